"""Records to JSON and back, complete enough to be read again.

Every record is an object with the field names of `dragoman.records`, a span is `[start, end]`, a day an ISO string.
Left out are passages, the words inside sentences (a sentence is its span) and fields marked as internal.
"""

import json
import re
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dragoman.errors import InputError
from dragoman.records import Coded, Sentence, Span, is_internal

T = TypeVar("T")

LEFT_OUT = frozenset({(Coded, "passages")})
PLAIN = frozenset({str, int, float, bool, NoneType})  # what JSON holds as it is

_HIDDEN_BREAKS = re.compile(r"[\x85\u2028\u2029]")


def json_line(data: Any) -> str:
    """JSON on one line: letters stay letters, but no character is left that some readers break lines at."""
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _HIDDEN_BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def to_json(record: Any) -> str:
    """Any record on one line of JSON."""
    return json_line(to_data(record))


def to_data(value: Any) -> Any:
    """Any record, or tuple of records, as objects and lists."""
    kind = value.__class__
    if kind in PLAIN:
        return value
    if isinstance(value, Span):
        return list(value)
    if isinstance(value, (tuple, list)):
        return [item if item.__class__ in PLAIN else to_data(item) for item in value]
    if isinstance(value, Sentence):
        return list(value.span)
    if isinstance(value, date):
        return value.isoformat()
    if names := _names(kind):
        return {name: to_data(getattr(value, name)) for name in names}
    return value


def from_json(line: str) -> Coded:
    """The record of one line: equal to what was written, apart from what this form leaves out.

    Unknown fields are passed over. Raises InputError for text that is no such record.
    """
    return read_record(Coded, line)


def read_record(kind: type[T], line: str) -> T:
    """The record of a kind that `to_json` wrote. Raises InputError for text that is none."""
    try:
        made: T = _reader(cast("Any", kind))(json.loads(line))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(f"not a {'coded report' if kind is Coded else kind.__name__}: {error}") from error
    return made


@cache
def _public(kind: Any) -> tuple[Field[Any], ...]:
    return tuple(f for f in fields(kind) if not is_internal(f.metadata) and (kind, f.name) not in LEFT_OUT)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The public fields of a record; none for anything else."""
    return tuple(f.name for f in _public(cast("Any", kind))) if is_dataclass(kind) else ()


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
        return _tuple_reader(get_args(kind)[0])
    if origin is dict:
        return lambda data: dict(_expect(data, dict))
    return _number_reader if kind is float else lambda data: data if isinstance(data, kind) else _expect(data, kind)


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    # The hints are looked up on the first record, when all classes are there.
    hints = get_type_hints(kind)
    readers = [(f.name, _reader(hints[f.name])) for f in _public(kind)]
    needed = [f.name for f in _public(kind) if _needed(f)]
    known = {name for name, _ in readers}

    def make(data: Any) -> Any:
        found = _expect(data, dict)
        if not known <= found.keys():
            missing = next((name for name in needed if name not in found), None)
            if missing:
                raise KeyError(f"{kind.__name__} without {missing!r}")
            return kind(**{name: reader(found[name]) for name, reader in readers if name in found})
        return kind(**{name: reader(found[name]) for name, reader in readers})

    return make


def _tuple_reader(kind: Any) -> Callable[[Any], Any]:
    item = _reader(kind)
    if kind is not str:
        return lambda data: tuple(map(item, _expect(data, list)))

    def read(data: Any) -> Any:
        found = tuple(_expect(data, list))
        return found if set(map(type, found)) <= {str} else tuple(map(item, found))

    return read


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
