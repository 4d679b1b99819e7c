"""Finding all known forms in a text: whole words, longest leftmost, with rules for capital letters.

Text and forms are cut into the same folded words (`words.Cut`) and searched with an Aho-Corasick automaton; what is
found is then checked against the letters really written.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.given_names import word_set
from dragoman.knowledge.model import Form, Hit
from dragoman.knowledge.words import BARRIER, Cut, Word, words_of

ANY, CAPITAL, ACRONYM = "x", "C", "A"
COMMON_ROLES = ("office", "agent")  # words anybody may be, written small
# Acronyms that are words: in a text all in capitals, or with one capital only, they are taken as the word.
WORDS = word_set(
    """is it who aid act are as at am an in on or so no we he me my be by do go up if pm act all can fact fast hand
    hope safe save may care rise star start step team unit wave what home gap star plan mind most move pass past"""
)
_NEIGHBOURS = 3  # words on either side that tell whether capitals are shouted
_MOST_KEPT = 200_000  # readings remembered


class Pattern(NamedTuple):
    """A form with, for each of its words, the capital letters it asks for."""

    text: str
    role: str
    target: str
    case: str


class Finder:
    """Finds patterns in texts. `patterns` maps the key of `key_of` to all that is written so."""

    def __init__(self, patterns: Mapping[str, tuple[Pattern, ...]]) -> None:
        self._patterns = list(patterns.values())
        self._automaton = AhoCorasick(
            [f" {key} " for key in patterns],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )
        self._read: dict[_Key, _Readings] = {}

    def find(self, text: str) -> tuple[Hit, ...]:
        """All hits in text order, none overlapping another."""
        cut = Cut(text)
        found = self._automaton.find_matches_as_indexes(cut.joined, overlapping=True)
        return tuple(self._longest_leftmost(cut, found))

    def _longest_leftmost(self, cut: Cut, found: list[tuple[int, int, int]]) -> Iterator[Hit]:
        free = 0
        for index, start, end in sorted(found, key=_longest_first):
            if start < free:
                continue
            first, last = cut.chunk_at(start + 1), cut.chunk_at(end - 1)
            if reading := self._reading(index, start + 1, end - 1, cut, first, last):
                free = end - 1
                at = cut.offset(first)
                yield Hit(at + reading.start, at + reading.end, reading.forms)

    def _reading(self, index: int, start: int, end: int, cut: Cut, first: int, last: int) -> "Reading | None":
        """What a match means: the same chunks mean the same, unless capitals ask whether those around shout."""
        inside = start - cut.begin(first)
        key = index, inside, cut.chunks(first, last)
        calm, loud = self._read.get(key) or self._new_reading(key, end - start, cut, first, last)
        if calm is loud:
            return calm
        words = _matched(cut.words(first, last), inside, end - start)
        return loud if _shouted(cut.around(first, last, words, _NEIGHBOURS)) else calm

    def _new_reading(self, key: "_Key", length: int, cut: Cut, first: int, last: int) -> "_Readings":
        index, inside, _ = key
        at = cut.offset(first)
        words = _matched(cut.words(first, last), inside, length)
        if len(self._read) >= _MOST_KEPT:
            self._read.clear()
        fitting = (_fitting(self._patterns[index], words, shouted) for shouted in (False, True))
        calm, loud = (Reading(words[0].start - at, words[-1].end - at, forms) if forms else None for forms in fitting)
        self._read[key] = calm, calm if calm == loud else loud
        return self._read[key]


class Reading(NamedTuple):
    """The span of a match from the beginning of its first chunk, and the forms that fit it."""

    start: int
    end: int
    forms: tuple[Form, ...]


_Key = tuple[int, int, tuple[str, ...]]  # pattern, letters before it in its first chunk's piece, chunks
_Readings = tuple[Reading | None, Reading | None]  # among calm words, among words all in capitals


def _longest_first(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def _matched(words: list[Word], inside: int, length: int) -> list[Word]:
    """The words of a match that begins so far into them and is so long, counted in letters of keys and spaces."""
    found, at = [], 0
    for word in words:
        if inside <= at < inside + length and word.raw:
            found.append(word)
        at += len(word.key) + 1
    return found


def key_of(form: str) -> str:
    """The searched form of a text: its words joined by spaces."""
    return Cut(form).joined.strip(f" {BARRIER}")


def pattern_of(form: Form) -> Pattern:
    case = "".join(_asked_case(word.raw, form.role) for word in words_of(form.text))
    return Pattern(form.text, form.role, form.target, case)


def _asked_case(raw: str, role: str) -> str:
    letters = [c for c in raw if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return ACRONYM
    return CAPITAL if raw[0].isupper() and role not in COMMON_ROLES else ANY


def _fitting(patterns: tuple[Pattern, ...], words: list[Word], shouted: bool) -> tuple[Form, ...]:
    """The forms whose demand for capitals the words meet. `shouted`: the words around are all in capitals."""
    return tuple(
        Form(pattern.text, pattern.role, pattern.target)
        for pattern in patterns
        if all(
            case == ANY or _meets(case, word, len(words) > 1, shouted)
            for case, word in zip(pattern.case, words, strict=True)
        )
    )


def _meets(case: str, word: Word, several: bool, shouted: bool) -> bool:
    raw = word.raw
    if not raw[0].isupper():
        return False
    capitals = _in_capitals(raw)
    if case == ACRONYM:
        if capitals:
            return word.key not in WORDS or "." in raw or not shouted
        return len(word.key) > 3 and word.key not in WORDS
    return not capitals or len(word.key) > 3 or several or shouted


def _in_capitals(raw: str) -> bool:
    return len(raw) > 1 and raw.upper() == raw


def _shouted(around: list[str]) -> bool:
    """Whether the words around are all in capitals, as in some headlines."""
    long = [raw for raw in around if len(raw) > 1 and raw[0].isalpha()]
    return bool(long) and all(raw.upper() == raw for raw in long)


def patterns_of(forms: Iterable[Form]) -> dict[str, tuple[Pattern, ...]]:
    """Forms grouped by the key they are found under."""
    grouped: dict[str, list[Pattern]] = {}
    for form in forms:
        if key := key_of(form.text):
            pattern = pattern_of(form)
            same = grouped.setdefault(key, [])
            if not any(p[1:] == pattern[1:] for p in same):
                same.append(pattern)
    return {key: tuple(patterns) for key, patterns in grouped.items()}
