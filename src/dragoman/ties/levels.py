"""How high a contact is: by the offices that those in it hold on the day."""

from collections.abc import Iterable
from datetime import date

from dragoman.knowledge import KnowledgeBase
from dragoman.ties.model import ENVOYS, HEADS, LEVELS, MILITARY, MINISTERS, OTHERS

BY_RANK = {"head": HEADS, "minister": MINISTERS, "envoy": ENVOYS, "military": MILITARY}


def level_of(people: Iterable[tuple[str, tuple[str, ...]]], day: date, knowledge: KnowledgeBase | None) -> str:
    """The highest level among the parties of a happening, each with its entity and sectors.

    A state named as a whole says nothing of the level.
    """
    found = {_level(entity, sectors, day, knowledge) for entity, sectors in people}
    return min(found, key=LEVELS.index, default=OTHERS)


def _level(entity: str, sectors: tuple[str, ...], day: date, knowledge: KnowledgeBase | None) -> str:
    if knowledge and entity:
        ranks = (knowledge.office(held.office).rank for held in knowledge.offices_of(entity, day))
        levels = [BY_RANK[rank] for rank in ranks if rank in BY_RANK]
        if levels:
            return min(levels, key=LEVELS.index)
    return MILITARY if "MIL" in sectors else OTHERS
