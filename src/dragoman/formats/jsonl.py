"""Dragoman's own format: one `Coded` a line, complete enough to be read back (see `dragoman.serial`)."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from dragoman.errors import InputError
from dragoman.formats.base import Format, Skipped
from dragoman.records import Coded
from dragoman.serial import from_json, to_data, to_json

__all__ = ["FORMAT", "from_json", "read", "to_data", "to_json", "write"]


def write(reports: Iterable[Coded], out: TextIO) -> Skipped:
    """Nothing is left out."""
    for coded in reports:
        out.write(to_json(coded) + "\n")
    return Skipped()


def read(lines: Iterable[str]) -> Iterator[Coded]:
    """The records of a file. Raises InputError, with the line number, for a line that is none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from_json(line)
            except InputError as error:
                raise InputError(f"line {number}: {error}") from error


FORMAT = Format("jsonl", "one report a line, complete, as JSON", ".jsonl", "application/x-ndjson", write)
