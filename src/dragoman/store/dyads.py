"""Tables of dyads out of the store, for `dragoman.ties`."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select
from sqlalchemy import Row as DatabaseRow

from dragoman.dyads import Who, schema
from dragoman.store import rows
from dragoman.store.schema import dyads, events, members, reports

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T", bound=Hashable)
R = TypeVar("R")
WRONG = "wrong"
AT_ONCE = 20_000  # rows turned into one batch


def table(
    connection: Connection, one: Who | None, other: Who | None, since: date | None, until: date | None
) -> "pa.Table":
    """The dyads between one and the other, in both directions; None is anybody. `until` is included.

    Records that people found wrong are left out. The columns are those of `dragoman.dyads.schema`.
    """
    import pyarrow as pa

    return pa.Table.from_batches(batches(connection, one, other, since, until), schema())


def batches(
    connection: Connection,
    one: Who | None,
    other: Who | None,
    since: date | None,
    until: date | None,
    *,
    sort: bool = False,
) -> Iterator["pa.RecordBatch"]:
    """As `table`, a piece at a time. `sort`: by the countries of both and the day."""
    query = _query(one, other, since, until)
    if sort:
        query = query.order_by(dyads.c.source_country, dyads.c.target_country, dyads.c.day, dyads.c.event)
    found = iter(connection.execute(query.execution_options(yield_per=AT_ONCE)))
    while part := list(islice(found, AT_ONCE)):
        yield _batch(part)


def volume(connection: Connection, since: date | None, until: date | None) -> "pa.Table":
    """How many reports were published on each day: columns `day`, `reports`."""
    import pyarrow as pa

    query = select(reports.c.published, func.count()).where(reports.c.published.is_not(None))
    query = query.where(*_within(reports.c.published, since, until)).group_by(reports.c.published)
    found = connection.execute(query.order_by(reports.c.published)).all()
    days = pa.array([rows.day(row[0]) for row in found], pa.date32())
    return pa.table({"day": days, "reports": pa.array([row[1] for row in found], pa.int64())})


def _query(one: Who | None, other: Who | None, since: date | None, until: date | None) -> Select[Any]:
    query = (
        select(
            dyads,
            events.c.type,
            events.c.mode,
            events.c.end,
            events.c.place,
            events.c.place_country,
            events.c.score,
            events.c.report,
            members.c.cluster,
            reports.c.story,
            reports.c.publisher,
            reports.c.published,
        )
        .join(events, events.c.id == dyads.c.event)
        .join(members, members.c.event == dyads.c.event)
        .join(reports, reports.c.id == events.c.report)
        .where(events.c.judged != WRONG, *_within(dyads.c.day, since, until))
    )
    return query if one is None and other is None else query.where(_between(one, other))


def _between(one: Who | None, other: Who | None) -> ColumnElement[bool]:
    there = [_is(side, who) for side, who in (("source", one), ("target", other)) if who]
    back = [_is(side, who) for side, who in (("target", one), ("source", other)) if who]
    return or_(and_(*there), and_(*back))


def _is(side: str, who: Who) -> ColumnElement[bool]:
    return dyads.c[f"{side}_{who.field}"] == who.code


def _within(column: Any, since: date | None, until: date | None) -> Iterable[ColumnElement[bool]]:
    if since:
        yield column >= since.isoformat()
    if until:
        yield column <= until.isoformat()


def _batch(found: Sequence[DatabaseRow[Any]]) -> "pa.RecordBatch":
    import pyarrow as pa

    columns = dict(zip(found[0]._fields, zip(*found, strict=True), strict=True))
    columns["mode"] = _mapped(lambda text: next(iter(rows.listed(text)), ""), columns["mode"])
    columns["mutual"] = tuple(map(bool, columns["mutual"]))
    for name in ("day", "end", "published"):
        columns[name] = _mapped(rows.day, columns[name])
    for name in ("place", "place_country", "publisher"):
        columns[name] = tuple(text or "" for text in columns[name])
    arrays = [pa.array(columns[column.name], column.type) for column in schema()]
    return pa.RecordBatch.from_arrays(arrays, schema=schema())


def _mapped(made: Callable[[T], R], values: Iterable[T]) -> tuple[R, ...]:
    """What each value is made into; of the same value it is made once, as few are different."""
    held = tuple(values)
    known = {value: made(value) for value in set(held)}
    return tuple(known[value] for value in held)
