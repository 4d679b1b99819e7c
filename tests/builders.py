"""Records built by hand, so that most tests need no language model."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dragoman.records import (
    Coded,
    Document,
    Event,
    Evidence,
    Mention,
    Party,
    Reject,
    Sentence,
    Span,
    Token,
    When,
    Where,
    make_id,
    quote,
)

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


NORLAND, ESTAVIA, CORVIA = state("Norland", "NOR"), state("Estavia", "EST"), state("Corvia", "COR")
VERSIONS = {"dragoman": "1", "model": "m", "knowledge": "k", "lexicon": "l", "ontology": "o"}
LATER = {**VERSIONS, "lexicon": "l2"}
SMALL = frozenset("a an and at by for from in near of on over the to with".split())


def where(name: str, number: int, latitude: float, longitude: float, country: str = "EST") -> Where:
    return Where(Span(0, 1), name, number, country, latitude, longitude, 0.9)


BROD, SELM = where("Brod", 11, 50.0, 20.0), where("Selm", 12, 56.0, 29.0)  # some 900 km apart


@dataclass(frozen=True)
class Told:
    """A sentence and the event in it, still to become part of a report."""

    words: str
    event: Event
    trigger: str


def told(
    words: str,
    type: str = "ASSAULT",
    actor: Party | None = NORLAND,
    recipient: Party | None = ESTAVIA,
    trigger: str = "",
    **more: object,
) -> Told:
    """A sentence without a full stop that tells an event; its trigger is the second word unless another is named."""
    sides = [[party] if party else [] for party in (actor, recipient)]
    return Told(words, event(type, *sides, **more), trigger or words.split()[1])


def news(
    *parts: Told | str,
    published: str | None = "2024-05-06",
    versions: Mapping[str, str] = VERSIONS,
    slots: Mapping[str, object] | None = None,
    **document: object,
) -> Coded:
    """A coded report of sentences, some of which tell events. `document`: more fields of the document."""
    text = " ".join(f"{part if isinstance(part, str) else part.words}." for part in parts)
    made = Document(text, published=date.fromisoformat(published) if published else None)
    if document:
        made = replace(made, **{"id": "", **document})  # type: ignore[arg-type]
    at, sentences, events = 0, [], []
    for part in parts:
        words = part if isinstance(part, str) else part.words
        sentences.append(_words(words, at))
        if isinstance(part, Told):
            events.append(_placed(made, part, at))
        at += len(words) + 2
    return Coded(made, sentences=tuple(sentences), events=tuple(events), versions=dict(versions), **(slots or {}))  # type: ignore[arg-type]


def _words(words: str, start: int) -> Sentence:
    """Tokens without a real parse: a number hangs on the word after it, all else on the first word."""
    tokens, at = [], start
    for i, word in enumerate(listed := words.split(" ")):
        pos = "NUM" if word.isdigit() else "ADP" if word in SMALL else "PROPN" if word[:1].isupper() else "NOUN"
        head = min(i + 1, len(listed) - 1) if pos == "NUM" else 0
        tokens.append(Token(i, at, at + len(word), word, word.lower(), pos, "XX", "dep", head, "", False))
        at += len(word) + 1
    return Sentence(Span(start, at), tuple(tokens))


def _placed(document: Document, part: Told, at: int) -> Event:
    """The event with its id, and the words it rests on."""
    start = document.text.index(part.trigger, at)
    trigger = quote(document, Span(start, start + len(part.trigger)), "trigger", "verb")
    made = part.event
    id = made.id or make_id("event", document.id, made.type, made.factuality, start)
    return replace(made, id=id, evidence=(trigger, quote(document, Span(at, at + 1), "actor", "subject")))


@dataclass
class FakeCoder:
    """Finds an attack in every sentence that tells one; a text with REFUSE is turned away, BREAK ends the run."""

    versions: dict[str, str]

    def pipe(self, documents: Iterable[Document]) -> Iterator[Coded]:
        for document in documents:
            if "BREAK" in document.text:
                raise RuntimeError("the coder broke")
            yield self._code(document)

    def _code(self, document: Document) -> Coded:
        if "REFUSE" in document.text:
            return Coded(document, rejects=(Reject("select", "not to be read"),), versions=self.versions)
        parts = [part for part in document.text.replace("\n", " ").split(". ") if part]
        made = news(*(told(p.rstrip("."), trigger="attacked") if "attacked" in p else p.rstrip(".") for p in parts))
        ids = [replace(e, id=make_id(e.id, document.id)) for e in made.events]
        return replace(made, document=document, events=tuple(ids), versions=self.versions)
