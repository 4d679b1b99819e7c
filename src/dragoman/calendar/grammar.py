"""The grammar of dates: one ordered table of rules, tried together in a single pass over the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.calendar.absolute import MONTH_RULES, PERIOD_RULES, WRITTEN_RULES
from dragoman.calendar.amounts import ADVERBS, DURATION_RULES, REF_RULES, SET_RULES
from dragoman.calendar.clock import CLOCK_RULES
from dragoman.calendar.near import NEAR_RULES
from dragoman.calendar.patterns import Context, Groups, Reading, Rule, expand
from dragoman.calendar.relative import FIRST_IN, IN_UNITS, RELATIVE_RULES
from dragoman.calendar.words import (
    DECADES,
    EASTER_DAYS,
    FIXED_DAYS,
    MONTHS,
    NTH_WEEKDAYS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
)
from dragoman.records import Span

# Where two rules begin at the same place, the earlier one has the words.
RULES: tuple[Rule, ...] = (
    *CLOCK_RULES[:2],
    *WRITTEN_RULES,
    *CLOCK_RULES[2:],
    *SET_RULES,
    *PERIOD_RULES,
    *MONTH_RULES,
    FIRST_IN,
    IN_UNITS,
    *DURATION_RULES[:2],
    *NEAR_RULES,
    *RELATIVE_RULES,
    *DURATION_RULES[2:],
    *REF_RULES,
)

# The first words any rule can begin with, or their first letters: other words are passed over without trying the rules.
_NAMED = {word[:3] for word in (*MONTHS, *WEEKDAYS, *NUMBERS, *ORDINALS, *DECADES, *SEASONS)}
_FEASTS = {name[:4] for name in (*FIXED_DAYS, *EASTER_DAYS, *NTH_WEEKDAYS)}
_FIRST_WORDS = (
    "a|an|the|this|that|these|those|each|every|per|last|next|past|coming|final|latest|previous|preceding|following|ensuing|"
    "early|earlier|late|later|mid|beginning|start|end|middle|close|rest|remainder|in|at|on|for|by|to|as|of|up|over|under|"
    "from|before|after|during|since|until|through|within|takes?|took|lasted|spent|more|most|less|fewer|about|around|roughly|"
    "approximately|nearly|almost|some|barely|exactly|just|well|several|many|numerous|countless|various|multiple|dozens|"
    "scores|hundreds|thousands|tens|so|few|between|all|half|once|twice|thrice|times?|only|worst|best|highest|lowest|biggest|largest|"
    "deadliest|today|tonight|yesterday|tomorrow|noon|midday|midnight|overnight|now|right|nowadays|current|currently|present|"
    "presently|recent|recently|previously|lately|formerly|long|soon|very|future|near|foreseeable|fiscal|financial|orthodox|"
    r"FY\d*|Q[1-4]|(?:day|week|month|year|decade)long|(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade)s?|century|centuries"
)
_STARTS = rf"['’\d]|{'|'.join(sorted(_NAMED | _FEASTS))}|(?:{_FIRST_WORDS}|{'|'.join(ADVERBS)})(?![a-z])"


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the text that a rule took, not yet given a meaning."""

    rule: str
    match: re.Match[str]

    @property
    def span(self) -> Span:
        return Span(*self.match.span())

    @property
    def groups(self) -> Groups:
        return {name: words for name, words in self.match.groupdict().items() if words}

    def read(self, context: Context) -> list[tuple[Span, Reading]]:
        """What the words mean, with the span of each meaning; nothing if they mean no time after all."""
        readings = _table()[self.rule][0].read(self.groups, context)
        if readings is None:
            return []
        several = (readings,) if isinstance(readings, Reading) else readings
        usual = "it" if "it" in self.groups else 0
        return [(Span(*self.match.span(r.group or usual)), r) for r in several]


@cache
def _table() -> dict[str, tuple[Rule, re.Pattern[str]]]:
    return {rule.name: (rule, _compile(expand(rule.pattern))) for rule in RULES}


@cache
def _scanner() -> re.Pattern[str]:
    """All rules as one pattern; the group that matches bears the name of the rule."""
    branches = "|".join(f"(?P<{rule.name}>{expand(rule.pattern, named=False)})" for rule in RULES)
    return _compile(f"(?<![A-Za-z0-9_])(?={_STARTS})(?:{branches})")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


def scan(text: str) -> Iterator[Found]:
    """The expressions of a text in order, none overlapping another."""
    position = 0
    while whole := _scanner().search(text, position):
        name = whole.lastgroup or ""
        match = _table()[name][1].match(text, whole.start())
        if match:
            yield Found(name, match)
        position = max(whole.end(), whole.start() + 1)
