"""Where the reports come from: by publisher, by origin, what was turned away, and the runs."""

import json
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, tuple_

from dragoman.store import rows
from dragoman.store.progress import Turned
from dragoman.store.schema import events, origins, rejects, reports, runs


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet; an empty `name` stands for reports that name none. `first`, `last`: days it published."""

    name: str
    reports: int
    stories: int
    events: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """A file or feed. `checked`: when it was last read, UTC; `waiting`: rejects that may be read the next time.

    `reasons`: why inputs were turned away, the commonest first, at most three.
    """

    name: str
    reports: int
    last: str | None
    checked: str
    complete: bool
    rejects: int
    waiting: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of `ingest`; `ended` is None while it goes on, or when it was killed."""

    id: str
    started: str
    ended: str | None
    places: tuple[str, ...]
    stored: int
    known: int
    rejected: int


def publishers(connection: Connection) -> tuple[Publisher, ...]:
    """All outlets, those with most reports first."""
    name = func.coalesce(reports.c.publisher, "")
    count, days = func.count(reports.c.number), (func.min(reports.c.published), func.max(reports.c.published))
    query = select(name, count, func.count(reports.c.story.distinct()), *days).group_by(name)
    # A look at an index for each report: a join would read a row of it for each event.
    told = select(func.count()).where(events.c.report == reports.c.id).scalar_subquery()
    each = select(name.label("name"), told.label("events")).subquery()
    of_events = dict(connection.execute(select(each.c.name, func.sum(each.c.events)).group_by(each.c.name)).all())
    found = connection.execute(query.order_by(count.desc(), name))
    return tuple(Publisher(row[0], row[1], row[2], int(of_events.get(row[0], 0)), row[3], row[4]) for row in found)


def found_at(connection: Connection) -> tuple[Origin, ...]:
    """All origins by name."""
    query = select(reports.c.origin, func.count(), func.max(reports.c.published)).group_by(reports.c.origin)
    stored = {row[0]: (row[1], row[2]) for row in connection.execute(query)}
    marks = {row.name: row for row in connection.execute(select(origins))}
    turned = _turned(connection)
    names = sorted(stored.keys() | marks.keys() | turned.keys())
    return tuple(_origin(name, stored.get(name, (0, None)), marks.get(name), turned.get(name, {})) for name in names)


def turned_away(
    connection: Connection, origin: str = "", after: tuple[str, str] | None = None, limit: int = 50
) -> tuple[Turned, ...]:
    """A page of rejects by name. `after`: name and origin of the last one of the page before."""
    query = select(rejects).order_by(rejects.c.name, rejects.c.origin)
    if after:
        query = query.where(tuple_(rejects.c.name, rejects.c.origin) > tuple_(*map(rows.fit, after)))
    if origin:
        query = query.where(rejects.c.origin == rows.fit(origin))
    found = connection.execute(query.limit(limit))
    return tuple(Turned(row.origin, row.name, row.stage, row.reason, bool(row.transient)) for row in found)


def latest_runs(connection: Connection, limit: int = 20) -> tuple[Run, ...]:
    """The latest first."""
    query = select(runs).order_by(runs.c.started.desc(), runs.c.id).limit(limit)
    return tuple(
        Run(row.id, row.started, row.ended, tuple(json.loads(row.places)), row.stored, row.known, row.rejected)
        for row in connection.execute(query)
    )


Reasons = dict[bool, Counter[str]]  # by whether they are transient


def _turned(connection: Connection) -> dict[str, Reasons]:
    columns = (rejects.c.origin, rejects.c.transient, rejects.c.stage, rejects.c.reason)
    found: dict[str, Reasons] = {}
    for row in connection.execute(select(*columns, func.count().label("times")).group_by(*columns)):
        kinds = found.setdefault(row.origin, {True: Counter(), False: Counter()})
        kinds[bool(row.transient)][f"{row.stage}: {row.reason}"] += row.times
    return found


def _origin(name: str, stored: tuple[int, str | None], mark: object, turned: Reasons) -> Origin:
    for_good, waiting = turned.get(False, Counter[str]()), turned.get(True, Counter[str]())
    return Origin(
        name,
        *stored,
        checked=getattr(mark, "checked", ""),
        complete=bool(getattr(mark, "complete", 0)),
        rejects=for_good.total(),
        waiting=waiting.total(),
        reasons=tuple((for_good + waiting).most_common(3)),
    )
