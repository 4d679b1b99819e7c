"""What stands in pictures as text."""

import re
from datetime import date

from dragoman.ties.model import Period, Tie

LONGEST = 60  # letters of a name
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # whatever the computer's language is

# Neither XML nor a line of text can hold them, or they would turn the text around them.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


def plain(text: str, longest: int = LONGEST) -> str:
    """A name fit to be drawn: on one line, of visible characters, cut off when too long."""
    words = " ".join(_UNFIT.sub(" ", text).split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def pair_name(tie: Tie) -> str:
    """`Norland and Estavia`."""
    return f"{plain(tie.one.name)} and {plain(tie.other.name)}"


def number(count: int, noun: str, plural: str = "") -> str:
    """`1 report`, `12,000 reports`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def signed(value: float, places: int = 1) -> str:
    """`+0.4`, `−0.4`, `0.0`."""
    shown = f"{abs(value):.{places}f}"
    return shown if float(shown) == 0 else ("+" if value > 0 else "−") + shown


def source_line(reports: int, store: str = "") -> str:
    """`Source: Dragoman, 412 reports, store news.db`."""
    return _source(number(reports, "report"), store)


def happenings_line(happenings: int, store: str = "") -> str:
    """The source where the reports were not counted."""
    return _source(number(happenings, "happening"), store)


def _source(counted: str, store: str) -> str:
    return f"Source: Dragoman, {counted}" + (f", store {plain(store)}" if store else "")


def month_name(day: date) -> str:
    """`Mar 2025`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_name(day: date) -> str:
    """`7 Mar 2025`."""
    return f"{day.day} {month_name(day)}"


def span_name(since: date, until: date) -> str:
    """`7 Mar 2025 to 9 May 2025`."""
    return f"{day_name(since)} to {day_name(until)}"


def period_name(period: Period) -> str:
    """A day, month, year, or span of days."""
    first, last = period.start, period.end
    if first == last:
        return day_name(first)
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return month_name(first)
    return span_name(first, last)
