"""Dates that count from the day of the report or from a date before them in the text."""

from datetime import date

from dragoman.calendar.absolute import MOD, SHIFTS, shift_of, yearly
from dragoman.calendar.patterns import Context, Groups, Reading, Readings, Rule
from dragoman.calendar.values import (
    UNKNOWN_PERIOD,
    Days,
    choose,
    covering,
    holds,
    move,
    period,
    shifted,
)
from dragoman.calendar.words import (
    EASTER_DAYS,
    FIXED_DAYS,
    NTH_WEEKDAYS,
    PARTS,
    holiday,
    length,
    number_of,
    ordinal_number,
    singular,
    weekday_number,
)

_CLOCK_UNITS = ("second", "minute", "hour")
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def with_part(value: str, part: str | None) -> Reading:
    """The part of a day, if one is named."""
    return Reading(f"{value}T{PARTS[part.lower()]}", "TIME") if part else Reading(value)


def anchor_day(context: Context, unit: str) -> date | None:
    """The first day of the last date in the text fine enough for the unit; the day of the report if there was none."""
    fine = next((value for value in context.anchors if holds(value, unit)), None)
    if fine:
        return covering(fine)[0]
    return None if context.anchors else context.reference


def near_day(word: str, context: Context) -> str:
    return shifted("day", context.reference, _NEAR[word.lower()])


def weekday_value(name: str, context: Context, direction: str | None = None) -> str:
    """The day of that name: the last on or before the report, for `future` the next on or after it."""
    number = weekday_number(name)
    if not context.reference:
        return f"XXXX-WXX-{number + 1}"
    behind = (context.reference.weekday() - number) % 7
    ahead = (direction if direction is not None else context.direction) == "future"
    return shifted("day", context.reference, (7 - behind) % 7 if ahead else -behind)


def _near(groups: Groups, context: Context) -> Readings:
    word = groups["near"].lower()
    return with_part(near_day(word, context), "night" if word == "tonight" else groups.get("part"))


def _beside(groups: Groups, context: Context) -> Readings:
    """The day before yesterday, the day after tomorrow."""
    return Reading(shifted("day", context.reference, -2 if "yesterday" in groups else 2))


def _weekday(groups: Groups, context: Context) -> Readings:
    name, shift = groups["weekday"], shift_of(groups)
    if not context.reference or shift is None:
        return with_part(weekday_value(name, context), groups.get("part"))
    step = weekday_number(name) - context.reference.weekday()
    if "this" in groups["shift"].lower() and shift == 0:
        step -= 7 if step > 0 and context.direction == "past" else 0
    elif shift < 0:
        step -= 7 if step >= 0 else 0
    else:
        step += 7 if step <= 0 else 0
    return with_part(shifted("day", context.reference, step), groups.get("part"))


def _weekday_beside(groups: Groups, context: Context) -> Readings:
    """ "The following Monday": the first after the date before it in the text."""
    day, number = anchor_day(context, "day"), weekday_number(groups["weekday"])
    if not day:
        return with_part(f"XXXX-WXX-{number + 1}", groups.get("part"))
    ahead = (number - day.weekday() - 1) % 7 + 1
    after = groups["which"].lower() == "following"
    return with_part(shifted("day", day, ahead if after else ahead - 7 or -7), groups.get("part"))


def _weekday_of_week(groups: Groups, context: Context) -> Readings:
    week = shifted("week", context.reference, shift_of(groups) or 0)
    number = weekday_number(groups["weekday"])
    monday = covering(week)[0]
    return Reading(shifted("day", monday, number) if monday else f"XXXX-WXX-{number + 1}")


def _clipped(value: str, mod: str, reference: date | None) -> Days | None:
    """ "Earlier this month" ends with the day of the report, "later this month" begins with it."""
    start, end = covering(value)
    if not (reference and start and end and start <= reference <= end):
        return None
    return {"earlier": (start, reference), "later": (reference, end)}.get(mod.lower())


def _shift_unit(groups: Groups, context: Context) -> Readings:
    unit, shift = groups["bigunit"].lower(), shift_of(groups) or 0
    if unit == "weekend" and shift == 0:
        return Reading(_weekend(context, context.direction or "future"))
    value = shifted(unit, context.reference, shift)
    return Reading(value, days=_clipped(value, groups.get("mod", ""), context.reference))


def _weekend(context: Context, direction: str) -> str:
    if not (day := context.reference):
        return UNKNOWN_PERIOD["weekend"]
    return choose([shifted("weekend", day, step) for step in (-1, 0, 1)], day, direction) or UNKNOWN_PERIOD["weekend"]


def _the_weekend(groups: Groups, context: Context) -> Readings:
    return Reading(_weekend(context, context.direction))


def _shift_part(groups: Groups, context: Context) -> Readings:
    """ "This morning", "last night"."""
    back = -1 if groups["shift"].lower() == "last" else 0
    return with_part(shifted("day", context.reference, back), groups["part"])


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
    """ "In eight years" is a date where the verb looks ahead, otherwise a stretch of time."""
    unit, count = singular(groups["unit"]), number_of(groups["count"])
    if context.direction == "future" and unit not in _CLOCK_UNITS and count is not None:
        return _stepped(groups, context.reference, 1)
    return Reading(length(count, unit), "DURATION")


def _later(groups: Groups, context: Context) -> Readings:
    unit = singular(groups["unit"])
    sign = 1 if groups["which"].lower() in ("later", "after", "afterward", "afterwards") else -1
    base = anchor_day(context, "year" if unit in ("decade", "century") else "week" if unit == "fortnight" else unit) \
        if unit not in _CLOCK_UNITS else None
    return _stepped(groups, base, sign) or Reading(length(None, unit), "DURATION")


def _year_beside(groups: Groups, context: Context) -> Readings:
    """ "Year-earlier", "year-ago" before a noun."""
    base = context.reference if groups["which"].lower() == "ago" else anchor_day(context, "year")
    return Reading(shifted("year", base, -1))


def _same(groups: Groups, context: Context) -> Readings:
    return _from_anchor(groups, context, 0)


def _beside_anchor(groups: Groups, context: Context) -> Readings:
    """ "The following day", "the year before"."""
    which, unit = groups["which"].lower(), groups.get("bigunit", "day").lower()
    if which == "next" and unit != "day":
        return Reading(length(1, unit), "DURATION")
    return _from_anchor(groups, context, 1 if which in ("following", "next", "after", "ensuing") else -1)


def _from_anchor(groups: Groups, context: Context, step: int) -> Readings:
    unit = groups.get("bigunit", "day").lower()
    return with_part(shifted(unit, anchor_day(context, unit), step), groups.get("part"))


def _before_last(groups: Groups, context: Context) -> Readings:
    return Reading(shifted(groups["bigunit"].lower(), context.reference, -2))


def _unresolved(groups: Groups, context: Context) -> Readings:
    """ "The day after the attack" hangs on an event we do not know."""
    return Reading(UNKNOWN_PERIOD[groups["bigunit"].lower()])


def _end_of(groups: Groups, context: Context) -> Readings:
    word = groups.get("rel", "this").lower()
    return Reading(shifted(groups["bigunit"].lower(), context.reference, SHIFTS.get(word, 0)))


def _the_period(groups: Groups, context: Context) -> Readings:
    unit = groups["bigunit"].lower()
    return Reading(shifted(unit, anchor_day(context, unit), 0))


def _feast(groups: Groups, context: Context) -> Readings:
    name = groups["feast"].lower().replace("’", "'")
    name = " ".join(name.split())

    def form(year: str) -> str:
        day = holiday(name, int(year)) if year.isdigit() else None
        return day.isoformat() if day else f"{year}-XX-XX"

    if name in FIXED_DAYS and not context.reference and "year" not in groups:
        month, day = FIXED_DAYS[name]
        return Reading(f"XXXX-{month:02d}-{day:02d}")
    return Reading(yearly(form, groups, context, shift_of(groups)))


def _nth_day(groups: Groups, context: Context) -> Readings:
    """ "On the 15th"."""
    number, day = ordinal_number(groups["nth"]), context.reference
    if not 1 <= number <= 31:
        return None
    if not day:
        return Reading(f"XXXX-XX-{number:02d}")
    months = [f"{shifted('month', day, step)}-{number:02d}" for step in range(-2, 3)]
    value = choose(months, day, context.direction)
    return Reading(value) if value else None


AMOUNT = r"(?:<approx> )?(?P<count><number>|<vague>|an?)(?: |-)(?:(?:more|additional|full|long|short) )?<unit>"
_CLAUSE_END = r"(?=[.,;:)\"”]|''|$| (?:and|but|when|while|in|at|that)\b)"
_NAMES = "|".join(sorted({*FIXED_DAYS, *EASTER_DAYS, *NTH_WEEKDAYS}, key=len, reverse=True))
_LATE = r"(?:(?P<mod>early|late|earlier|later|mid)~(?:on )?)?"
_PERIOD = r"(?P<bigunit>week|weekend|month|quarter|year|decade|century)\b"

RELATIVE_RULES = (
    Rule("beside_day", r"the day (?:before (?P<yesterday>yesterday)|after tomorrow)\b", _beside),
    Rule("near_day", rf"{_LATE}<near>(?: (?:early |late )?<part>)?", _near),
    Rule("feast", rf"(?:(?P<shift>last|next|this) )?(?=(?-i:[A-Z]))(?P<feast>(?:orthodox )?(?:{_NAMES}))\b"
         r"(?:(?:,| of| in)? <year>)?", _feast),
    Rule("weekday_of_week", r"<weekday>(?: of|,)? (?P<shift>last|this|next) week\b", _weekday_of_week),
    Rule("weekday_beside", r"(?:the|that) (?P<which>following|previous|preceding) <weekday>(?: <part>)?", _weekday_beside),
    Rule("shift_weekday", rf"{_LATE}(?P<shift>this (?:past|coming)|last|this|next|the (?:past|coming)|past|coming) <weekday>"
         r"(?: <part>)?", _weekday),
    Rule("weekday", rf"{_LATE}<weekday>(?: (?:early |late )?<part>)?(?!s\b)", _weekday),
    Rule("shift_part", rf"{_LATE}(?P<shift>this|last) <part>", _shift_part),
    Rule("the_past_unit", r"(?:the|this) (?:past|coming|entire|whole) (?P<bigunit>day|week|month|quarter|year|decade|century)\b",
         lambda g, c: Reading(length(1, g["bigunit"].lower()), "DURATION")),
    Rule("shift_unit", rf"{_LATE}(?P<shift>last|this|next|the current|current|this (?:past|coming)|the (?:coming|upcoming)|"
         rf"the last(?= century)) {_PERIOD}", _shift_unit),
    Rule("ago", rf"{AMOUNT} ago\b", _ago),
    Rule("long_ago", r"(?:a long time|long|some time|some years|(?:many )?<unit>) ago\b", lambda g, c: Reading("PAST_REF")),
    Rule("hence", rf"{AMOUNT} (?:from now|hence)\b", _hence),
    Rule("later", rf"{AMOUNT}~(?P<which>later|earlier|afterwards?|(?:before|after){_CLAUSE_END})(?![a-z])", _later),
    Rule("units_later", r"<unit>(?<=s) (?:later|earlier)\b", lambda g, c: Reading(length(None, singular(g["unit"])), "DURATION")),
    Rule("year_beside", r"year~(?P<which>ago|earlier)\b", _year_beside),
    Rule("before_last", r"the <bigunit> before last\b", _before_last),
    Rule("same", rf"{_LATE}(?:the (?:very )?same|that(?: same)?) (?:<bigunit>|<part>)(?!-)", _same),
    Rule("following", r"the (?P<which>following|next|previous|preceding|ensuing|prior) (?:(?P<bigunit>day|week|month|quarter|year"
         r"|decade|century)\b|<part>)", _beside_anchor),
    Rule("day_before", rf"the <bigunit> (?P<which>before|after|earlier){_CLAUSE_END}", _beside_anchor),
    Rule("day_of_event", r"(?P<it>the (?P<bigunit>day|week|month|year)) (?:before|after|following)\b", _unresolved),
    Rule("end_of", r"(?:the )?(?:beginning|start|end|middle|close|rest|remainder) of (?:the|(?P<rel>last|this|next)|the current) "
         r"(?P<bigunit>week|month|quarter|year|decade|century)\b", _end_of),
    Rule("year_end", r"(?:the )?(?P<bigunit>year|month)(?:~|'s |s )end\b|mid~?year\b", lambda g, c: _end_of({"bigunit": "year"} | g, c)),
    Rule("weekend", r"the weekend\b|weekend\b(?='s)", _the_weekend),
    Rule("in_the_period", r"(?:(?P<mod>later|earlier|late|early) in|for|during|in) (?P<it>the (?P<bigunit>week|month|quarter|year))"
         rf"(?:{_CLAUSE_END}|(?= ended\b))", _the_period),
    Rule("nth_day", rf"on (?P<it>the (?P<nth>\d{{1,2}}(?:st|nd|rd|th))){_CLAUSE_END}", _nth_day),
)  # fmt: skip
FIRST_IN = Rule(
    "first_in",
    rf"(?:first|second|third|fourth|fifth|only|most|worst|best|highest|lowest|biggest|largest|deadliest|time|times|\d(?:st|nd|rd|th))"
    rf"(?: \w+){{0,4}}? in (?P<it>{AMOUNT})",
    lambda g, c: Reading(length(number_of(g["count"]), singular(g["unit"])), "DURATION"),
)
IN_UNITS = Rule("in_units", rf"in (?P<it>{AMOUNT})(?! (?:ago|later|earlier|from now|before|after|ended)\b)", _within)
