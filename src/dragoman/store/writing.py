"""Writing a report with all its records, within one transaction of the caller's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.errors import InputError
from dragoman.matching import Trace, traces
from dragoman.records import Coded, Document
from dragoman.store import clusters, copies, judging, moves, rows
from dragoman.store.schema import (
    blocks,
    coders,
    dyads,
    events,
    evidence,
    facts,
    rejects,
    reports,
    sides,
    statements,
)

STORED, KNOWN, RECODED = "stored", "known", "recoded"
HALF = re.compile(r"[\ud800-\udfff]")  # half of a character, which no encoding can write
# Keys must fit into a page of PostgreSQL's indexes, and a title into its lists of words.
MOST_CHARACTERS = {"id": 500, "url": 2_000, "title": 10_000}


@dataclass(frozen=True, slots=True)
class Found:
    """Where a report comes from, and which witness gave its day."""

    origin: str = ""
    name: str = ""
    day_basis: str = ""


NOWHERE = Found()


def unfit(document: Document) -> str:
    """Why no store can hold a report; empty when one can."""
    fields = {name: getattr(document, name) or "" for name in ("id", "url", "title", "publisher", "language", "text")}
    for name, value in fields.items():
        if "\x00" in value:
            return f"{name}: holds NUL characters"
        if not value.isascii() and HALF.search(value):
            return f"{name}: holds half characters (lone surrogates)"
        if len(value) > MOST_CHARACTERS.get(name, len(value)):
            return f"{name}: longer than {MOST_CHARACTERS[name]:,} characters"
    return ""


def put(connection: Connection, coded: Coded, found: Found = NOWHERE) -> str:
    """Store a coded report: `stored`, `known` when it is there already, `recoded` when other versions made it.

    Raises InputError when another text is stored under the same id, and for one that no store can hold.
    """
    document = coded.document
    if reason := unfit(document):
        raise InputError(reason, stage="store")
    there = connection.execute(
        select(reports.c.text, reports.c.coder, reports.c.story).where(reports.c.id == document.id)
    ).one_or_none()
    if there is None:
        _add(connection, coded, found)
        return STORED
    if there.text != document.text:
        raise InputError(f"another text is stored under the id {document.id}", stage="store")
    if there.coder == rows.coder_id(coded.versions):
        return KNOWN
    _recode(connection, coded, there.story)
    return RECODED


def upsert(connection: Connection, table: Table, row: dict[str, Any], *, renew: bool = True) -> None:
    """Insert a row, or renew (or leave) the one with its key."""
    connection.execute(_upsert(connection.dialect.name, table, tuple(row), renew), row)


@cache
def _upsert(dialect: str, table: Table, columns: tuple[str, ...], renew: bool) -> Any:
    statement: Any = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table)
    keys = [column.name for column in table.primary_key.columns]
    others = {name: statement.excluded[name] for name in columns if name not in keys}
    if renew and others:
        return statement.on_conflict_do_update(index_elements=keys, set_=others)
    return statement.on_conflict_do_nothing(index_elements=keys)


def _add(connection: Connection, coded: Coded, found: Found) -> None:
    document = coded.document
    upsert(connection, coders, rows.coder_row(coded.versions), renew=False)
    place = copies.find_story(connection, document)
    where = {"origin": rows.fit(found.origin), "name": rows.fit(found.name), "day_basis": found.day_basis}
    story = {"story": place.story, "likeness": place.likeness}
    connection.execute(insert(reports), {**rows.report_row(coded), **where, **story})
    copies.file(connection, document.id, place)
    marks = traces(coded)
    _add_records(connection, coded, marks)
    clusters.place(connection, marks, place.story)
    _forgive(connection, document, found)


def _add_records(connection: Connection, coded: Coded, marks: Sequence[Trace]) -> None:
    report, named = coded.document.id, list(zip(coded.events, marks, strict=True))
    many = (
        (events, [rows.event_row(report, n, event, its) for n, (event, its) in enumerate(named)]),
        (sides, [row for event in coded.events for row in rows.side_rows(event)]),
        (dyads, [row for event in coded.events for row in rows.dyad_rows(event, coded.document.published)]),
        (evidence, [row for event in coded.events for row in rows.evidence_rows(event)]),
        (blocks, [row for its in marks for row in rows.block_rows(its)]),
        (statements, list(rows.statement_rows(coded))),
        (facts, list(rows.fact_rows(coded))),
    )
    for table, found in many:
        if found:
            connection.execute(insert(table), found)


def _forgive(connection: Connection, document: Document, found: Found) -> None:
    """A report that was turned away once and is stored now is no reject any more."""
    names = [rows.fit(name) for name in (document.url, found.name) if name]
    connection.execute(delete(rejects).where(rejects.c.name.in_(names)))


def _recode(connection: Connection, coded: Coded, story: str) -> None:
    """Other records of the same report: what people said of them moves along with the words it was said of."""
    upsert(connection, coders, rows.coder_row(coded.versions), renew=False)
    report = coded.document.id
    before = {
        row.id: row.trace for row in connection.execute(select(events.c.id, events.c.trace).filter_by(report=report))
    }
    cause = f"recoded by {rows.coder_id(coded.versions)}"
    for event in sorted(before):
        moves.drop(connection, event, cause)
    for table in (events, statements, facts):
        connection.execute(delete(table).where(table.c.report == report))
    row = rows.report_row(coded)
    kept = {name: row[name] for name in ("coder", "record", "title", "language")}
    connection.execute(update(reports).where(reports.c.id == report).values(**kept))
    marks = traces(coded)
    _add_records(connection, coded, marks)
    clusters.place(connection, marks, story)
    judging.replay(connection, report)
