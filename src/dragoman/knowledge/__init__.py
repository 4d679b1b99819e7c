"""Who is who on which day: states, organisations, persons, offices and general nouns for actors."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dragoman.knowledge.base import KnowledgeBase
from dragoman.knowledge.compiled import compiled
from dragoman.knowledge.model import (
    Agent,
    DatedSectors,
    Entity,
    Form,
    Hit,
    Interval,
    Membership,
    Occupancy,
    Office,
    StateGroup,
)

__all__ = [
    "Agent",
    "DatedSectors",
    "Entity",
    "Form",
    "Hit",
    "Interval",
    "KnowledgeBase",
    "Membership",
    "Occupancy",
    "Office",
    "StateGroup",
    "load_knowledge",
]


def load_knowledge(folders: Sequence[Path] = ()) -> KnowledgeBase:
    """Our data with the user's folders on top, each set of folders loaded once. DataError for unusable files."""
    return _load(tuple(Path(folder) for folder in folders))


@cache
def _load(folders: tuple[Path, ...]) -> KnowledgeBase:
    return KnowledgeBase(compiled(folders))
