"""Which events are asked for, as conditions on their table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal, or_, select

from dragoman.store import rows
from dragoman.store.schema import dyads, events, members, reports, sides

ACTOR, RECIPIENT, CLAIMANT = "actor", "recipient", "claimant"
RARE = 5_000  # rows


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters that all must hold; empty ones let everything through.

    `actor`, `recipient`, `claimant`, `party` (any of them), `one` and `other` (who did something to each other): the
    code of a country or the id of an entity, with sectors after a colon: `RUS`, `NATO`, `RUS:GOV,MIL`.
    `country`: of any party or the place. `status`: see `dragoman.dyads.STATUSES`. `judged`: wrong, right, none.
    `since`, `until`: the day an event is counted on, both included. `founders`: one record of each happening.
    """

    type: str = ""
    mode: str = ""
    quad: int = 0
    actor: str = ""
    recipient: str = ""
    claimant: str = ""
    party: str = ""
    one: str = ""
    other: str = ""
    country: str = ""
    place: str = ""
    factuality: str = ""
    status: str = ""
    judged: str = ""
    publisher: str = ""
    report: str = ""
    cluster: str = ""
    since: date | None = None
    until: date | None = None
    founders: bool = False


Condition = ColumnElement[bool]


def conditions(connection: Connection, wanted: Wanted) -> Iterator[Condition]:
    """What must hold of a row of `events`."""
    yield from _plain(wanted)
    for role in (ACTOR, RECIPIENT, CLAIMANT):
        if code := getattr(wanted, role):
            yield _has(connection, events.c.id, sides.c.event, and_(sides.c.role == role, _side(code)))
    if wanted.party:
        yield _has(connection, events.c.id, sides.c.event, _side(wanted.party))
    if wanted.one or wanted.other:
        yield _has(connection, events.c.id, dyads.c.event, _between(wanted.one, wanted.other))
    if wanted.country:
        there = sides.c.country == rows.fit(wanted.country)
        of_party = _has(connection, events.c.id, sides.c.event, there)
        yield or_(of_party, events.c.place_country == rows.fit(wanted.country))
    if wanted.publisher:
        yield _has(connection, events.c.report, reports.c.id, reports.c.publisher == rows.fit(wanted.publisher))
    if wanted.cluster:
        yield events.c.id.in_(select(members.c.event).where(members.c.cluster == rows.fit(wanted.cluster)))
    if wanted.founders:
        yield exists().where(members.c.event == events.c.id, members.c.via.is_(None))


def _has(connection: Connection, own: Any, key: Any, condition: Condition) -> Condition:
    """That a row of another table belongs to the event. What is rare is looked up, what is frequent tried out.

    A page of events with something rare in them is found from there; with something frequent, by going through the
    events in their order, which soon fills a page.
    """
    some = select(key).where(condition).limit(RARE).subquery()
    rare = connection.execute(select(func.count()).select_from(some)).scalar_one() < RARE
    return own.in_(select(key).where(condition)) if rare else exists().where(key == own, condition)


def _plain(wanted: Wanted) -> Iterator[Condition]:
    for name in ("type", "factuality", "status", "report"):
        if value := getattr(wanted, name):
            yield events.c[name] == rows.fit(value)
    if wanted.mode:
        yield events.c.mode.contains(f'"{rows.fit(wanted.mode)}"', autoescape=True)
    if wanted.quad:
        yield events.c.quad == wanted.quad
    if wanted.place:
        yield events.c.place_country == rows.fit(wanted.place)
    if wanted.judged:
        yield events.c.judged == ("" if wanted.judged == "none" else rows.fit(wanted.judged))
    if wanted.since:
        yield events.c.day >= wanted.since.isoformat()
    if wanted.until:
        yield and_(events.c.day <= wanted.until.isoformat(), events.c.day != "")


def _side(text: str) -> Condition:
    code, sectors = _code(text)
    found = or_(sides.c.country == code, sides.c.entity == code)
    return (
        and_(found, or_(*(sides.c.sectors.contains(f'"{s}"', autoescape=True) for s in sectors))) if sectors else found
    )


def _between(one: str, other: str) -> Condition:
    there = [_end(side, code) for side, code in (("source", one), ("target", other)) if code]
    back = [_end(side, code) for side, code in (("target", one), ("source", other)) if code]
    return or_(and_(*there), and_(*back))


def _end(side: str, text: str) -> Condition:
    code, sectors = _code(text)
    found = or_(dyads.c[f"{side}_country"] == code, dyads.c[f"{side}_entity"] == code)
    joined = literal("|") + dyads.c[f"{side}_sectors"] + "|"
    return and_(found, or_(*(joined.contains(f"|{s}|", autoescape=True) for s in sectors))) if sectors else found


def _code(text: str) -> tuple[str, list[str]]:
    """`RUS:GOV,MIL` as code and sectors."""
    code, _, sectors = rows.fit(text).partition(":")
    return code, [sector for sector in sectors.split(",") if sector]
