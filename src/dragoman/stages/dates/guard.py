"""Words that look like times but are none: the verb "may", a woman called April, 2000 soldiers."""

from dragoman.calendar import Found
from dragoman.records import Token
from dragoman.stages.dates.place import Place

_NAMES = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT", "GPE", "LOC", "NORP"})
_BY_NAMES = frozenset({"black", "bloody", "super", "holy", "red"})  # Bloody Sunday, Black September
_CAPITALISED = frozenset({"month", "weekday", "near_day", "feast", "weekdays"})


def means_no_time(found: Found, place: Place | None) -> bool:
    """Whether the tagger or the names around show that the expression is no time."""
    if place is None:
        return False
    if found.rule in _CAPITALISED:
        return _is_verb(place) or _in_name(place, _NAMES | {"EVENT"}) or _is_called(found, place)
    if found.rule == "season":
        return place.tokens[-1].pos == "VERB" or place.tokens[-1].dep == "compound"
    if found.rule == "duration":
        return place.tokens[-1].text[:1].isupper() and _in_name(place, _NAMES)
    if found.rule == "year":
        return _counts(place) or _in_name(place, _NAMES - {"ORG", "NORP"})
    return False


def is_rate(place: Place) -> bool:
    """Whether it is a rate, "$5 a day", "hundreds of letters a week": the time hangs on the amount before it."""
    token = place.sentence.tokens[place.head]
    above = place.sentence.tokens[token.head]
    return token.dep == "npadvmod" and above.pos in ("NOUN", "NUM", "SYM", "PROPN") and above.i < token.i


def _is_verb(place: Place) -> bool:
    return any(t.pos in ("AUX", "VERB") and t.text[:1].isupper() for t in place.tokens)


def _is_called(found: Found, place: Place) -> bool:
    """Whether the word is somebody's or something's name: "Theresa May", "Bloody Sunday", "the March for Peace"."""
    tokens, first = place.sentence.tokens, place.first
    before = tokens[first - 1] if first else None
    if before and before.text.lower() in _BY_NAMES and before.text[0].isupper():
        return True
    if found.rule != "month":
        return False
    if before and before.pos == "PROPN" and before.dep == "compound" and before.head == place.last:
        return True
    if tokens[place.last].dep in ("compound", "poss", "nmod", "oprd"):
        return tokens[place.last].dep == "oprd"
    return any(tokens[c].dep in ("det", "poss", "amod") and c < first for c in place.sentence.children[place.last])


def _in_name(place: Place, kinds: frozenset[str]) -> bool:
    """Whether the words are part of a longer name."""
    tokens, first, last = place.sentence.tokens, place.first, place.last
    if tokens[last].entity not in kinds:
        return False
    before = first > 0 and tokens[first].entity == tokens[first - 1].entity and not tokens[first].entity_start
    after = (
        last + 1 < len(tokens) and tokens[last + 1].entity == tokens[last].entity and not tokens[last + 1].entity_start
    )
    return before or after


def _counts(place: Place) -> bool:
    """Whether a four-digit number counts things: a round one, before a plural, with no article."""
    tokens = place.sentence.tokens
    number = tokens[place.last]
    noun: Token = tokens[number.head]
    if number.dep != "nummod" or noun.tag != "NNS" or not number.text.endswith("0"):
        return False
    return not any(tokens[c].dep in ("det", "poss") for c in place.sentence.children[noun.i])
