"""A text cut into folded words, so that known forms are found in it by plain search.

A word is folded (`names.fold`) and loses its periods and possessive; "the" is left out; punctuation that parts phrases
becomes a barrier. What stands between two spaces is cut once and remembered, since news repeats itself: a long text
costs a look-up a chunk, and single words are only looked at where something was found.
"""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from dragoman.names import fold

BARRIER = "|"
_WORD = re.compile(r"[^\W_]+(?:[.'’ʼ&+]+[^\W_]+)*(?:(?<=\.[^\W_])\.|\+)?|[&]")
_GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z])")  # "in Iran.The" lacks a space
_BREAK = re.compile(r"[;:?!()\[\]\"“”|\n•]|(?<!\d),(?!\d)|—")
_DASHES = frozenset("-–—")  # alone between two spaces
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_DROPPED = re.compile(r"['’ʼ.]")
_LONG_WORD = 4  # letters; a longer word with a period after it ends a sentence
_MOST_KEPT = 200_000  # chunks remembered


class Word(NamedTuple):
    """A word: its key, its span without possessive, and what is written there. A barrier writes nothing."""

    key: str
    start: int
    end: int
    raw: str


class _Chunks(dict[str, tuple[Word, ...]]):
    """The words and barriers of what stands between two spaces, spans counted from its beginning."""

    def __missing__(self, chunk: str) -> tuple[Word, ...]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        words = self[chunk] = tuple(_cut(chunk))
        return words


class _Pieces(dict[str, str]):
    """What is searched for a chunk: the keys of its words, a space after each."""

    def __missing__(self, chunk: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        piece = self[chunk] = "".join(f"{word.key} " for word in _CHUNKS[chunk])
        return piece


_CHUNKS, _PIECES = _Chunks(), _Pieces()


def _cut(chunk: str) -> list[Word]:
    if chunk in _DASHES:
        return [Word(BARRIER, 0, 1, "")]
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(chunk):
        words.extend(_barrier(words, chunk, end, match.start(), last=False))
        start, end = match.span()
        if word := _word(match.group(), start):
            words.append(word)
    words.extend(_barrier(words, chunk, end, len(chunk), last=True))
    return words


def _word(raw: str, start: int) -> Word | None:
    key = _DROPPED.sub("", _POSSESSIVE.sub("", fold(raw)))
    if key in ("the", ""):
        return None
    raw = _POSSESSIVE.sub("", raw)
    return Word(key, start, start + len(raw), raw)


def _barrier(words: list[Word], chunk: str, start: int, end: int, *, last: bool) -> list[Word]:
    """A barrier for signs that part phrases; a period parts after a long word, before a space or another sign."""
    gap = chunk[start:end]
    full_stop = gap[:1] == "." and (last or len(gap) > 1) and words and len(words[-1].key) > _LONG_WORD
    return [Word(BARRIER, start, end, "")] if gap and (_BREAK.search(gap) or full_stop) else []


class Cut:
    """A text and its words. `joined` is what is searched: the words' keys between single spaces."""

    def __init__(self, text: str) -> None:
        if "." in text:
            text = _GLUED.sub("\n", text)
        self._chunks = text.split(" ")
        self._pieces = list(map(_PIECES.__getitem__, self._chunks))
        self.joined = f" {''.join(self._pieces)}"

    @cached_property
    def _places(self) -> list[int]:
        """Where each chunk's piece ends in `joined`."""
        return list(accumulate(map(len, self._pieces), initial=1))[1:]

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each chunk begins in the text, spaces left out."""
        return list(accumulate(map(len, self._chunks), initial=0))

    def chunk_at(self, position: int) -> int:
        """The number of the chunk whose piece holds a position of `joined`."""
        return bisect_right(self._places, position)

    def begin(self, number: int) -> int:
        """Where a chunk's piece begins in `joined`."""
        return self._places[number] - len(self._pieces[number])

    def chunks(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(self._chunks[first : last + 1])

    def offset(self, number: int) -> int:
        """Where a chunk begins in the text."""
        return self._offsets[number] + number

    def around(self, first: int, last: int, words: list[Word], reach: int) -> list[str]:
        """What is written within a number of words before and after some words of the chunks; barriers count."""
        near = self.words(max(0, first - 2 * reach), min(len(self._chunks) - 1, last + 2 * reach))
        before = [w for w in near if w.end <= words[0].start][-reach:]
        after = [w for w in near if w.start >= words[-1].end][:reach]
        return [w.raw for w in (*before, *after)]

    def words(self, first: int, last: int) -> list[Word]:
        """The words and barriers of some chunks, with their spans in the text."""
        found: list[Word] = []
        for number in range(first, last + 1):
            at = self.offset(number)
            found.extend(Word(w.key, w.start + at, w.end + at, w.raw) for w in _CHUNKS[self._chunks[number]])
        return found


def words_of(text: str) -> list[Word]:
    """All words of a text, "the" and barriers left out."""
    cut = Cut(text)
    return [word for word in cut.words(0, text.count(" ")) if word.raw]
