"""The country that a town or region in a phrase tells: "Leipzig police", "protesters in Lyon"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.gazetteer import Gazetteer, PlaceRecord
from dragoman.matching import Feature
from dragoman.stages.naming.anatomy import Parts
from dragoman.stages.naming.scene import Reading

_RUN = re.compile(r"[^\W\da-z_][\w’'.-]*(?: (?:of |de |al-)?[^\W\da-z_][\w’'.-]*)*")
_AT = frozenset({"of", "in", "from", "at", "near", "for"})
_LARGE = 100_000  # people: a place that a name may stand for without "in" before it
_CLEAR = 4  # times as many people as in places of the name in other countries
_LONG = 4  # words of a name that is no person's


def with_place(reading: Reading, parts: Parts, gazetteer: Gazetteer) -> Reading:
    """A reading without a country takes that of the place named; a place alone is its people."""
    if reading.country or reading.entity:
        return reading
    alone = not reading.sectors and not parts.preposition
    if alone and (place := _clear(parts.text, gazetteer)):
        return replace(_placed(reading, place), sectors=("CVL",), name=place.name)
    rest = _RUN.match(parts.rest) if parts.preposition in _AT else None
    if rest and (place := _clear(rest.group(), gazetteer)):
        return _placed(reading, place)
    named = bool(reading.sectors) or len(parts.head.split()) >= _LONG
    for name in _ends(parts.head) if named else ():
        place = _clear(name, gazetteer)
        if place and (place.population >= _LARGE or place.kind == "admin1"):
            return _placed(reading, place)
    return reading


def _placed(reading: Reading, place: PlaceRecord) -> Reading:
    reason = Feature("place", 0.5, f"{place.name} lies in {place.country}")
    return replace(reading, country=place.country, features=(*reading.features, reason))


def _ends(head: str) -> Iterator[str]:
    """The names a head holds, whole, then without their last words, then without their first."""
    for run in _RUN.findall(head):
        words = run.removesuffix("'s").removesuffix("’s").split()
        yield from (" ".join(words[:end]) for end in range(len(words), 0, -1))
        yield from (" ".join(words[start:]) for start in range(1, len(words)))


def _clear(name: str, gazetteer: Gazetteer) -> PlaceRecord | None:
    """The place a name usually is; None when it may as well be one of another country."""
    found = (
        [place for place in gazetteer.candidates(name) if place.usual and place.country] if name[:1].isupper() else []
    )
    if not found:
        return None
    best = found[0]
    others = max((place.population for place in found if place.country != best.country), default=-1)
    return best if others < 0 or best.population >= max(_CLEAR * others, 1) else None
