"""The records of the knowledge base: who exists, who holds which office, who belongs to what, and when."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` (included) to `end` (excluded); None is open."""

    start: date | None = None
    end: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether the interval covers the day; without a day, whether it is still open."""
        if on is None:
            return self.end is None
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)


@dataclass(frozen=True, slots=True)
class DatedSectors:
    sectors: tuple[str, ...]
    interval: Interval


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with an id. `kind`: state, organisation, person. `country` is the PLOVER country code ("" for none).

    `subkind` refines organisations: body, organ, group, party, agency, firm, ngo, actor (known by its code
    alone); a state with a `parent` is a disputed
    or dependent territory.
    """

    id: str
    kind: str
    name: str
    country: str
    subkind: str = ""
    sectors: tuple[DatedSectors, ...] = ()
    gender: str = ""
    parent: str = ""
    interval: Interval = Interval()


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of office ("foreign minister").

    `rank`: head, minister, envoy, military, legislature, judiciary, official, party.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    sectors: tuple[str, ...]
    scope: str
    rank: str


@dataclass(frozen=True, slots=True)
class Occupancy:
    """A person holds an office of a state or organisation for an interval."""

    person: str
    office: str
    of: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Membership:
    body: str
    member: str
    status: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Agent:
    """A general noun for an actor ("soldiers")."""

    singular: str
    plural: str
    sectors: tuple[str, ...]
    gender: str


@dataclass(frozen=True, slots=True)
class StateGroup:
    """A named or described group of states ("the Baltic states")."""

    id: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write something, and what it is.

    `role`: name (of a state, organisation or person), adjective, people, capital, metonym (of a government),
    surname, office, agent, state-group. `target` is an entity, office, agent or state-group id.
    """

    text: str
    role: str
    target: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A known form found in a text at [start, end), with everything it can mean."""

    start: int
    end: int
    forms: tuple[Form, ...]
