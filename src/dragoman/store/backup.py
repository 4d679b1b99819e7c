"""A copy of a store, taken while others write: always a SQLite file, whatever the store is."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from dragoman.errors import StoreError
from dragoman.store.engine import make_engine, transaction, translated, url_of
from dragoman.store.migrate import migrate
from dragoman.store.schema import metadata

ROWS = 1000  # copied at once


def backup(engine: Engine, target: Path) -> None:
    """Write the store as it is at one moment to a new file, whole or not at all.

    Raises StoreError when the file is there already or cannot be written.
    """
    if target.exists():
        raise StoreError(f"backup: {target} is there already")
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        if engine.dialect.name == "sqlite":
            _copy_file(engine, part)
        else:
            _copy_rows(engine, part)
        os.replace(part, target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"backup: {target}: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _copy_file(engine: Engine, part: Path) -> None:
    with translated(engine.url), engine.connect() as connection:
        source: Any = connection.connection.driver_connection
        copy = sqlite3.connect(part)
        try:
            source.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without companions
        finally:
            copy.close()


def _copy_rows(engine: Engine, part: Path) -> None:
    """Row by row from one snapshot into a new SQLite store."""
    new = make_engine(url_of(part))
    try:
        migrate(new)
        with transaction(engine, writing=False) as source, transaction(new, writing=True) as target:
            target.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # a report's story may come after it
            for table in metadata.sorted_tables:
                query = select(table).order_by(*table.primary_key.columns)
                _copy_table(source, target, query, insert(table))
        with new.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
    finally:
        new.dispose()


def _copy_table(source: Connection, target: Connection, query: Any, adding: Any) -> None:
    found = source.execution_options(yield_per=ROWS).execute(query)
    for page in found.partitions(ROWS):
        target.execute(adding, [row._asdict() for row in page])
