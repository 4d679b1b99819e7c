"""A small notation for patterns of dates, and the records rules work with.

In a rule a space stands for white space with at most one line end, `~` for a space or hyphen, `'` for any apostrophe,
and `<name>` for the fragment of that name, caught as the group `name`; `<month2>` is a second `<month>`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dragoman.calendar.values import Days, covering, holds
from dragoman.calendar.words import DECADES, MONTHS, NUMBERS, ORDINALS, UNITS, WEEKDAYS

_CAPITAL = "(?=(?-i:[A-Z]))"  # so that "march" and "may" are no months
_BLANK = r"[ \t\u00a0\u2009\u202f]"
_GAP = rf"(?:{_BLANK}+(?:\r?\n{_BLANK}*)?|\r?\n{_BLANK}*)"
_MONTH_SHORT = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_TENS = "|".join(word for word, n in NUMBERS.items() if n >= 20)
_ONES = "|".join(sorted((word for word, n in NUMBERS.items() if 0 < n < 20), key=len, reverse=True))
_CARDINAL = rf"(?:(?:{_TENS})(?:~(?:{_ONES}))?|{_ONES})\b"
_VAGUE = ("a few|the few|several|many|numerous|countless|various|multiple|a number of|dozens of|scores of|"
          "hundreds of|thousands of|tens of|a handful of|so many|few")  # fmt: skip

FRAGMENTS = {
    "month": _CAPITAL + "(?:" + "|".join(MONTHS) + rf"|{_MONTH_SHORT})(?![a-z])",
    "fullmonth": _CAPITAL + "(?:" + "|".join(MONTHS) + r")(?![a-z])",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\da-z]|[.,:/]\d(?!\d{3}))",
    "year": r"(?:1\d|2[01])\d\d(?![\da-z]|[.,:]\d)",
    "yy": r"'\d\d(?!\d|s)",
    "weekday": _CAPITAL + "(?:" + "|".join(WEEKDAYS) + ")(?![a-z])",
    "weekdays": _CAPITAL + "(?:" + "|".join(WEEKDAYS) + r")s\b",
    "anyweekday": _CAPITAL + "(?:" + "|".join(WEEKDAYS) + r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)(?![a-z])",
    "part": r"(?:morning|afternoon|evening|night)\b",
    "season": r"(?:spring|summer|autumn|fall|winter)\b",
    "number": r"(?:\d+(?:,\d{3})*(?:\.\d+|(?: |-)\d/\d| ?½)?(?![\d/])|half a dozen|"
    rf"(?:a|one|two|three) (?:dozen|hundred)|a couple(?: of)?|{_CARDINAL}(?:(?: and |-and-)a(?: |-)half)?)",
    "vague": rf"(?:{_VAGUE})",
    "unit": r"(?:seconds|(?<=\d-)second|(?:" + "|".join(UNITS[1:-1]) + r")s?|century|centuries)(?![a-z])",
    "bigunit": r"(?:day|week|month|quarter|year|decade|century|weekend)\b",
    "ordinal": "(?:" + "|".join(ORDINALS[:4]) + r"|1st|2nd|3rd|4th)\b",
    "nth": r"(?:\d{1,2}(?:st|nd|rd|th)|twenty~first|" + "|".join(ORDINALS[:20]) + r")\b",
    "decade": r"(?:1\d|20)\d0s\b|'?(?<!\d)[2-9]0s\b|" + "|".join(DECADES) + r"\b",
    "mod": r"(?:(?:early|late|earlier|later)(?: in)?|mid|the (?:beginning|start|end|middle|turn) of|"
    r"the (?:first|second|third|fourth|last|final) (?:week|weekend|days|part) of)",
    "approx": r"(?:(?:more|less|fewer) than|at (?:least|most)|about|around|roughly|approximately|nearly|almost|over|"
    r"up to|some|barely|exactly|just under|just over|well over)",
    "hour": r"(?<![\d:.])(?:2[0-4]|[01]?\d)",
    "minute": r"[0-5]\d",
    "noon": r"(?:noon|midday|midnight)\b",
    "zone": r"(?:GMT|UTC|EDT|EST|CDT|CST|MDT|MST|PDT|PST|CET|CEST|BST|IST|JST|local time|eastern time|eastern|"
    r"Moscow time)\b",
    "near": r"(?:today|yesterday|tomorrow|tonight)\b",
}


class Reading(NamedTuple):
    """What an expression means. `group` names the part of the match it stands on, `days` overrides its covering."""

    value: str
    type: str = "DATE"
    group: str = ""
    days: Days | None = None


Readings = Reading | tuple[Reading, ...] | None


@dataclass(frozen=True, slots=True)
class Context:
    """What the meaning of an expression hangs on.

    `reference` is the day the report appeared, `direction` past, future or "" as the tense has it, `anchors` the
    values of the dates before it in the text, last one first, `year` a year named just after it ("May 3 and June 4,
    2015"), `rate` whether the parser takes it for a rate ("$5 a day").
    """

    reference: date | None = None
    direction: str = ""
    anchors: tuple[str, ...] = ()
    year: int | None = None
    rate: bool = False

    def anchor(self, unit: str) -> date | None:
        """The first day of the last date in the text fine enough for the unit; if it has no date, of the report."""
        fine = next((value for value in self.anchors if holds(value, unit)), None)
        if fine:
            return covering(fine)[0]
        return None if self.anchors else self.reference


Groups = dict[str, str]  # the groups that matched something
Reader = Callable[[Groups, Context], Readings]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression. `read` returns None when the words mean no time after all."""

    name: str
    pattern: str
    read: Reader


def expand(pattern: str, *, named: bool = True) -> str:
    """The regular expression of a pattern in our notation; without groups if not `named`."""

    def fragment(match: re.Match[str]) -> str:
        name = match[1]
        body = FRAGMENTS[name.rstrip("0123456789")]
        return f"(?P<{name}>{body})" if named else f"(?:{body})"

    source = re.sub(r"(?<!P)<([a-z]+\d*)>", fragment, pattern)
    if not named:
        source = re.sub(r"\(\?P<\w+>", "(?:", source)
    return source.replace(" ", _GAP).replace("~", f"(?:{_GAP}|-)").replace("'", "['’]")
