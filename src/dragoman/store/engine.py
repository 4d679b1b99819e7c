"""Connections: SQLite in WAL mode or PostgreSQL, one writer at a time, and errors a user understands."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, NoSuchModuleError

from dragoman.errors import ConfigError, InputError, StoreError

CACHE = 65_536  # KB that SQLite keeps of the file: with its own 2 MB, a large store is read again for each report
CHECKPOINT = 8_000  # pages in the log before they go into the file: a page changed often is then written once
WAIT = 60.0  # seconds a writer waits for the one before it, unless told otherwise
LOCK = 0x64726167  # the key of the lock that PostgreSQL's writers take ("drag")
TOO_MUCH = "54000"  # PostgreSQL's state for what goes beyond its limits: long keys, endless lists of words
DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}

# What databases say, and what it means for the user; `{}` is the store.
MEANINGS = (
    (r"database is locked|lock timeout", "{} is locked by another program, and was not set free in time"),
    (r"readonly database|read-only transaction|permission denied", "{} or its folder may not be written to"),
    (r"disk is full|no space left|could not extend file", "the disk that {} lies on is full"),
    (r"disk i/o error", "the disk that {} lies on cannot be read or written, or is full"),
    (r"file is not a database|malformed|file is encrypted", "{} is damaged or no store of Dragoman's"),
    (r"unable to open database file", "{} cannot be opened: no such folder, or no right to it"),
    (r"database .* does not exist", "{} does not exist: make it with createdb"),
    (r"authentication failed|no password supplied", "{} does not let this user in"),
    (
        r"connection (?:refused|failed|is bad)|could not connect|could not translate|terminating connection|"
        r"server closed|connection is (?:closed|lost)|consuming input failed|shutting down|starting up",
        "{} cannot be reached, or its server has gone away",
    ),
)


def url_of(place: str | Path) -> URL:
    """The database URL of a file name or a URL. Raises ConfigError for one of a kind we cannot use."""
    text = str(place)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        raise ConfigError(f"store: not a database URL: {text.split('://')[0]}://…") from error
    kind = url.drivername.partition("+")[0]
    if kind not in DRIVERS:
        raise ConfigError(f"store: {kind} is neither sqlite nor postgresql")
    return url.set(drivername=DRIVERS[kind])


def make_engine(url: URL, *, read_only: bool = False, wait: float = WAIT) -> Engine:
    """An engine whose transactions write only when begun with the option `writing`. `wait`: seconds, for its turn."""
    try:
        if url.get_backend_name() == "sqlite":
            return _sqlite(url, read_only, wait)
        return _postgresql(url, wait)
    except (ImportError, NoSuchModuleError) as error:
        raise ConfigError("store: PostgreSQL needs the extra: pip install 'dragoman[postgresql]'") from error


def _sqlite(url: URL, read_only: bool, wait: float) -> Engine:
    if read_only:
        path = Path(url.database or "").as_uri()
        query = {"uri": "true", "mode": "ro"} | ({"immutable": "1"} if _is_frozen(url) else {})
        url = url.set(database=path, query=query)
    engine = create_engine(url, connect_args={"timeout": wait, "check_same_thread": False})

    def connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, see below
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA cache_size=-{CACHE}")
        connection.execute("PRAGMA synchronous=NORMAL")  # a killed process loses nothing; lost power, the last moments
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT}")

    def begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _is_frozen(url: URL) -> bool:
    """Whether nobody can change a file: SQLite then needs no files beside it, and could not make them."""
    path = Path(url.database or "")
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(path.parent).f_flag & os.ST_RDONLY) and not path.with_name(f"{path.name}-wal").exists()


def _postgresql(url: URL, wait: float) -> Engine:
    engine = create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True)

    def begun(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(wait * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")

    event.listen(engine, "begin", begun)
    return engine


@contextmanager
def transaction(engine: Engine, *, writing: bool) -> Iterator[Connection]:
    """A connection in a transaction that is kept whole or undone whole. Raises StoreError."""
    with translated(engine.url):
        options: dict[str, Any] = {"writing": writing}
        if writing and engine.dialect.name == "postgresql":
            # The lock makes writers wait for one another; what they then read must be what the last one wrote.
            options["isolation_level"] = "READ COMMITTED"
        with engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turns the database's errors into StoreError, and those over a text it can never hold into InputError."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise InputError("holds half characters (lone surrogates)", stage="store") from error
    except DBAPIError as error:
        if _is_the_texts(error):
            words = " ".join(str(error.orig).split())
            raise InputError(f"the database cannot hold it: {words:.200}", stage="store") from error
        raise StoreError(meaning(url, str(error.orig))) from error


def _is_the_texts(error: DBAPIError) -> bool:
    """Whether it fails for what was to be written, not for the state of the database: the next text may go in."""
    return isinstance(error, DataError) or getattr(error.orig, "sqlstate", None) == TOO_MUCH


def meaning(url: URL, words: str) -> str:
    """One line for the user from what the database said."""
    name = shown(url)
    for pattern, text in MEANINGS:
        if re.search(pattern, words, re.IGNORECASE):
            return "store: " + text.format(name)
    return f"store: {name}: {' '.join(words.split())}"


def shown(url: URL) -> str:
    """The store's name without its password."""
    if url.get_backend_name() == "sqlite":
        return (url.database or "").removeprefix("file://")
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
