"""Finds the reports: text files, folders of them, JSON lines and standard input.

What cannot be read comes out as an `InputError` in its place, naming the file and the reason, and the rest goes on.
"""

import codecs
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import InputError
from dragoman.records import Document

MOST_BYTES = 20_000_000  # of a text file, or of one line of a JSON lines file
STDIN = "-"
JSON_LINES = (".jsonl", ".ndjson")
FIELDS = ("text", "id", "title", "publisher", "url", "published")

_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BROKEN_UTF8 = re.compile(r"[ÂÃâ][^\x00-\x7f]")  # what UTF-8 looks like when it is read as cp1252
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Formats that decode as text but are not prose: what they begin with, and what to call them.
_MARKUP = (("<!doctype html", "HTML"), ("<html", "HTML"), ("<?xml", "XML"), ("{\\rtf", "RTF"), ("%pdf-", "PDF"))


@dataclass(frozen=True, slots=True)
class Source:
    """A report and where it was found: a file name, with the line of a JSON lines file."""

    document: Document
    name: str


def documents(path: str | Path, published: date | None = None) -> Iterator[Source | InputError]:
    """The reports of a file, of a folder with all below it, or of standard input (`-`), in order.

    The day of publication is `published`, else a JSON line's own, else an ISO date in the file's name, else unknown.
    """
    if str(path) == STDIN:
        yield _from_stream(sys.stdin.buffer, "standard input", published)
        return
    for file in files(Path(path)):
        if isinstance(file, InputError):
            yield file
        else:
            yield from from_file(file, published)


def files(path: Path) -> Iterator[Path | InputError]:
    """The path itself, or the files below a folder in the order of their names; hidden ones are passed over."""
    if not path.is_dir():
        yield path
        return
    problems: list[OSError] = []
    empty = True
    for folder, below, names in os.walk(path, onerror=problems.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for file in (Path(folder, name) for name in sorted(names) if not name.startswith(".")):
            empty = False
            yield file if file.is_file() else InputError(f"{file}: not a regular file")
    yield from (InputError(f"{problem.filename}: {_reason(problem)}") for problem in problems)
    if empty and not problems:
        yield InputError(f"{path}: no files in this folder")


def from_file(path: Path, published: date | None = None) -> Iterator[Source | InputError]:
    """The report of a text file, or the reports of a JSON lines file."""
    day = published or day_in(path.stem)
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() in JSON_LINES:
                yield from _from_lines(stream, str(path), published, day)
            else:
                yield _from_stream(stream, str(path), day)
    except OSError as error:
        yield InputError(f"{path}: {_reason(error)}")


def day_in(name: str) -> date | None:
    """The first ISO date in a file's name, None when there is none."""
    return next((day for match in _DAY.finditer(name) if (day := _day(match[1]))), None)


def _from_stream(stream: BinaryIO, name: str, published: date | None) -> Source | InputError:
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        return InputError(f"{name}: larger than {MOST_BYTES // 1_000_000} MB")
    text = decoded(raw)
    if isinstance(text, InputError):
        return InputError(f"{name}: {text}")
    return Source(Document(text, published=published), name)


def decoded(raw: bytes) -> str | InputError:
    """The text of a file, line ends made plain: UTF-8, marked UTF-16, else Windows-1252 if that gives sense."""
    marked = raw.startswith(_UTF16)
    text = _decode(raw, "utf-16" if marked else "utf-8-sig")
    if text is None and not marked and b"\x00" not in raw:
        text = _decode(raw, "cp1252")
        if text is None or _BROKEN_UTF8.search(text):
            return InputError("damaged, or neither UTF-8 nor Windows-1252")
    if text is None or "\x00" in text or len(_CONTROL.findall(text)) > max(2, len(text) // 50):
        return InputError("binary, not text")
    kind = next((kind for start, kind in _MARKUP if text[:200].lstrip().lower().startswith(start)), "")
    if kind:
        return InputError(f"{kind}, not plain text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _from_lines(stream: BinaryIO, name: str, published: date | None, day: date | None) -> Iterator[Source | InputError]:
    """`published` stands above the dates of the lines, `day` is for lines without one."""
    number = 0
    while raw := stream.readline(MOST_BYTES + 1):
        number += 1
        place = f"{name}, line {number}"
        if len(raw) > MOST_BYTES:
            # The rest of such a line cannot be told from new lines without reading on.
            yield InputError(f"{place}: longer than {MOST_BYTES // 1_000_000} MB; the file is not read further")
            return
        if raw.strip():
            found = _from_line(raw, published, day)
            yield InputError(f"{place}: {found}") if isinstance(found, InputError) else Source(found, place)


def _from_line(raw: bytes, published: date | None, day: date | None) -> Document | InputError:
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return InputError(f"not JSON in UTF-8: {error}")
    if problem := _problem(data):
        return InputError(problem)
    own = _day(data.get("published") or "")
    return Document(
        data["text"],
        id=data.get("id") or "",
        title=data.get("title"),
        published=published or own or day,
        publisher=data.get("publisher"),
        url=data.get("url"),
    )


def _problem(data: Any) -> str:
    """What is wrong with a line's object, or nothing."""
    if not isinstance(data, dict):
        return "not a JSON object"
    if not isinstance(data.get("text"), str):
        return "no field 'text' with the report's text"
    for name in FIELDS:
        value = data.get(name)
        if value is not None and not isinstance(value, str):
            return f"field {name!r} is not a string: {value!r:.40}"
        if value and _SURROGATE.search(value):
            return f"field {name!r} holds half characters (lone surrogates)"
    day = data.get("published")
    return f"field 'published' is not a date like 2016-02-05: {day!r:.40}" if day and _day(day) is None else ""


def _day(text: str) -> date | None:
    """An ISO date, also at the head of an ISO time."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
