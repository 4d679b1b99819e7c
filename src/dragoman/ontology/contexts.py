"""Finds the topics of a text by the words that show them."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from dragoman.ontology.inflection import phrase_forms
from dragoman.ontology.model import Ontology

_PLAIN = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "-": " ", "\u2010": " ", "\u2011": " ", "\u2019": "'"}
)


class ContextCue(NamedTuple):
    """A context and the words that show it: `text[start:end]`, end exclusive."""

    name: str
    start: int
    end: int


class ContextFinder:
    """All cues of a codebook compiled into one automaton; a text is read once whatever the number of cues."""

    def __init__(self, ontology: Ontology) -> None:
        names = _names_by_form(ontology)
        self._names = list(names.values())
        self._automaton = AhoCorasick(list(names))

    def find(self, text: str) -> tuple[ContextCue, ...]:
        """Every cue as whole words, in any case and regular form, in text order; of nested ones the longest."""
        plain = _fold(text)
        hits = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        cues = [
            ContextCue(name, start, end)
            for form, start, end in hits
            if _is_whole(plain, start, end)
            for name in self._names[form]
        ]
        return tuple(sorted(_longest(cues), key=lambda cue: (cue.start, cue.end, cue.name)))


def find_contexts(text: str, ontology: Ontology) -> tuple[ContextCue, ...]:
    """The contexts whose cues stand in the text, with the place of each cue; empty when there are none."""
    return _finder(ontology).find(text)


@lru_cache(maxsize=4)
def _finder(ontology: Ontology) -> ContextFinder:
    return ContextFinder(ontology)


def _names_by_form(ontology: Ontology) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for context in ontology.contexts:
        for cue in context.cues:
            forms = (cue[:-1],) if cue.endswith("!") else phrase_forms(cue)
            for form in forms:
                found = names.setdefault(form, [])
                if context.name not in found:
                    found.append(context.name)
    return names


def _fold(text: str) -> str:
    """Lower case, plain letters, blanks for hyphens and line ends. Keeps the length, so that offsets hold."""
    if not text.isascii():
        text = "".join(char if char.isascii() else unicodedata.normalize("NFD", char)[0] for char in text)
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower()[0] for char in text)
    return lower.translate(_PLAIN)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _longest(cues: list[ContextCue]) -> Iterator[ContextCue]:
    """Drops a cue that lies within another of the same context."""
    reached: dict[str, int] = {}
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if cue.end > reached.get(cue.name, -1):
            reached[cue.name] = cue.end
            yield cue
