"""From the sources to the store: each report once, whatever happens on the way.

A report, its place in the clusters and the mark of how far its origin was read are written together or not at all,
so a run that was killed goes on where it stopped.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Connection

from dragoman.errors import InputError, StoreError
from dragoman.ingest.coding import Codes, code
from dragoman.ingest.entries import ALIAS, Entry, Sources, kept
from dragoman.readers import Checked, Found, Reading, Refused, is_on_the_web
from dragoman.records import Coded, Document, Reject
from dragoman.store import rows, writing
from dragoman.store.progress import (
    Turned,
    begin_run,
    end_run,
    is_stored,
    set_mark,
    set_validators,
    turn_away,
)
from dragoman.store.store import Store

BATCH = 32  # items read ahead of coding
PATIENCE = 5.0  # seconds after which a batch goes on its way though it is not full: the network is slow
READING = Reading()


@dataclass(slots=True)
class Tally:
    """What a run has done so far. `rejected` and `waiting` count by reason; `waiting` is worth another try."""

    stored: int = 0
    known: int = 0
    recoded: int = 0
    events: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        return self.stored + self.known + self.recoded + self.rejected.total() + self.waiting.total()


@dataclass(frozen=True, slots=True)
class Step:
    """One item done, for whoever watches. `offset` and `size` are bytes of its origin; `reason`: why turned away."""

    origin: str
    name: str
    offset: int
    size: int | None
    reason: str = ""


Watch = Callable[[Step, Tally], None]


def ingest(
    store: Store,
    coder: Codes,
    places: Sequence[str],
    reading: Reading = READING,
    *,
    watch: Watch = lambda step, tally: None,
    every: float | None = None,
) -> Tally:
    """Read all places into the store. `every`: look again after so many seconds, until interrupted.

    Raises StoreError when the store fails; what was stored until then stays, and the next run goes on from there.
    """
    tally = Tally()
    sources = Sources(store, places, reading, watched=every is not None)
    with store.write() as connection:
        run = begin_run(connection, coder.versions, places)
    try:
        _round(store, coder, sources.entries(), tally, watch)
        while every is not None:
            time.sleep(every)
            _round(store, coder, sources.entries(), tally, watch)
    finally:
        with suppress(StoreError), store.write() as connection:
            rejected = tally.rejected.total() + tally.waiting.total()
            end_run(connection, run, stored=tally.stored + tally.recoded, known=tally.known, rejected=rejected)
    return tally


def recode(store: Store, coder: Codes, *, watch: Watch = lambda step, tally: None) -> Tally:
    """Code anew every report that other versions coded. What people said of the records stays in force."""
    tally = Tally()
    current = rows.coder_id(coder.versions)
    older = _older(store, current)
    while batch := list(islice(older, BATCH)):
        for coded in code(coder, batch):
            reason = _renew(store, coded, tally)
            watch(Step("store", coded.document.id, 0, None, reason), tally)
    return tally


def _renew(store: Store, coded: Coded, tally: Tally) -> str:
    """Put new records in the place of old ones; returns why not, if they were refused."""
    if refusal := _refusal(coded):
        tally.rejected[refusal.reason] += 1
        return refusal.reason
    with store.write() as connection:
        outcome = writing.put(connection, coded)
    _count(tally, outcome, coded)
    return ""


def _older(store: Store, current: str) -> Iterator[Document]:
    after = 0
    while page := store.coded_by_others(current, after):
        for stored in page:
            yield stored.document
        after = page[-1].number


def _round(store: Store, coder: Codes, found: Iterator[Entry], tally: Tally, watch: Watch) -> None:
    for batch in _batches(found):
        for entry, coded in _coded(store, coder, batch):
            reason = _commit(store, entry, coded, tally)
            if entry.item is not None and not isinstance(entry.item, Checked):
                watch(Step(entry.origin, entry.item.name, entry.item.offset, entry.size, reason), tally)


def _coded(store: Store, coder: Codes, batch: list[Entry]) -> Iterator[tuple[Entry, Coded | None]]:
    """Each item with its records, or None for one that needs none: what is stored, or can never be, is not coded."""
    current = rows.coder_id(coder.versions)
    with store.read() as connection:
        wanted = [_to_code(connection, entry, current) for entry in batch]
    made = iter(code(coder, [document for document in wanted if document]))
    for entry, document in zip(batch, wanted, strict=True):
        yield entry, next(made) if document else None


def _to_code(connection: Connection, entry: Entry, coder: str) -> Document | None:
    if not isinstance(entry.item, Found) or writing.unfit(entry.item.document):
        return None
    document = entry.item.document
    return None if is_stored(connection, document, coder) else document


def _batches(found: Iterator[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    began = 0.0
    for entry in found:
        began = began if batch else time.monotonic()
        batch.append(entry)
        if len(batch) == BATCH or time.monotonic() - began > PATIENCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _commit(store: Store, entry: Entry, coded: Coded | None, tally: Tally) -> str:
    """Write one item with its mark; returns why it was turned away, if it was."""
    turned = _turned(entry, coded)
    if turned is None:
        try:
            with store.write() as connection:
                outcome = _write(connection, entry, coded)
                _mark(connection, entry)
        except InputError as problem:
            turned = Turned(entry.origin, _name(entry), problem.stage, str(problem))
        else:
            _count(tally, outcome, coded)
    if turned is None:
        return ""
    with store.write() as connection:
        turn_away(connection, turned)
        _mark(connection, entry)
    (tally.waiting if turned.transient else tally.rejected)[turned.reason] += 1
    return turned.reason


def _turned(entry: Entry, coded: Coded | None) -> Turned | None:
    """Why an item is no report for the store, as far as that can be told without it."""
    match entry.item:
        case Refused(name, reason, _, transient):
            return Turned(entry.origin, name, "read", reason, transient)
        case Found() as item if reason := writing.unfit(item.document):
            return Turned(entry.origin, _name(entry), "store", reason)
        case Found() if coded and (refusal := _refusal(coded)):
            return Turned(entry.origin, _name(entry), refusal.stage, refusal.reason)
    return None


def _name(entry: Entry) -> str:
    """What an item is turned away under. Of the web: as it is asked after the next time, whatever its page says."""
    match entry.item:
        case Found() as item:
            return item.name if is_on_the_web(entry.origin) else item.document.url or item.name
        case Refused() as refused:
            return refused.name
        case Checked() as checked:
            return checked.url
    return entry.origin


def _write(connection: Connection, entry: Entry, coded: Coded | None) -> str:
    """Nothing was coded for a report that is stored already. Raises InputError for what the store cannot take."""
    match entry.item:
        case Found() as item:
            found = writing.Found(entry.origin, item.name, item.day_basis)
            outcome = writing.put(connection, coded, found) if coded else writing.KNOWN
            if outcome != writing.STORED and is_on_the_web(item.name) and item.name != item.document.url:
                set_mark(connection, item.name, ALIAS)  # or each visit would fetch it again
            return outcome
        case Checked() as checked:
            set_validators(connection, checked.url, kept(checked))
    return ""


def _mark(connection: Connection, entry: Entry) -> None:
    if entry.mark.stamp or entry.mark.complete:
        set_mark(connection, entry.origin, entry.mark)


def _refusal(coded: Coded) -> Reject | None:
    """Why a stage refused the whole report: such a reject has no place in the text."""
    return next((reject for reject in coded.rejects if reject.span is None), None)


def _count(tally: Tally, outcome: str, coded: Coded | None) -> None:
    if outcome == writing.KNOWN:
        tally.known += 1
    elif outcome and coded:
        tally.events += len(coded.events)
        if outcome == writing.STORED:
            tally.stored += 1
        else:
            tally.recoded += 1
