"""Lists of reports, statements, facts and judgements, the latest stored first, a page at a time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, tuple_

from dragoman.judgements import Judgement
from dragoman.records import Span
from dragoman.store import judged, rows
from dragoman.store.schema import events, facts, judgements, reports, statements

Place = tuple[int, int]  # number of the report, position in it


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters that all must hold; empty ones let everything through.

    `publisher`, `origin`, `language`, `story`: of the report. `since`, `until`: the day it was published, both
    included. `party`: the speaker of a statement, subject or object of a fact: a country's code or an entity's id.
    `kind`: of fact. `report`: its id.
    """

    publisher: str = ""
    origin: str = ""
    language: str = ""
    story: str = ""
    report: str = ""
    party: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as lists show it. `events`: records of events in it."""

    number: int
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    origin: str
    story: str
    likeness: float
    events: int


@dataclass(frozen=True, slots=True)
class StatementLine:
    """Something said. `content`: pieces of the report's text; `words`: those pieces; `number`: of the report."""

    id: str
    report: str
    number: int
    position: int
    publisher: str | None
    published: str | None
    speaker: str | None
    speaker_entity: str | None
    speaker_country: str | None
    reported_by: str | None
    direct: bool
    content: tuple[Span, ...]
    words: tuple[str, ...]
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class FactLine:
    """An office held or a membership, as a report has it. `number`: of the report."""

    report: str
    number: int
    position: int
    publisher: str | None
    published: str | None
    kind: str
    relation: str
    subject: str
    subject_entity: str | None
    object: str
    object_entity: str | None
    factuality: str
    start: str | None
    end: str | None


def report_lines(
    connection: Connection, asked: Asked, after: int | None = None, limit: int = 50
) -> tuple[ReportLine, ...]:
    """A page of reports. `after`: the number of the last one of the page before."""
    count = select(func.count()).where(events.c.report == reports.c.id).scalar_subquery()
    columns = [reports.c[name] for name in ReportLine.__dataclass_fields__ if name != "events"]
    query = _of_reports(select(*columns, count.label("events")), asked)
    if after is not None:
        query = query.where(reports.c.number < after)
    found = connection.execute(query.order_by(reports.c.number.desc()).limit(limit))
    return tuple(ReportLine(**row._asdict()) for row in found)


def report_count(connection: Connection, asked: Asked, most: int = 10_000) -> int:
    """How many reports there are, no more than `most` and one."""
    some = _of_reports(select(reports.c.number), asked).limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def statement_lines(
    connection: Connection, asked: Asked, after: Place | None = None, limit: int = 50
) -> tuple[StatementLine, ...]:
    """A page of statements. `after`: number and position of the last one of the page before."""
    about = (reports.c.number, reports.c.publisher, reports.c.published, reports.c.text)
    query = _of_reports(select(statements, *about).join(reports, reports.c.id == statements.c.report), asked)
    if asked.party:
        code = rows.fit(asked.party)
        query = query.where(or_(statements.c.speaker_entity == code, statements.c.speaker_country == code))
    return tuple(_statement(row._asdict()) for row in connection.execute(_page(query, statements, after, limit)))


def fact_lines(
    connection: Connection, asked: Asked, after: Place | None = None, limit: int = 50
) -> tuple[FactLine, ...]:
    """A page of facts. `after`: number and position of the last one of the page before."""
    about = (reports.c.number, reports.c.publisher, reports.c.published)
    query = _of_reports(select(facts, *about).join(reports, reports.c.id == facts.c.report), asked)
    if asked.party:
        code = rows.fit(asked.party)
        query = query.where(or_(facts.c.subject_entity == code, facts.c.object_entity == code))
    if asked.kind:
        query = query.where(facts.c.kind == rows.fit(asked.kind))
    return tuple(FactLine(**row._asdict()) for row in connection.execute(_page(query, facts, after, limit)))


def judgement_lines(
    connection: Connection, report: str = "", after: int | None = None, limit: int = 50
) -> Sequence[Judgement]:
    """A page of the log, the latest first. `after`: the number of the last one of the page before."""
    query = select(judgements).order_by(judgements.c.number.desc()).limit(limit)
    if report:
        id = rows.fit(report)
        query = query.where(or_(judgements.c.report == id, judgements.c.other_report == id))
    if after is not None:
        query = query.where(judgements.c.number < after)
    return [judged.judgement(row) for row in connection.execute(query)]


def _of_reports(query: Select[Any], asked: Asked) -> Select[Any]:
    for name in ("publisher", "origin", "language", "story"):
        if value := getattr(asked, name):
            query = query.where(reports.c[name] == rows.fit(value))
    if asked.report:
        query = query.where(reports.c.id == rows.fit(asked.report))
    if asked.since:
        query = query.where(reports.c.published >= asked.since.isoformat())
    return query.where(reports.c.published <= asked.until.isoformat()) if asked.until else query


def _page(query: Select[Any], table: Any, after: Place | None, limit: int) -> Select[Any]:
    if after:
        query = query.where(tuple_(reports.c.number, table.c.position) < tuple_(*after))
    return query.order_by(reports.c.number.desc(), table.c.position.desc()).limit(limit)


def _statement(row: dict[str, Any]) -> StatementLine:
    text = row.pop("text")
    content = tuple(Span(*span) for span in json.loads(row.pop("content")))
    words = tuple(text[span.start : span.end] for span in content)
    return StatementLine(**{**row, "direct": bool(row["direct"])}, content=content, words=words)
