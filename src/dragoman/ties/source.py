"""Where dyads come from: a store, or Parquet files of a cluster run."""

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.dyads import Who, schema
from dragoman.errors import ConfigError, StoreError

if TYPE_CHECKING:
    import pyarrow as pa

MEMORY = "1GB"  # that DuckDB may take while it reads Parquet


class Source(Protocol):
    """Gives tables of dyads (`dragoman.dyads.schema`) and how many reports there were on each day."""

    def dyads(
        self, one: Who | None = None, other: Who | None = None, since: date | None = None, until: date | None = None
    ) -> "pa.Table":
        """The dyads between one and the other, in both directions; None is anybody. Both days are included."""
        ...

    def volume(self, since: date | None = None, until: date | None = None) -> "pa.Table":
        """Columns `day`, `reports`."""
        ...


class ParquetDyads:
    """Dyads in Parquet files: one file, a folder of files or a pattern. Raises ConfigError when there is none.

    Only the rows and columns asked for are read; files sorted by countries and day are read least.
    """

    def __init__(self, place: str | Path) -> None:
        path = Path(place)
        self.name = str(place)
        self._files = str(path / "**" / "*.parquet") if path.is_dir() else str(place)
        self._ask("SELECT 1 FROM read_parquet($files) LIMIT 1", {})

    def dyads(
        self, one: Who | None = None, other: Who | None = None, since: date | None = None, until: date | None = None
    ) -> "pa.Table":
        return self._ask(*_selected(one, other, since, until)).cast(schema())

    def rows(
        self,
        query: str,
        values: Mapping[str, Any],
        one: Who | None = None,
        other: Who | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> "pa.Table":
        """What a query over `dyads` (common table expressions, then SELECT) finds; they are never all in memory."""
        selected, own = _selected(one, other, since, until)
        return self._ask(f"WITH dyads AS ({selected}), {query}", {**own, **values})

    def volume(self, since: date | None = None, until: date | None = None) -> "pa.Table":
        """Counts the reports that hold a dyad: others left no trace in these files."""
        values: dict[str, Any] = {}
        where = " AND ".join(["published IS NOT NULL", *_days("published", since, until, values)])
        return self._ask(
            "SELECT published AS day, approx_count_distinct(report)::BIGINT AS reports FROM read_parquet($files) "
            f"WHERE {where} GROUP BY published ORDER BY published",
            values,
        )

    def _ask(self, query: str, values: dict[str, Any]) -> "pa.Table":
        import duckdb

        config: dict[str, Any] = {"memory_limit": MEMORY, "temp_directory": tempfile.gettempdir()}
        try:
            with duckdb.connect(config=config) as connection:
                return connection.sql(query, params={"files": self._files, **values}).to_arrow_table()
        except duckdb.IOException as error:
            raise ConfigError(f"{self.name}: no Parquet file to read: {error}") from error
        except duckdb.Error as error:
            raise StoreError(f"{self.name}: not a table of dyads: {error}") from error


def _selected(one: Who | None, other: Who | None, since: date | None, until: date | None) -> tuple[str, dict[str, Any]]:
    """A query for dyads, and its values."""
    values: dict[str, Any] = {}
    where = [*_days("day", since, until, values)]
    if one or other:
        where.append(f"({_side('source', one, other, values)} OR {_side('target', one, other, values)})")
    names = ", ".join(f'"{name}"' for name in schema().names)
    return f"SELECT {names} FROM read_parquet($files)" + (f" WHERE {' AND '.join(where)}" if where else ""), values


def _days(column: str, since: date | None, until: date | None, values: dict[str, Any]) -> list[str]:
    bounds = {"asked_since": (">=", since), "asked_until": ("<=", until)}
    values.update({name: day for name, (_, day) in bounds.items() if day})
    return [f"{column} {sign} ${name}" for name, (sign, day) in bounds.items() if day]


def _side(side: str, one: Who | None, other: Who | None, values: dict[str, Any]) -> str:
    """`one` on this side and `other` on the other."""
    opposite = "target" if side == "source" else "source"
    found = []
    for name, at, who in (("asked_one", side, one), ("asked_other", opposite, other)):
        if who:
            values[name] = who.code
            found.append(f"{at}_{who.field} = ${name}")
    return f"({' AND '.join(found)})"
