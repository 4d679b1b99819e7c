"""Finds the words of a report that name a place."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.gazetteer import Gazetteer, PlaceRecord, region_abbreviations
from dragoman.names import normal
from dragoman.records import Coded, Sentence, Span, Token
from dragoman.stages.places.evidence import NEEDED, SURE, evidence
from dragoman.stages.places.toponym import Toponym, capital, goes_on, wanted_kinds
from dragoman.stages.places.words import CONNECTORS, DIRECTIONS, PLACE_LABELS, TYPES

LONGEST = 6  # tokens of a name
NAMED = frozenset({"person", "organisation", "group"})
AGAIN = 2.0  # evidence for a name that is surely a place elsewhere in the report


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
        return [t for t in found if t.evidence + (AGAIN if normal(t.name) in sure else 0.0) >= NEEDED]

    def _hides(self, match: Toponym) -> bool:
        """Whether the words end the name of a known person or body ("Bank of England"), not just begin it."""
        return any(span.overlaps(match.span) and match.span.end >= span.end for span in self.hidden)

    def _in_sentence(self, number: int) -> Iterator[Toponym]:
        sentence = self.coded.sentences[number]
        i = 0
        while i < len(sentence.tokens):
            match = self._match(sentence, number, i)
            if match is None:
                i += 1
                continue
            wanted = wanted_kinds(sentence, match.first, match.last)
            match = replace(match, wanted=match.wanted or wanted)
            yield replace(match, evidence=self._weigh(sentence, match))
            i = match.last

    def _match(self, sentence: Sentence, number: int, i: int) -> Toponym | None:
        """The longest name that starts at token `i`: one the gazetteer knows, else one the parser calls a place."""
        tokens = sentence.tokens
        if not capital(tokens[i]) or tokens[i].pos in ("PRON", "DET", "NUM"):
            return None
        alone = i + 1 == len(tokens) or not capital(tokens[i + 1])
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
            if not capital(words[-1]) or not all(capital(w) or w.text.lower() in CONNECTORS for w in words):
                continue
            name = self.text[words[0].start : words[-1].end]
            full = self._abbreviated(name, tokens, i, last)
            found = () if "\n" in name else self.gazetteer.candidates(full or name)
            wanted = frozenset[str]()
            if full:
                found = tuple(place for place in found if place.kind == "admin1")
            elif not found and len(words) > 1 and words[-1].text.lower() in TYPES and not goes_on(tokens, last):
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
        while last > i + 1 and not capital(tokens[last - 1]):
            last -= 1
        span = Span(token.start, tokens[last - 1].end)
        name = self.text[span.start : span.end]
        people = tokens[last - 1].tag == "NNPS" and last == i + 1
        if people or len(name) < (6 if name.isupper() else 3):
            return None  # peoples, initials and acronyms, which the parser takes for places now and then
        return Toponym(span, name, number, i, last, self.gazetteer.candidates(name), token.entity)

    def _weigh(self, sentence: Sentence, match: Toponym) -> float:
        tokens = sentence.tokens
        comma = match.last < len(tokens) and tokens[match.last].text == ","
        follows = comma and self._state_follows(sentence, match.last + 1)
        hidden = self._hides(match)
        return evidence(tokens, match, hidden=hidden, state_follows=follows, surnames=self.people)

    def _state_follows(self, sentence: Sentence, i: int) -> bool:
        match = self._known(sentence.tokens, 0, i) if i < len(sentence.tokens) else None
        return match is not None and match.candidates[0].kind in ("country", "admin1")


def _same_case(name: str, found: tuple[PlaceRecord, ...]) -> bool:
    """A short acronym must be printed in capitals: "US" is a country, "Us" is not."""
    letters = [c for c in name if c.isalpha()]
    acronym = len(letters) <= 3 and found[0].kind == "country" and len(found[0].name) > 4
    return not acronym or all(c.isupper() for c in letters)


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
