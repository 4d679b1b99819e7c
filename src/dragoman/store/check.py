"""Verifies a store: every span its quote, every id its key, every row its parent, every cluster its tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select, text

from dragoman.errors import StoreError
from dragoman.matching import Trace
from dragoman.records import Coded, Event, make_id
from dragoman.serial import read_record
from dragoman.store import rows
from dragoman.store.judging import as_corrected
from dragoman.store.schema import coders, dyads, events, evidence, facts, members, rejects, reports, sides, statements

PAGE = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and with which row."""

    table: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.what}"


def problems(connection: Connection) -> Iterator[Problem]:
    """All that is wrong with a store; nothing for a sound one. Reads every row, a page of reports at a time."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite(connection)
    yield from _keys(connection)
    after = 0
    query = select(reports).order_by(reports.c.number).limit(PAGE)
    while page := connection.execute(query.where(reports.c.number > after)).all():
        for row in page:
            yield from _report(connection, row)
        after = page[-1].number
    yield from _clusters(connection)


def _sqlite(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield Problem("database", "", row[0])
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Problem(row[0], str(row[1]), f"its row in {row[2]} is missing")


def _keys(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(coders)):
        versions = {"dragoman": row.code, "model": row.model, "knowledge": row.knowledge}
        if row.id != rows.coder_id({**versions, "lexicon": row.lexicon, "ontology": row.ontology}):
            yield Problem("coders", row.id, "the id is not that of its versions")
    for row in connection.execute(select(rejects)):
        if row.id != make_id("reject", row.origin, row.name):
            yield Problem("rejects", row.id, "the id is not that of its origin and name")


def _report(connection: Connection, row: Any) -> Iterator[Problem]:
    try:
        coded = rows.unpack(row.record, row.text)
    except (StoreError, ValueError) as error:
        yield Problem("reports", row.id, f"its record cannot be read: {error}")
        return
    if coded.document.id != row.id:
        yield Problem("reports", row.id, f"its record is that of report {coded.document.id}")
    if not row.own_id and rows.natural_id(coded.document) != row.id:
        yield Problem("reports", row.id, "the id is not that of its contents")
    yield from _quotes(coded)
    yield from _events(connection, coded)
    yield from _same(connection, statements, coded.document.id, list(rows.statement_rows(coded)))
    yield from _same(connection, facts, coded.document.id, list(rows.fact_rows(coded)))


def _quotes(coded: Coded) -> Iterator[Problem]:
    """Every piece of evidence in the record is what stands at its span."""
    content = coded.document.text
    of_events = (part for event in coded.events for part in event.evidence)
    of_facts = (part for fact in coded.facts for part in fact.evidence)
    for part in (*of_events, *of_facts):
        if content[part.span.start : part.span.end] != part.quote:
            yield Problem("reports", coded.document.id, f"{list(part.span)} does not read {part.quote!r:.60}")


def _events(connection: Connection, coded: Coded) -> Iterator[Problem]:
    """The rows of events, sides and evidence are those of the record, as corrected."""
    id = coded.document.id
    stored = {row.id: row for row in connection.execute(select(events).where(events.c.report == id))}
    for missing in {event.id for event in coded.events} ^ stored.keys():
        yield Problem("events", missing, f"stands in only one of the record of {id} and the table")
    for position, event in enumerate(coded.events):
        if row := stored.get(event.id):
            yield from _event(connection, row, position, as_corrected(connection, event, id))


def _event(connection: Connection, row: Any, position: int, event: Event) -> Iterator[Problem]:
    expected = rows.event_row(row.report, position, event, read_record(Trace, row.trace))
    yield from (
        Problem("events", event.id, f"{name} is {getattr(row, name)!r:.40}, in the record {value!r:.40}")
        for name, value in expected.items()
        if getattr(row, name) != value
    )
    published = connection.execute(select(reports.c.published).where(reports.c.id == row.report)).scalar()
    of_event = (
        (sides, rows.side_rows(event)),
        (dyads, rows.dyad_rows(event, rows.day(published))),
        (evidence, rows.evidence_rows(event)),
    )
    for table, wanted in of_event:
        query = select(table).where(table.c.event == event.id)
        found = [row._asdict() for row in connection.execute(query)]
        if sorted(found, key=_order) != sorted(wanted, key=_order):
            yield Problem(table.name, event.id, "the rows are not those of the record")


def _order(row: rows.Row) -> tuple[str, int]:
    return row.get("role", ""), row["position"]


def _same(connection: Connection, table: Table, report: str, wanted: list[rows.Row]) -> Iterator[Problem]:
    query = select(table).where(table.c.report == report).order_by(table.c.position)
    if [row._asdict() for row in connection.execute(query)] != wanted:
        yield Problem(table.name, report, "the rows are not those of the record")


def _clusters(connection: Connection) -> Iterator[Problem]:
    """Every event stands in a cluster; every link leads to a member of it, and in the end to its founder."""
    outside = select(events.c.id).outerjoin(members).where(members.c.event.is_(None))
    for id in connection.execute(outside).scalars():
        yield Problem("events", id, "stands in no cluster")
    above = members.alias()
    query = select(members.c.event, members.c.cluster, members.c.via, above.c.cluster.label("there")).outerjoin(
        above, above.c.event == members.c.via
    )
    for row in connection.execute(query.execution_options(yield_per=1000)):
        if row.via is None and row.event != row.cluster:
            yield Problem("members", row.event, f"has no link, but is not the founder of {row.cluster}")
        elif row.via is not None and row.there != row.cluster:
            yield Problem("members", row.event, f"its link leads to {row.via}, which is not in {row.cluster}")
