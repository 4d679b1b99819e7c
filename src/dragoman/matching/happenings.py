"""Whether two events are one happening: named signs with weights, each with a reason in words.

Precision before recall: what cannot be one (a plan and its deed, acts of other kinds, days far apart) is never
compared, and what speaks against weighs as much as what speaks for.
"""

import math
from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.matching.features import Feature
from dragoman.matching.trace import Figure, Side, Trace

# Types whose records of one happening are met with each other: where one desk writes "signed", another "agreed".
KIN = frozenset(
    frozenset(pair.split("|"))
    for pair in (
        "AGREE|SUPPORT",
        "AGREE|COOPERATE",
        "AGREE|CONCEDE",
        "AGREE|AID",
        "SUPPORT|COOPERATE",
        "CONCEDE|RETREAT",
        "COERCE|ASSAULT",
        "COERCE|SANCTION",
        "MOBILIZE|ASSAULT",
        "REQUEST|ACCUSE",
        "REQUEST|THREATEN",
        "REQUEST|PROTEST",
        "ACCUSE|PROTEST",
        "ACCUSE|REJECT",
    )
)
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # who is actor and who recipient is the teller's choice
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})  # said every day anew: the day must fit
# Types whose modes are acts of their own; those of the rest are often the teller's choice.
MARKED = frozenset({"PROTEST", "COERCE", "SANCTION", "RETREAT", "CONCEDE", "MOBILIZE"})
STATE_OF = {"asserted": "deed", "negated": "deed", "planned": "plan", "requested": "wish", "hypothetical": "thought"}
ARMED = frozenset({"UAF", "REB", "PRM", "MIL", "CRM"})  # one desk's gunmen are the other's rebels
PROMISES = frozenset({"AGREE", "CONCEDE", "THREATEN"})
FAR = 4  # days apart at which two events cannot be one
LONG = 45  # days: a longer time says next to nothing of the day
NEAR_KM, FAR_KM = 25.0, 150.0

# Log odds a sign adds, times its amount. docs/happenings.md tells how they were found.
WEIGHTS = {
    "base": -1.5,
    "one report": -2.0,
    "copied": 0.1,
    "not copied": -1.1,
    "kin": -1.5,
    "kind": 1.0,
    "mode": 0.6,
    "other mode": -1.7,
    "other wording": -1.0,
    "denied": -1.0,
    "parties alike": 1.2,
    "parties differ": 2.5,
    "actor alike": 1.0,
    "actor differs": 2.4,
    "recipient alike": 0.5,
    "recipient differs": 1.8,
    "one side missing": -0.2,
    "same day": 0.6,
    "same day told": 0.3,
    "days apart": -0.2,
    "days apart told": -0.3,
    "days apart said": -0.5,
    "reports apart": -1.0,
    "rough day": 1.0,
    "same place": 1.4,
    "places apart": -1.1,
    "places far apart": -2.0,
    "same towns": 0.9,
    "other towns": -1.5,
    "verb": 0.4,
    "wording": 1.2,
    "wording said": 0.9,
    "topic": 0.5,
    "sizes": 1.2,
    "other sizes": -0.2,
}
USUAL = 0.3  # the share of words that two events filed under one key have in common anyway
COPIED = 0.6  # from which a sentence of a near-copy is the other's sentence
FEW = 3


def possible(a: Trace, b: Trace) -> bool:
    """Whether two events could be one at all."""
    return (
        (a.type == b.type or frozenset((a.type, b.type)) in KIN)
        and _state(a) == _state(b)
        and _gap(a, b) < FAR
        and not _reversed(a, b)
    )


def _state(marks: Trace) -> str:
    """Whether it was done, planned or wished; a promise is a deed of its own, whatever is promised."""
    if marks.type in PROMISES and marks.factuality == "planned":
        return "deed"
    return STATE_OF.get(marks.factuality, "past")


def same_happening(a: Trace, b: Trace, *, copies: bool = False) -> tuple[Feature, ...]:
    """What speaks for and against two possible records being one; the sum is in log odds.

    `copies`: their reports are near-copies of each other.
    """
    return tuple(Feature(name, round(WEIGHTS[name] * amount, 3), text) for name, amount, text in signs(a, b, copies))


Sign = tuple[str, float, str]  # a name in WEIGHTS, its amount, and the reason in words


def signs(a: Trace, b: Trace, copies: bool) -> Iterator[Sign]:
    """What two events have and have not in common."""
    yield "base", 1.0, ""
    if a.report == b.report:
        yield "one report", 1.0, "one report tells both"
    elif copies and (share := _share(a.words, b.words)) is not None:
        known = share >= COPIED
        text = "the same words in near-copies" if known else "other words in near-copies"
        yield "copied" if known else "not copied", 1.0, text
    yield from _kind(a, b)
    if a.factuality != b.factuality:
        yield "denied", 1.0, "one tells it, the other denies it"
    yield from _parties(a, b)
    yield from _day(a, b)
    yield from _reports(a, b)
    yield from _place(a, b)
    yield from _wording(a, b)
    yield from _sizes(a, b)


def _kind(a: Trace, b: Trace) -> Iterator[Sign]:
    if a.type != b.type:
        yield "kin", 1.0, f"{a.type} and {b.type} are told of one act at times"
        return
    shared = sorted(set(a.mode) & set(b.mode))
    yield "kind", 1.0, f"both {a.type}" + (f"/{shared[0]}" if shared else "")
    if shared:
        yield "mode", 1.0, ""
    elif a.mode and b.mode:
        name = "other mode" if a.type in MARKED else "other wording"
        yield name, 1.0, f"{a.mode[0]} and {b.mode[0]} are other ways of it"


def _parties(a: Trace, b: Trace) -> Iterator[Sign]:
    if (a.type in MUTUAL and b.type in MUTUAL) or _clash(a) or _clash(b):
        yield from _sides("parties", (*a.actors, *a.recipients), (*b.actors, *b.recipients))
        return
    yield from _sides("actor", a.actors, b.actors)
    yield from _sides("recipient", a.recipients, b.recipients)


def _clash(marks: Trace) -> bool:
    """Two sides that act on each other: who is named first is the teller's choice."""
    return not marks.recipients and len({side.code for side in marks.actors}) > 1


def _sides(name: str, a: tuple[Side, ...], b: tuple[Side, ...]) -> Iterator[Sign]:
    if not a or not b:
        if a or b:
            yield "one side missing", 1.0, f"only one names the {name}"
        return
    likes = [max(alike(x, y) for y in b) for x in a] + [max(alike(x, y) for x in a) for y in b]
    mean = sum(likes) / len(likes)
    if mean > 0:
        verb = "are" if name == "parties" else "is"
        text = f"the {name} {verb} the same: {_shown(a)}" if mean > 0.7 else f"the {name} may be the same"
        yield f"{name} alike", mean, text
    elif mean < 0:
        differ = "differ" if name == "parties" else "differs"
        yield f"{name} {differ}", mean, f"the {name} {differ}: {_shown(a)}; {_shown(b)}"


def alike(a: Side, b: Side) -> float:
    """-1 for other parties, 1 for the same one; 0 when it cannot be told."""
    if a.key and b.key:
        if a.key == b.key:
            return 1.0
        return 0.4 if _one_state(a, b) else -1.0
    if a.country and b.country and not (_unknown(a) or _unknown(b)):
        return _countrymen(a, b) if a.country == b.country else -1.0
    if a.head and a.head == b.head:
        return 0.8
    if "UAF" in a.sectors + b.sectors and ARMED & set(a.sectors) and ARMED & set(b.sectors):
        return 0.3
    if a.sectors and b.sectors:
        return 0.5 if set(a.sectors) & set(b.sectors) else -0.3
    return 0.0


def _unknown(side: Side) -> bool:
    return not side.key and "UAF" in side.sectors


def _one_state(a: Side, b: Side) -> bool:
    """A state and one who acts for it."""
    return (
        bool(a.country)
        and a.country == b.country
        and (not a.sectors or not b.sectors or "GOV" in a.sectors + b.sectors)
    )


def _countrymen(a: Side, b: Side) -> float:
    if not a.sectors or not b.sectors:
        return 0.7
    if set(a.sectors) & set(b.sectors):
        return 1.0 if a.head == b.head else 0.8
    return -0.2


def _shown(sides: Iterable[Side]) -> str:
    return ", ".join(dict.fromkeys(side.key or side.country or side.head for side in sides))


def _reports(a: Trace, b: Trace) -> Iterator[Sign]:
    """Words are told on the day they are said and the next; deeds are looked back on for longer."""
    if _spoken(a, b) and a.published and b.published:
        apart = min(abs((a.published - b.published).days), FAR)
        if apart > 1:
            yield "reports apart", apart - 1.0, f"told {apart} days apart"


def _day(a: Trace, b: Trace) -> Iterator[Sign]:
    if _vague(a) or _vague(b):
        yield "rough day", 1.0, "the day of one is known roughly at best"
        return
    gap = _gap(a, b)
    told = a.start is not None and b.start is not None and {a.day_basis, b.day_basis} == {"text"}
    if gap == 0:
        yield "same day", 1.0, f"the same day, {a.start}" if a.start == b.start and a.start else "their days overlap"
        if told:
            yield "same day told", 1.0, ""
        return
    yield "days apart", float(gap), f"{gap} {'day' if gap == 1 else 'days'} apart"
    if told:
        yield "days apart told", float(gap), ""
    if _spoken(a, b):
        yield "days apart said", 1.0, ""


def _spoken(a: Trace, b: Trace) -> bool:
    return bool(SPOKEN & {a.type, b.type})


def _vague(marks: Trace) -> bool:
    return bool(marks.start and marks.end and (marks.end - marks.start).days > 7)


def _gap(a: Trace, b: Trace) -> int:
    """Days between two times, 0 when they overlap; long or unknown times fall back on the days of publication."""
    (a_start, a_end), (b_start, b_end) = _time(a), _time(b)
    if a_start is None or b_start is None or a_end is None or b_end is None:
        return 0
    return max(0, (b_start - a_end).days, (a_start - b_end).days)


def _time(marks: Trace) -> tuple[date | None, date | None]:
    start, end = marks.start, marks.end or marks.start
    if start and end and (end - start).days <= LONG:
        return start, end
    return marks.published, marks.published


def _place(a: Trace, b: Trace) -> Iterator[Sign]:
    if not a.place or not b.place:
        if a.towns and b.towns:
            shared = sorted(set(a.towns) & set(b.towns))
            text = f"{shared[0]} is named with both" if shared else f"{a.towns[0]} is named with one, {b.towns[0]} not"
            yield "same towns" if shared else "other towns", 1.0, text
        return
    if a.place == b.place or (a.place_id and a.place_id == b.place_id):
        yield "same place", 1.0, f"both in {a.place}"
        return
    apart = kilometres(a, b)
    if apart is not None and apart >= NEAR_KM:
        name = "places far apart" if apart > FAR_KM else "places apart"
        yield name, 1.0, f"{a.place} and {b.place} lie {apart:,.0f} km apart"


def kilometres(a: Trace, b: Trace) -> float | None:
    """Great-circle distance of two events' places; None where one is unknown."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    turn = math.radians(b.longitude - a.longitude)
    cosine = math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(turn)
    return 6371.0 * math.acos(min(1.0, max(-1.0, cosine)))


def _wording(a: Trace, b: Trace) -> Iterator[Sign]:
    if verbs := sorted(set(a.triggers) & set(b.triggers)):
        yield "verb", 1.0, f"both say '{verbs[0]}'"
    if (share := _share(a.words, b.words)) is not None:
        text = f"{share:.0%} of the words are the same" if share > USUAL else ""
        yield "wording", share - USUAL, text
        if _spoken(a, b):
            yield "wording said", share - USUAL, ""
    if a.report != b.report and a.topic and b.topic:
        near = nearness(a.topic, b.topic)
        yield "topic", near - USUAL, "their reports are about the same" if near > USUAL else ""


def nearness(a: tuple[Figure, ...], b: tuple[Figure, ...]) -> float:
    """0..1: the cosine of two reports' words, their counts damped."""
    theirs = {word.noun: word.count for word in b}
    shared = sum(math.sqrt(word.count * theirs[word.noun]) for word in a if word.noun in theirs)
    return shared / math.sqrt(sum(word.count for word in a) * sum(word.count for word in b))


def _share(a: tuple[str, ...], b: tuple[str, ...]) -> float | None:
    """The share of the shorter one's words that stand in the other too; None for a few words."""
    least = min(len(a), len(b))
    return len(set(a) & set(b)) / least if least >= FEW else None


def _sizes(a: Trace, b: Trace) -> Iterator[Sign]:
    """The same counts speak for one happening; others hardly against it, since tolls rise."""
    theirs = {figure.noun: figure.count for figure in b.figures}
    met = [(figure, theirs[figure.noun]) for figure in a.figures if figure.noun in theirs]
    equal = [figure for figure, other in met if figure.count == other]
    if equal:
        yield "sizes", 1.0, f"both count {equal[0].count:,} ({equal[0].noun})"
    elif met:
        yield "other sizes", 1.0, f"{met[0][0].count:,} and {met[0][1]:,} ({met[0][0].noun})"


def _reversed(a: Trace, b: Trace) -> bool:
    """A does to B in the one what B does to A in the other."""
    if a.type in MUTUAL or not (a.actors and a.recipients and b.actors and b.recipients):
        return False
    crossed = _codes(a.actors) & _codes(b.recipients) and _codes(a.recipients) & _codes(b.actors)
    straight = _codes(a.actors) & _codes(b.actors) or _codes(a.recipients) & _codes(b.recipients)
    return bool(crossed) and not straight


def _codes(sides: tuple[Side, ...]) -> set[str]:
    return {side.code for side in sides if side.code}
