"""TIMEX3 values as strings, and the days they cover.

A value is written as in TIMEX3: `2016-02-04`, `2016-02`, `2016`, `201` (decade), `20` (century), `2016-W05`,
`2016-W05-WE`, `2016-Q1`, `2016-H1`, `2016-SU`, each with `X` for what is not known. A winter carries the year of its
December.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

Days = tuple[date, date] | tuple[None, None]
UNKNOWN: Days = (None, None)

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month
UNKNOWN_PERIOD = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
FINENESS = ("century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day")
_MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_LAST_YEAR = 9998  # so that the day after a period still exists


def _months(year: int, month: int, count: int) -> Days:
    """The `count` months that begin with the given one."""
    if not (1 <= year <= _LAST_YEAR and 1 <= month <= 12):
        return UNKNOWN
    after = month - 1 + count
    return date(year, month, 1), date(min(year + after // 12, 9999), after % 12 + 1, 1) - timedelta(days=1)


def _week(year: int, week: int, weekday: str) -> Days:
    first, last = {"WE": (6, 7), "": (1, 7)}.get(weekday) or (int(weekday), int(weekday))
    try:
        return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)
    except (ValueError, OverflowError):
        return UNKNOWN


def _day(year: int, month: int, day: int) -> Days:
    try:
        return (date(year, month, day),) * 2
    except ValueError:
        return UNKNOWN


# Form of a value and the days it covers; the first form that fits decides.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = tuple(
    (re.compile(form, re.ASCII), cover)
    for form, cover in (
        (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
        (r"(\d{4})-(\d\d)(?:-XX)?", lambda m: _months(int(m[1]), int(m[2]), 1)),
        (r"(\d{4})(?:-XX(?:-XX)?)?", lambda m: _months(int(m[1]), 1, 12)),
        (r"(\d{4})-W(\d\d)(?:-([1-7]|WE))?(?:T.*)?", lambda m: _week(int(m[1]), int(m[2]), m[3] or "")),
        (r"(\d{4})-Q([1-4])", lambda m: _months(int(m[1]), int(m[2]) * 3 - 2, 3)),
        (r"(\d{4})-H([12])", lambda m: _months(int(m[1]), int(m[2]) * 6 - 5, 6)),
        (r"(\d{4})-(SP|SU|FA|WI)", lambda m: _months(int(m[1]), SEASONS[m[2]], 3)),
        (r"(\d{3})X?", lambda m: _months(int(m[1]) * 10, 1, 120)),
        (r"(\d\d)(?:XX)?", lambda m: _months(int(m[1]) * 100, 1, 1200)),
    )
)


def covering(value: str) -> Days:
    """The first and the last day of a value, both included; (None, None) for what is no definite stretch of days."""
    for form, cover in _FORMS:
        if match := form.fullmatch(value):
            return cover(match)
    return UNKNOWN


def period(unit: str, day: date) -> str:
    """The value of the period of that unit which holds the day."""
    year, month = day.year, day.month
    if unit in ("week", "weekend"):
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "season":
        return f"{year - (month < 3):04d}-{('WI', 'SP', 'SU', 'FA')[month % 12 // 3]}"
    return {
        "day": day.isoformat(),
        "month": f"{year:04d}-{month:02d}",
        "quarter": f"{year:04d}-Q{(month + 2) // 3}",
        "half": f"{year:04d}-H{(month + 5) // 6}",
        "year": f"{year:04d}",
        "decade": f"{year // 10:03d}",
        "century": f"{year // 100:02d}",
    }[unit]


def move(unit: str, day: date, count: int) -> date | None:
    """The day `count` units later; None where the calendar ends. The 31st becomes the last day of a shorter month."""
    try:
        if unit in ("day", "week", "weekend"):
            return day + timedelta(days=count * (1 if unit == "day" else 7))
        year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit], 12)
        first = date(year, month + 1, 1)
        return min(first + timedelta(days=day.day - 1), _end_of_month(first))
    except (ValueError, OverflowError):
        return None


def _end_of_month(first: date) -> date:
    return _months(first.year, first.month, 1)[1] or first


def shifted(unit: str, day: date | None, count: int) -> str:
    """The value of the period `count` units from the one that holds the day; underspecified if there is no day."""
    there = move(unit, day, count) if day else None
    return period(unit, there) if there else UNKNOWN_PERIOD[unit]


def unit_of(value: str) -> str | None:
    """The unit a definite value counts in, None for other values."""
    start, end = covering(value)
    if start is None or end is None:
        return None
    if value.endswith("-WE"):
        return "weekend"
    lengths = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (184, "half"), (366, "year"), (3653, "decade"))
    return next((unit for days, unit in lengths if (end - start).days < days), "century")


def holds(value: str, unit: str) -> bool:
    """Whether a definite value is fine enough to say which period of `unit` it lies in."""
    own = unit_of(value)
    return own is not None and FINENESS.index(own) >= FINENESS.index(unit)


def choose(candidates: Iterable[str], day: date, direction: str) -> str | None:
    """Of values in time order: `future` the first not over on the day, `near` the nearest, else the last begun."""
    spans = [(value, *covering(value)) for value in candidates]
    known = [(value, start, end) for value, start, end in spans if start is not None and end is not None]
    if direction == "near":
        return min(known, key=lambda k: abs((k[1] - day).days), default=("",))[0] or None
    if direction == "future":
        return next((value for value, _, end in known if end >= day), None)
    return next((value for value, start, _ in reversed(known) if start <= day), None)


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus), for the years 1583 to 4099 and, orthodox, 1900 to 2099."""
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        return date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=13)
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    offset = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
