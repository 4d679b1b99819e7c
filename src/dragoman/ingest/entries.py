"""What is still to be read: the items of all origins in order, each with the mark to set when it is done."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.readers import NO_FILES, Checked, Found, Origin, Reading, Refused, is_on_the_web, origins
from dragoman.store.progress import Mark, Validators, mark_of, seen, validators_of
from dragoman.store.store import Store

if TYPE_CHECKING:
    from dragoman.readers.net import Client

YOUNG = 2.0  # seconds: a watched file changed more lately may still be being written
ALIAS = Mark("another address", complete=True)  # of a page that is stored under an address it was not found by


@dataclass(frozen=True, slots=True)
class Entry:
    """One item, and how far its origin is read once it is done. No item: the origin is read to its end."""

    origin: str
    item: Found | Refused | Checked | None
    mark: Mark
    size: int | None = None


class StoreMemory:
    """What network readers ask of the store. A page known from elsewhere leaves the mark `ALIAS`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def validators(self, url: str) -> Checked | None:
        with self._store.read() as connection:
            found = validators_of(connection, url)
        return Checked(url, found.etag, found.modified) if found else None

    def seen(self, url: str) -> bool:
        with self._store.read() as connection:
            return seen(connection, url) or mark_of(connection, url) == ALIAS


@dataclass
class Sources:
    """Places to read, once or again and again. `watched`: files changed in the last moments wait for the next round."""

    store: Store
    places: Sequence[str]
    reading: Reading
    watched: bool = False

    def entries(self) -> Iterator[Entry]:
        """All that earlier runs and rounds have not done."""
        memory, client = StoreMemory(self.store), self._client
        if client:
            client.begin_again()
        for place in self.places:
            for origin in origins(place, self.reading, memory, client):
                if isinstance(origin, Refused):
                    if not (self.watched and origin.reason == NO_FILES):  # an inbox is empty most of the time
                        yield Entry(place, origin, Mark())
                elif not (self.watched and _is_young(origin)):
                    yield from _of_origin(self.store, origin)

    @cached_property
    def _client(self) -> "Client | None":
        """One for all places and rounds: the pace of a host holds across them."""
        if not any(map(is_on_the_web, self.places)):
            return None
        from dragoman.readers.net import client_for

        return client_for(self.reading)


def _of_origin(store: Store, origin: Origin) -> Iterator[Entry]:
    with store.read() as connection:
        mark = mark_of(connection, origin.name)
    same = bool(origin.stamp) and mark.stamp == origin.stamp
    if same and mark.complete:
        return
    position = mark.position if same else 0
    for item in origin.read(position):
        if not isinstance(item, Checked):
            position += 1
        yield Entry(origin.name, item, Mark(origin.stamp, position), origin.size)
    yield Entry(origin.name, None, Mark(origin.stamp, position, complete=True), origin.size)


def _is_young(origin: Origin) -> bool:
    path = Path(origin.name)
    try:
        return bool(origin.stamp) and abs(time.time() - path.stat().st_mtime) < YOUNG
    except OSError:
        return False


def kept(checked: Checked) -> Validators:
    """A server's validators as the store keeps them."""
    return Validators(checked.etag, checked.modified)
