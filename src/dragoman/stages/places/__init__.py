"""Places: every name of a place in a report, with the place it means."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.gazetteer import Gazetteer
from dragoman.records import Coded
from dragoman.stages.places.find import Finder
from dragoman.stages.places.resolve import resolve
from dragoman.stages.places.toponym import Toponym

__all__ = ["run"]

SPEAKING = ("state", "office", "person", "group")  # kinds of mention that tell a country

# What stands between a place and the one around it: "Aden, Yemen", "Aden in southern Yemen", "Aden (Yemen".
LINK = re.compile(
    r"^['’]?s?\s*(?:,|\(|,? in|,? of|-)\s*(?:the\s+)?(?:(?:(?:north|south|east|west)\w*|central)[\s-]*)*"
    r"(?:(?:province|state|county|region|district)\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def run(coded: Coded, *, gazetteer: Gazetteer) -> Coded:
    """Fill `places` with the toponyms of the report in text order; what hides in names of people or bodies is none."""
    toponyms = Finder(coded, gazetteer).find()
    places = resolve(toponyms, _containers(coded.document.text, toponyms), _hints(coded, toponyms))
    return replace(coded, places=tuple(places))


def _hints(coded: Coded, toponyms: Sequence[Toponym]) -> Counter[str]:
    """How often the report speaks of each country without naming a place, as in "the Peruvian president"."""
    named = {toponym.span.start for toponym in toponyms}
    return Counter(
        mention.country
        for mention in coded.mentions
        if mention.country and mention.kind in SPEAKING and not named.intersection(range(*mention.span))
    )


def _containers(text: str, toponyms: Sequence[Toponym]) -> list[int | None]:
    """For each toponym the index of the one behind it that may be the place around it."""
    found: list[int | None] = []
    for i, toponym in enumerate(toponyms):
        following = toponyms[i + 1] if i + 1 < len(toponyms) else None
        near = following is not None and following.sentence == toponym.sentence
        between = text[toponym.span.end : following.span.start] if following is not None else ""
        found.append(i + 1 if near and LINK.match(between) else None)
    return found
