"""When a report appeared, weighed from all that tells of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from types import MappingProxyType
from urllib.parse import urlsplit

from dragoman.calendar import month_number

# Ties go to the name that stands first.
WEIGHTS: Mapping[str, float] = MappingProxyType({"feed": 4, "metadata": 3, "url": 3, "file": 3, "dateline": 2})
EARLIEST = date(1800, 1, 1)  # daily papers are hardly older; earlier years come from default and broken fields
SLACK = timedelta(days=1)  # time zones, and evening news dated of the next morning
TOP = 600  # characters of a text within which a dateline stands

_NUMBERS = re.compile(r"(?<!\d)(\d{4})(?:([-/_.])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_NAMED_IN_PATH = re.compile(rf"/(\d{{4}})[/-]({_MONTH})[/-](\d{{1,2}})(?!\d)", re.IGNORECASE)
_IN_WORDS = (
    rf"(?:(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>\d{{4}}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<m2>{_MONTH})\b\.?(?:,?[\s-]+(?P<y2>\d{{4}}))?)(?!\d)"
)
_WORDS = re.compile(rf"(?<!\w){_IN_WORDS}", re.IGNORECASE)
_PLACE = r"[ \t]*[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*){0,4}(?:[,/] ?[A-Z][\w.'’ -]{1,30})?"
_AGENCY = r"(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/|\))?"
_DATELINE = re.compile(rf"^{_PLACE}(?:,| \(|:| [-–—])[ \t]*{_IN_WORDS}[ \t]*{_AGENCY}[ \t]*(?:[-–—_:]|$)", re.MULTILINE)
_ALONE = re.compile(rf"^[ \t]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ \t]+)?{_IN_WORDS}[ \t.]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of the day of a report from outside its text."""

    given: date | None = None  # by the user: stands above all
    field: date | None = None  # the record's own field: stands above the votes
    feed: date | None = None
    metadata: date | None = None  # of an HTML page
    url: str = ""
    file: str = ""  # name without folders
    capture: date | None = None  # the report cannot have appeared later; by itself it gives no day

    def but(self, *, field: date | None = None, url: str = "") -> "Clues":
        """The same, with what a record says of itself."""
        return replace(self, field=field, url=url)


def publication(clues: Clues, text: str = "", today: date | None = None) -> tuple[date | None, str]:
    """The day of publication and the name of the witness that gave it, (None, "") when nothing tells.

    Days after the capture or after `today` (more than a day), and days before 1800, are void.
    """
    if clues.given:
        return clues.given, "given"
    latest = min(filter(None, (clues.capture, today or date.today()))) + SLACK
    if clues.field and EARLIEST <= clues.field <= latest:
        return clues.field, "field"
    days = {name: day for name, day in _outside(clues) if day and EARLIEST <= day <= latest}
    line = dateline(text, max(days.items(), key=_weight)[1] if days else None, clues.capture)
    if line and EARLIEST <= line <= latest:
        days["dateline"] = line
    return _winner(days)


def day_in_name(name: str) -> date | None:
    """The first ISO date in a file's name, None when there is none."""
    return next((day for match in _ISO.finditer(name) if (day := _iso(match[1]))), None)


def day_in_url(url: str) -> date | None:
    """The day in the path of a URL: 2016/02/05, 2016-02-05, 20160205 or 2016/feb/05."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    named = ((m[1], str(month_number(m[2])), m[3]) for m in _NAMED_IN_PATH.finditer(path))
    return next((day for parts in chain(_numbers(path), named) if (day := _day(*parts))), None)


def parse_day(text: str) -> date | None:
    """The day a field names: an ISO date or time, 2016/02/05, 20160205, or with the month in letters; else None.

    Orders that differ between countries (05/02/2016) are not guessed at.
    """
    text = text.strip()
    match = _NUMBERS.match(text)
    if match:
        return next((_day(*parts) for parts in _numbers(match[0])), None)
    words = _WORDS.search(text[:100])
    return _from_words(words, None, None) if words else None


def dateline(text: str, near: date | None = None, capture: date | None = None) -> date | None:
    """The day of the dateline at the top of a text, or of a date on a line of its own.

    One without a year takes that year which brings it nearest to `near`, else the last not after `capture`.
    """
    top = text[:TOP]
    match = _DATELINE.search(top) or _ALONE.search(top)
    return _from_words(match, near, capture) if match else None


def _outside(clues: Clues) -> Iterator[tuple[str, date | None]]:
    yield "feed", clues.feed
    yield "metadata", clues.metadata
    yield "url", day_in_url(clues.url)
    yield "file", day_in_name(clues.file)


def _weight(named: tuple[str, date]) -> float:
    return WEIGHTS[named[0]]


def _winner(days: Mapping[str, date]) -> tuple[date | None, str]:
    """Days that agree within a day vote together; the strongest of the strongest group speaks."""
    best: tuple[float, float] = (0, 0)
    winner: tuple[date | None, str] = (None, "")
    for name in WEIGHTS:
        if day := days.get(name):
            support = sum(WEIGHTS[other] for other, its in days.items() if abs(its - day) <= SLACK)
            if (support, WEIGHTS[name]) > best:
                best, winner = (support, WEIGHTS[name]), (day, name)
    return winner


def _numbers(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _NUMBERS.finditer(text):
        yield match[1], match[3] or match[5], match[4] or match[6]


def _from_words(match: re.Match[str], near: date | None, capture: date | None) -> date | None:
    month, day = month_number(match["m1"] or match["m2"]), match["d1"] or match["d2"]
    if year := match["y1"] or match["y2"]:
        return _day(year, month, day)
    about = near or capture
    if about is None:
        return None
    years = (about.year - 1, about.year, about.year + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    if near:
        return min(days, key=lambda found: abs(found - near), default=None)
    return max((found for found in days if found <= about + SLACK), default=None)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
