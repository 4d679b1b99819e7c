"""Tables with a row a report: CSV and TSV with a header, and Parquet."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import SEEK_END, TextIOWrapper
from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError
from dragoman.readers import model
from dragoman.readers.fields import NAMES, columns, from_cells
from dragoman.readers.model import Found, Refused
from dragoman.readers.source import Pending, Source, attempt, refusal
from dragoman.readers.text import decode, decoded, is_binary, reason_of

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MOST_ROW_GROUP = 1_000_000_000  # bytes; common writers stay below 128 MB
BATCH = 16  # rows in memory at a time: each may hold the most an item may have
_STRINGS = (
    "string",
    "large_string",
    "binary",
    "large_binary",
)  # a value written once for many rows stays one in memory
_DELIMITERS = ",;\t|"


def separated(source: Source) -> Iterator[Pending]:
    """One item a row below the header of a CSV or TSV file.

    Raises InputError for a file without a column of texts, and where a row is too long to go on.
    """
    head = source.stream.peek(1)
    text = TextIOWrapper(source.stream, _encoding(head), errors="surrogateescape", newline="")
    try:
        rows = _Rows(text, "\t" if source.file.lower().endswith((".tsv", ".tab")) else "")
        places = _places(rows.header)
        for number, row in enumerate(rows, 1):
            name = f"{source.name}, row {number}"
            if len(row) > len(rows.header) and any(row[len(rows.header) :]):
                yield refusal(name, f"{len(row)} cells, but the header has {len(rows.header)}")
            else:
                cells = {ours: row[place] for ours, place in places.items() if place < len(row)}
                yield attempt(name, partial(_from_cells, cells, source, name))
    finally:
        text.detach()  # the stream is its opener's to close


def parquet(source: Source) -> Iterator[Pending]:
    """One item a row of a Parquet file. Raises InputError for a damaged file or one without a column of texts."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        size = source.stream.seek(0, SEEK_END)
        file = ParquetFile(source.stream, pre_buffer=False)
        names = columns(file.schema_arrow.names)
        _need_text(names)
        schema = file.schema_arrow
        shared = [column for column in names.values() if str(schema.field(column).type) in _STRINGS]
        file = ParquetFile(source.stream, pre_buffer=False, read_dictionary=shared)
        for number, row in enumerate(_parquet_rows(file, names), 1):
            name = f"{source.name}, row {number}"
            offset = 0 if source.layers else size * number // file.metadata.num_rows
            yield partial(_at, offset, attempt(name, partial(_from_values, row, source, name)))
    except (ArrowException, ValueError, LookupError) as error:
        raise InputError(f"damaged Parquet file: {reason_of(error):.200}") from error


class _Rows:
    """The rows of a CSV file as lists of cells, blank ones left out. Raises InputError for a row too long."""

    def __init__(self, text: TextIOWrapper, delimiter: str) -> None:
        self._text = text
        self._left = model.MOST_BYTES
        first = text.readline(model.MOST_BYTES)
        self.header = next(csv.reader([first], delimiter=delimiter or _delimiter(first)), [])
        self._cells = csv.reader(self._lines(), delimiter=delimiter or _delimiter(first))

    def __iter__(self) -> Iterator[list[str]]:
        while (row := self._next()) is not None:
            if any(row):
                yield row

    def _lines(self) -> Iterator[str]:
        while line := self._text.readline(self._left + 1):
            self._left -= len(line)
            if self._left < 0:
                most = model.MOST_BYTES // 1_000_000
                raise InputError(f"a row longer than {most} MB, or a quote never closed; the file is not read further")
            yield line

    def _next(self) -> list[str] | None:
        self._left = model.MOST_BYTES
        usual = csv.field_size_limit(model.MOST_BYTES)  # the module's own limit is shorter than some reports
        try:
            return next(self._cells, None)
        except csv.Error as error:
            raise InputError(f"damaged table: {reason_of(error)}; the file is not read further") from error
        finally:
            csv.field_size_limit(usual)


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if is_binary(decode(head, "cp1252") or head.decode("utf-8", "replace")):
        raise InputError("binary, not a table")
    return "utf-8-sig"


def _places(header: list[str]) -> dict[str, int]:
    names = columns(header)
    _need_text(names)
    return {ours: header.index(column) for ours, column in names.items()}


def _need_text(names: dict[str, str]) -> None:
    if "text" not in names:
        raise InputError(f"no column with the reports' texts ({', '.join(NAMES['text'])})")


def _from_cells(cells: dict[str, str], source: Source, name: str) -> Found:
    """Cells that are not UTF-8 come with their bytes as surrogates, and are decoded as a text file would be."""
    plain = {
        ours: cell if _is_sound(cell) else decoded(cell.encode("utf-8", "surrogateescape"))
        for ours, cell in cells.items()
    }
    return from_cells(plain, source, name)


def _is_sound(cell: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in cell) if not cell.isascii() else "\x00" not in cell


def _parquet_rows(file: "ParquetFile", names: dict[str, str]) -> Iterator[dict[str, Any]]:
    for group in range(file.num_row_groups):
        if file.metadata.row_group(group).total_byte_size > MOST_ROW_GROUP:
            raise InputError(f"row group {group + 1} is larger than {MOST_ROW_GROUP // 1_000_000} MB")
        wanted = list(names.values())
        for batch in file.iter_batches(BATCH, row_groups=[group], columns=wanted, use_threads=False):
            for row in range(batch.num_rows):
                yield {ours: batch.column(column)[row] for ours, column in names.items()}


def _from_values(row: dict[str, Any], source: Source, name: str) -> Found:
    cells = {}
    for ours, value in ((ours, cell.as_py()) for ours, cell in row.items()):
        if isinstance(value, bytes):
            value = decoded(value)
        if isinstance(value, list | dict):
            raise InputError(f"field {ours!r} is not a string: {value!r:.40}")
        cells[ours] = "" if value is None else str(value)
    if len(cells.get("text", "")) > model.MOST_BYTES:
        raise InputError(f"larger than {model.MOST_BYTES // 1_000_000} MB")
    return from_cells(cells, source, name)


def _at(offset: int, item: Pending) -> Found | Refused:
    return replace(item(), offset=offset)
