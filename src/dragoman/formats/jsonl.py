"""Dragoman's own format: one `Coded` a line, complete enough to be read back.

Every record is an object with the field names of `dragoman.records`, a span is `[start, end]`, a day an ISO string.
Left out are passages, the words inside sentences (a sentence is its span) and fields marked as internal.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TextIO, Union, get_args, get_origin, get_type_hints

from dragoman.errors import InputError
from dragoman.formats.base import Format, Skipped, json_line
from dragoman.records import Coded, Sentence, Span, is_internal

LEFT_OUT = frozenset({(Coded, "passages")})


def write(reports: Iterable[Coded], out: TextIO) -> Skipped:
    """Nothing is left out."""
    for coded in reports:
        out.write(to_json(coded) + "\n")
    return Skipped()


def to_json(record: Any) -> str:
    """Any record on one line of JSON."""
    return json_line(to_data(record))


def to_data(value: Any) -> Any:
    """Any record, or tuple of records, as objects and lists."""
    if isinstance(value, Span):
        return list(value)
    if isinstance(value, Sentence):
        return list(value.span)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: to_data(getattr(value, field.name)) for field in _public(value.__class__)}
    if isinstance(value, (tuple, list)):
        return [to_data(item) for item in value]
    return value


def from_json(line: str) -> Coded:
    """The record of one line: equal to what was written, apart from what this format leaves out.

    Unknown fields are passed over. Raises InputError for text that is no such record.
    """
    try:
        data = json.loads(line)
        coded: Coded = _reader(Coded)(data)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(f"not a coded report: {error}") from error
    return coded


def read(lines: Iterable[str]) -> Iterator[Coded]:
    """The records of a file. Raises InputError, with the line number, for a line that is none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from_json(line)
            except InputError as error:
                raise InputError(f"line {number}: {error}") from error


@cache
def _public(kind: Any) -> tuple[Field[Any], ...]:
    return tuple(f for f in fields(kind) if not is_internal(f.metadata) and (kind, f.name) not in LEFT_OUT)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """A function that makes a value of the annotated type from JSON data."""
    if kind is Span:
        return _read_span
    if kind is Sentence:
        return lambda data: Sentence(_read_span(data), ())
    if kind is date:
        return date.fromisoformat
    if is_dataclass(kind):
        return _record_reader(kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional_reader(kind)
    if origin is tuple:
        item = _reader(get_args(kind)[0])
        return lambda data: tuple(map(item, _expect(data, list)))
    if origin is dict:
        return lambda data: dict(_expect(data, dict))
    return _number_reader if kind is float else lambda data: _expect(data, kind)


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    # The hints are looked up on the first record, when all classes are there.
    hints = get_type_hints(kind)
    readers = [(f.name, _reader(hints[f.name]), _needed(f)) for f in _public(kind)]

    def make(data: Any) -> Any:
        found = _expect(data, dict)
        missing = next((name for name, _, needed in readers if needed and name not in found), None)
        if missing:
            raise KeyError(f"{kind.__name__} without {missing!r}")
        return kind(**{name: reader(found[name]) for name, reader, _ in readers if name in found})

    return make


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _optional_reader(kind: Any) -> Callable[[Any], Any]:
    (inner,) = (argument for argument in get_args(kind) if argument is not NoneType)
    reader = _reader(inner)
    return lambda data: None if data is None else reader(data)


def _number_reader(data: Any) -> float:
    return float(_expect(data, (int, float)))


def _read_span(data: Any) -> Span:
    start, end = _expect(data, list)
    return Span(_expect(start, int), _expect(end, int))


def _expect(data: Any, kind: Any) -> Any:
    if not isinstance(data, kind):
        wanted = kind.__name__ if isinstance(kind, type) else "number"
        raise TypeError(f"{wanted} expected, not {data!r:.40}")
    return data


FORMAT = Format("jsonl", "one report a line, complete, as JSON", ".jsonl", "application/x-ndjson", write)
