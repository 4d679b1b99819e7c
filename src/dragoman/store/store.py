"""The store: every report once, every event once, every telling kept."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from dragoman.dyads import Who
from dragoman.errors import ConfigError, StoreError
from dragoman.judgements import Judgement, anchor_of, correct
from dragoman.records import Coded
from dragoman.store import backup, check, judged, judging, migrate, reading, writing
from dragoman.store import dyads as pairs
from dragoman.store import search as full_text
from dragoman.store.engine import WAIT, make_engine, shown, transaction, url_of
from dragoman.store.lists import Lists

if TYPE_CHECKING:
    import pyarrow as pa


class Store(Lists):
    """Opens or makes a store: `place` is a file name or a database URL (sqlite, postgresql).

    Threads and processes may share a store, each with a `Store` of its own. Raises ConfigError for a place of no use
    and StoreError when the store cannot be opened. `create` False: raises StoreError when there is none.
    `wait`: seconds that a write waits for other writers before it raises StoreError.
    """

    def __init__(self, place: str | Path, *, create: bool = True, read_only: bool = False, wait: float = WAIT) -> None:
        url = url_of(place)
        self.name = shown(url)
        if (
            url.get_backend_name() == "sqlite"
            and not (create and not read_only)
            and not Path(url.database or "").is_file()
        ):
            raise StoreError(f"store: {self.name}: no such store")
        self._engine = make_engine(url, read_only=read_only, wait=wait)
        if not read_only:
            migrate.migrate(self._engine)

    def read(self) -> AbstractContextManager[Connection]:
        """A connection that sees the store as it is at one moment."""
        return transaction(self._engine, writing=False)

    def write(self) -> AbstractContextManager[Connection]:
        """A connection whose changes are kept together or not at all; one writer at a time."""
        return transaction(self._engine, writing=True)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def put(self, coded: Coded, found: writing.Found = writing.NOWHERE) -> str:
        """Store a coded report: `stored`, `known` or `recoded`. Storing it twice changes nothing.

        Raises InputError when another text is stored under the same id.
        """
        with self.write() as connection:
            return writing.put(connection, coded, found)

    def counts(self) -> reading.Counts:
        with self.read() as connection:
            return reading.counts(connection)

    def report(self, id: str) -> reading.Report | None:
        with self.read() as connection:
            return reading.report(connection, id)

    def coded(self, id: str, *, corrected: bool = True) -> Coded | None:
        """The whole record of a report, with or without what people corrected in it."""
        with self.read() as connection:
            found = reading.coded(connection, id)
            return reading.corrected(connection, found) if found and corrected else found

    def reports(self, *, corrected: bool = True) -> Iterator[Coded]:
        """The records of all reports in the order of their storing."""
        with self.read() as connection:
            for coded in reading.all_coded(connection):
                yield reading.corrected(connection, coded) if corrected else coded

    def coded_by_others(self, coder: str, after: int = 0) -> list[reading.Report]:
        """A page of the reports that other versions than these coded, numbers above `after`."""
        with self.read() as connection:
            return reading.coded_by_others(connection, coder, after)

    def event(self, id: str) -> reading.Telling | None:
        """An event by its id, or by enough of its beginning."""
        with self.read() as connection:
            return reading.telling(connection, id)

    def cluster(self, id: str) -> reading.Cluster | None:
        """All tellings of the happening that an event tells of."""
        with self.read() as connection:
            return reading.cluster(connection, id)

    def search(self, wanted: str, limit: int = 20, skip: int = 0) -> list[full_text.Hit]:
        """Reports that hold all words, "phrases" in quotes, and none of the -words; the best first."""
        with self.read() as connection:
            return full_text.search(connection, wanted, limit, skip)

    def dyads(
        self, one: Who | None = None, other: Who | None = None, since: date | None = None, until: date | None = None
    ) -> "pa.Table":
        """What one and the other did to each other, as a table of `dragoman.dyads.schema`; None is anybody.

        `since`, `until`: days, both included. Records that people found wrong are left out.
        """
        with self.read() as connection:
            return pairs.table(connection, one, other, since, until)

    def dyad_batches(self) -> Iterator["pa.RecordBatch"]:
        """All dyads, sorted by the countries of both and the day, a piece at a time."""
        with self.read() as connection:
            yield from pairs.batches(connection, None, None, None, None, sort=True)

    def volume(self, since: date | None = None, until: date | None = None) -> "pa.Table":
        """How many reports were published on each day: columns `day`, `reports`."""
        with self.read() as connection:
            return pairs.volume(connection, since, until)

    def judge(
        self,
        verdict: str,
        event: str,
        *,
        by: str,
        other: str | None = None,
        field: str | None = None,
        value: str | None = None,
        note: str = "",
    ) -> Judgement:
        """Add a judgement to the log and let it work. `event`, `other`: ids; `value`: JSON.

        Raises ConfigError for an unknown event, verdict, field or value.
        """
        with self.write() as connection:
            one = _known(connection, event)
            two = _known(connection, other) if other else None
            anchors = [anchor_of(found.report, found.event) if found else None for found in (one, two)]
            assert anchors[0] is not None
            judgement = Judgement(verdict, anchors[0], by, anchors[1], field, value, note)
            judgement.check()
            if field:
                correct(one.event, judgement)
            kept = judged.append(connection, judgement)
            judging.apply(connection, kept)
            return kept

    def judgements(self) -> Sequence[Judgement]:
        """The log, the oldest first."""
        with self.read() as connection:
            return list(judged.judgements_of(connection))

    def problems(self) -> Iterator[check.Problem]:
        """What is wrong with the store: nothing, if all is well."""
        with self.read() as connection:
            yield from check.problems(connection)

    def backup(self, target: str | Path) -> None:
        """Copy the store to a new SQLite file, while others write. Raises StoreError when that cannot be done."""
        backup.backup(self._engine, Path(target))


def _known(connection: Connection, event: str) -> reading.Telling:
    found = reading.telling(connection, event)
    if found is None:
        raise ConfigError(f"no event, or more than one, has an id that begins with {event!r}")
    return found
