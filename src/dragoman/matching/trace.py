"""What two events are compared by: enough to tell whether they are one, without their reports."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.calendar.words import number_of
from dragoman.records import Coded, Event, Party, Sentence, Span, Token

MOST_WORDS = 40
NAMING = frozenset({"NOUN", "PROPN"})
LEAD = 2  # sentences that tell what a report is about
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
EMPTY = frozenset({"say", "be", "have", "do", "tell", "report", "accord", "add", "make", "take", "go", "come"})
TIMES = frozenset({"DATE", "TIME", "ORDINAL"})
SHARED_COUNTRIES = frozenset({"", "IGO", "NGO", "IMG", "MNC"})  # codes of many bodies at once


@dataclass(frozen=True, slots=True)
class Side:
    """A party: `key` is its entity or "", `head` the last word of its name."""

    key: str
    country: str
    sectors: tuple[str, ...]
    head: str

    @property
    def code(self) -> str:
        """What events of the same parties share: the country where there is one, else entity, sector or name."""
        if self.country not in SHARED_COUNTRIES:
            return self.country
        return self.key or (self.sectors[0] if self.sectors else self.head)


@dataclass(frozen=True, slots=True)
class Figure:
    """A noun with a count: "9 soldiers" told with the act, or how often a report has the word."""

    noun: str
    count: int


@dataclass(frozen=True, slots=True)
class Trace:
    """The marks of an event.

    `words` are those of its own sentences, `topic` the nouns and names its report has most often, `home` the countries
    the report names most, `towns` the places smaller than a state in its sentences, else in the report's beginning.
    `day_basis` is that of its time, `claimed` whether somebody else's word is behind it.
    """

    event: str
    report: str
    published: date | None
    triggers: tuple[str, ...]
    words: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    topic: tuple[Figure, ...] = ()
    home: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    type: str = ""
    mode: tuple[str, ...] = ()
    factuality: str = "asserted"
    actors: tuple[Side, ...] = ()
    recipients: tuple[Side, ...] = ()
    start: date | None = None
    end: date | None = None
    day_basis: str = ""
    place: str = ""
    place_id: int | None = None
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    claimed: bool = False

    @property
    def day(self) -> date | None:
        """The day it is looked for under."""
        return self.start or self.published


def trace(coded: Coded, event: Event) -> Trace:
    """The marks of one of a report's events. Words and figures need a freshly coded report, with its tokens."""
    return _trace(coded, event, _topic(coded), _home(coded))


def traces(coded: Coded) -> list[Trace]:
    """The marks of all its events, in their order."""
    topic, home = _topic(coded), _home(coded)
    return [_trace(coded, event, topic, home) for event in coded.events]


def _trace(coded: Coded, event: Event, topic: tuple[Figure, ...], home: tuple[str, ...]) -> Trace:
    spans = [evidence.span for evidence in event.evidence if evidence.role == "trigger"]
    sentences = [s for s in coded.sentences if any(s.span.overlaps(span) for span in spans)]
    return renewed(
        Trace(
            event=event.id,
            report=coded.document.id,
            published=coded.document.published,
            triggers=tuple(dict.fromkeys(_lemmas(sentences, spans))),
            words=tuple(dict.fromkeys(_content(sentences)))[:MOST_WORDS],
            figures=tuple(dict.fromkeys(_figures(sentences))),
            topic=topic,
            home=home,
            towns=_towns(coded, sentences) or _towns(coded, coded.sentences[:LEAD]),
        ),
        _placed(coded, event),
    )


def renewed(marks: Trace, event: Event) -> Trace:
    """The marks with all that the event itself tells; the words of its sentences stay."""
    when, where = event.when, event.where
    return replace(
        marks,
        type=event.type,
        mode=event.mode,
        factuality=event.factuality,
        actors=tuple(map(side, event.actor)),
        recipients=tuple(map(side, event.recipient)),
        start=when.start if when else None,
        end=when.end if when else None,
        day_basis=when.basis if when else "",
        place=where.name if where else "",
        place_id=where.geonames_id if where else None,
        country=where.country if where else "",
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        claimed=event.claimant is not None,
    )


def side(party: Party) -> Side:
    words = party.name.casefold().split()
    return Side(party.entity or "", party.country, party.sectors, words[-1] if words else "")


def keys(marks: Trace) -> tuple[str, ...]:
    """Under which an event is filed: two that may be one share at least one key."""
    sides = (*marks.actors, *marks.recipients)
    codes = sorted({side.code for side in sides if side.code})[:6]
    pairs = [f"{a}~{b}" for i, a in enumerate(codes) for b in codes[i + 1 :]]
    vague = any(side.country in SHARED_COUNTRIES and not side.key for side in sides) or not sides
    singles = sorted({*codes, *(marks.home if vague else ())})
    place = [f"@{marks.place_id or marks.place}|{marks.type}"] if marks.place else []
    return (*pairs, *(f"{code}|{marks.type}" for code in singles), *place)


def _towns(coded: Coded, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    states = {mention.span for mention in coded.mentions if mention.kind == "state"}
    inside = (
        place.name
        for place in coded.places
        if place.span not in states and any(s.span.contains(place.span) for s in sentences)
    )
    return tuple(dict.fromkeys(inside))


def _placed(coded: Coded, event: Event) -> Event:
    """The event without its place where that is a whole state: two tellings of one act may name state and town."""
    where = event.where
    if where and any(m.kind == "state" and m.span == where.span for m in coded.mentions):
        return replace(event, where=None)
    return event


def _topic(coded: Coded) -> tuple[Figure, ...]:
    """What a report is about; the title and the first two sentences count more."""
    found = Counter(re.findall(r"[a-z]{4,}", (coded.document.title or "").casefold()))
    for number, sentence in enumerate(coded.sentences):
        for token in sentence.tokens:
            if token.pos in NAMING and len(token.lemma) > 2 and token.entity not in TIMES:
                found[token.lemma.casefold()] += 2 if number < LEAD else 1
    return tuple(Figure(word, count) for word, count in sorted(found.items(), key=lambda i: (-i[1], i[0]))[:MOST_WORDS])


def _home(coded: Coded) -> tuple[str, ...]:
    named = Counter(mention.country for mention in coded.mentions)
    named.update(place.country for place in coded.places)
    for code in SHARED_COUNTRIES:
        named.pop(code, None)
    return tuple(country for country, _ in sorted(named.items(), key=lambda item: (-item[1], item[0]))[:2])


def _lemmas(sentences: list[Sentence], spans: list[Span]) -> Iterator[str]:
    for token in _tokens(sentences):
        if token.pos in CONTENT and any(token.span.overlaps(span) for span in spans):
            yield token.lemma.casefold()


def _content(sentences: list[Sentence]) -> Iterator[str]:
    for token in _tokens(sentences):
        lemma = token.lemma.casefold()
        if token.pos in CONTENT and lemma not in EMPTY and len(lemma) > 2 and token.entity not in TIMES:
            yield lemma


def _figures(sentences: list[Sentence]) -> Iterator[Figure]:
    for sentence in sentences:
        for token in sentence.tokens:
            count = number_of(token.text) if token.pos == "NUM" and token.entity not in TIMES else None
            head = sentence.tokens[token.head]
            if count is not None and head.pos in ("NOUN", "VERB") and head.i != token.i:
                yield Figure(head.lemma.casefold(), int(count))


def _tokens(sentences: list[Sentence]) -> Iterator[Token]:
    for sentence in sentences:
        yield from sentence.tokens
