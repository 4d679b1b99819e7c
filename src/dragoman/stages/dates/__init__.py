"""Finds the times a report speaks of and says which days they are.

Fills `dates`. Works without sentences too, then taking every date as a past one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.calendar import Context, Found, Reading, covering, month_number, scan
from dragoman.records import Coded, Span, When
from dragoman.stages.dates.dateline import is_dateline
from dragoman.stages.dates.direction import direction
from dragoman.stages.dates.guard import is_rate, means_no_time
from dragoman.stages.dates.place import Place, Places

_REMEMBERED = 8  # dates that "two days later" may count from
_YEARLESS = frozenset({"month_day", "day_month", "nth_of_month", "month", "month_days", "days_month"})
_JOINT = re.compile(r"[\s,–—-]*(?:and|or|to|through|until|till|&)?[\s,]*")


def run(coded: Coded) -> Coded:
    """Fill `dates`, sorted by where they begin."""
    text, places = coded.document.text, Places(coded.sentences)
    found = [f for f in scan(text) if not means_no_time(f, places.at(f.span))]
    reference = coded.document.published or _day_of_dateline(found, text)
    return replace(coded, dates=tuple(_read_all(found, text, places, reference)))


def _day_of_dateline(found: list[Found], text: str) -> date | None:
    """The day a full date in the dateline gives."""
    for item in found:
        if is_dateline(text, item.span):
            days = {covering(reading.value) for _, reading in item.read(Context())}
            start, end = days.pop() if len(days) == 1 else (None, None)
            if start is not None and start == end:
                return start
    return None


def _read_all(found: list[Found], text: str, places: Places, reference: date | None) -> Iterator[When]:
    anchors: tuple[str, ...] = ()
    for item, after in zip(found, [*found[1:], None], strict=False):
        place, at_top = places.at(item.span), is_dateline(text, item.span)
        context = Context(
            reference=reference,
            direction="near" if at_top else _direction(place),
            anchors=anchors,
            year=_year_after(item, after, text),
            rate=place is not None and is_rate(place),
        )
        for span, reading in item.read(context):
            when = _when(item.rule, span, reading, at_top)
            if when.start:
                anchors = (when.value, *anchors[: _REMEMBERED - 1])
            yield when


def _direction(place: Place | None) -> str:
    return direction(place.sentence, place.head) if place else ""


def _when(rule: str, span: Span, reading: Reading, at_top: bool) -> When:
    start, end = reading.days or covering(reading.value)
    basis = "dateline" if at_top else "text"
    return When(span, start, end, reading.value, reading.type, basis, rule)


def _year_after(item: Found, after: Found | None, text: str) -> int | None:
    """The year of the next date when the two are coordinated: "May 3 and June 4, 2015"."""
    if after is None or item.rule not in _YEARLESS or "year" in item.groups or not _joined(item, after, text):
        return None
    own, other = item.groups, after.groups
    if "year" not in other or "month" not in other:
        return None
    month = own.get("month") or own["fullmonth"]
    return int(other["year"]) - (month_number(month) > month_number(other["month"]))


def _joined(item: Found, after: Found, text: str) -> bool:
    return _JOINT.fullmatch(text, item.span.end, after.span.start) is not None
