"""A name of a place in a report, and what its words look like."""

from dataclasses import dataclass

from dragoman.gazetteer import PlaceRecord
from dragoman.records import Sentence, Span, Token
from dragoman.stages.places.words import DIRECTIONS, PLACE_LABELS, PLURALS, TYPES

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


def capital(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() or (len(text) > 2 and text[1] in "'’" and text[2].isupper())


def part_of_name(token: Token) -> bool:
    """Whether a neighbour makes the words part of a longer name: "Houston Rockets"."""
    low = token.text.lower()
    return capital(token) and token.pos == "PROPN" and low not in DIRECTIONS and token.entity not in PLACE_LABELS


def goes_on(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the words before `i` are only the beginning of a name: "Kano State | University"."""
    return i < len(tokens) and (part_of_name(tokens[i]) or tokens[i].text == "of")


def wanted_kinds(sentence: Sentence, first: int, last: int) -> frozenset[str]:
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
        if not (capital(token) or token.text.lower() in ("and", ",", "or", "'s")):
            break
    return frozenset()
