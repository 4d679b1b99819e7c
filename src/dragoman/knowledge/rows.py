"""Reading the cells of the data files: rows with their place, lists, dates, dated sectors."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.errors import DataError
from dragoman.knowledge.model import DatedSectors, Interval


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a data file; `place` names file and line for error messages."""

    cells: dict[str, str]
    place: str

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def needed(self, column: str) -> str:
        """A cell that may not be empty."""
        if value := self.text(column):
            return value
        raise DataError(f"{self.place}: {column} is empty")

    def items(self, column: str) -> tuple[str, ...]:
        """The items of a list cell, without doubles."""
        return tuple(dict.fromkeys(part.strip() for part in self.text(column).split("|") if part.strip()))

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        value = self.text(column)
        if value not in allowed:
            raise DataError(f"{self.place}: {column} {value!r} is none of {', '.join(allowed)}")
        return value

    def interval(self) -> Interval:
        return parse_interval(self.text("start"), self.text("end"), self.place)

    def sectors(self) -> tuple[DatedSectors, ...]:
        return parse_sectors(self.items("sectors"), self.place)


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file. DataError if it cannot be read, lacks its first column or has one not in `columns`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            _check_header(path, header, columns)
            for cells in reader:
                if any(cells):
                    yield _row(path, reader.line_num, header, cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error


def _check_header(path: Path, header: list[str], columns: tuple[str, ...]) -> None:
    unknown = [name for name in header if name not in columns]
    if unknown:
        raise DataError(f"{path}:1: unknown column {unknown[0]!r}; known are {', '.join(columns)}")
    if columns[0] not in header:
        raise DataError(f"{path}:1: column {columns[0]!r} is missing")


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        raise DataError(f"{path}:{line}: {len(cells)} cells, but the header has {len(header)}")
    return Row({name: cell.strip() for name, cell in zip(header, cells, strict=True)}, f"{path}:{line}")


def parse_interval(start: str, end: str, place: str) -> Interval:
    """Two ISO prefixes as half-open days; a period given twice ("2012","2012") means all of it."""
    first = _first_day(start, place) if start else None
    last = _first_day(end, place) if end else None
    if last and start == end and len(end) < 10:
        last = _next_period(last, end)
    if first and last and last < first:
        raise DataError(f"{place}: ends ({end}) before it starts ({start})")
    return Interval(first, last)


def _first_day(text: str, place: str) -> date:
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError as error:
        raise DataError(f"{place}: {text!r} is no date such as 2012, 2012-05 or 2012-05-07") from error


def _next_period(first: date, text: str) -> date:
    days = 366 if len(text) == 4 else 31
    beyond = first + timedelta(days=days)
    return date(beyond.year, 1, 1) if len(text) == 4 else date(beyond.year, beyond.month, 1)


def parse_sectors(items: tuple[str, ...], place: str) -> tuple[DatedSectors, ...]:
    """Sectors, each with its days if any: `REB@/2021-08-15`; neighbours of equal days are joined."""
    found: list[DatedSectors] = []
    for item in items:
        sector, _, days = item.partition("@")
        start, slash, end = days.partition("/")
        if days and not slash:
            raise DataError(f"{place}: {item!r} needs days such as 2001/2009")
        interval = parse_interval(start, end, place)
        if found and found[-1].interval == interval:
            found[-1] = DatedSectors((*found[-1].sectors, sector), interval)
        else:
            found.append(DatedSectors((sector,), interval))
    return tuple(found)
