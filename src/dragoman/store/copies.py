"""Which story a report belongs to: that of the report it is a near-copy of, else its own."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select

from dragoman.matching.copies import NEAR, bands, likeness, shingles_of
from dragoman.records import Document
from dragoman.store.schema import bands as bands_table
from dragoman.store.schema import reports

MOST = 20  # reports sharing most bands that are compared word by word
WINDOW = timedelta(days=10)  # between a report and its reprint
REPRINT = 0.95


@dataclass(frozen=True, slots=True)
class Place:
    """The story a report joins, and how like it is to the report it copies (1 for a story's first)."""

    story: str
    likeness: float
    bands: tuple[int, ...]


def find_story(connection: Connection, document: Document) -> Place:
    """Where a report that is not stored yet belongs."""
    triples = shingles_of(document.text)
    marks = bands(triples)
    best = Place(document.id, 1.0, marks)
    top = 0.0
    for row in connection.execute(_sharing(), _window(document, marks)):
        found = likeness(triples, shingles_of(row.text))
        if found >= NEAR and found > top:
            top, best = found, Place(row.story, round(found, 3), marks)
    return best


def file(connection: Connection, report: str, place: Place) -> None:
    """Lets later near-copies find the report. A plain reprint is not filed: who copies it copies the first as well."""
    if place.story != report and place.likeness >= REPRINT:
        return
    connection.execute(insert(bands_table), [{"value": value, "report": report} for value in sorted(set(place.bands))])


def _window(document: Document, marks: tuple[int, ...]) -> dict[str, Any]:
    day = document.published
    return {
        "marks": list(marks),
        "first": (day - WINDOW).isoformat() if day and day > day.min + WINDOW else "",
        "last": (day + WINDOW).isoformat() if day and day < day.max - WINDOW else "9999-12-31",
    }


@cache
def _sharing() -> Select[Any]:
    """The reports that share most bands, the older first among equals."""
    shared = (
        select(bands_table.c.report, func.count().label("shared"))
        .where(bands_table.c.value.in_(bindparam("marks", expanding=True)))
        .group_by(bands_table.c.report)
        .subquery()
    )
    near = reports.c.published.is_(None) | reports.c.published.between(bindparam("first"), bindparam("last"))
    return (
        select(reports.c.id, reports.c.story, reports.c.text)
        .join(shared, shared.c.report == reports.c.id)
        .where(near)
        .order_by(shared.c.shared.desc(), reports.c.published, reports.c.id)
        .limit(MOST)
    )
