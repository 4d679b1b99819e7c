"""All that a store holds, to be compared with what another one holds."""

from typing import Any

from sqlalchemy import select

from dragoman.store import Store
from dragoman.store.schema import metadata, moves, origins, reports, runs

# Clock times, and numbers: PostgreSQL leaves out those of undone transactions. Their order is compared.
VOLATILE_TABLES = (runs,)
VOLATILE = {origins.c.checked, moves.c.at, moves.c.number, reports.c.number}

Contents = dict[str, list[tuple[Any, ...]]]


def contents(store: Store) -> Contents:
    """The rows of all tables, without what differs from run to run or from one database to another."""
    found: Contents = {}
    with store.read() as connection:
        for table in metadata.sorted_tables:
            if table in VOLATILE_TABLES:
                continue
            kept = [c for c in table.columns if c not in VOLATILE]
            rows = [tuple(row) for row in connection.execute(select(*kept).order_by(*table.primary_key.columns))]
            found[table.name] = rows if "number" in table.columns else sorted(rows, key=repr)
    return found


def differences(one: Contents, other: Contents) -> list[str]:
    """Which rows stand in only one of two stores; nothing when they are the same."""
    lines = []
    for name in one:
        if one[name] != other[name]:
            missing = [row for row in one[name] if row not in other[name]]
            added = [row for row in other[name] if row not in one[name]]
            lines.append(f"{name}: missing {str(missing)[:800]}, added {str(added)[:800]}")
    return lines


def faults(store: Store) -> list[str]:
    """What is wrong with a store, its full-text index included."""
    found = [str(problem) for problem in store.problems()]
    with store.write() as connection:
        if connection.dialect.name == "sqlite":  # raises when the index is not that of the texts
            connection.exec_driver_sql("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)")
    return found
