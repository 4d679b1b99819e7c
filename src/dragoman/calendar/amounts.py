"""Durations, repeated times, and words that only point to the past, the present or the future."""

from dragoman.calendar.patterns import Context, Groups, Reading, Readings, Rule
from dragoman.calendar.relative import AMOUNT
from dragoman.calendar.words import PARTS, length, number_of, singular, weekday_number

ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "semiannual": "P6M",
    "semiannually": "P6M",
    "semi-annual": "P6M",
    "semi-annually": "P6M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "biennial": "P2Y",
    "biennially": "P2Y",
}


def _duration(groups: Groups, context: Context) -> Readings:
    unit, words = singular(groups["unit"]), groups["count"].lower()
    if unit == "quarter" and words in ("a", "an", "one", "three"):  # a fraction
        return None
    if words in ("a", "an") and context.rate:
        return Reading(length(1, unit), "SET")
    return Reading(length(number_of(words), unit), "DURATION")


def _halves(groups: Groups, context: Context) -> Readings:
    """Halves and quarters: "half an hour", "a quarter-century", "a year and a half"."""
    share = (0.25 if "quarter" in groups else 0.5) + ("and" in groups)
    return Reading(length(share, singular(groups["unit"])), "DURATION")


def _run(groups: Groups, context: Context) -> Readings:
    """A run of units: "the past three years", "the coming weeks"."""
    return Reading(length(number_of(groups.get("count", "")), singular(groups["unit"])), "DURATION")


def _bare(groups: Groups, context: Context) -> Readings:
    return Reading(length(None, singular(groups["unit"])), "DURATION")


def _every(groups: Groups, context: Context) -> Readings:
    count = 2.0 if "other" in groups else number_of(groups.get("count", "a"))
    return Reading(length(count, singular(groups["unit"])), "SET")


def _weekdays(groups: Groups, context: Context) -> Readings:
    part = f"T{PARTS[singular(groups['parts'])]}" if "parts" in groups else ""
    return Reading(f"XXXX-WXX-{weekday_number(groups.get('weekday') or groups['weekdays']) + 1}{part}", "SET")


def _weekday_pair(groups: Groups, context: Context) -> Readings:
    """Two repeated times: "Monday and Tuesday nights"."""
    part = PARTS[singular(groups["parts"])]
    first, second = (f"XXXX-WXX-{weekday_number(groups[g]) + 1}T{part}" for g in ("weekday", "weekday2"))
    return Reading(first, "SET", "weekday"), Reading(second, "SET", "second")


_PRESENT = (
    r"(?:right |until |up to |by |for |as of )?now\b(?! that\b)|(?:currently|nowadays|at present|presently)\b|"
    r"these days\b|(?:at|for) the moment\b|for the time being\b|(?:the )?present(?:-| )day\b|"
    r"at this (?:time|point|moment|stage)\b|the present (?:time|moment)\b|current(?= (?-i:[a-z]))"
)
_PAST = (
    r"(?:in |from )?the (?:recent |distant |not-too-distant )?past\b(?!(?: |-)(?:\w+ )?(?:<unit>|\d))|"
    r"(?:more |most |until |only |as )?recently\b(?! as)|(?:lately|previously|formerly)\b|in those days\b|"
    r"recent(?= (?-i:[a-z]))|at that time\b|the last time\b"
)
_FUTURE = (
    r"(?:in )?the (?:near |not-too-distant |foreseeable |immediate |distant )?future\b|in future\b|"
    r"(?:near|foreseeable) future\b|in the (?:near|short|long|medium) term\b|future(?= (?-i:[a-z]))|"
    r"(?<!as\s)(?<!too\s)(?:very )?soon\b(?! (?:after|as|before|afterward|thereafter))"
)
_LAST = r"(?:last|past|next|coming|first|final|previous|preceding|following|recent|ensuing|latest)"

SET_RULES = (
    Rule("every_weekday", r"(?:every|each) <weekday>(?: (?P<parts>morning|afternoon|evening|night))?", _weekdays),
    Rule(
        "weekday_pair",
        r"<weekday> (?:and|or) (?P<second><weekday2> (?P<parts>mornings|afternoons|evenings|nights))\b",
        _weekday_pair,
    ),
    Rule("weekdays", r"(?:<weekdays>|<weekday> (?P<parts>mornings|afternoons|evenings|nights)\b)", _weekdays),
    Rule("weekends", r"(?:on |at )?(?:weekends|every weekend)\b", lambda g, c: Reading("XXXX-WXX-WE", "SET")),
    Rule(
        "every",
        r"(?:every|each) (?:(?P<other>other|second) |(?P<count><number>|few|several) )?(?:single )?<unit>",
        _every,
    ),
    Rule("every_part", r"(?:every|each) <part>", lambda g, c: Reading(f"XXXX-XX-XXT{PARTS[g['part'].lower()]}", "SET")),
    Rule(
        "times_a",
        r"(?:(?:once|twice|thrice|<number> times) )?(?:per|(?<=once\s)a|(?<=twice\s)a|(?<=times\s)an?) <unit>",
        _every,
    ),
    Rule(
        "adverb",
        r"(?P<often>" + "|".join(ADVERBS) + r")\b",
        lambda g, c: Reading(ADVERBS[g["often"].lower()], "SET"),
    ),
)
DURATION_RULES = (
    Rule(
        "run",
        rf"(?:the |these |those )?{_LAST} (?P<count><number>|<vague>|few|couple of)~(?:more )?<unit>(?!~old)",
        _run,
    ),
    Rule(
        "run_of_units",
        r"(?:the |these |over )?(?:past|next|last|coming|recent|previous|following|ensuing) <unit>(?<=s)\b(?!~old)",
        _run,
    ),
    Rule(
        "half_unit",
        r"(?:a )?(?:half(?: an? |-| )<unit>|(?P<quarter>quarter)(?: of a |-| )century\b)",
        lambda g, c: _halves({"unit": "century"} | g, c),
    ),
    Rule("and_a_half", r"(?:an?|one) <unit> (?P<and>and) a half\b", _halves),
    Rule("duration", rf"{AMOUNT}(?!~(?:old|ago|earlier|later)\b)(?:-long\b)?", _duration),
    Rule(
        "units_long",
        r"<unit>-long\b",
        lambda g, c: Reading(length(1 if g["unit"][-1:] not in "sS" else None, singular(g["unit"])), "DURATION"),
    ),
    Rule(
        "weeklong",
        r"(?P<bigunit>day|week|month|year|decade)long\b",
        lambda g, c: Reading(length(1, g["bigunit"].lower()), "DURATION"),
    ),
    Rule(
        "the_units",
        r"(?:the )?(?!hours of)<unit>(?<=s)"
        r"(?= (?:before|after|following|since|leading|preceding|of|that|ahead)\b)",
        _bare,
    ),
    Rule(
        "for_units",
        r"(?:for|in|within|over|took|takes|take|lasted|spent|after|by) (?P<it><unit>)(?<=s)\b",
        lambda g, c: Reading(length(None, singular(g["unit"])), "DURATION"),
    ),
)
REF_RULES = (
    Rule("present", _PRESENT, lambda g, c: Reading("PRESENT_REF")),
    Rule("past", _PAST, lambda g, c: Reading("PAST_REF")),
    Rule("future", _FUTURE, lambda g, c: Reading("FUTURE_REF")),
)
