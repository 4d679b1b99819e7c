"""Dates so many units away, and dates that count from a date before them in the text."""

from datetime import date

from dragoman.calendar.absolute import SHIFTS
from dragoman.calendar.near import CLAUSE_END, LATE, with_part
from dragoman.calendar.patterns import Context, Groups, Reading, Readings, Rule
from dragoman.calendar.values import UNKNOWN_PERIOD, covering, move, period, shifted
from dragoman.calendar.words import length, number_of, singular

_LATER = ("later", "after", "afterward", "afterwards")
_CLOCK_UNITS = ("second", "minute", "hour")


def _stepped(groups: Groups, base: date | None, sign: int) -> Readings:
    """So many units from a day; hours and unknown numbers name no day."""
    unit, count = singular(groups["unit"]), number_of(groups["count"])
    if unit in _CLOCK_UNITS:
        return Reading(length(count, unit), "DURATION")
    if count is None:
        return None
    if unit == "fortnight":
        unit, count = "week", count * 2
    if count % 1 and unit == "year":
        unit, count = "month", count * 12
    there = move(unit, base, sign * int(count)) if base else None
    if unit in ("decade", "century"):
        unit = "year"
    return Reading(period(unit, there) if there else UNKNOWN_PERIOD[unit])


def _ago(groups: Groups, context: Context) -> Readings:
    return _stepped(groups, context.reference, -1) or Reading("PAST_REF")


def _hence(groups: Groups, context: Context) -> Readings:
    return _stepped(groups, context.reference, 1) or Reading("FUTURE_REF")


def _within(groups: Groups, context: Context) -> Readings:
    """A date, as "in eight years", where the verb looks ahead, otherwise a stretch of time."""
    unit, count = singular(groups["unit"]), number_of(groups["count"])
    if context.direction == "future" and unit not in _CLOCK_UNITS and count is not None:
        return _stepped(groups, context.reference, 1)
    return Reading(length(count, unit), "DURATION")


def _later(groups: Groups, context: Context) -> Readings:
    unit = singular(groups["unit"])
    if unit in _CLOCK_UNITS:
        return _stepped(groups, None, 0)
    sign = 1 if groups["which"].lower() in _LATER else -1
    if unit == "year" and sign < 0 and number_of(groups["count"]) == 1:
        return Reading(_year_before(context))
    base = context.anchor({"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit))
    return _stepped(groups, base, sign) or Reading(length(None, unit), "DURATION")


def _year_before(context: Context) -> str:
    """A year earlier; if the text spoke of a quarter last, the same quarter then, as balances are compared."""
    last = context.anchors[0] if context.anchors else ""
    unit = "quarter" if "-Q" in last and covering(last)[0] else "year"
    base = context.anchor(unit)
    return shifted(unit, base, -4 if unit == "quarter" else -1)


def _year_beside(groups: Groups, context: Context) -> Readings:
    """Read "year-earlier" and "year-ago" before a noun."""
    return Reading(_year_before(context))


def _beside_anchor(groups: Groups, context: Context) -> Readings:
    """A neighbour of the last date: "the following day", "the year before"."""
    which, unit = groups["which"].lower(), groups.get("bigunit", "day").lower()
    if which == "next" and unit != "day":
        return Reading(length(1, unit), "DURATION")
    return _from_anchor(groups, context, 1 if which in ("following", "next", "after", "ensuing") else -1)


def _from_anchor(groups: Groups, context: Context, step: int) -> Readings:
    unit = groups.get("bigunit", "day").lower()
    return with_part(shifted(unit, context.anchor(unit), step), groups.get("part"))


def _unresolved(groups: Groups, context: Context) -> Readings:
    """What is said of "the day after the attack" hangs on an event we do not know."""
    return Reading(UNKNOWN_PERIOD[groups["bigunit"].lower()])


def _end_of(groups: Groups, context: Context) -> Readings:
    word = groups.get("rel", "this").lower()
    return Reading(shifted(groups["bigunit"].lower(), context.reference, SHIFTS.get(word, 0)))


def _the_period(groups: Groups, context: Context) -> Readings:
    unit = groups["bigunit"].lower()
    return Reading(shifted(unit, context.anchor(unit), 0))


AMOUNT = r"(?:<approx> )?(?P<count><number>|<vague>|an?)(?: |-)(?:(?:more|additional|full|long|short) )?<unit>"
_PERIOD = r"(?P<bigunit>week|month|quarter|year|decade|century)\b"
_SUPERLATIVE = (
    r"(?:first|second|third|fourth|fifth|only|most|worst|best|highest|lowest|biggest|largest|deadliest|times?|"
    r"\d(?:st|nd|rd|th))"
)

RELATIVE_RULES = (
    Rule("ago", rf"{AMOUNT} ago\b", _ago),
    Rule(
        "long_ago",
        r"(?:a long time|long|some time|some years|(?:many )?<unit>) ago\b",
        lambda g, c: Reading("PAST_REF"),
    ),
    Rule("hence", rf"{AMOUNT} (?:from now|hence)\b", _hence),
    Rule("later", rf"{AMOUNT}~(?P<which>later|earlier|afterwards?|(?:before|after){CLAUSE_END})(?![a-z])", _later),
    Rule(
        "units_later",
        r"<unit>(?<=s) (?:later|earlier)\b",
        lambda g, c: Reading(length(None, singular(g["unit"])), "DURATION"),
    ),
    Rule("year_beside", r"year~(?P<which>ago|earlier)\b", _year_beside),
    Rule(
        "before_last",
        r"the <bigunit> before last\b",
        lambda g, c: Reading(shifted(g["bigunit"].lower(), c.reference, -2)),
    ),
    Rule(
        "same",
        rf"{LATE}(?:the (?:very )?same|that(?: same)?) (?:<bigunit>|<part>)(?!-)",
        lambda g, c: _from_anchor(g, c, 0),
    ),
    Rule(
        "following",
        r"the (?P<which>following|next|previous|preceding|ensuing|prior) "
        r"(?:(?P<bigunit>day|week|month|quarter|year|decade|century)\b|<part>)",
        _beside_anchor,
    ),
    Rule("day_before", rf"the <bigunit> (?P<which>before|after|earlier){CLAUSE_END}", _beside_anchor),
    Rule("day_of_event", r"(?P<it>the (?P<bigunit>day|week|month|year)) (?:before|after|following)\b", _unresolved),
    Rule(
        "end_of",
        r"(?:the )?(?:beginning|start|end|middle|close|rest|remainder) of "
        rf"(?:the(?: current)?|(?P<rel>last|this|next)) {_PERIOD}",
        _end_of,
    ),
    Rule(
        "year_end",
        r"(?:the )?(?P<bigunit>year|month)(?:~|'s |s )end\b|mid~?year\b",
        lambda g, c: _end_of({"bigunit": "year"} | g, c),
    ),
    Rule(
        "in_the_period",
        r"(?:(?:later|earlier|late|early) in|for|during|in) (?P<it>the (?P<bigunit>week|month|quarter|year))"
        rf"(?:{CLAUSE_END}|(?= ended\b))",
        _the_period,
    ),
)
FIRST_IN = Rule(
    "first_in",
    rf"{_SUPERLATIVE}(?: \w+){{0,4}}? in (?P<it>{AMOUNT})",
    lambda g, c: Reading(length(number_of(g["count"]), singular(g["unit"])), "DURATION"),
)
IN_UNITS = Rule("in_units", rf"in (?P<it>{AMOUNT})(?! (?:ago|later|earlier|from now|before|after|ended)\b)", _within)
