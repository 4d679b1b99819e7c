"""The land and borders of the world as GeoJSON, from the TopoJSON beside it."""

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

from dragoman.errors import DataError

ICE = "010"  # Antarctica, by its number in ISO 3166; no ties there

Line = list[list[float]]


class Shape:
    """A GeoJSON feature that a chart takes over whole; it would look into each of many thousand points."""

    _schema: ClassVar[dict[str, Any]] = {"type": "object"}  # so that Altair asks for `to_dict`

    def __init__(self, kind: str, coordinates: list[Any]) -> None:
        self._feature = {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": coordinates}}

    def to_dict(self, *_args: object, **_options: object) -> dict[str, Any]:
        """The feature itself: not to be changed."""
        return self._feature


def land() -> Shape:
    """All land but the ice, one shape."""
    return _world()[0]


def borders() -> Shape:
    """The lines between countries, coasts left out."""
    return _world()[1]


@cache
def _world() -> tuple[Shape, Shape]:
    """Raises DataError when the file is unusable."""
    try:
        facts = json.loads((files("dragoman.pictures") / "data" / "world.json").read_text(encoding="utf-8"))
        arcs = [_unpacked(arc, facts["transform"]) for arc in facts["arcs"]]
        countries = facts["objects"]["countries"]["geometries"]
        [ground] = facts["objects"]["land"]["geometries"]
        ice = {arc for country in countries if country.get("id") == ICE for part in _parts(country) for arc in part[0]}
        dry = [[_ring(ring, arcs) for ring in part] for part in ground["arcs"] if not ice.intersection(part[0])]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DataError(f"map of the world: {error}") from error
    used = Counter(max(arc, ~arc) for country in countries for part in _parts(country) for ring in part for arc in ring)
    between = [arcs[arc] for arc, countries_there in sorted(used.items()) if countries_there > 1]
    return Shape("MultiPolygon", dry), Shape("MultiLineString", between)


def _unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """Points in degrees, from steps in units of the grid."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for east, north in arc:
        x, y = x + east, y + north
        points.append([round(x * wide + west, 2), round(y * high + south, 2)])
    return points


def _parts(country: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a country, each as rings of numbers of arcs."""
    arcs: list[Any] = country["arcs"]
    return [arcs] if country["type"] == "Polygon" else arcs


def _ring(numbers: list[int], arcs: list[Line]) -> Line:
    """A closed line of arcs; a number below nought is an arc backwards."""
    points: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points
