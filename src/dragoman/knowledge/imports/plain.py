"""Actors as CSV or JSON lines: a name, and what is known of it.

Columns or keys: `name`, and any of `id`, `kind`, `aliases`, `country`, `sectors`, `start`, `end`, `note`; several
values of one cell are separated by `|`, in JSON they may be a list.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import DataError
from dragoman.knowledge.imports.entries import Fault
from dragoman.knowledge.load import COLUMNS
from dragoman.knowledge.rows import Row

LISTS = ("aliases", "sectors")
KNOWN = tuple(column for column in COLUMNS["organisations"] if column != "parent")


def read(path: Path) -> Iterator[Row | Fault]:
    """The lines of a file. DataError for a file that cannot be read at all."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            if path.suffix == ".csv":
                reader = csv.DictReader(stream, strict=True)
                for cells in reader:
                    yield _row(cells, f"{path}:{reader.line_num}")
            else:
                for number, line in enumerate(stream, 1):
                    if line.strip():
                        yield _from_json(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error


def _from_json(line: str, place: str) -> Row | Fault:
    try:
        data = json.loads(line)
    except ValueError as error:
        return Fault(place, f"not JSON: {error}")
    return _row(data, place) if isinstance(data, dict) else Fault(place, "not an object")


def _row(data: Mapping[Any, Any], place: str) -> Row | Fault:
    unknown = [str(name) for name in data if name not in KNOWN]
    if unknown:
        return Fault(place, f"{unknown[0]!r} is not known; known are {', '.join(KNOWN)}")
    cells: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, list) and name in LISTS and all(isinstance(item, str) for item in value):
            value = "|".join(value)
        if value is not None and not isinstance(value, str):
            return Fault(place, f"{name} is no text")
        cells[name] = " ".join((value or "").split())
    return Row(cells, place) if cells.get("name") else Fault(place, "no name")
