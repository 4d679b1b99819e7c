"""Which events are asked for, as conditions on their table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, literal, or_, select

from dragoman.store import rows
from dragoman.store.schema import dyads, events, members, reports, sides

ACTOR, RECIPIENT, CLAIMANT = "actor", "recipient", "claimant"


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


def conditions(wanted: Wanted) -> Iterator[Condition]:
    """What must hold of a row of `events`."""
    yield from _plain(wanted)
    for role in (ACTOR, RECIPIENT, CLAIMANT):
        if code := getattr(wanted, role):
            yield events.c.id.in_(select(sides.c.event).where(sides.c.role == role, _side(code)))
    if wanted.party:
        yield events.c.id.in_(select(sides.c.event).where(_side(wanted.party)))
    if wanted.one or wanted.other:
        yield events.c.id.in_(select(dyads.c.event).where(_between(wanted.one, wanted.other)))
    if wanted.country:
        of_party = select(sides.c.event).where(sides.c.country == rows.fit(wanted.country))
        yield or_(events.c.id.in_(of_party), events.c.place_country == rows.fit(wanted.country))
    if wanted.publisher:
        yield events.c.report.in_(select(reports.c.id).where(reports.c.publisher == rows.fit(wanted.publisher)))
    if wanted.cluster:
        yield events.c.id.in_(select(members.c.event).where(members.c.cluster == rows.fit(wanted.cluster)))
    if wanted.founders:
        yield events.c.id.in_(select(members.c.event).where(members.c.via.is_(None)))


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
