"""Days, weeks and seasons as seen from the day of the report: weekdays, "last month", feasts."""

from datetime import date

from dragoman.calendar.absolute import shift_of, yearly
from dragoman.calendar.patterns import Context, Groups, Reading, Readings, Rule
from dragoman.calendar.values import UNKNOWN_PERIOD, Days, choose, covering, shifted
from dragoman.calendar.words import (
    EASTER_DAYS,
    FIXED_DAYS,
    NTH_WEEKDAYS,
    PARTS,
    holiday,
    length,
    ordinal_number,
    weekday_number,
)

_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def with_part(value: str, part: str | None) -> Reading:
    """The part of a day, if one is named."""
    return Reading(f"{value}T{PARTS[part.lower()]}", "TIME") if part else Reading(value)


def near_day(word: str, context: Context) -> str:
    return shifted("day", context.reference, _NEAR[word.lower()])


def weekday_value(name: str, context: Context) -> str:
    """The day of that name: the last on or before the report, for `future` the next on or after it."""
    number = weekday_number(name)
    if not context.reference:
        return f"XXXX-WXX-{number + 1}"
    behind = (context.reference.weekday() - number) % 7
    return shifted("day", context.reference, (7 - behind) % 7 if context.direction == "future" else -behind)


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
    if (shift < 0 and step >= 0) or (shift == 0 and step > 0 and context.direction == "past"):
        step -= 7
    elif shift > 0 and step <= 0:
        step += 7
    return with_part(shifted("day", context.reference, step), groups.get("part"))


def _weekday_beside(groups: Groups, context: Context) -> Readings:
    """For "the following Monday" the first after the date before it in the text."""
    day, number = context.anchor("day"), weekday_number(groups["weekday"])
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
    """The days meant: "earlier this month" ends with the day of the report, "later this month" begins then."""
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


def _shift_part(groups: Groups, context: Context) -> Readings:
    """Part of a day near by: "this morning", "last night"."""
    back = -1 if groups["shift"].lower() == "last" else 0
    return with_part(shifted("day", context.reference, back), groups["part"])


def _feast(groups: Groups, context: Context) -> Readings:
    name = " ".join(groups["feast"].lower().replace("’", "'").split())

    def form(year: str) -> str:
        day = holiday(name, int(year)) if year.isdigit() else None
        return day.isoformat() if day else f"{year}-XX-XX"

    if name in FIXED_DAYS and not context.reference and "year" not in groups:
        month, day = FIXED_DAYS[name]
        return Reading(f"XXXX-{month:02d}-{day:02d}")
    return Reading(yearly(form, groups, context, shift_of(groups)))


def _nth_day(groups: Groups, context: Context) -> Readings:
    """A bare day of the month: "on the 15th"."""
    number, day = ordinal_number(groups["nth"]), context.reference
    if not 1 <= number <= 31:
        return None
    if not day:
        return Reading(f"XXXX-XX-{number:02d}")
    months = [f"{shifted('month', day, step)}-{number:02d}" for step in range(-2, 3)]
    value = choose(months, day, context.direction)
    return Reading(value) if value else None


LATE = "(?:<mod>~(?:on )?)?"
CLAUSE_END = r"(?=[.,;:)\"”]|''|$| (?:and|but|when|while|in|at|that)\b)"
_NAMES = "|".join(sorted({*FIXED_DAYS, *EASTER_DAYS, *NTH_WEEKDAYS}, key=len, reverse=True))
_THIS = r"last|this|next|the current|current|this (?:past|coming)|the (?:coming|upcoming)|the last(?= century)"
_MOVABLE = "|".join(sorted(EASTER_DAYS))
_WHICH_DAY = "this (?:past|coming)|last|this|next|the (?:past|coming)|past|coming"

NEAR_RULES = (
    Rule("beside_day", r"the day (?:before (?P<yesterday>yesterday)|after tomorrow)\b", _beside),
    Rule("near_day", rf"{LATE}<near>(?: (?:early |late )?<part>)?", _near),
    Rule(
        "feast",
        rf"(?:(?P<shift>last|next|this) )?(?=(?-i:[A-Z]))(?P<feast>(?:orthodox (?=(?:{_MOVABLE})))?(?:{_NAMES}))\b"
        r"(?:(?:,| of| in)? <year>)?",
        _feast,
    ),
    Rule("weekday_of_week", r"<weekday>(?: of|,)? (?P<shift>last|this|next) week\b", _weekday_of_week),
    Rule(
        "weekday_beside", r"(?:the|that) (?P<which>following|previous|preceding) <weekday>(?: <part>)?", _weekday_beside
    ),
    Rule("shift_weekday", rf"{LATE}(?P<shift>{_WHICH_DAY}) <weekday>(?: <part>)?", _weekday),
    Rule("weekday", rf"{LATE}<weekday>(?: (?:early |late )?<part>)?", _weekday),
    Rule("shift_part", rf"{LATE}(?P<shift>this|last) <part>", _shift_part),
    Rule(
        "the_past_unit",
        r"(?:(?:the|this) (?:past|coming|entire|whole) (?P<bigunit>day|week|month|quarter|year|decade|century)|"
        r"(?:the last|all) (?P<bigunit2>day|week|month|year|decade))\b(?! of| but)",
        lambda g, c: Reading(length(1, (g.get("bigunit") or g["bigunit2"]).lower()), "DURATION"),
    ),
    Rule(
        "shift_unit",
        rf"{LATE}(?P<shift>{_THIS}) (?P<bigunit>week|weekend|month|quarter|year|decade|century)\b",
        _shift_unit,
    ),
    Rule("weekend", "the weekend\\b|weekend(?='s)", lambda g, c: Reading(_weekend(c, c.direction))),
    Rule("nth_day", rf"on (?P<it>the (?P<nth>\d{{1,2}}(?:st|nd|rd|th))){CLAUSE_END}", _nth_day),
)
