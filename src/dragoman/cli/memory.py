"""The reports coded last, kept in the cache so that `explain` needs no second coding."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from dragoman.errors import ConfigError, InputError
from dragoman.formats import jsonl
from dragoman.records import Coded, Event

FILE = "last-reports.jsonl"
MOST_REPORTS = 50
MOST_BYTES = 5_000_000
SHORTEST_ID = 4


def remember(reports: Iterable[Coded], cache: Path) -> None:
    """Put reports on top of those kept. A cache that cannot be written is none: the reports are then forgotten."""
    new = {coded.document.id: jsonl.to_json(coded) for coded in reports if coded.events}
    if not new:
        return
    with suppress(OSError):
        kept = {**dict(_kept(cache)), **new}
        for id in new:  # moved to the end, where the newest are
            kept[id] = kept.pop(id)
        _replace(cache, _capped(list(kept.values())))


def recall(cache: Path) -> Iterator[Coded]:
    """The reports kept, the newest first; lines that a later version cannot read are passed over."""
    for _, line in reversed(list(_kept(cache))):
        with suppress(InputError):
            yield jsonl.from_json(line)


def find(reports: Iterable[Coded], id: str) -> tuple[Coded, Event] | None:
    """The event with that id, which may be cut short; None if there is none.

    Raises ConfigError for an id so short that it means nothing, or that fits several events.
    """
    check_length(id)
    found = {e.id: (coded, e) for coded in reports for e in coded.events if e.id.startswith(id.lower())}
    if len(found) > 1:
        raise ConfigError(f"event {id!r} may be any of {', '.join(sorted(found))}")
    return next(iter(found.values()), None)


def check_length(id: str) -> None:
    """Raises ConfigError for an id so short that it means nothing."""
    if len(id) < SHORTEST_ID:
        raise ConfigError(f"event {id!r}: give at least {SHORTEST_ID} characters of the id")


def _kept(cache: Path) -> Iterator[tuple[str, str]]:
    """(id of the report, its line), the oldest first; a damaged file counts as empty."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        for line in (cache / FILE).read_text(encoding="utf-8").split("\n"):
            if line:
                yield json.loads(line)["document"]["id"], line


def _capped(lines: list[str]) -> list[str]:
    """As many of the last lines as the file may hold."""
    size, first = 0, len(lines)
    while first and size + len(lines[first - 1].encode()) + 1 <= MOST_BYTES and len(lines) - first < MOST_REPORTS:
        first -= 1
        size += len(lines[first].encode()) + 1
    return lines[first:]


def _replace(cache: Path, lines: list[str]) -> None:
    """Write a whole new file beside the old one and put it in its place, so that no reader sees half of it."""
    cache.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=cache, prefix=FILE)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as stream:
            stream.writelines(line + "\n" for line in lines)
        Path(name).replace(cache / FILE)
    finally:
        Path(name).unlink(missing_ok=True)
