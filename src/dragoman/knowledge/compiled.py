"""The tables in a form that loads fast, kept in the user's cache directory under the hash of the data files.

The file holds a digest and marshalled plain tuples; one that is missing, damaged or from another Python is rebuilt
silently, and a directory that cannot be written only costs time.
"""

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from platformdirs import user_cache_dir

from dragoman.knowledge.load import data_files, tables_from, version_of
from dragoman.knowledge.model import (
    Agent,
    DatedSectors,
    Entity,
    Form,
    Interval,
    Membership,
    Occupancy,
    Office,
    StateGroup,
)
from dragoman.knowledge.search import Pattern, patterns_of
from dragoman.knowledge.tables import Tables

LAYOUT = 1  # raise it when what is stored, or how forms are made, changes
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Compiled:
    """The tables, and their forms under the keys they are found by."""

    tables: Tables
    patterns: dict[str, tuple[Pattern, ...]]


def compiled(folders: Sequence[Path] = (), cache: Path | None = None) -> Compiled:
    """Our data with the user's folders on top, from the cache when it is there. DataError for unusable files."""
    files = data_files(folders)
    version = version_of(files)
    path = (cache or Path(user_cache_dir("dragoman"))) / f"knowledge-{version}-{_layout()}.bin"
    if found := _read(path):
        return found
    tables = tables_from(files)
    made = Compiled(tables, patterns_of(tables.forms))
    _write(path, made)
    return made


def _layout() -> str:
    """Changes with Python's version and with this package's code, since both decide what is stored."""
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return f"{LAYOUT}-{sys.version_info.major}{sys.version_info.minor}-{hashlib.sha256(code).hexdigest()[:8]}"


def _read(path: Path) -> Compiled | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    body = content[_DIGEST:]
    if hashlib.sha256(body).digest() != content[:_DIGEST]:
        return None
    try:
        return _from_plain(marshal.loads(body))
    except (EOFError, ValueError, TypeError, KeyError):
        return None


def _write(path: Path, made: Compiled) -> None:
    """Write beside the place and move there, so that no reader ever sees half a file."""
    body = marshal.dumps(_to_plain(made))
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).digest() + body)
        os.replace(name, path)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.toordinal()
    if is_dataclass(value):
        return tuple(_plain(getattr(value, f.name)) for f in fields(value))
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _to_plain(made: Compiled) -> dict[str, Any]:
    tables = made.tables
    plain = {f.name: _plain(getattr(tables, f.name)) for f in fields(tables) if f.name != "forms"}
    plain["patterns"] = {key: tuple(map(tuple, patterns)) for key, patterns in made.patterns.items()}
    return plain


def _interval(plain: tuple[int | None, int | None]) -> Interval:
    start, end = plain
    if start is None and end is None:
        return _OPEN
    return Interval(date.fromordinal(start) if start else None, date.fromordinal(end) if end else None)


_OPEN = Interval()


def _entity(plain: Any) -> Entity:
    id, kind, name, country, subkind, sectors, gender, parent, interval = plain
    dated = tuple(DatedSectors(codes, _interval(days)) for codes, days in sectors)
    return Entity(id, kind, name, country, subkind, dated, gender, parent, _interval(interval))


def _from_plain(plain: dict[str, Any]) -> Compiled:
    patterns = {key: tuple(map(Pattern._make, found)) for key, found in plain["patterns"].items()}
    tables = Tables(
        version=plain["version"],
        entities=tuple(map(_entity, plain["entities"])),
        offices=tuple(Office(*office) for office in plain["offices"]),
        agents=tuple(Agent(*agent) for agent in plain["agents"]),
        groups=tuple(StateGroup(*group) for group in plain["groups"]),
        occupancies=tuple(
            Occupancy(person, office, of, _interval(days)) for person, office, of, days in plain["occupancies"]
        ),
        memberships=tuple(
            Membership(body, member, status, _interval(days)) for body, member, status, days in plain["memberships"]
        ),
        forms=tuple(Form(p.text, p.role, p.target) for found in patterns.values() for p in found),
    )
    return Compiled(tables, patterns)
