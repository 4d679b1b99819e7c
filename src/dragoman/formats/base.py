"""What a format is, and the small helpers that formats share."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from dragoman.records import Coded, Event, Evidence

Skipped = Counter[str]  # reason -> how many events were left out for it
Writer = Callable[[Iterable[Coded], TextIO], Skipped]

# Line ends of all sorts and control characters: neither may reach a cell or a terminal.
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write reports. `write` takes them as a stream and tells what it left out, and why."""

    name: str
    about: str
    suffix: str
    media_type: str
    write: Writer


def plain(text: str) -> str:
    """The text on one line: each run of white space and control characters becomes one space."""
    return _BREAKS.sub(" ", text).strip()


def evidence_of(event: Event, role: str) -> Iterator[Evidence]:
    """The words behind one part of an event, in text order."""
    return iter(sorted((e for e in event.evidence if e.role == role), key=lambda e: e.span))


def trigger(event: Event) -> str:
    """The words that say what was done, on one line; pieces are joined by an ellipsis."""
    return " … ".join(plain(evidence.quote) for evidence in evidence_of(event, "trigger"))


def sentence_at(coded: Coded, position: int) -> int | None:
    """The number of the sentence around a character offset, counted from 0; None outside all sentences."""
    found = (n for n, s in enumerate(coded.sentences) if s.span.start <= position < s.span.end)
    return next(found, None)
