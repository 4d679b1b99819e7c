"""A coded report made by hand, and a coder that answers with it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from typer.testing import Result

from dragoman.errors import InputError
from dragoman.records import (
    Chain,
    Coded,
    Document,
    Event,
    Evidence,
    Fact,
    Mention,
    Party,
    Reject,
    Relation,
    Resolution,
    Sentence,
    Span,
    Statement,
    When,
    Where,
)

Dragoman = Callable[..., Result]  # the fixture that runs the command line

TEXT = (
    "Ruritania's queen met Chancellor Ada Graustark in Zürich on Monday.\n"
    "Ruritania threatened to expel two envoys, the chancellor said. She was not arrested."
)
PUBLISHED = date(2018, 5, 9)
MONDAY = date(2018, 5, 7)


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _evidence(role: str, words: str, rule: str, nth: int = 0) -> Evidence:
    return Evidence(at(words, nth), words, role, rule)


DOCUMENT = Document(TEXT, "report-1", "A visit,\nwith threats", PUBLISHED, "Gazette", "https://gazette.example/1", "en")
QUEEN = Party("Queen Flavia", "Q42", "RUR", ("GOV", "ELI"), (at("Ruritania's queen"),))
CHANCELLOR = Party("Ada Graustark", "person:ada-graustark", "GRA", ("GOV",), (at("Chancellor Ada Graustark"),))
RURITANIA = Party("Ruritania", "RUR", "RUR", (), (at("Ruritania", 1),))
ENVOYS = Party("two | envoys", None, "", ("GOV",), (at("two envoys"),))
SHE = Party("Ada Graustark", None, "GRA", ("GOV",), (at("She"),))
ON_MONDAY = When(at("Monday"), MONDAY, MONDAY, "2018-05-07", rule="weekday")
ZURICH = Where(at("Zürich"), "Zürich", 2657896, "CHE", 47.36667, 8.55, 0.9, ("city of that name",))

VISIT = Event(
    "0123456789abcdef", "CONSULT", ("visit",), ("diplomatic",), (QUEEN,), (CHANCELLOR,), "asserted", ON_MONDAY, ZURICH,
    None, (_evidence("trigger", "met", "frame CONSULT verb meet"), _evidence("actor", "Ruritania's queen", "argument")),
    0.875,
)  # fmt: skip
THREAT = Event(
    "0123ffff00000001", "THREATEN", ("expel",), (), (RURITANIA,), (ENVOYS,), "asserted",
    When(None, PUBLISHED, PUBLISHED, "2018-05-09", basis="publication"), None, CHANCELLOR,
    (_evidence("trigger", "expel", "frame COERCE verb expel"), _evidence("trigger", "threatened", "threat")), 0.5,
)  # fmt: skip
NO_ARREST = Event(
    "89ab000000000002", "COERCE", ("arrest",), (), (SHE,), (), "negated", None, None, None,
    (_evidence("trigger", "arrested", "frame COERCE verb arrest"), _evidence("factuality", "not", "negation")), 0.25,
)  # fmt: skip

CODED = Coded(
    DOCUMENT,
    sentences=(
        Sentence(Span(0, TEXT.index("\n")), ()),
        Sentence(at("Ruritania threatened to expel two envoys, the chancellor said."), ()),
        Sentence(at("She was not arrested."), ()),
    ),
    mentions=(
        Mention(QUEEN.spans[0], "office", "Q42", "Queen Flavia", 0, 0.9, ("holds office that day",), "RUR", ("GOV",)),
        Mention(CHANCELLOR.spans[0], "person", CHANCELLOR.entity, "Ada Graustark", 1, 0.8, (), "GRA", ("GOV",)),
        Mention(at("She"), "pronoun", None, "Ada Graustark", 1, 0.6, ("the nearest",), members=(QUEEN,)),
    ),
    chains=(Chain(0, "Queen Flavia", "Q42", "office", (0,)), Chain(1, "Ada Graustark", None, "person", (1, 2))),
    dates=(ON_MONDAY,),
    places=(ZURICH,),
    statements=(
        Statement(
            "s1", CHANCELLOR, at("the chancellor"), at("said"), (at("Ruritania threatened to expel two envoys"),),
            False, None, None,
        ),
    ),
    events=(VISIT, THREAT, NO_ARREST),
    facts=(Fact("occupancy", CHANCELLOR, "chancellor", Party("Graustark"), "asserted", None, ()),),
    rejects=(Reject("events", "ASSAULT: no actor", at("arrested")),),
    versions={"dragoman": "9.9"},
)  # fmt: skip


def coded(document: Document = DOCUMENT, **slots: object) -> Coded:
    return replace(CODED, document=document, **slots)  # type: ignore[arg-type]


class StubCoder:
    """Answers every report with the hand-made one, and refuses those that say so."""

    def pipe(self, documents: Iterable[Document]) -> Iterator[Coded]:
        for document in documents:
            if "REFUSE" in document.text:
                yield Coded(document, rejects=(Reject("select", "not English"),))
            else:
                yield coded(document)

    def code(self, text: str, published: date | None = None) -> Coded:
        if "REFUSE" in text:
            raise InputError("refused")
        return coded(replace(DOCUMENT, text=text, published=published))

    def relate(
        self,
        text: str,
        actor: tuple[int, int] | None,
        recipient: tuple[int, int] | None,
        published: date | None = None,
    ) -> Relation:
        if actor and actor[1] > len(text):
            raise InputError("span is outside the text")
        return Relation("CONSULT", ("visit",), "asserted", 0.5, VISIT.evidence)

    def resolve(self, phrase: str, on: date | None = None, context: str | None = None) -> Resolution:
        return Resolution("Q42", f"{phrase} {on} {context}", "RUR", ("GOV",), "monarch", 0.9, ("by name",))


def golden(name: str) -> str:
    """What a format must write, to the character."""
    with (Path(__file__).parent / "formats" / "golden" / name).open(encoding="utf-8", newline="") as stream:
        return stream.read()
