"""Lists of events, the newest first, a page at a time by what they are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from dragoman.records import Party
from dragoman.store import rows
from dragoman.store.schema import events, members, reports, sides
from dragoman.store.wanted import ACTOR, CLAIMANT, RECIPIENT, Wanted, conditions

Place = tuple[str, str]  # day and id of the last event of a page
MOST_COUNTED = 10_000
_SHOWN = tuple(column for column in events.c if column.name not in ("trace", "position"))


@dataclass(frozen=True, slots=True)
class EventLine:
    """One record of an event as lists show it, as corrected.

    `tellings`: records in its cluster, itself included. `day`: as it is counted, ISO or empty. `start`, `end`: its own
    time. `status`: see `dragoman.dyads.STATUSES`.
    """

    id: str
    cluster: str
    tellings: int
    report: str
    title: str | None
    publisher: str | None
    published: str | None
    day: str
    start: str | None
    end: str | None
    type: str
    mode: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    factuality: str
    status: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    claimant: Party | None
    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    score: float
    judged: str

    @property
    def place_in_order(self) -> Place:
        return self.day, self.id


@dataclass(frozen=True, slots=True)
class CountryCount:
    """How much happened in a country, in records and in happenings."""

    country: str
    events: int
    happenings: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many happenings took place in a town or the like; degrees by WGS 84."""

    place: str
    country: str
    latitude: float
    longitude: float
    happenings: int


def listed(
    connection: Connection, wanted: Wanted, after: Place | None = None, limit: int = 50
) -> tuple[EventLine, ...]:
    """A page of events, the latest day first. `after`: day and id of the last one of the page before."""
    query = _ids(connection, wanted).order_by(events.c.day.desc(), events.c.id.desc()).limit(limit)
    if after:
        query = query.where(tuple_(events.c.day, events.c.id) < tuple_(*after))
    return lines(connection, connection.execute(query).scalars().all())


def counted(connection: Connection, wanted: Wanted, most: int = MOST_COUNTED) -> int:
    """How many events there are, no more than `most` and one."""
    some = _ids(connection, wanted).limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def lines(connection: Connection, ids: Sequence[str]) -> tuple[EventLine, ...]:
    """Events by their ids, in that order; unknown ones are passed over."""
    fellows = members.alias()
    tellings = select(func.count()).where(fellows.c.cluster == members.c.cluster).scalar_subquery().label("tellings")
    query = (
        select(*_SHOWN, members.c.cluster, tellings, reports.c.title, reports.c.publisher, reports.c.published)
        .join(reports, reports.c.id == events.c.report)
        .join(members, members.c.event == events.c.id)
        .where(events.c.id.in_(ids))
    )
    found = {row.id: row for row in connection.execute(query)}
    parties = _parties(connection, ids)
    return tuple(_line(found[id], parties.get(id, {})) for id in ids if id in found)


def by_countries(connection: Connection, wanted: Wanted) -> tuple[CountryCount, ...]:
    """Where events happened, the most frequent first. Events without a place are left out."""
    happenings = func.count(members.c.cluster.distinct())
    query = (
        select(events.c.place_country, func.count(), happenings)
        .join(members, members.c.event == events.c.id)
        .where(events.c.place_country.is_not(None), events.c.place_country != "", *conditions(connection, wanted))
        .group_by(events.c.place_country)
        .order_by(happenings.desc(), events.c.place_country)
    )
    return tuple(CountryCount(*row) for row in connection.execute(query))


def by_places(connection: Connection, wanted: Wanted, limit: int = 200) -> tuple[PlaceCount, ...]:
    """Towns and the like, the most frequent first."""
    happenings = func.count(members.c.cluster.distinct())
    name, country = func.coalesce(events.c.place, ""), func.coalesce(events.c.place_country, "")
    where = (name, country, events.c.latitude, events.c.longitude)
    query = (
        select(*where, happenings)
        .join(members, members.c.event == events.c.id)
        .where(events.c.latitude.is_not(None), events.c.longitude.is_not(None), *conditions(connection, wanted))
        .group_by(*where)
        .order_by(happenings.desc(), *where)
        .limit(limit)
    )
    return tuple(PlaceCount(*row) for row in connection.execute(query))


def _ids(connection: Connection, wanted: Wanted) -> Select[Any]:
    return select(events.c.id).where(*conditions(connection, wanted))


def _parties(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, list[Party]]]:
    found: dict[str, dict[str, list[Party]]] = {}
    query = select(sides).where(sides.c.event.in_(ids)).order_by(sides.c.event, sides.c.role, sides.c.position)
    for row in connection.execute(query):
        found.setdefault(row.event, {}).setdefault(row.role, []).append(rows.party(row))
    return found


def _line(row: Any, parties: dict[str, list[Party]]) -> EventLine:
    values = {name: value for name, value in row._asdict().items() if name in EventLine.__dataclass_fields__}
    values |= {"mode": rows.listed(row.mode), "contexts": rows.listed(row.contexts)}
    values |= {role: tuple(parties.get(role, ())) for role in (ACTOR, RECIPIENT)}
    return EventLine(**values, claimant=next(iter(parties.get(CLAIMANT, ())), None))


def pages(connection_of: Any, wanted: Wanted, size: int = 1000) -> Iterator[EventLine]:
    """All events asked for, each page read in a moment of its own, so that no writer waits for a slow reader.

    `connection_of`: what opens a reading connection, as `Store.read`.
    """
    after: Place | None = None
    while True:
        with connection_of() as connection:
            page = listed(connection, wanted, after, size)
        yield from page
        if len(page) < size:
            return
        after = page[-1].place_in_order
