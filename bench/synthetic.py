"""Coded reports made by rule, as many as wanted and the same each time: news to fill a store with, without a parser.

A story is a handful of happenings, told by one to six publishers over three days, in their own words or in near-copies.
Who acts follows Zipf's law over some 190 states, days follow one another for years, and now and then a crisis between
two states fills them. The words mean nothing, but those of one happening are alike in all its tellings.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from importlib.resources import files
from itertools import accumulate, islice
from random import Random
from typing import NamedTuple

from dragoman.ontology import load_ontology
from dragoman.records import (
    Chain,
    Coded,
    Document,
    Event,
    Fact,
    Mention,
    Party,
    Sentence,
    Span,
    Statement,
    Token,
    When,
    Where,
    make_id,
    quote,
)

VERSIONS = {"dragoman": "bench", "model": "none", "knowledge": "none", "lexicon": "none", "ontology": "none"}
FIRST_DAY = date(2001, 1, 1)
STORIES_A_DAY = 24.0
TELLERS = (35, 25, 17, 11, 7, 5)  # of a hundred stories so many are told by one, two … six
HAPPENINGS = (3, 7, 12, 18, 22, 20, 18)  # of a hundred stories so many hold one, two … seven
LATER = (0, 0, 1, 1, 1, 2)  # days after the story at which its retellings appear
COPIED = 0.3  # of retellings: near-copies of the first
KNOWN_TO_ALL = 0.85  # of a story's happenings: told by a given teller
CRISIS = 0.02  # a day's chance that one begins
USUAL = "USA RUS CHN ISR UKR IRN GBR FRA DEU TUR IND PAK SYR JPN KOR PRK PSE IRQ AFG SAU EGY ITA POL LBN YEM".split()
FUNCTION_WORDS = "the of to and in for on with at by from after over that which as".split()
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo kan del mir tos ren lin".split()
PUBLISHERS = tuple(
    f"{name} {kind}" for name in "Anvil Beacon Cedar Delta Ember Fjord".split() for kind in ("News", "Post")
)
SECTORS = ((), (), (), ("GOV",), ("GOV",), ("MIL",))


class Word(NamedTuple):
    text: str
    pos: str
    role: str = ""  # trigger, actor, recipient or where, when the word stands for that part of an event


@dataclass(frozen=True, slots=True)
class Happening:
    """What tellings share: the act, and the words it is usually told in."""

    type: str
    mode: tuple[str, ...]
    actor: Party
    recipient: Party | None
    day: date
    factuality: str
    where: Where | None
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to be: its words, and what it tells of."""

    words: tuple[Word, ...]
    happening: Happening | None = None


@dataclass(slots=True)
class Made:
    """A report being put together."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    parts: list[dict[str, Span]] = field(default_factory=list)  # for each sentence, where each role stands


def states() -> list[tuple[str, str]]:
    """Code and name of some 190 states, those most in the news first."""
    with (files("dragoman.knowledge") / "data" / "states.csv").open(encoding="utf-8", newline="") as file:
        found = {row["id"]: row["name"] for row in csv.DictReader(file) if not row["end"] and not row["parent"]}
    codes = dict.fromkeys([*(code for code in USUAL if code in found), *found])
    return [(code, found[code]) for code in codes][:190]


def zipf(count: int, shift: int = 2) -> list[float]:
    """Cumulative weights of ranks."""
    return list(accumulate(1 / (rank + shift) for rank in range(count)))


class World:
    """Makes reports. `pair`: all news is of these two states; `stories` a day on average."""

    def __init__(self, seed: int = 1, stories: float = STORIES_A_DAY, pair: tuple[str, str] | None = None) -> None:
        self.random = Random(seed)
        self.stories, self.pair = stories, pair
        self.states = states()
        self.ranks = zipf(len(self.states))
        self.vocabulary = self._vocabulary(4000)
        self.usual = zipf(len(self.vocabulary), shift=20)
        self.types = [(e.name, [m.name for m in load_ontology().modes_of(e.name)]) for e in load_ontology().events]
        self.places = [self._some_place(number) for number in range(600)]
        self.crisis: tuple[str, str] | None = None
        self.crisis_days = 0

    def reports(self) -> Iterator[Coded]:
        """Without end, days rising."""
        waiting: dict[date, list[tuple[list[Line], str]]] = {}
        day = FIRST_DAY
        while True:
            self._turn_of_day()
            burst = 1.6 if self.crisis else 1.0
            for _ in range(max(1, round(self.stories * burst * self.random.lognormvariate(-0.08, 0.4)))):
                for later, lines, publisher in self._story(day):
                    waiting.setdefault(day + timedelta(later), []).append((lines, publisher))
            for lines, publisher in waiting.pop(day, []):
                yield self._report(lines, day, publisher)
            day += timedelta(1)

    def _turn_of_day(self) -> None:
        self.crisis_days -= 1
        if self.crisis_days <= 0:
            self.crisis = None
            if self.random.random() < CRISIS:
                self.crisis, self.crisis_days = self._two(), self.random.randint(4, 15)

    def _story(self, day: date) -> Iterator[tuple[int, list[Line], str]]:
        """Each telling with its days after the first, its sentences and its publisher."""
        random = self.random
        pair = self.pair or (self.crisis if self.crisis and random.random() < 0.4 else self._two())
        count = random.choices(range(1, 8), HAPPENINGS)[0]
        all_of_it = [self._happening(pair, day) for _ in range(count)]
        publishers = random.sample(PUBLISHERS, random.choices(range(1, 7), TELLERS)[0])
        first = self._told(all_of_it)
        for number, publisher in enumerate(publishers):
            if number == 0:
                yield 0, first, publisher
            elif random.random() < COPIED:
                yield random.choice(LATER), self._copied(first), publisher
            else:
                known = [one for one in all_of_it if random.random() < KNOWN_TO_ALL] or all_of_it[:1]
                own = [self._happening(pair, day)] if random.random() < 0.6 else []
                yield random.choice(LATER), self._told([*known, *own]), publisher

    def _happening(self, pair: tuple[str, str], day: date) -> Happening:
        random = self.random
        codes = list(pair) if random.random() < 0.8 else [random.choice(pair), self._one()]
        random.shuffle(codes)
        type, modes = random.choice(self.types)
        parties = [Party(name, code, code, random.choice(SECTORS)) for code in codes for name in [self._name(code)]]
        return Happening(
            type=type,
            mode=(random.choice(modes),) if modes and random.random() < 0.5 else (),
            actor=parties[0],
            recipient=parties[1] if random.random() < 0.7 and codes[0] != codes[1] else None,
            day=day - timedelta(random.choice((0, 0, 0, 1, 1, 2))),
            factuality=random.choices(("asserted", "planned", "negated"), (85, 12, 3))[0],
            where=random.choice(self.places) if random.random() < 0.15 else None,
            words=tuple(self._words(12)),
        )

    def _told(self, happenings: Sequence[Happening]) -> list[Line]:
        """A telling in words of its own, with sentences in between that tell nothing."""
        lines: list[Line] = []
        for happening in happenings:
            lines.append(self._line(happening))
            lines += [Line(tuple(self._words(self.random.randint(12, 22)))) for _ in range(self.random.randint(0, 2))]
        while sum(len(line.words) for line in lines) < 165:
            lines.append(Line(tuple(self._words(18))))
        return lines

    def _line(self, happening: Happening) -> Line:
        kept = [word for word in happening.words if self.random.random() < 0.7]
        trigger = Word(f"{happening.type.lower()}ed", "VERB", "trigger")
        words = [Word(happening.actor.name, "PROPN", "actor"), trigger]
        if happening.recipient:
            words.append(Word(happening.recipient.name, "PROPN", "recipient"))
        if happening.where:
            words += [Word("in", "ADP"), Word(happening.where.name, "PROPN", "where")]
        return Line((*words, *kept, *self._words(4)), happening)

    def _copied(self, lines: Sequence[Line]) -> list[Line]:
        """A near-copy: a word in thirty is another one, and some sentence without an act falls away."""
        short = [n for n, line in enumerate(lines) if line.happening is None]
        left_out = self.random.choice(short) if short else -1
        return [self._edited(line) for n, line in enumerate(lines) if n != left_out]

    def _edited(self, line: Line) -> Line:
        changed = (self._words(1)[0] if not word.role and self.random.random() < 0.03 else word for word in line.words)
        return replace(line, words=tuple(changed))

    def _report(self, lines: Sequence[Line], day: date, publisher: str) -> Coded:
        made = Made()
        for line in lines:
            write(made, line.words)
        title = " ".join(word.text for word in lines[0].words[:8])
        document = Document(made.text, title=title, published=day, publisher=publisher, language="en")
        told = [(line.happening, where) for line, where in zip(lines, made.parts, strict=True) if line.happening]
        events = tuple(event_of(document, happening, where) for happening, where in told)
        mentions = tuple(mentions_of(made))
        return Coded(
            document,
            sentences=tuple(made.sentences),
            mentions=mentions,
            chains=tuple(chains_of(mentions)),
            dates=tuple(event.when for event in events if event.when),
            places=tuple(event.where for event in events if event.where),
            statements=tuple(statements_of(document, made, events)),
            events=events,
            facts=tuple(facts_of(events)) if self.random.random() < 0.5 else (),
            versions=VERSIONS,
        )

    def _words(self, count: int) -> list[Word]:
        return self.random.choices(self.vocabulary, cum_weights=self.usual, k=count)

    def _one(self) -> str:
        return self.random.choices(self.states, cum_weights=self.ranks)[0][0]

    def _two(self) -> tuple[str, str]:
        """Two states; half of a state's news is of the few it mostly deals with."""
        first = second = self._one()
        while second == first:
            near = (self.random.randint(1, 5) * 7919 + sum(map(ord, first))) % len(self.states)
            second = self.states[near][0] if self.random.random() < 0.5 else self._one()
        return first, second

    def _name(self, code: str) -> str:
        return next(name for known, name in self.states if known == code)

    def _vocabulary(self, count: int) -> list[Word]:
        kinds = [*(["NOUN"] * 5), *(["VERB"] * 2), *(["ADJ"] * 2), "ADV"]
        made = ["".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))) for _ in range(count)]
        words = [Word(word, kinds[number % len(kinds)]) for number, word in enumerate(dict.fromkeys(made))]
        return [*(Word(word, "ADP") for word in FUNCTION_WORDS), *words]

    def _some_place(self, number: int) -> Where:
        latitude, longitude = self.random.uniform(-50, 65), self.random.uniform(-120, 150)
        name = "".join(self.random.choices(SYLLABLES, k=3)).capitalize()
        return Where(Span(0, 0), name, number + 1, self._one(), round(latitude, 4), round(longitude, 4), 0.8, ("city",))


def write(made: Made, words: Sequence[Word]) -> None:
    """Add a sentence to the text, with its tokens and where its roles stand."""
    tokens: list[Token] = []
    roles: dict[str, Span] = {}
    start = at = len(made.text) + (1 if made.text else 0)
    for i, (text, pos, role) in enumerate(words):
        tokens.append(Token(i, at, at + len(text), text, text.casefold(), pos, "", "", 1 if i != 1 else i, "", False))
        if role:
            roles[role] = Span(at, at + len(text))
        at += len(text) + 1
    made.text += (" " if made.text else "") + " ".join(word.text for word in words) + "."
    made.sentences.append(Sentence(Span(start, at), tuple(tokens)))
    made.parts.append(roles)


def event_of(document: Document, happening: Happening, where: dict[str, Span]) -> Event:
    parts = [quote(document, span, role, "bench") for role, span in where.items()]
    day = happening.day
    actor, recipient = (
        (replace(party, spans=(where[role],)),) if party else ()
        for role, party in (("actor", happening.actor), ("recipient", happening.recipient))
    )
    return Event(
        id=make_id("event", document.id, happening.type, where["trigger"]),
        type=happening.type,
        mode=happening.mode,
        contexts=(),
        actor=actor,
        recipient=recipient,
        factuality=happening.factuality,
        when=When(None, day, day, day.isoformat(), basis="text" if day != document.published else "publication"),
        where=replace(happening.where, span=where["where"]) if happening.where else None,
        claimant=None,
        evidence=tuple(parts),
        score=0.8,
    )


def mentions_of(made: Made) -> Iterator[Mention]:
    """Those of the parties, and of two other words of each sentence."""
    for number, (sentence, roles) in enumerate(zip(made.sentences, made.parts, strict=True)):
        for role in ("actor", "recipient"):
            if role in roles:
                name = made.text[roles[role].start : roles[role].end]
                yield Mention(roles[role], "state", name, name, number, 0.95, ("known name",), name, sentence=number)
        for token in islice((token for token in sentence.tokens if token.pos == "NOUN"), 2):
            yield Mention(token.span, "person", None, token.text, None, sentence=number, head=token.i)


def chains_of(mentions: Sequence[Mention]) -> Iterator[Chain]:
    for number, name in enumerate(dict.fromkeys(mention.name for mention in mentions if mention.entity)):
        yield Chain(number, name, name, "state", tuple(n for n, one in enumerate(mentions) if one.name == name))


def statements_of(document: Document, made: Made, events: Sequence[Event]) -> Iterator[Statement]:
    """The first two events' actors say what stands in the first two sentences."""
    for event, sentence in zip(events[:2], made.sentences, strict=False):
        key = make_id("statement", document.id, sentence.span)
        yield Statement(key, event.actor[0], event.actor[0].spans[0], None, (sentence.span,), False, None, event.when)


def facts_of(events: Sequence[Event]) -> Iterator[Fact]:
    for event in events[:1]:
        yield Fact("membership", event.actor[0], "member", Party("some body"), "asserted", event.when, event.evidence)


def reports(count: int, seed: int = 1) -> Iterator[Coded]:
    """So many reports, the same for the same seed."""
    return islice(World(seed).reports(), count)
