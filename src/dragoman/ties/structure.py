"""What binds two actors on a day: bodies that both belong to, and who leads them."""

from collections.abc import Iterator
from datetime import date

from dragoman.knowledge import KnowledgeBase
from dragoman.ties.actors import BODIES
from dragoman.ties.model import Actor, Holder, Membership


def memberships(one: Actor, other: Actor, on: date, knowledge: KnowledgeBase) -> tuple[Membership, ...]:
    """The bodies that both belong to, then those that one is and the other belongs to."""
    ours, theirs = ({held.body: held.status for held in knowledge.memberships(_id(a), on)} for a in (one, other))
    shared = [body for body in ours if body in theirs]
    found = [Membership(body, _name(body, knowledge), ours[body], theirs[body]) for body in sorted(shared)]
    if _id(other) in ours:
        found.append(Membership(_id(other), other.name, ours[_id(other)], "itself"))
    if _id(one) in theirs:
        found.append(Membership(_id(one), one.name, "itself", theirs[_id(one)]))
    return tuple(found)


def holders(one: Actor, other: Actor, on: date, knowledge: KnowledgeBase) -> tuple[Holder, ...]:
    """Who leads either, and their offices where they are persons."""
    return tuple(holder for actor in (one, other) for holder in _holders(actor, on, knowledge))


def _holders(actor: Actor, on: date, knowledge: KnowledgeBase) -> Iterator[Holder]:
    entity = knowledge.get(_id(actor))
    if entity is None:
        return
    person = entity.kind == "person"
    for held in knowledge.offices_of(entity.id, on) if person else knowledge.leaders(entity.id, on):
        office = knowledge.office(held.office)
        name = _name(held.person, knowledge)
        yield Holder(held.of, office.name, office.rank, held.person, name, held.interval.start)


def _id(actor: Actor) -> str:
    """The id of the entity that a country's code stands for."""
    return {code: id for id, code in BODIES.items()}.get(actor.code, actor.code)


def _name(id: str, knowledge: KnowledgeBase) -> str:
    entity = knowledge.get(id)
    return entity.name if entity else id
