"""JSON: one object a line, or a whole file that is one object or a list of them."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from dragoman.errors import InputError
from dragoman.readers import model
from dragoman.readers.fields import from_object
from dragoman.readers.model import Found
from dragoman.readers.source import Pending, Source, attempt, refusal
from dragoman.readers.text import body, reason_of


def lines(source: Source) -> Iterator[Pending]:
    """One item for each line that is not blank; one too long is refused and passed over."""
    number = 0
    while raw := source.stream.readline(model.MOST_BYTES + 1):
        number += 1
        name = f"{source.name}, line {number}"
        if len(raw) > model.MOST_BYTES:
            _to_line_end(source, raw)
            yield refusal(name, f"longer than {model.MOST_BYTES // 1_000_000} MB")
        elif raw.strip():
            yield attempt(name, partial(_from_line, raw, source, name))


def whole(source: Source) -> Iterator[Pending]:
    """The items of a `.json` file, which is often JSON lines under another name."""
    if _begins_with_an_object(source.stream.peek(1)):
        yield from lines(source)
        return
    data = _loaded(body(source.stream))
    if not isinstance(data, list):
        yield attempt(source.name, partial(from_object, data, source, source.name))
        return
    for number, each in enumerate(data, 1):
        name = f"{source.name}, item {number}"
        yield attempt(name, partial(from_object, each, source, name))


def _to_line_end(source: Source, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = source.stream.readline(model.MOST_BYTES)


def _begins_with_an_object(head: bytes) -> bool:
    """Whether the first line is an object, as far as the head shows it."""
    first, _, more = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(_loaded(first), dict)
    except InputError:
        return not more and len(first) > 100  # a line longer than the head


def _from_line(raw: bytes, source: Source, name: str) -> Found:
    return from_object(_loaded(raw), source, name)


def _loaded(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except ValueError as error:
        raise InputError(f"not JSON in UTF-8: {reason_of(error)}") from error
    except RecursionError as error:
        raise InputError("not JSON: nested too deeply") from error
