"""Texts with marks on them: spans that overlap cut into pieces, each of which knows the marks that cover it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.records import Coded, Event, Span

LONGEST = 600  # characters shown of a text without sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and the numbers of the marks that cover it, in ascending order."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence, and the roles of the evidence that covers it: trigger, actor and so on."""

    text: str
    roles: tuple[str, ...] = ()


def pieces(text: str, spans: Iterable[tuple[Span, int]], within: Span | None = None) -> tuple[Piece, ...]:
    """The text in pieces: together they are the text, and no mark begins or ends inside one.

    `spans`: each with the number of its mark; what lies outside the text is cut off, empty ones are passed over.
    """
    start, end = within or Span(0, len(text))
    cut = [(max(span.start, start), min(span.end, end), mark) for span, mark in spans]
    edges: dict[int, list[tuple[int, bool]]] = {start: [], end: []}
    for begin, stop, mark in cut:
        if begin < stop:
            edges.setdefault(begin, []).append((mark, True))
            edges.setdefault(stop, []).append((mark, False))
    return tuple(_walk(text, edges))


def _walk(text: str, edges: dict[int, list[tuple[int, bool]]]) -> Iterable[Piece]:
    open_: dict[int, int] = {}  # marks with how many of their spans cover the place
    last = None
    for at in sorted(edges):
        if last is not None and last < at:
            yield Piece(text[last:at], tuple(sorted(open_)))
        for mark, begins in edges[at]:
            open_[mark] = open_.get(mark, 0) + (1 if begins else -1)
            if not open_[mark]:
                del open_[mark]
        last = at


def sentence_of(coded: Coded, event: Event) -> tuple[Part, ...]:
    """The sentence in which an event is told, cut at the words it rests on."""
    trigger = next((part.span for part in event.evidence if part.role == "trigger"), Span(0, 0))
    text = coded.document.text
    around = next((s.span for s in coded.sentences if s.span.contains(trigger)), None)
    around = around or Span(max(0, trigger.start - LONGEST // 2), min(len(text), trigger.end + LONGEST // 2))
    found = pieces(text, [(part.span, number) for number, part in enumerate(event.evidence)], around)
    return tuple(Part(piece.text, _roles(event, piece.marks)) for piece in found)


def _roles(event: Event, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event.evidence[number].role for number in numbers))
