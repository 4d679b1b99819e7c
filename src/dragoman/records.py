"""The records that flow through Dragoman, all frozen.

Spans are character offsets into `Document.text`, end exclusive. The field names are the public interface; a field
whose metadata says `internal` is for the stages and is left out of every export.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

INTERNAL = {"internal": True}


def make_id(*parts: object) -> str:
    """A stable id from a natural key: the same parts give the same 16 hexadecimal digits on every machine."""
    key = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Span(NamedTuple):
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One report. `published` is the day it appeared, None when unknown; `language` an ISO 639-1 code or ""."""

    text: str
    id: str = ""
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", make_id("document", self.url or "", self.published or "", self.text))


class Token(NamedTuple):
    """One word of a parsed sentence; `i` and `head` count from the sentence's first token, a root is its own head."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str  # universal part of speech
    tag: str  # Penn tag
    dep: str  # dependency label (ClearNLP scheme)
    head: int
    entity: str  # statistical entity label or ""
    entity_start: bool  # this token begins its entity

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text worth parsing on its own. `kind`: headline, dateline, body, or label (furniture, unparsed)."""

    span: Span
    kind: str = "body"


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence. `kind` is that of its passage; `paragraph` counts the report's passages from 0."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int = 0
    kind: str = "body"

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token, the indices of those it governs, in text order."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token.i)
        return tuple(tuple(found) for found in lists)


@dataclass(frozen=True, slots=True)
class Party:
    """A side of an event, a speaker or the subject of a fact; `sectors` has the primary one first."""

    name: str
    entity: str | None = None
    country: str = ""
    sectors: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """What tells two parties apart: the entity, or the name with country and first sector."""
        return self.entity or "|".join((self.name.casefold(), self.country, *self.sectors[:1]))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or point to somebody.

    `kind`: person, office, state, organisation, group, place or pronoun. `chain` numbers the mentions of one entity
    through the report. `members` lists those a plural stands for ("the two countries").
    """

    span: Span
    kind: str
    entity: str | None = None
    name: str = ""
    chain: int | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    country: str = ""
    sectors: tuple[str, ...] = ()
    office: str | None = None
    members: tuple[Party, ...] = ()
    sentence: int = field(default=0, metadata=INTERNAL)  # index into Coded.sentences
    head: int = field(default=0, metadata=INTERNAL)  # index of the head token in that sentence
    gender: str = field(default="", metadata=INTERNAL)  # m, f, n or "" for unknown
    plural: bool = field(default=False, metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class Chain:
    """One entity of a report: `mentions` are indices into Coded.mentions in text order, `name` its best name."""

    number: int
    name: str
    entity: str | None
    kind: str
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A time. `start` and `end` are days, both included; `value` and `type` follow TIMEX3.

    `basis` says where it comes from: text, dateline or publication.
    """

    span: Span | None
    start: date | None
    end: date | None
    value: str
    type: str = "DATE"
    basis: str = "text"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A place: WGS 84 degrees, `country` ISO 3166 alpha-3 or ""."""

    span: Span
    name: str
    geonames_id: int | None = None
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind one part of a record; `quote` equals `text[start:end]`, `rule` names what read them."""

    span: Span
    quote: str
    role: str  # trigger, actor, recipient, when, where, claimant, factuality
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. Two or more actors without a recipient act on each other or together."""

    id: str
    type: str
    mode: tuple[str, ...]
    contexts: tuple[str, ...]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    factuality: str  # asserted, planned, requested, negated, hypothetical, historical
    when: When | None
    where: Where | None
    claimant: Party | None
    evidence: tuple[Evidence, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said. `content` may be in several pieces; None speaker: unknown."""

    id: str
    speaker: Party | None
    speaker_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool
    reported_by: Party | None
    when: When | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A tie that lasts: an occupancy (person, office, state or body) or a membership (member, status, body)."""

    kind: str
    subject: Party
    relation: str
    object: Party
    factuality: str
    when: When | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """What a stage turned away, and why."""

    stage: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What one marked party does to another; `type` None when nothing is found."""

    type: str | None
    mode: tuple[str, ...]
    factuality: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a phrase means on a day."""

    entity: str | None
    name: str
    country: str
    sectors: tuple[str, ...]
    office: str | None
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A report and everything read from it: each stage fills one slot. `versions` names what made it."""

    document: Document
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    dates: tuple[When, ...] = ()
    places: tuple[Where, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    facts: tuple[Fact, ...] = ()
    rejects: tuple[Reject, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)


def quote(document: Document, span: Span, role: str, rule: str) -> Evidence:
    """Evidence for a span, its words taken from the text."""
    return Evidence(span, document.text[span.start : span.end], role, rule)


def is_internal(metadata: Any) -> bool:
    return bool(metadata.get("internal"))
