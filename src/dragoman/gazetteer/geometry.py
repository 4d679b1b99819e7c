"""Distances and middles on the globe; points are (latitude, longitude) in degrees."""

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0
Point = tuple[float, float]


def distance_km(a: Point, b: Point) -> float:
    """The great-circle distance."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half_lat, half_lon = (lat_b - lat_a) / 2, radians(b[1] - a[1]) / 2
    chord = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def middle(points: Iterable[Point]) -> Point | None:
    """The middle of points, right across the date line too; None for no points."""
    x = y = z = 0.0
    seen = False
    for latitude, longitude in points:
        phi, lam = radians(latitude), radians(longitude)
        x, y, z, seen = x + cos(phi) * cos(lam), y + cos(phi) * sin(lam), z + sin(phi), True
    if not seen:
        return None
    return round(degrees(atan2(z, hypot(x, y))), 4), round(degrees(atan2(y, x)), 4)
