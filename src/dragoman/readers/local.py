"""Files, folders and standard input."""

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BufferedReader, RawIOBase
from itertools import islice
from pathlib import Path
from typing import cast

from dragoman.readers.kinds import read
from dragoman.readers.model import NO_FILES, STDIN, Found, Item, Origin, Reading, Refused
from dragoman.readers.source import Source, guarded
from dragoman.readers.text import Stream, reason_of

_BUFFER = 1 << 16  # also how much of a file its kind is told by


def origins(place: str | Path, reading: Reading) -> Iterator[Origin | Refused]:
    """The file itself, or those below a folder in the order of their names; hidden ones are passed over."""
    if str(place) == STDIN:
        yield Origin("standard input", "", None, partial(_from_stdin, reading))
        return
    path = Path(place)
    if not path.is_dir():
        yield _origin(path, reading, pipes=True)
        return
    problems: list[OSError] = []
    empty = True
    for file in _below(path, problems):
        empty = False
        yield _origin(file, reading, pipes=False)
    yield from (Refused(str(problem.filename), reason_of(problem)) for problem in problems)
    if empty and not problems:
        yield Refused(str(path), NO_FILES)


def _below(path: Path, problems: list[OSError]) -> Iterator[Path]:
    for folder, below, names in os.walk(path, onerror=problems.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _origin(path: Path, reading: Reading, *, pipes: bool) -> Origin | Refused:
    """A regular file; a pipe only where the user named it, as in a folder it would be waited for without end."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        return Refused(str(path), reason_of(error))
    items = partial(_from_file, path, reading)
    name = str(path.absolute())
    if stat.S_ISREG(status.st_mode):
        return Origin(name, f"{status.st_size}-{status.st_mtime_ns}", status.st_size, items)
    if pipes and not stat.S_ISSOCK(status.st_mode):
        return Origin(name, "", None, items)
    return Refused(str(path), "not a regular file")


def _from_file(path: Path, reading: Reading, skip: int) -> Iterator[Item]:
    try:
        with path.open("rb", buffering=_BUFFER) as stream:
            assert isinstance(stream, BufferedReader)
            yield from _items(Source(stream, str(path), path.name, reading), skip)
    except OSError as error:
        yield Refused(str(path), reason_of(error))


def _from_stdin(reading: Reading, skip: int) -> Iterator[Item]:
    stream = BufferedReader(cast("RawIOBase", sys.stdin.buffer), _BUFFER)
    try:
        yield from _items(Source(stream, "standard input", "", reading), skip)
    finally:
        stream.detach()


def _items(source: Source, skip: int) -> Iterator[Found | Refused]:
    """The items after the first, each with how far the file was read for it."""
    for pending in islice(guarded(source.name, read(source)), skip, None):
        item = pending()
        yield item if item.offset else replace(item, offset=_place(source.stream))


def _place(stream: Stream) -> int:
    try:
        return stream.tell()
    except (OSError, ValueError):  # a pipe
        return 0
