"""Finds the words of a report that name a place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.gazetteer import Gazetteer, PlaceRecord, region_abbreviations
from dragoman.given_names import FEMALE, MALE
from dragoman.names import TITLES, normal
from dragoman.records import Coded, Sentence, Span, Token
from dragoman.stages.places.words import (
    CONNECTORS,
    DASHES,
    DIRECTIONS,
    DOUBTFUL,
    ILLS,
    MOVING,
    PLACE_LABELS,
    PLACING,
    PLURALS,
    PUBLIC,
    TYPES,
)

SURE = 2.5  # evidence from which a name counts as one throughout, though the parser saw no place
LONGEST = 6  # tokens of a name
LARGE = 100_000  # people; a town so large is known without an introduction
NEEDED = 2.0  # evidence from which a name counts as a place
NAMED = frozenset({"person", "organisation", "group"})
GIVEN = MALE | FEMALE
COMMONS = frozenset({"NOUN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place: tokens `first` to `last` (excluded) of a sentence, looked up as `name`.

    `wanted` are the kinds of place that a word beside it asks for ("the province of ..."), empty for any.
    `evidence` says how surely it is a place at all; `label` is the parser's label of the words.
    """

    span: Span
    name: str
    sentence: int
    first: int
    last: int
    candidates: tuple[PlaceRecord, ...]
    label: str = ""
    wanted: frozenset[str] = frozenset()
    evidence: float = 0.0


class Finder:
    """Finds the toponyms of one report."""

    def __init__(self, coded: Coded, gazetteer: Gazetteer) -> None:
        self.coded = coded
        self.text = coded.document.text
        self.gazetteer = gazetteer
        self.hidden = [m.span for m in coded.mentions if m.kind in NAMED and m.entity]
        self.people = _surnames(coded.sentences)

    def find(self) -> list[Toponym]:
        """All toponyms in text order. A name known as a place in one sentence is one in the others too."""
        found = [t for number in range(len(self.coded.sentences)) for t in self._in_sentence(number)]
        sure = {normal(t.name) for t in found if t.evidence >= (NEEDED if t.label in PLACE_LABELS else SURE)}
        return [t for t in found if t.evidence + (2.0 if normal(t.name) in sure else 0.0) >= NEEDED]

    def _hides(self, match: Toponym) -> bool:
        """Whether the words end the name of a known person or body ("Bank of England"); at its start they are a seat."""
        return any(span.overlaps(match.span) and match.span.end >= span.end for span in self.hidden)

    def _in_sentence(self, number: int) -> Iterator[Toponym]:
        sentence = self.coded.sentences[number]
        i = 0
        while i < len(sentence.tokens):
            match = self._match(sentence, number, i)
            if match is None:
                i += 1
                continue
            wanted = _wanted(sentence, match.first, match.last)
            match = replace(match, wanted=match.wanted or wanted)
            yield replace(match, evidence=self._evidence(sentence, match))
            i = match.last

    def _match(self, sentence: Sentence, number: int, i: int) -> Toponym | None:
        """The longest name that starts at token `i`: one the gazetteer knows, else one the parser calls a place."""
        tokens = sentence.tokens
        if not _capital(tokens[i]) or tokens[i].pos in ("PRON", "DET", "NUM"):
            return None
        alone = i + 1 == len(tokens) or not _capital(tokens[i + 1])
        if alone and (tokens[i].text.lower() in DIRECTIONS or tokens[i].text.lower() in TYPES):
            return None
        known = self._known(tokens, number, i)
        labelled = self._labelled(tokens, number, i)
        if known is None or labelled is None or labelled.last <= known.last:
            return known or labelled
        typed = tokens[known.last - 1].text.lower() in TYPES
        return known if typed and not labelled.candidates else labelled

    def _known(self, tokens: tuple[Token, ...], number: int, i: int) -> Toponym | None:
        for last in range(min(i + LONGEST, len(tokens)), i, -1):
            words = tokens[i:last]
            if not _capital(words[-1]) or not all(_capital(w) or w.text.lower() in CONNECTORS for w in words):
                continue
            name = self.text[words[0].start : words[-1].end]
            full = self._abbreviated(name, tokens, i, last)
            found = () if "\n" in name else self.gazetteer.candidates(full or name)
            wanted = frozenset[str]()
            if full:
                found = tuple(place for place in found if place.kind == "admin1")
            elif not found and len(words) > 1 and words[-1].text.lower() in TYPES and not _goes_on(tokens, last):
                wanted = TYPES[words[-1].text.lower()]
                found = self._of_kind(self.text[words[0].start : words[-2].end], wanted)
            if found and (full or _same_case(name, found)):
                span = Span(words[0].start, words[-1].end)
                return Toponym(span, full or name, number, i, last, found, words[-1].entity, wanted)
        return None

    def _of_kind(self, name: str, wanted: frozenset[str]) -> tuple[PlaceRecord, ...]:
        return tuple(place for place in self.gazetteer.candidates(name) if place.kind in wanted)

    def _abbreviated(self, name: str, tokens: tuple[Token, ...], first: int, last: int) -> str:
        """The state an abbreviation stands for; two capitals count only behind a comma ("Salem, OR")."""
        table = region_abbreviations()
        behind_comma = first > 1 and tokens[first - 1].text in (",", "(")
        full = table.get(name) or (table.get(name + ".") if behind_comma else None) or ""
        plain = name.endswith(".") or (len(name) > 2 and name.isupper())
        return full if full and (behind_comma or plain) else ""

    def _labelled(self, tokens: tuple[Token, ...], number: int, i: int) -> Toponym | None:
        """What the parser calls a place, without direction words before and the word for its kind behind."""
        token = tokens[i]
        if token.entity not in ("GPE", "LOC") or token.text.lower() in DIRECTIONS:
            return None
        last = i + 1
        while last < len(tokens) and tokens[last].entity == token.entity and not tokens[last].entity_start:
            if tokens[last].text in (",", "(", "-", "–", "—", "/"):
                break
            last += 1
        while last > i + 1 and not _capital(tokens[last - 1]):
            last -= 1
        span = Span(token.start, tokens[last - 1].end)
        name = self.text[span.start : span.end]
        people = tokens[last - 1].tag == "NNPS" and last == i + 1
        if people or len(name) < (6 if name.isupper() else 3):
            return None  # peoples, initials and acronyms, which the parser takes for places now and then
        return Toponym(span, name, number, i, last, self.gazetteer.candidates(name), token.entity)

    def _evidence(self, sentence: Sentence, match: Toponym) -> float:
        """How surely the words name a place, from label, surroundings and fame."""
        words = sentence.tokens[match.first : match.last]
        public = _names_public_body(sentence.tokens, match.last)
        total = _label_evidence(sentence.tokens, match, public) + _fame(match) + (0.5 if len(words) > 1 else 0.0)
        total += self._before(sentence, match) + self._behind(sentence, match, public)
        if self._hides(match):
            total -= 5.0
        if len(words) == 1:
            low = words[0].text.lower()
            total -= 2.0 * (low in DOUBTFUL) + 1.0 * (low in GIVEN)
            total -= 1.0 * (words[0].pos != "PROPN") + 1.5 * (low in self.people)
        return total

    def _before(self, sentence: Sentence, match: Toponym) -> float:
        tokens = sentence.tokens
        before = tokens[match.first - 1] if match.first else None
        lead = _lead(tokens, match.first)
        total = 2.0 if lead in PLACING else 1.0 if lead in MOVING else 0.0
        if before is None:
            return total + (2.5 if _is_dateline(tokens, match.last) else 0.0)
        if _part_of_name(before):
            total -= 2.0
        if _is_title(before):
            total -= 2.0
        return total + _paired(tokens, match.first - 2, before)

    def _behind(self, sentence: Sentence, match: Toponym, public: bool) -> float:
        tokens = sentence.tokens
        after = tokens[match.last] if match.last < len(tokens) else None
        total = 1.5 if match.wanted else 0.0
        if after is None:
            return total
        if any(token.lemma in ILLS for token in tokens[match.last : match.last + 2]):
            total -= 4.0
        if public:
            total += 1.0
        elif _part_of_name(after) and after.text.lower() not in TYPES:
            total -= 2.0
        if after.text == "," and self._state_follows(sentence, match.last + 1):
            total += 2.0
        return total + _paired(tokens, match.last + 1, after)

    def _state_follows(self, sentence: Sentence, i: int) -> bool:
        match = self._known(sentence.tokens, 0, i) if i < len(sentence.tokens) else None
        return match is not None and match.candidates[0].kind in ("country", "admin1")


def _capital(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() or (len(text) > 2 and text[1] in "'’" and text[2].isupper())


def _same_case(name: str, found: tuple[PlaceRecord, ...]) -> bool:
    """A short acronym must be printed in capitals: "US" is a country, "Us" is not."""
    letters = [c for c in name if c.isalpha()]
    acronym = len(letters) <= 3 and found[0].kind == "country" and len(found[0].name) > 4
    return not acronym or all(c.isupper() for c in letters)


def _label_evidence(tokens: tuple[Token, ...], match: Toponym, public: bool) -> float:
    """What the parser's label says. It is less weighty against a place when the entity is just these words."""
    if match.label in ("GPE", "LOC"):
        return 3.0
    if match.label == "ORG" and public:
        return 0.0
    ends = match.last == len(tokens) or tokens[match.last].entity != match.label or tokens[match.last].entity_start
    if match.label in ("ORG", "NORP", "PERSON") and tokens[match.first].entity_start and ends and match.candidates:
        return -1.0 if tokens[match.last - 1].pos == "PROPN" else -3.0
    return {"FAC": 1.0, "": 0.0, "PERSON": -2.0, "ORG": -2.0, "NORP": -3.0}.get(match.label, -1.5)


def _names_public_body(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the words from `i` go on to name a public body or its people: "... Health Department"."""
    for token in tokens[i : i + 5]:
        if token.text.lower() in PUBLIC and token.pos in ("NOUN", "PROPN"):
            return True
        if not _capital(token) and token.text.lower() not in ("of", "and", "for"):
            return False
    return False


def _goes_on(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the words before `i` are only the beginning of a name: "Kano State | University"."""
    return i < len(tokens) and (_part_of_name(tokens[i]) or tokens[i].text == "of")


def _is_dateline(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the words before `last` open a report: "BEIRUT -" or "AMMAN, Jordan (Agency) -"."""
    if not all(token.text.isupper() for token in tokens[:last]):
        return False
    return any(token.text in DASHES for token in tokens[last : last + 6])


def _paired(tokens: tuple[Token, ...], i: int, link: Token) -> float:
    """A name joined to a place by "and" or a comma is likely one too."""
    if link.text.lower() not in ("and", "or", ",") or not 0 <= i < len(tokens):
        return 0.0
    return 1.0 if tokens[i].entity in PLACE_LABELS and _capital(tokens[i]) else 0.0


def _fame(match: Toponym) -> float:
    """A famous place needs no introduction, an unknown name does."""
    if not match.candidates:
        return -1.0
    usual = [place for place in match.candidates if place.usual]
    if not usual:
        return -0.5
    best = max(usual, key=lambda place: place.population)
    if any(place.kind in ("country", "capital") for place in usual):
        return 2.0
    if any(place.kind not in ("city", "admin1", "admin2") for place in usual):
        return 2.0 if " " in match.name else 1.0
    if best.kind == "admin2":
        return 1.0 if normal(best.name) == normal(match.name) and " " in match.name else -0.5
    rare = 1.0 if len(match.candidates) <= 2 and best.usual and best.population >= LARGE // 10 else 0.0
    return rare + (1.5 if best.population >= LARGE else 0.0 if best.population >= LARGE // 10 else -0.5)


def _lead(tokens: tuple[Token, ...], first: int) -> str:
    """The preposition before a name, past articles, directions and words for its kind: "in the northern town of"."""
    i = first - 1
    while i >= 0 and (
        tokens[i].text.lower() in DIRECTIONS
        or tokens[i].text.lower() in ("the", "of", "a", "-")
        or tokens[i].lemma in TYPES
        or tokens[i].pos == "ADJ"
    ):
        i -= 1
    return tokens[i].text.lower() if i >= 0 else ""


def _part_of_name(token: Token) -> bool:
    """Whether a neighbour makes the words part of a longer name: "Houston Rockets"."""
    low = token.text.lower()
    return _capital(token) and token.pos == "PROPN" and low not in DIRECTIONS and token.entity not in PLACE_LABELS


def _is_title(token: Token) -> bool:
    low = token.text.lower().rstrip(".")
    return _capital(token) and (low in TITLES or low in GIVEN)


def _wanted(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    """The kinds of place asked for by "province of X", "X district" or "X and Y counties"."""
    tokens = sentence.tokens
    if first >= 2 and tokens[first - 1].text.lower() == "of" and tokens[first - 2].lemma in TYPES:
        return TYPES[tokens[first - 2].lemma]
    if first >= 1 and tokens[first - 1].lemma in TYPES and tokens[first - 1].pos in COMMONS:
        return TYPES[tokens[first - 1].lemma]
    if last < len(tokens) and tokens[last].text.lower() in TYPES:
        return TYPES[tokens[last].text.lower()]
    for token in tokens[last : last + 8]:
        if token.text.lower() in PLURALS:
            return TYPES[PLURALS[token.text.lower()]]
        if not (_capital(token) or token.text.lower() in ("and", ",", "or", "'s")):
            break
    return frozenset()


def _surnames(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """Last words of the names of several words that the parser takes for people."""
    found = set()
    for sentence in sentences:
        for token in sentence.tokens[1:]:
            after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
            ends = after is None or after.entity != "PERSON" or after.entity_start
            if token.entity == "PERSON" and not token.entity_start and ends:
                found.add(token.text.lower())
    return frozenset(found)
