"""What is still to be read: the items of all origins in order, each with the mark to set when it is done."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.readers import Checked, Found, Origin, Reading, Refused, is_on_the_web, origins
from dragoman.store.progress import Mark, Validators, mark_of, seen, validators_of
from dragoman.store.store import Store

if TYPE_CHECKING:
    from dragoman.readers.net import Client

YOUNG = 2.0  # seconds: a watched file changed more lately may still be being written


@dataclass(frozen=True, slots=True)
class Entry:
    """One item, and how far its origin is read once it is done. No item: the origin is read to its end."""

    origin: str
    item: Found | Refused | Checked | None
    mark: Mark
    size: int | None = None


class StoreMemory:
    """What network readers ask of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def validators(self, url: str) -> Checked | None:
        with self._store.read() as connection:
            found = validators_of(connection, url)
        return Checked(url, found.etag, found.modified) if found else None

    def seen(self, url: str) -> bool:
        with self._store.read() as connection:
            return seen(connection, url)


def entries(store: Store, places: Iterable[str], reading: Reading, *, settled: bool = False) -> Iterator[Entry]:
    """All that earlier runs have not done. `settled`: pass over files changed in the last moments."""
    memory = StoreMemory(store)
    client: Client | None = None
    for place in places:
        if client is None and is_on_the_web(place):
            client = _client(reading)
        for origin in origins(place, reading, memory, client):
            if isinstance(origin, Refused):
                yield Entry(place, origin, Mark())
            elif not (settled and _is_young(origin)):
                yield from _of_origin(store, origin)


def _client(reading: Reading) -> "Client":
    """One for all places: the pace and the rules of a host hold across them."""
    from dragoman.readers.net import client_for

    return client_for(reading)


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
        return bool(origin.stamp) and time.time() - path.stat().st_mtime < YOUNG
    except OSError:
        return False


def kept(checked: Checked) -> Validators:
    """A server's validators as the store keeps them."""
    return Validators(checked.etag, checked.modified)
