"""Quotation marks of a report, paired."""

import re

from dragoman.records import Span

OPENING = {"“": "”", "«": "»", "„": "“", "‘": "’"}
LONGEST = 3000  # characters; a mark left open that long is a slip
APOSTROPHE = re.compile(r"(?<=\w)[’'](?=\w)|(?<=s)[’'](?=\s)")
SINGLE_OPEN = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(\[“\"]))[‘'](?=\w)")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?=[\s.,;:!?)\]]|$)")


def quotes(text: str) -> tuple[Span, ...]:
    """The spans between paired marks, marks left out, in text order. Nested quotations give the outer one only."""
    found: list[Span] = []
    start: int | None = None
    closing = ""
    for i, char in enumerate(text):
        if start is None:
            if char in ('"', "“", "«", "„"):
                start, closing = i + 1, OPENING.get(char, char)
        elif char == closing or char == "”":
            if i > start:
                found.append(Span(start, i))
            start = None
        elif (char == "\n" and text[i : i + 2] == "\n\n") or i - start > LONGEST:
            found.extend([Span(start, i)] if closing == "”" and i - start > 20 else [])
            start = None
    return tuple(found) or _single(text)


def _single(text: str) -> tuple[Span, ...]:
    """Single marks count only in texts that use no double ones."""
    found, at = [], 0
    while (opening := SINGLE_OPEN.search(text, at)) is not None:
        closing = SINGLE_CLOSE.search(text, opening.end())
        if closing is None:
            break
        if closing.start() - opening.end() < LONGEST:
            found.append(Span(opening.end(), closing.start()))
        at = closing.end()
    return tuple(found)
