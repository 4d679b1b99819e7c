"""Finding all known forms in a text: whole words, longest leftmost, with rules for capital letters.

Text and forms are cut into the same folded words (`names.fold`, no periods, no possessives, no "the"), joined by single
spaces and searched with an Aho-Corasick automaton; what is found is then checked against the letters really written.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.given_names import word_set
from dragoman.knowledge.model import Form, Hit
from dragoman.names import fold

ANY, CAPITAL, ACRONYM = "x", "C", "A"
COMMON_ROLES = ("office", "agent")  # words anybody may be, written small
# Acronyms that are words: in a text all in capitals, or with one capital only, they are taken as the word.
WORDS = word_set(
    """is it who aid act are as at am an in on or so no we he me my be by do go up if pm act all can fact fast hand
    hope safe save may care rise star start step team unit wave what home gap star plan mind most move pass past"""
)
_WORD = re.compile(r"[^\W_]+(?:[.'’ʼ&+]+[^\W_]+)*(?:(?<=\.[^\W_])\.|\+)?|[&]")
_GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z])")  # "in Iran.The" lacks a space
_BREAK = re.compile(r"[;:?!()\[\]\"“”|\n•]|(?<!\d),(?!\d)| [–—-] |—")
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_DROPPED = re.compile(r"['’ʼ.]")
BARRIER = "|"
_LONG_WORD = 4  # letters; a longer word with a period after it ends a sentence


class Word(NamedTuple):
    """A word of the text: its key, its span without possessive, and what is written there."""

    key: str
    start: int
    end: int
    raw: str


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

    def find(self, text: str) -> tuple[Hit, ...]:
        """All hits in text order, none overlapping another."""
        words = words_of(text)
        places: dict[int, int] = {}
        position = 0
        for i, word in enumerate(words):
            places[position] = i
            position += len(word.key) + 1
        joined = f" {' '.join(word.key for word in words)} "
        candidates = []
        for index, start, end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            first, last = places[start], places.get(end - 1, len(words))
            forms = _fitting(self._patterns[index], words, first, last)
            if forms:
                candidates.append((first, last, forms))
        return tuple(_longest_leftmost(candidates, words))


def words_of(text: str) -> list[Word]:
    """The words of a text, with a barrier word where punctuation parts them; "the" and possessive endings left out."""
    if "." in text:
        text = _GLUED.sub("\n", text)
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        raw = match.group()
        key = _key(raw)
        start = match.start()
        if words and start > end and _parted(words[-1], text[end:start]):
            words.append(Word(BARRIER, end, start, ""))
        end = match.end()
        if key not in ("the", ""):
            length = len(_POSSESSIVE.sub("", raw)) if raw[-1] in "sS" else len(raw)
            words.append(Word(key, start, start + length, raw[:length]))
    return words


def _parted(word: Word, gap: str) -> bool:
    if gap == " ":
        return False
    return bool(_BREAK.search(gap)) or (gap[0] == "." and len(gap) > 1 and len(word.key) > _LONG_WORD)


@lru_cache(maxsize=65536)
def _key(raw: str) -> str:
    return _DROPPED.sub("", _POSSESSIVE.sub("", fold(raw)))


def key_of(form: str) -> str:
    """The searched form of a text: its words joined by spaces."""
    return " ".join(word.key for word in words_of(form))


def pattern_of(form: Form) -> Pattern:
    words = [word for word in words_of(form.text) if word.key != BARRIER]
    case = "".join(_asked_case(word.raw, form.role) for word in words)
    return Pattern(form.text, form.role, form.target, case)


def _asked_case(raw: str, role: str) -> str:
    letters = [c for c in raw if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return ACRONYM
    return CAPITAL if raw[0].isupper() and role not in COMMON_ROLES else ANY


def _fitting(patterns: tuple[Pattern, ...], words: list[Word], first: int, last: int) -> tuple[Form, ...]:
    """The forms whose demand for capitals the words meet."""
    written = [word for word in words[first:last] if word.key != BARRIER]
    forms = []
    for pattern in patterns:
        pairs = zip(pattern.case, written, strict=True)
        if all(case == ANY or _meets(case, word, words, first, last) for case, word in pairs):
            forms.append(Form(pattern.text, pattern.role, pattern.target))
    return tuple(forms)


def _meets(case: str, word: Word, words: list[Word], first: int, last: int) -> bool:
    raw = word.raw
    if not raw[0].isupper():
        return False
    capitals = len(raw) > 1 and raw.upper() == raw
    if case == ACRONYM:
        if capitals:
            return word.key not in WORDS or "." in raw or not _shouted(words, first, last)
        return len(word.key) > 3 and word.key not in WORDS
    return not capitals or len(word.key) > 3 or first + 1 < last or _shouted(words, first, last)


def _shouted(words: list[Word], first: int, last: int) -> bool:
    """Whether the words around are all in capitals, as in some headlines."""
    around = [word.raw for word in (*words[max(0, first - 3) : first], *words[last : last + 3])]
    long = [raw for raw in around if len(raw) > 1 and raw[0].isalpha()]
    return bool(long) and all(raw.upper() == raw for raw in long)


def _longest_leftmost(candidates: list[tuple[int, int, tuple[Form, ...]]], words: list[Word]) -> Iterable[Hit]:
    free = 0
    for first, last, forms in sorted(candidates, key=lambda c: (c[0], -c[1])):
        if first >= free:
            free = last
            yield Hit(words[first].start, words[last - 1].end, forms)


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
