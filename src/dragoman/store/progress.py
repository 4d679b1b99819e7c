"""How far each origin has been read, what was turned away, and which runs there were."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from dragoman.records import Document, make_id
from dragoman.store import rows
from dragoman.store.schema import coders, origins, rejects, reports, runs
from dragoman.store.writing import upsert


@dataclass(frozen=True, slots=True)
class Turned:
    """An input that did not become a report. `transient`: it may the next time."""

    origin: str
    name: str
    stage: str
    reason: str
    transient: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an origin was read: `position` items of the contents that `stamp` stands for."""

    stamp: str = ""
    position: int = 0
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Validators:
    """What a feed's server said of its state; empty when it said nothing."""

    etag: str = ""
    modified: str = ""


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def mark_of(connection: Connection, origin: str) -> Mark:
    row = connection.execute(select(origins).where(origins.c.name == rows.fit(origin))).one_or_none()
    return Mark(row.stamp, row.position, bool(row.complete)) if row else Mark()


def set_mark(connection: Connection, origin: str, mark: Mark) -> None:
    row = {"name": rows.fit(origin), "stamp": mark.stamp, "position": mark.position, "complete": int(mark.complete)}
    upsert(connection, origins, {**row, "checked": now()})


def validators_of(connection: Connection, origin: str) -> Validators | None:
    query = select(origins.c.etag, origins.c.modified).where(origins.c.name == rows.fit(origin))
    row = connection.execute(query).one_or_none()
    return Validators(row.etag, row.modified) if row and (row.etag or row.modified) else None


def set_validators(connection: Connection, origin: str, validators: Validators) -> None:
    row = {"name": rows.fit(origin), "etag": validators.etag, "modified": validators.modified, "checked": now()}
    upsert(connection, origins, row)


def seen(connection: Connection, url: str) -> bool:
    """Whether a page is stored, under its own address or the one it was found by, or was turned away for good."""
    stored = (reports.c.url == url) | (reports.c.name == rows.fit(url))
    if connection.execute(select(reports.c.number).where(stored).limit(1)).scalar() is not None:
        return True
    query = select(rejects.c.id).where(rejects.c.name == rows.fit(url), rejects.c.transient == 0).limit(1)
    return connection.execute(query).scalar() is not None


def is_stored(connection: Connection, document: Document, coder: str) -> bool:
    """Whether a report is stored as the same versions would code it."""
    there = (reports.c.id == document.id) & (reports.c.text == document.text)
    return connection.execute(select(reports.c.coder).where(there)).scalar() == coder


def turn_away(connection: Connection, turned: Turned) -> None:
    where = {"origin": rows.fit(turned.origin), "name": rows.fit(turned.name)}
    row = {"id": make_id("reject", *where.values()), **where, "stage": turned.stage, "reason": rows.fit(turned.reason)}
    upsert(connection, rejects, {**row, "transient": int(turned.transient)})


def begin_run(connection: Connection, versions: dict[str, str], places: Sequence[str]) -> str:
    """Note that a run begins; returns its id."""
    started = datetime.now(UTC).isoformat()
    key = make_id("run", started, *places)
    upsert(connection, coders, rows.coder_row(versions), renew=False)
    row = {"id": key, "coder": rows.coder_id(versions), "started": started, "places": json.dumps(list(places))}
    connection.execute(insert(runs), row)
    return key


def end_run(connection: Connection, run: str, *, stored: int, known: int, rejected: int) -> None:
    counts = {"stored": stored, "known": known, "rejected": rejected}
    connection.execute(update(runs).where(runs.c.id == run).values(ended=now(), **counts))
