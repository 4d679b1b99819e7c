"""Rows put into the data files of a folder, beside those that are there."""

import csv
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from dragoman.errors import ConfigError
from dragoman.knowledge.load import COLUMNS
from dragoman.knowledge.rows import read_rows


def merge(folder: Path, table: str, rows: Iterable[Mapping[str, str]]) -> None:
    """Add rows to a table; one with the key of another replaces it. The file is whole at every moment.

    Raises DataError for a file that is there and cannot be understood, ConfigError when it cannot be written.
    """
    added = {row[COLUMNS[table][0]]: row for row in rows}
    if not added:
        return
    columns, path = COLUMNS[table], folder / f"{table}.csv"
    held = {row.text(columns[0]): row.cells for row in read_rows(path, columns)} if path.exists() else {}
    half = path.with_name(f".{path.name}.half")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with half.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows({**held, **added}.values())
            stream.flush()
            os.fsync(stream.fileno())
        half.replace(path)
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
