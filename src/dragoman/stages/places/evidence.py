"""Weighs whether words name a place at all, from their label, their surroundings and the fame of the name."""

from dragoman.given_names import FEMALE, MALE
from dragoman.names import TITLES, normal
from dragoman.records import Token
from dragoman.stages.places.toponym import Toponym, capital, part_of_name
from dragoman.stages.places.words import (
    DASHES,
    DIRECTIONS,
    DOUBTFUL,
    ILLS,
    MOVING,
    PLACE_LABELS,
    PLACING,
    PUBLIC,
    TYPES,
)

NEEDED = 2.0  # evidence from which a name counts as a place
SURE = 2.5  # evidence from which a name counts as one throughout, though the parser saw no place
LARGE = 100_000  # people; a town so large is known without an introduction
HIDDEN = -5.0
GIVEN = MALE | FEMALE


def evidence(
    tokens: tuple[Token, ...], match: Toponym, *, hidden: bool, state_follows: bool, surnames: frozenset[str]
) -> float:
    """How surely the words name a place; NEEDED is enough.

    `hidden`: they end the name of a known person or body; `state_follows`: a comma and a state or country come next;
    `surnames`: those of people the report names in full.
    """
    public = _names_public_body(tokens, match.last)
    total = _label_evidence(tokens, match, public) + _fame(match)
    total += _before(tokens, match) + _behind(tokens, match, public)
    total += (HIDDEN if hidden else 0.0) + (2.0 if state_follows else 0.0)
    return total + (_word_evidence(tokens[match.first], surnames) if match.last == match.first + 1 else 0.5)


def _word_evidence(word: Token, surnames: frozenset[str]) -> float:
    """What speaks against a single word."""
    low = word.text.lower()
    return -2.0 * (low in DOUBTFUL) - (low in GIVEN) - (word.pos != "PROPN") - 1.5 * (low in surnames)


def _before(tokens: tuple[Token, ...], match: Toponym) -> float:
    before = tokens[match.first - 1] if match.first else None
    lead = _lead(tokens, match.first)
    total = 2.0 if lead in PLACING else 1.0 if lead in MOVING else 0.0
    if before is None:
        return total + (2.5 if _is_dateline(tokens, match.last) else 0.0)
    if part_of_name(before):
        total -= 2.0
    if _is_title(before):
        total -= 2.0
    return total + _paired(tokens, match.first - 2, before)


def _behind(tokens: tuple[Token, ...], match: Toponym, public: bool) -> float:
    after = tokens[match.last] if match.last < len(tokens) else None
    total = 1.5 if match.wanted else 0.0
    if after is None:
        return total
    if any(token.lemma in ILLS for token in tokens[match.last : match.last + 2]):
        total -= 4.0
    if public:
        total += 1.0
    elif part_of_name(after) and after.text.lower() not in TYPES:
        total -= 2.0
    return total + _paired(tokens, match.last + 1, after)


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


def _names_public_body(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the words from `i` go on to name a public body or its people: "... Health Department"."""
    for token in tokens[i : i + 5]:
        if token.text.lower() in PUBLIC and token.pos in ("NOUN", "PROPN"):
            return True
        if not capital(token) and token.text.lower() not in ("of", "and", "for"):
            return False
    return False


def _is_dateline(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the words before `last` open a report: "OSLO -" or "AMMAN, Jordan (Agency) -"."""
    if not all(token.text.isupper() for token in tokens[:last]):
        return False
    return any(token.text in DASHES for token in tokens[last : last + 6])


def _paired(tokens: tuple[Token, ...], i: int, link: Token) -> float:
    """A name joined to a place by "and" or a comma is likely one too."""
    if link.text.lower() not in ("and", "or", ",") or not 0 <= i < len(tokens):
        return 0.0
    return 1.0 if tokens[i].entity in PLACE_LABELS and capital(tokens[i]) else 0.0


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


def _is_title(token: Token) -> bool:
    low = token.text.lower().rstrip(".")
    return capital(token) and (low in TITLES or low in GIVEN)
