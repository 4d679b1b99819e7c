"""Everything the data files say, as records: what the loader makes and the knowledge base is built from."""

from dataclasses import dataclass

from dragoman.knowledge.model import Agent, Entity, Form, Membership, Occupancy, Office, StateGroup

# How much an office weighs when a person holds several.
RANKS = ("head", "minister", "envoy", "military", "official", "legislature", "judiciary", "party")


@dataclass(frozen=True, slots=True)
class Tables:
    """`version` is the hash of the files, 12 hexadecimal digits."""

    version: str
    entities: tuple[Entity, ...]
    offices: tuple[Office, ...]
    agents: tuple[Agent, ...]
    groups: tuple[StateGroup, ...]
    occupancies: tuple[Occupancy, ...]
    memberships: tuple[Membership, ...]
    forms: tuple[Form, ...]


def rank_of(office: Office | None) -> int:
    """The place of an office among others, 0 the weightiest."""
    return RANKS.index(office.rank) if office and office.rank in RANKS else len(RANKS)
