"""An actor: who it is, what offices, whom it has to do with, what it did last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.errors import ConfigError
from dragoman.knowledge import KnowledgeBase, Membership, Occupancy
from dragoman.store import EventLine, Store, Wanted
from dragoman.ties import counterparts, find_actor
from dragoman.ties.actors import BODIES
from dragoman.ties.model import Actor, Peer

SHOWN = 25
PEERS = 20
YEAR = timedelta(days=366)  # before the last event, from which counterparts are counted


@dataclass(frozen=True, slots=True)
class Held:
    """An office with its holder. `start` included, `end` excluded; None is open or unknown."""

    office: str
    of: str
    of_name: str
    person: str
    name: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ActorView:
    """What the page of an actor shows. `events`: how many records name it, at most 10,000."""

    actor: Actor
    kind: str
    country: str
    sectors: tuple[str, ...]
    names: tuple[str, ...]
    offices: tuple[Held, ...]
    memberships: tuple[Membership, ...]
    counterparts: tuple[Peer, ...]
    latest: tuple[EventLine, ...]
    events: int


def gather(store: Store, id: str, knowledge: KnowledgeBase) -> ActorView | None:
    """An actor by code, id or name; None for one that neither knowledge nor store has."""
    actor = _actor(id, knowledge)
    wanted = Wanted(party=actor.code)
    latest = tuple(store.events(wanted, limit=SHOWN))
    entity = knowledge.get({code: body for body, code in BODIES.items()}.get(actor.code, actor.code))
    if entity is None and not latest:
        return None
    held = (
        ()
        if entity is None
        else knowledge.offices_of(entity.id)
        if entity.kind == "person"
        else knowledge.leaders(entity.id)
    )
    return ActorView(
        actor,
        entity.kind if entity else "",
        entity.country if entity else "",
        knowledge.sectors_of(entity.id) if entity else (),
        tuple(dict.fromkeys(form.text for form in knowledge.forms_of(entity.id) if form.role == "name"))
        if entity
        else (),
        tuple(_held(one, knowledge) for one in held),
        knowledge.memberships(entity.id) if entity else (),
        counterparts(store, actor, _year_before(latest), limit=PEERS, knowledge=knowledge),
        latest,
        store.event_count(wanted),
    )


def _year_before(latest: Sequence[EventLine]) -> date | None:
    """The day from which counterparts are counted."""
    days = [day for line in latest if (day := line.day or line.published)]
    return date.fromisoformat(max(days)) - YEAR if days else None


def _actor(id: str, knowledge: KnowledgeBase) -> Actor:
    try:
        return find_actor(id, knowledge)
    except ConfigError:
        return Actor(id, id, "entity")


def _held(held: Occupancy, knowledge: KnowledgeBase) -> Held:
    of, person = knowledge.get(held.of), knowledge.get(held.person)
    names = of.name if of else held.of, person.name if person else held.person
    office = knowledge.office(held.office).name
    return Held(office, held.of, names[0], held.person, names[1], held.interval.start, held.interval.end)
