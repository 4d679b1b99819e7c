"""Datelines: "GENEVA, March 3 (Agency) -" before the first sentence, or a date on a line of its own."""

import re

from dragoman.records import Span

TOP = 600  # characters of a text within which a dateline stands
_PLACE_WORDS = 8
_WORD = re.compile(r"[^\s,./()]+")
_BRACKETS = re.compile(r"\([^()\n]{1,40}\)")
_AFTER = re.compile(r"[\s,]*(?:\d{4})?[\s,]*(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/)?[\s,]*(?:[-–—_:]|$)", re.MULTILINE)
_DIGIT = re.compile(r"\d")


def is_dateline(text: str, span: Span) -> bool:
    """Whether the date at the span belongs to a dateline."""
    if span.start > TOP or not _DIGIT.search(text, span.start, span.end):
        return False
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before, after = text[start : span.start].strip(), text[span.end : end].strip()
    if not before and not after.strip(".,"):
        return True
    return _is_place(before) and _AFTER.match(text, span.end) is not None


def _is_place(before: str) -> bool:
    """Whether the line begins as datelines do: a city in capitals, then perhaps a country and the agency."""
    words = _WORD.findall(_BRACKETS.sub(" ", before))
    if not 0 < len(words) <= _PLACE_WORDS or len(words[0]) < 2:
        return False
    return words[0].isupper() and all(word[0].isupper() for word in words)
