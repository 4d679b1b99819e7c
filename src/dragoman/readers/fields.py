"""Records with named fields into reports: the names that fields go by, and what they may hold."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from dragoman.errors import InputError
from dragoman.readers.model import Found
from dragoman.readers.source import Source
from dragoman.readers.urls import canonical
from dragoman.readers.witnesses import parse_day, publication
from dragoman.records import Document

# Ours first, then what others call it; capitals do not matter.
NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "body", "content", "maintext", "article", "full_text", "fulltext", "article_text"),
        "id": ("id",),
        "title": ("title", "headline"),
        "publisher": ("publisher", "source", "outlet", "newspaper", "publication", "site_name"),
        "url": ("url", "link"),
        "published": (
            *("published", "date", "published_at", "publishedat", "publication_date", "publish_date"),
            *("date_publish", "datepublished", "pubdate"),
        ),
    }
)
_EMPTY = ("", "nan", "none", "null", "n/a", "na", "nat")  # what programs write for a cell without a value
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def columns(header: Iterable[str]) -> dict[str, str]:
    """For each of our names the column that holds it: the best known of its names in the header."""
    present: dict[str, str] = {}
    for column in header:
        present.setdefault(column.strip().lower(), column)
    found = {ours: next((present[name] for name in names if name in present), None) for ours, names in NAMES.items()}
    return {ours: column for ours, column in found.items() if column is not None}


def from_object(data: Any, source: Source, name: str) -> Found:
    """The report of a JSON object. Raises InputError, naming the field that is wrong.

    Fields of our own names must be right; those of other names may be anything and count where they are strings.
    """
    if not isinstance(data, dict):
        raise InputError("not a JSON object")
    values = {}
    for ours, key in columns(data).items():
        if key.lower() == ours or isinstance(data[key], str):
            values[ours] = data[key]
    if not isinstance(values.get("text"), str):
        raise InputError("no field 'text' with the report's text")
    for ours, value in values.items():
        if value is not None and not isinstance(value, str):
            raise InputError(f"field {ours!r} is not a string: {value!r:.40}")
        if value and _SURROGATE.search(value):
            raise InputError(f"field {ours!r} holds half characters (lone surrogates)")
    return _found({ours: value or "" for ours, value in values.items()}, source, name)


def from_cells(cells: Mapping[str, str], source: Source, name: str) -> Found:
    """The report of a table's row, its cells under our names. Raises InputError for one without text or a wrong day."""
    values = {ours: "" if value.strip().lower() in _EMPTY else value for ours, value in cells.items()}
    if not values.get("text"):
        raise InputError("no text in this row")
    return _found(values, source, name)


def _found(values: Mapping[str, str], source: Source, name: str) -> Found:
    written = values.get("published", "")
    day = parse_day(written) if written else None
    if written and day is None:
        raise InputError(f"field 'published' is not a date like 2016-02-05: {written!r:.40}")
    text, url = values["text"], canonical(values.get("url", ""))
    published, basis = publication(source.clues.but(field=day, url=url), text)
    document = Document(
        text,
        id=values.get("id", ""),
        title=values.get("title") or None,
        published=published,
        publisher=source.reading.publisher or values.get("publisher") or None,
        url=url or None,
    )
    return Found(document, name, basis)
