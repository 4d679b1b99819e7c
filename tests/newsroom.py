"""A coder that reads sentences of three words: "Norland attacked Estavia." It needs no language model."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dragoman.records import (
    Coded,
    Document,
    Event,
    Evidence,
    Party,
    Reject,
    Resolution,
    Sentence,
    Span,
    Statement,
    Token,
    When,
    make_id,
    quote,
)

TYPES = {"attacked": "ASSAULT", "met": "CONSULT", "accused": "ACCUSE"}
CODES = {"Norland": "NOR", "Estavia": "EST", "Sylvania": "SVA", "Borduria": "BOR"}
WORD = re.compile(r"\w+")
CLAUSE = re.compile(r"(\w+) (attacked|met|accused) (\w+)[^.]*\.")


class Newsroom:
    """`knowledge` is the version it works with: another one makes another coder, which reads days a day later."""

    def __init__(self, knowledge: str = "1") -> None:
        self.versions = dict.fromkeys(("dragoman", "model", "lexicon", "ontology"), "1") | {"knowledge": knowledge}

    def pipe(self, documents: Iterable[Document]) -> Iterator[Coded]:
        for document in documents:
            empty = Coded(document, versions=self.versions)
            if "REFUSE" in document.text:
                yield replace(empty, rejects=(Reject("select", "not English"),))
            elif "INTERRUPT" in document.text:
                raise KeyboardInterrupt
            elif "FAULT" in document.text:
                raise KeyError("a bug (of ours)")
            else:
                clauses = list(CLAUSE.finditer(document.text))
                yield replace(
                    empty,
                    sentences=tuple(_sentence(found) for found in clauses),
                    events=tuple(self._event(document, found) for found in clauses),
                    statements=tuple(_statement(document, found) for found in clauses if found[2] == "accused"),
                )

    def resolve(self, phrase: str, on: date | None = None, context: str | None = None) -> Resolution:
        code = CODES.get(phrase, "")
        return Resolution(code or None, phrase, code, ("GOV",) if code else (), None, 0.9, ())

    def _event(self, document: Document, found: re.Match[str]) -> Event:
        evidence = tuple(
            quote(document, Span(*found.span(group)), role, "the newsroom")
            for group, role in ((1, "actor"), (2, "trigger"), (3, "recipient"))
        )
        day = document.published
        when = When(None, day, day, str(day or ""), basis="text")
        return Event(
            make_id("event", document.id, found.start(), self.versions["knowledge"]),
            TYPES[found[2]], (), (), (_party(evidence[0]),), (_party(evidence[2]),), "asserted", when, None, None,
            evidence, 0.9,
        )  # fmt: skip


def _party(evidence: Evidence) -> Party:
    code = CODES.get(evidence.quote, "")
    return Party(evidence.quote, code or None, code, (), (evidence.span,))


def _sentence(found: re.Match[str]) -> Sentence:
    start = found.start()
    tokens = [
        Token(i, start + word.start(), start + word.end(), word[0], word[0].lower(),
              "VERB" if word[0] in TYPES else "NOUN", "", "dep", 0, "", False)
        for i, word in enumerate(WORD.finditer(found[0]))
    ]  # fmt: skip
    return Sentence(Span(*found.span()), tuple(tokens))


def _statement(document: Document, found: re.Match[str]) -> Statement:
    speaker = Party(found[1], CODES.get(found[1]), CODES.get(found[1], ""))
    return Statement(
        make_id("statement", document.id, found.start()), speaker, Span(*found.span(1)), Span(*found.span(2)),
        (Span(*found.span(3)),), False, None, None,
    )  # fmt: skip
