"""Times of day, with the day they stand beside."""

from dragoman.calendar.absolute import day_value
from dragoman.calendar.near import near_day, weekday_value, with_part
from dragoman.calendar.patterns import Context, Groups, Reading, Readings, Rule
from dragoman.calendar.values import UNKNOWN_PERIOD, covering, shifted
from dragoman.calendar.words import month_number, ordinal_number

_NOON = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_HALF_DAY = {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}


def _day(groups: Groups, context: Context) -> str | None:
    """The day named beside the time, or else the last day of the text."""
    if "near" in groups:
        return near_day(groups["near"], context)
    if "month" in groups:
        return day_value(month_number(groups["month"]), ordinal_number(groups["day"]), groups, context)
    if "weekday" in groups:
        return weekday_value(groups["weekday"], context)
    day = context.anchor("day") or context.reference
    return day.isoformat() if day else UNKNOWN_PERIOD["day"]


def _time(groups: Groups) -> str | None:
    if "noon" in groups:
        return _NOON[groups["noon"].lower()]
    minute = int(groups.get("minute") or groups.get("minutes") or groups.get("zulu", "0000")[2:])
    hour = int(groups.get("hour") or groups["zulu"][:2])
    half = groups["half"][0].lower() if "half" in groups else _HALF_DAY.get(groups.get("part", "").lower(), "")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _clock(groups: Groups, context: Context) -> Readings:
    groups = {name.rstrip("23"): words for name, words in groups.items()}
    day, time = _day(groups, context), _time(groups)
    if not day or not time:
        return None
    return Reading(f"{day if covering(day)[0] else UNKNOWN_PERIOD['day']}T{time}", "TIME")


def _part(groups: Groups, context: Context) -> Readings:
    """A part of a day, "in the morning" or "overnight": of the last day in the text."""
    day = context.anchor("day") or context.reference
    return with_part(shifted("day", day, 0), groups.get("part", "night"))


_HALF = r" ?(?P<half>[ap]\.?m\b\.?(?=[^a-z]|$))"
_COLON = r":(?P<minutes>[0-5]\d)(?![\d:])"
_ZULU = r"(?P<zulu>[0-2]\d[0-5]\d)(?= (?:<zone2>|hours\b|hrs\b))"
_TIME = rf"(?:<noon>|{_ZULU}|<hour>(?:(?::<minute>)?{_HALF}|{_COLON}))"
_ZONE = r"(?: hours\b| hrs\b)?(?: ?\(?<zone>\)?)?(?: ?\([^()\n]{0,12}(?:GMT|UTC|local)[^()\n]{0,12}\))?"
_DAY = (
    r"(?:<near>|<weekday>(?:,? <month> <day>(?:, ?<year>)?)?|<month2> <day2>(?:, ?<year2>)?|"
    r"<day3> <month3>(?: <year3>)?)"
)
_AT = "(?:(?:at|around|by|before|after|about|from|until) )?(?:about )?"

CLOCK_RULES = (
    Rule("clock_of_day", rf"(?:<approx> )?{_TIME}{_ZONE},?(?: on| of)? {_DAY}", _clock),
    Rule("day_and_clock", rf"{_DAY},? {_AT}{_TIME}{_ZONE}", _clock),
    Rule(
        "clock", rf"(?:<approx> )?<hour>(?:(?::<minute>)?{_HALF}|(?: o'clock)? in the <part>| o'clock){_ZONE}", _clock
    ),
    Rule(
        "clock24",
        rf"(?:(?:(?<=\bat\s)|(?<=\bby\s))<hour>{_COLON}|<hour2>:<minute2>(?= (?:hours\b|<zone3>))|{_ZULU}){_ZONE}",
        _clock,
    ),
    Rule("noon", r"<noon>", _clock),
    Rule("part_of_day", r"(?:in|during|through) (?P<it>the (?:early |late )?<part>)|overnight\b", _part),
)
