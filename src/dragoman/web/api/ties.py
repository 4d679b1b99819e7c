"""Ties between two actors, and who actors are."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from dragoman.errors import ConfigError
from dragoman.knowledge import Entity, KnowledgeBase, Occupancy
from dragoman.ties.model import Tie
from dragoman.web.api.answers import Lines, Listed, TheTools, answer
from dragoman.web.api.asked import Day, Id, TiePeriod, Word
from dragoman.web.api.problems import ApiError, documented

router = APIRouter(tags=["ties"])
Name = Annotated[str, Path(min_length=1, max_length=200, description="`RUS`, `RUS:GOV`, `NATO`, or a name.")]


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a state or body, and who holds or held it, `end` excluded."""

    office: str
    of: str
    person: str
    name: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """What is known of an actor. `offices`: held by a person, or of a state or body on the day; memberships then."""

    id: str
    kind: str
    name: str
    country: str
    sectors: tuple[str, ...]
    offices: tuple[Office, ...]
    memberships: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor whose name fits; `score` 0..1."""

    id: str
    name: str
    kind: str
    country: str
    score: float


@router.get("/ties/{one}/{other}", response_model=Tie, responses=documented(404, 422, 503))
def get_tie(
    request: Request, tools: TheTools, one: Name, other: Name, asked: Annotated[TiePeriod, Query()]
) -> Response:
    """How two actors stand to each other and how that moves: counts, balance, trend, changes, happenings.

    Without `since` and `until`: all that the store has of them.
    """
    from dragoman.ties import find_actor, tie

    knowledge = tools.knowledge()
    try:
        pair = [find_actor(name, knowledge, asked.until) for name in (one, other)]
    except ConfigError as error:
        raise ApiError(404, str(error)) from error
    found = tie(tools.store, *pair, since=asked.since, until=asked.until, step=asked.step, knowledge=knowledge)
    return answer(request, found)


@router.get("/actors", response_model=Listed[ActorLine], responses=documented(422))
def find_actors(
    request: Request,
    tools: TheTools,
    q: Annotated[Word, Query(min_length=1, description="A name, or part of one.")],
    limit: Annotated[int, Query(ge=1, le=50, description="Lines of the answer.")] = 10,
) -> Response:
    """States, bodies, groups and persons whose name is, or is like, the words."""
    knowledge = tools.knowledge()
    scores = {form.target: 1.0 for form in knowledge.lookup(q)}
    for id, score in knowledge.similar(q, limit):
        scores.setdefault(id, score / 100 if score > 1 else score)
    found = [(knowledge.get(id), score) for id, score in scores.items()]
    lines = [_line(entity, score) for entity, score in found if entity]
    best = sorted(lines, key=lambda line: (-line.score, line.id))
    return answer(request, Lines(tuple(best[:limit]), None))


@router.get("/actors/{id}", response_model=Actor, responses=documented(404, 422))
def get_actor(
    request: Request,
    tools: TheTools,
    id: Id,
    on: Annotated[Day | None, Query(description="As of this day; without it, as of now.")] = None,
) -> Response:
    """Who an actor is, with offices and memberships on a day."""
    knowledge = tools.knowledge()
    entity = knowledge.get(id)
    if entity is None:
        raise ApiError(404, "there is no such actor")
    held = knowledge.offices_of(id, on) if entity.kind == "person" else knowledge.leaders(id, on)
    offices = tuple(_office(knowledge, one) for one in held)
    bodies = tuple(one.body for one in knowledge.memberships(id, on))
    sectors = knowledge.sectors_of(id, on)
    return answer(request, Actor(id, entity.kind, entity.name, entity.country, sectors, offices, bodies))


def _line(entity: Entity, score: float) -> ActorLine:
    return ActorLine(entity.id, entity.name, entity.kind, entity.country, round(score, 3))


def _office(knowledge: KnowledgeBase, held: Occupancy) -> Office:
    person = knowledge.get(held.person)
    name = person.name if person else held.person
    return Office(held.office, held.of, held.person, name, held.interval.start, held.interval.end)
