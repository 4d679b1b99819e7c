"""Records built by hand, so that most tests need no language model."""

from dataclasses import replace
from datetime import date

from dragoman.records import Coded, Document, Event, Evidence, Mention, Party, Sentence, Span, Token, When

TAGS = {"NOUN": "NN", "PROPN": "NNP", "VERB": "VBD", "ADJ": "JJ", "ADP": "IN", "DET": "DT", "PRON": "PRP", "AUX": "VBD"}


def sentence(spec: str, start: int = 0, **more: object) -> tuple[str, Sentence]:
    """Text and sentence from "word/POS/dep/head[/lemma[/TAG]]" cells; `head` counts from 0."""
    tokens, text = [], ""
    for i, cell in enumerate(spec.split()):
        parts = cell.split("/")
        word, pos, dep, head = parts[0], parts[1], parts[2], int(parts[3])
        lemma = parts[4] if len(parts) > 4 and parts[4] else word.lower()
        tag = parts[5] if len(parts) > 5 else TAGS.get(pos, "XX")
        text += (" " if text and word not in ".,:" else "") + word
        at = start + len(text) - len(word)
        tokens.append(Token(i, at, at + len(word), word, lemma, pos, tag, dep, head, "", False))
    made = Sentence(Span(start, start + len(text)), tuple(tokens))
    return text, replace(made, **more)  # type: ignore[arg-type]


def coded(*specs: str, published: date | None = None, **slots: object) -> Coded:
    """A report of hand-made sentences, one after another."""
    text, sentences = "", []
    for number, spec in enumerate(specs):
        part, made = sentence(spec, len(text), paragraph=number)
        text += part + " "
        sentences.append(made)
    return replace(Coded(Document(text, published=published), sentences=tuple(sentences)), **slots)  # type: ignore[arg-type]


def mention(report: Coded, number: int, head: int, kind: str, name: str = "", **more: object) -> Mention:
    span = report.sentences[number].tokens[head].span
    made = Mention(span, kind, name=name, sentence=number, head=head)
    return replace(made, **more)  # type: ignore[arg-type]


def state(name: str, code: str) -> Party:
    return Party(name, code, code)


def day(text: str, basis: str = "text") -> When:
    found = date.fromisoformat(text)
    return When(None, found, found, text, basis=basis)


def event(type: str, actor: list[Party], recipient: list[Party], **more: object) -> Event:
    at = Span(0, 1)
    made = Event(
        "", type, (), (), tuple(actor), tuple(recipient), "asserted", None, None, None,
        (Evidence(at, "x", "trigger", "rule"),), 0.8,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]
