"""Where in the parse an expression stands."""

from bisect import bisect_right
from dataclasses import dataclass

from dragoman.records import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Place:
    """The tokens of an expression; `head` is the one of them that hangs on a word outside."""

    sentence: Sentence
    first: int
    last: int

    @property
    def head(self) -> int:
        tokens = self.sentence.tokens
        inside = range(self.first, self.last + 1)
        return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), self.last)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens[self.first : self.last + 1]


class Places:
    """Finds the place of a span among the sentences of a report."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._sentences = sorted((s for s in sentences if s.tokens), key=lambda s: s.span.start)
        self._starts = [s.span.start for s in self._sentences]

    def at(self, span: Span) -> Place | None:
        """None where nothing was parsed."""
        i = bisect_right(self._starts, span.start) - 1
        if i < 0:
            return None
        sentence = self._sentences[i]
        inside = [t.i for t in sentence.tokens if t.start < span.end and span.start < t.end]
        return Place(sentence, inside[0], inside[-1]) if inside else None
