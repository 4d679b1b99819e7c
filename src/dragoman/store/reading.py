"""What the store holds, as records."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy import Row as DatabaseRow

from dragoman.records import Coded, Document, Event
from dragoman.store import rows
from dragoman.store.judged import judgements_of
from dragoman.store.judging import as_corrected
from dragoman.store.schema import (
    events,
    judgements,
    members,
    moves,
    origins,
    rejects,
    reports,
    runs,
    statements,
)

PAGE = 200  # reports read at once


@dataclass(frozen=True, slots=True)
class Report:
    """A stored report. `story` is the first report of its near-copies, `likeness` 0..1 to the one it copies."""

    number: int
    document: Document
    story: str
    likeness: float
    origin: str
    name: str
    day_basis: str
    coder: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One record of a happening, as corrected. `via`: the telling it was found to be the same as, and why."""

    event: Event
    report: str
    story: str
    publisher: str | None
    published: str | None
    judged: str
    cluster: str
    via: str | None
    likeness: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """An event that went from one cluster to another."""

    event: str
    source: str | None
    target: str | None
    cause: str
    at: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """All tellings of one happening, the earliest first, and how the cluster came about."""

    id: str
    tellings: tuple[Telling, ...]
    moves: tuple[Move, ...]

    @property
    def stories(self) -> int:
        """How many independent stories tell it: near-copies count once."""
        return len({telling.story for telling in self.tellings})

    @property
    def claimants(self) -> tuple[str, ...]:
        """On whose word it is told; tellings on nobody's word but the outlet's own are left out."""
        found = (telling.event.claimant for telling in self.tellings)
        return tuple(dict.fromkeys(party.name for party in found if party))


@dataclass(frozen=True, slots=True)
class Counts:
    """What a store holds. `waiting`: rejects that may be read the next time."""

    reports: int
    stories: int
    events: int
    clusters: int
    statements: int
    rejects: int
    waiting: int
    judgements: int
    origins: int
    runs: int


def report(connection: Connection, id: str) -> Report | None:
    row = connection.execute(select(reports).where(reports.c.id == rows.fit(id))).one_or_none()
    return _report(row) if row else None


def coded(connection: Connection, id: str) -> Coded | None:
    """The whole record of a report as the coder wrote it."""
    row = connection.execute(select(reports.c.record, reports.c.text).where(reports.c.id == rows.fit(id))).one_or_none()
    return rows.unpack(row.record, row.text) if row else None


def corrected(connection: Connection, coded: Coded) -> Coded:
    """The record with what people said of it: events judged wrong left out, fields as corrected."""
    id = coded.document.id
    if next(judgements_of(connection, id), None) is None:
        return coded
    query = select(events.c.id).where(events.c.report == id, events.c.judged == "wrong")
    wrong = set(connection.execute(query).scalars())
    kept = (as_corrected(connection, event, id) for event in coded.events if event.id not in wrong)
    return replace(coded, events=tuple(kept))


def all_coded(connection: Connection) -> Iterator[Coded]:
    """All reports in the order of their storing, a page at a time."""
    after = 0
    query = select(reports.c.number, reports.c.record, reports.c.text).order_by(reports.c.number).limit(PAGE)
    while page := connection.execute(query.where(reports.c.number > after)).all():
        for row in page:
            yield rows.unpack(row.record, row.text)
        after = page[-1].number


def coded_by_others(connection: Connection, coder: str, after: int = 0) -> list[Report]:
    """A page of the reports that other versions than these coded, from a number on."""
    query = select(reports).where(reports.c.coder != coder, reports.c.number > after)
    return [_report(row) for row in connection.execute(query.order_by(reports.c.number).limit(PAGE))]


def telling(connection: Connection, id: str) -> Telling | None:
    """An event with its place in its cluster; the beginning of an id will do when only one begins so."""
    id = rows.fit(id)
    whole = next(_tellings(connection, [id]), None)
    if whole:
        return whole
    begin = select(events.c.id).where(events.c.id.startswith(id, autoescape=True)).limit(2)  # looks at every id
    found = connection.execute(begin).scalars().all()
    return next(_tellings(connection, [found[0]]), None) if len(found) == 1 else None


def cluster(connection: Connection, id: str) -> Cluster | None:
    """A cluster by the id of any of its events, or its own."""
    id = rows.fit(id)
    name = connection.execute(select(members.c.cluster).where(members.c.event == id)).scalar() or id
    inside = list(connection.execute(select(members.c.event).where(members.c.cluster == name)).scalars())
    if not inside:
        return None
    log = connection.execute(select(moves).where(moves.c.event.in_(inside)).order_by(moves.c.number))
    history = tuple(Move(row.event, row.source, row.target, row.cause, row.at) for row in log)
    return Cluster(name, tuple(_tellings(connection, inside)), history)


def counts(connection: Connection) -> Counts:
    def of(column: Any, *conditions: Any) -> int:
        return int(connection.execute(select(func.count(column)).where(*conditions)).scalar_one())

    return Counts(
        reports=of(reports.c.number),
        stories=of(reports.c.story.distinct()),
        events=of(events.c.id),
        clusters=of(members.c.event, members.c.via.is_(None)),  # each has one founder
        statements=of(statements.c.id),
        rejects=of(rejects.c.id, rejects.c.transient == 0),
        waiting=of(rejects.c.id, rejects.c.transient == 1),
        judgements=of(judgements.c.number),
        origins=of(origins.c.name),
        runs=of(runs.c.id),
    )


def _tellings(connection: Connection, ids: list[str]) -> Iterator[Telling]:
    query = (
        select(
            events.c.id,
            events.c.judged,
            events.c.position,
            reports,
            members.c.cluster,
            members.c.via,
            members.c.score.label("link_score"),
            members.c.reasons,
        )
        .join(reports, reports.c.id == events.c.report)
        .join(members, members.c.event == events.c.id)
        .where(events.c.id.in_(ids))
        .order_by(reports.c.published, reports.c.number)
    )
    for row in connection.execute(query).all():
        event = rows.unpack(row.record, row.text).events[row.position]
        yield Telling(
            event=as_corrected(connection, event, row.id_1),
            report=row.id_1,
            story=row.story,
            publisher=row.publisher,
            published=row.published,
            judged=row.judged,
            cluster=row.cluster,
            via=row.via,
            likeness=row.link_score,
            reasons=rows.listed(row.reasons),
        )


def _report(row: DatabaseRow[Any]) -> Report:
    document = Document(
        row.text,
        id=row.id,
        title=row.title,
        published=rows.day(row.published),
        publisher=row.publisher,
        url=row.url,
        language=row.language,
    )
    found_as = {"origin": row.origin, "name": row.name, "day_basis": row.day_basis}
    return Report(row.number, document, row.story, row.likeness, coder=row.coder, **found_as)
