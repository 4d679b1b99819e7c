"""Hand-made reports about invented states, whose words are linked mentions without further ado."""

from dataclasses import replace
from datetime import date

from builders import coded, mention
from dragoman.records import Coded, Mention, Party, Span, Statement

# word: kind, name, entity, country, sectors
KNOWN: dict[str, tuple[str, str, str | None, str, tuple[str, ...]]] = {
    **dict.fromkeys(("Norland", "Norish"), ("state", "Norland", "NOR", "NOR", ())),
    **dict.fromkeys(("Estavia", "Estavian"), ("state", "Estavia", "EST", "EST", ())),
    "Corvia": ("state", "Corvia", "COR", "COR", ()),
    "Lee": ("person", "Ann Lee", "person:lee", "NOR", ("GOV",)),
    "Tarif": ("person", "Omar Tarif", "person:tarif", "EST", ("GOV",)),
    "Agency": ("organisation", "Agency", "AGENCY", "NOR", ("JRN",)),
    "rebels": ("group", "", None, "COR", ("REB",)),
    "police": ("group", "", None, "NOR", ("COP",)),
    "students": ("group", "", None, "NOR", ("EDU",)),
}


def report(*specs: str, published: date | None = None, **slots: object) -> Coded:
    """Sentences as for `builders.coded`; every known word is the head of a mention."""
    made = coded(*specs, published=published)
    mentions = [
        _mention(made, number, token.i, token.text)
        for number, sentence in enumerate(made.sentences)
        for token in sentence.tokens
        if token.text in KNOWN
    ]
    return replace(made, **{"mentions": tuple(mentions), **slots})  # type: ignore[arg-type]


def _mention(made: Coded, number: int, head: int, word: str) -> Mention:
    kind, name, entity, country, sectors = KNOWN[word]
    plural = word in ("rebels", "students")
    return mention(made, number, head, kind, name, entity=entity, country=country, sectors=sectors, plural=plural)


def party(word: str) -> Party:
    _, name, entity, country, sectors = KNOWN[word]
    return Party(name, entity, country, sectors)


def said(made: Coded, speaker: str, content: str, cue: str = "said", *, direct: bool = False) -> Statement:
    """A statement of a known speaker; content and cue are words of the text."""
    whose = span(made, speaker)
    return Statement("", party(speaker), whose, span(made, cue), (span(made, content),), direct, None, None)


def span(made: Coded, words: str) -> Span:
    start = made.document.text.index(words)
    return Span(start, start + len(words))


def words(made: Coded, where: Span | None) -> str | None:
    return None if where is None else made.document.text[where.start : where.end]


def names(parties: tuple[Party, ...]) -> list[str]:
    return [found.name for found in parties]
