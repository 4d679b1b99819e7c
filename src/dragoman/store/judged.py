"""The log of judgements: adding to it, and reading what it says of an event as it stands now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select
from sqlalchemy import Row as DatabaseRow

from dragoman.judgements import DIFFERENT, PAIRED, SAME, Anchor, Judgement, find
from dragoman.records import Span
from dragoman.serial import read_record, to_json
from dragoman.store.schema import events, evidence, judgements


@dataclass(frozen=True, slots=True)
class Pairs:
    """The events that people have said to be the same as one event, and those they said are not."""

    same: frozenset[str]
    different: frozenset[str]


def append(connection: Connection, judgement: Judgement) -> Judgement:
    """Add to the log; gives it back with its time and number."""
    at = judgement.at or datetime.now(UTC).isoformat(timespec="seconds")
    row = {
        "at": at,
        "by": judgement.by,
        "verdict": judgement.verdict,
        "anchor": to_json(judgement.anchor),
        "other": to_json(judgement.other) if judgement.other else None,
        "report": judgement.anchor.report,
        "other_report": judgement.other.report if judgement.other else None,
        "field": judgement.field,
        "value": judgement.value,
        "note": judgement.note,
    }
    number = connection.execute(insert(judgements).returning(judgements.c.number), row).scalar_one()
    return replace(judgement, at=at, number=number)


def judgements_of(connection: Connection, report: str | None = None) -> Iterator[Judgement]:
    """The log in order, or the part of it that a report has a share in."""
    query = select(judgements).order_by(judgements.c.number)
    if report is not None:
        query = query.where(or_(judgements.c.report == report, judgements.c.other_report == report))
    for row in connection.execute(query):
        yield judgement(row)


def anchors(connection: Connection, report: str) -> Sequence[Anchor]:
    """The events of a report as they stand now."""
    types = {
        row.id: row.type for row in connection.execute(select(events.c.id, events.c.type).filter_by(report=report))
    }
    query = (
        select(evidence.c.event, evidence.c.start, evidence.c.end)
        .where(evidence.c.event.in_(list(types)), evidence.c.role == "trigger")
        .order_by(evidence.c.event, evidence.c.position)
    )
    spans: dict[str, list[Span]] = {event: [] for event in types}
    for row in connection.execute(query):
        spans[row.event].append(Span(row.start, row.end))
    return [Anchor(event, report, types[event], tuple(found)) for event, found in sorted(spans.items())]


def meant(connection: Connection, anchor: Anchor) -> str | None:
    """The event an anchor means today; None when its report holds it no longer."""
    return find(anchor, anchors(connection, anchor.report))


def pairs_of(connection: Connection, event: str, report: str) -> Pairs:
    """What has been said of an event and others. The last word on a pair counts."""
    last: dict[str, str] = {}
    for judgement in judgements_of(connection, report):
        if judgement.verdict in PAIRED and judgement.other:
            pair = [meant(connection, anchor) for anchor in (judgement.anchor, judgement.other)]
            if event in pair and None not in pair:
                last[str(pair[1 - pair.index(event)])] = judgement.verdict
    return Pairs(
        *(frozenset(other for other, said in last.items() if said == verdict) for verdict in (SAME, DIFFERENT))
    )


def judgement(row: DatabaseRow[Any]) -> Judgement:
    """A line of the log from its row."""
    return Judgement(
        verdict=row.verdict,
        anchor=read_record(Anchor, row.anchor),
        by=row.by,
        other=read_record(Anchor, row.other) if row.other else None,
        field=row.field,
        value=row.value,
        note=row.note,
        at=row.at,
        number=row.number,
    )
