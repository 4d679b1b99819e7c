"""Dates that name their day, month, quarter, season, year, decade or century.

Where the year is left out it follows from the reference day and the direction in time.
"""

from collections.abc import Callable

from dragoman.calendar.patterns import Context, Groups, Reading, Readings, Rule
from dragoman.calendar.values import UNKNOWN, choose, covering, shifted
from dragoman.calendar.words import DECADES, SEASONS, month_number, ordinal_number, weekday_number

SHIFTS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "present": 0, "same": 0,
          "next": 1, "coming": 1, "upcoming": 1, "following": 1}  # fmt: skip


def shift_of(groups: Groups) -> int | None:
    """-1, 0 or 1 for "last", "this" and "next" and their like, None without such a word."""
    words = groups.get("shift", "").lower().split()
    return SHIFTS[words[-1]] if words else None


def year_of(groups: Groups) -> int | None:
    if "year" in groups:
        return int(groups["year"])
    if "yy" not in groups:
        return None
    short = int(groups["yy"][-2:])
    return short + (2000 if short < 30 else 1900)


def _named_year(groups: Groups, context: Context) -> str | None:
    """The year the words give, outright, relatively ("last year") or by the date after them."""
    if (year := year_of(groups)) is not None:
        return f"{year:04d}"
    if "rel" in groups:
        return shifted("year", context.reference, SHIFTS[groups["rel"].lower()])
    return f"{context.year:04d}" if context.year else None


def yearly(form: Callable[[str], str], groups: Groups, context: Context, shift: int | None = None) -> str:
    """The value of something that comes once a year; `form` makes it from a year of four characters."""
    if year := _named_year(groups, context):
        return form(year)
    if not context.reference:
        return form("XXXX")
    day = context.reference
    years = [form(f"{year:04d}") for year in range(max(day.year - 8, 1), min(day.year + 9, 9998))]
    spans = [(value, *covering(value)) for value in years]
    if shift == -1:
        years = [value for value, _, end in spans if end is not None and end < day]
    elif shift == 1:
        years = [value for value, start, _ in spans if start is not None and start > day]
    elif shift == 0:
        return form(f"{day.year:04d}")
    direction = {-1: "past", 1: "future"}.get(shift or 0, context.direction)
    return choose(years, day, direction) or form("XXXX")


def day_value(month: int, day: int, groups: Groups, context: Context) -> str | None:
    """A month and day with what is known of the year; a weekday beside them picks the year that has it."""
    if covering(f"2000-{month:02d}-{day:02d}") == UNKNOWN:
        return None
    value = yearly(lambda year: f"{year}-{month:02d}-{day:02d}", groups, context, shift_of(groups))
    if value[0] == "X" or "anyweekday" not in groups or _named_year(groups, context):
        return value
    near = [f"{int(value[:4]) + step:04d}{value[4:]}" for step in (0, 1, -1)]
    weekday = weekday_number(groups["anyweekday"])
    return next((v for v in near if (there := covering(v)[0]) and there.weekday() == weekday), value)


def _month_day(groups: Groups, context: Context) -> Readings:
    digits = groups.get("day") or str(ordinal_number(groups["nth"]))
    value = day_value(month_number(groups["month"]), ordinal_number(digits), groups, context)
    return Reading(value) if value else None


def _days(groups: Groups, context: Context) -> Readings:
    """A range or pair of days of one month."""
    month = month_number(groups["month"])
    first = day_value(month, ordinal_number(groups["day"]), groups, context)
    if not first or not (second := f"{first[:-2]}{ordinal_number(groups['day2']):02d}"):
        return None
    return Reading(first, group="first"), Reading(second, group="second")


def _numeric(groups: Groups, context: Context) -> Readings:
    """American order unless that is impossible; with dots the European one."""
    month, day = int(groups["a"]), int(groups["b"])
    if month > 12 or ("dots" in groups and day <= 12):
        month, day = day, month
    year = int(groups["y"])
    year += 0 if year > 99 else 2000 if year < 30 else 1900
    value = f"{year}-{month:02d}-{day:02d}"
    return None if covering(value) == UNKNOWN else Reading(value)


def _iso(groups: Groups, context: Context) -> Readings:
    value = f"{groups['y']}-{groups['m']}-{groups['d']}"
    if covering(value) == UNKNOWN:
        return None
    return Reading(f"{value}T{groups['clock']}", "TIME") if "clock" in groups else Reading(value)


def _month(groups: Groups, context: Context) -> Readings:
    month = month_number(groups.get("month") or groups["fullmonth"])
    return Reading(yearly(lambda year: f"{year}-{month:02d}", groups, context, shift_of(groups)))


def _months(groups: Groups, context: Context) -> Readings:
    """For "January to March 2016" both months lie in the year named, or the first in the year before."""
    first, second = month_number(groups["month"]), month_number(groups["month2"])
    year = int(groups["year"])
    return (
        Reading(f"{year - (first > second):04d}-{first:02d}", group="first"),
        Reading(f"{year:04d}-{second:02d}", group="second"),
    )


def _quarter(groups: Groups, context: Context) -> Readings:
    """A quarter or half, counted in fiscal years only if the words say so."""
    letter = "H" if groups.get("what", "").lower() == "half" else "Q"
    word = groups.get("ordinal") or groups.get("which") or ""
    number = {"final": 4, "latter": 2}.get(word.lower()) or int(groups.get("q", 0)) or ordinal_number(word)
    if letter == "H" and number > 2:
        return None
    value = yearly(lambda year: f"{year}-{letter}{number}", groups, context)
    return Reading(f"FY{value}" if "fiscal" in groups else value)


def _season(groups: Groups, context: Context) -> Readings:
    season = SEASONS[groups["season"].lower()]
    return Reading(yearly(lambda year: f"{year}-{season}", groups, context, shift_of(groups)))


def _decade(groups: Groups, context: Context) -> Readings:
    word = groups["decade"].lower()
    digits = "".join(c for c in word if c in "0123456789")
    if len(digits) == 4:
        century_long = digits.endswith("00") and digits != "2000"
        return Reading(digits[:2] if century_long else digits[:3])
    return Reading(f"19{DECADES[word] if word in DECADES else digits[0]}")


def _century(groups: Groups, context: Context) -> Readings:
    number = ordinal_number(groups["nth"])
    return Reading(f"{number - 1:02d}") if 1 <= number <= 30 else None


def _fiscal(groups: Groups, context: Context) -> Readings:
    """A fiscal year: which days it covers differs from state to state, so none are given."""
    year = year_of(groups)
    return Reading(f"FY{year}" if year else "FYXXXX")


def _year(groups: Groups, context: Context) -> Readings:
    return Reading(groups["y"])


def _years(groups: Groups, context: Context) -> Readings:
    """Two years for "1994-95"; for "2016-02", where the second cannot be a later year, a month."""
    first, second = groups["first"], groups["second"]
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if last > int(first):
        return Reading(first, group="first"), Reading(f"{last}", group="second")
    month = f"{first}-{second}"
    return None if len(second) == 4 or covering(month) == UNKNOWN else Reading(month)


_THIS = "this (?:past|coming)|last|this|next|the (?:past|previous|coming)"
MOD = "(?:<mod>~)?"
_TO = "(?: ?[-–—] ?| (?:to|through|thru|until|till) )"
_YEAR = "(?:(?:, ?| of |,? )<year>|,? (?P<rel>last|this|next) year)"
_PAIR_END = r"(?=[.,;:)]|$| (?:in|at|by|to|for|with|on|that|when|as|of)\b)"
_OF_YEAR = (
    r"(?:(?:, ?|,? of |,? )(?:(?P<fiscal>(?:fiscal|financial)(?: year)?) )?(?:<year>|<yy>)|"
    r"(?:,?| of) (?P<rel>last|this|next) year)"
)
_FRACTION = r"(?:(?P<which>first|second|latter))~(?P<what>half)\b"
_WEEKDAY = "(?:<anyweekday>,? (?:the )?)?"
_PLAIN_YEAR = (
    r"(?<![\d$£€#/:°])(?<!\d[-.,])(?:(?:19\d\d|20[0-3]\d)|(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bof\s)|(?<=\bfrom\s)|"
    r"(?<=\buntil\s)|(?<=\bby\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\bthe\s))(?:1[0-8]\d\d|20[4-9]\d))"
    r"(?![\d%a-z°]|[.,:]\d|-(?:\d|year|strong|member|foot|man|seat)|/\d)"
    r"(?! (?:percent|people|troops|soldiers|men|women|times|votes|tons|tonnes|dollars|euros|miles|kilomet|"
    r"met(?:er|re)s|hours|members|years|days|others?)\b)"
)

WRITTEN_RULES = (
    Rule(
        "iso_date",
        r"(?<![\d/-])(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)"
        r"(?:T(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:?\d\d)?)?(?![\d/-])",
        _iso,
    ),
    Rule(
        "numeric_date", r"(?<![\d/.-])(?P<a>\d{1,2})[-/](?P<b>\d{1,2})[-/](?P<y>(?:19|20)\d\d|\d\d)(?![\d/-])", _numeric
    ),
    Rule(
        "dotted_date", r"(?<![\d/.-])(?P<a>\d{1,2})(?P<dots>\.)(?P<b>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?![\d/-])", _numeric
    ),
    Rule("month_days", f"(?P<first>{_WEEKDAY}<month> <day>){_TO}(?P<second><day2>{_YEAR}?)", _days),
    Rule("between_days", f"between (?P<first><month> <day>) and (?P<second><day2>{_YEAR}?)", _days),
    Rule("month_pair", f"(?P<first><month> <day>) (?:and|or|&) (?P<second><day2>{_YEAR}?){_PAIR_END}", _days),
    Rule("days_month", f"(?P<first><day>)(?:{_TO}| and | or )(?P<second><day2>(?: of)? <month>{_YEAR}?)", _days),
    Rule("month_day", f"{_WEEKDAY}(?:(?P<shift>last|next|this) )?<month> (?:the )?(?:<day>|<nth>){_YEAR}?", _month_day),
    Rule("day_month", f"{_WEEKDAY}(?:the )?<day>(?: of)? <month>{_YEAR}?", _month_day),
    Rule("nth_of_month", f"{_WEEKDAY}(?:the )?<nth> of <month>{_YEAR}?", _month_day),
    Rule("months", f"(?P<first><month>)(?:{_TO}| and )(?P<second><month2>(?:, ?| of |,? )<year>)", _months),
    Rule("month_year", f"{MOD}<month>(?:,? |,? of )(?:<year>|<yy>|(?P<rel>last|this|next) year)", _month),
)
PERIOD_RULES = (
    Rule(
        "quarter",
        rf"(?:the )?(?:(?:<ordinal>|(?P<which>final))~(?P<what>quarter)\b|Q(?P<q>[1-4])\b){_OF_YEAR}?",
        _quarter,
    ),
    Rule(
        "half",
        rf"(?:the )?{_FRACTION}(?:(?! (?:of|an?|hour)\b)|(?= of the year)|"
        rf"{_OF_YEAR})(?: of the year)?",
        _quarter,
    ),
    Rule("season_year", rf"(?:the )?{MOD}<season>(?: of|,)? (?:<year>|<yy>|(?P<rel>last|this|next) year)", _season),
    Rule("shift_season", rf"(?P<shift>{_THIS}) <season>", _season),
    Rule(
        "fiscal_year",
        r"(?:(?:the )?(?:(?:fiscal|financial)(?: year)?~|FY ?)(?:<year>|<yy>))|"
        r"(?:the|this|last|next)(?: current| next| last)? (?:fiscal|financial) year",
        _fiscal,
    ),
    Rule("decade", rf"(?:the )?{MOD}(?<!his\s)(?<!her\s)(?<!their\s)(?<!my\s)<decade>", _decade),
    Rule("century", rf"(?:the )?{MOD}<nth>~century\b", _century),
    Rule(
        "years",
        r"(?<![\d$£€/-])(?P<first>(?:1[5-9]|20)\d\d)[-–/](?P<second>(?:1[5-9]|20)\d\d|\d\d)(?![-/\da-z]|[.,]\d)",
        _years,
    ),
    Rule("year", rf"{MOD}(?:the year )?(?P<y>{_PLAIN_YEAR})", _year),
)
MONTH_RULES = (
    Rule("shift_month", f"{MOD}(?P<shift>{_THIS}) <fullmonth>", _month),
    Rule("month", rf"{MOD}<fullmonth>(?! [A-Z]\w+ \d)", _month),
    Rule(
        "season",
        r"(?:in|during|since|by|until|over|of|for|through|from|before|after|late|early|mid) "
        r"(?P<it>(?:the )?(?:(?:early|late|mid)~)?<season>)\b(?! (?:of|in|from|to|last|this|next|\d{4})\b)",
        _season,
    ),
)
