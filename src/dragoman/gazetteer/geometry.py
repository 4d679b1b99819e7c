"""Distances and centres on the globe; points are (latitude, longitude) in degrees."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
Point = tuple[float, float]


def distance_km(a: Point, b: Point) -> float:
    """The great-circle distance."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half_lat, half_lon = (lat_b - lat_a) / 2, radians(b[1] - a[1]) / 2
    chord = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def centre_of_extent(points: Iterable[Point]) -> Point | None:
    """The centre of the box around points, without the outermost few on each side; None for no points.

    Nearer to the centre of a region than the mean of its towns, which huddle together. Right across the date line too.
    """
    known = list(points)
    if not known:
        return None
    south, north = _bounds([latitude for latitude, _ in known])
    west, east = _bounds([longitude for _, longitude in known])
    if east - west > 180:
        west, east = _bounds([longitude % 360 for _, longitude in known])
    return round((south + north) / 2, 4), round(((west + east) / 2 + 180) % 360 - 180, 4)


def _bounds(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    cut = len(ordered) // 300
    return ordered[cut], ordered[-1 - cut]
