"""One real-world event told several times is one record with all its evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dragoman.records import Coded, Event, Party, Span, When, make_id
from dragoman.stages.events.timing import earlier, later

MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "RETREAT", "ASSAULT"})
ONE_BREATH = 160  # characters
ONE_VISIT = timedelta(days=14)  # tellings of one visit may name days this far apart
DURING = re.compile(
    r"\b(?:during|on|in the course of) (?:his|her|their|the|its) (?:\w+ )?(?:stay|visit|trip|tour)\b", re.I
)
TOLD = frozenset({"text"})


def merge(events: Sequence[Event], headlines: Sequence[Span] = ()) -> tuple[Event, ...]:
    """Fold each event into an earlier one it retells. `headlines`: where on whose word a thing is told is left out."""
    kept: list[Event] = []
    for event in events:
        for k, earlier_one in enumerate(kept):
            if same(earlier_one, event):
                bare = _within(earlier_one, headlines)
                kept[k] = _fold(earlier_one, event, event.claimant if bare else earlier_one.claimant)
                break
        else:
            kept.append(event)
    return tuple(kept)


def same(a: Event, b: Event) -> bool:
    """Whether two records of one report tell one event."""
    return (
        a.type == b.type
        and _reality(a) == _reality(b)
        and not (a.mode and b.mode and set(a.mode).isdisjoint(b.mode))
        and _parties_agree(a, b)
        and _days_agree(a, b)
    )


def _reality(event: Event) -> bool:
    return event.factuality in ("negated", "hypothetical")


def _parties_agree(a: Event, b: Event) -> bool:
    left, right = {p.key for p in a.actor}, {p.key for p in b.actor}
    to_left, to_right = {p.key for p in a.recipient}, {p.key for p in b.recipient}
    if a.type in MUTUAL and (_mutual(a) or _mutual(b)):
        every, other = left | to_left, right | to_right
        return every <= other or other <= every if len(every & other) > 1 else every == other
    if a.type == "CONSULT" and "visit" in a.mode + b.mode and a.mode != b.mode:
        return False
    return _overlap(a.actor, b.actor) and _same_target(a, b)


def _mutual(event: Event) -> bool:
    return len(event.actor) > 1 and not event.recipient


def _overlap(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    return bool({p.key for p in a} & {p.key for p in b})


def _same_target(a: Event, b: Event) -> bool:
    if a.recipient and b.recipient:
        countries = {p.country for p in a.recipient if p.country} & {p.country for p in b.recipient if p.country}
        return _overlap(a.recipient, b.recipient) or ("visit" in a.mode and bool(countries))
    return (not a.recipient and not b.recipient) or a.type in ("CONSULT", "ASSAULT", "PROTEST")


def _days_agree(a: Event, b: Event) -> bool:
    if not _dated(a.when) or not _dated(b.when):
        return True
    assert a.when
    assert b.when
    assert a.when.start
    assert b.when.start
    a_end, b_end = a.when.end or a.when.start, b.when.end or b.when.start
    if a.when.start <= b_end and b.when.start <= a_end:
        return True
    if "visit" in a.mode:
        return abs(a.when.start - b.when.start) <= ONE_VISIT
    return False


def _dated(when: When | None) -> bool:
    return when is not None and when.start is not None and when.basis in TOLD


def _within(event: Event, headlines: Sequence[Span]) -> bool:
    return any(h.contains(event.evidence[0].span) for h in headlines)


def _fold(a: Event, b: Event, claimant: Party | None) -> Event:
    evidence = tuple(dict.fromkeys((*a.evidence, *b.evidence)))
    visit = "visit" in a.mode
    actor, recipient = _sides(a, b)
    return replace(
        a,
        mode=tuple(dict.fromkeys((*a.mode, *b.mode))),
        contexts=tuple(dict.fromkeys((*a.contexts, *b.contexts))),
        actor=actor,
        recipient=recipient,
        factuality=a.factuality if a.factuality != "planned" else b.factuality,
        when=_joined(a.when, b.when) if visit else _better(a.when, b.when),
        where=a.where or b.where,
        claimant=claimant if b.claimant else None,
        evidence=evidence,
        score=round(1 - (1 - a.score) * (1 - 0.5 * b.score), 3),
    )


def _sides(a: Event, b: Event) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actor and recipient of two tellings; who is the recipient in one and beside the actor in the other stays it."""
    if _mutual(a) and _mutual(b):
        return _more(a.actor, b.actor), ()
    if _mutual(a) or _mutual(b):
        directed = b if _mutual(a) else a
        return directed.actor, directed.recipient
    return _more(a.actor, b.actor), _more(a.recipient, b.recipient)


def _more(a: tuple[Party, ...], b: tuple[Party, ...]) -> tuple[Party, ...]:
    """The longer list, spans of one party joined; a place never adds to the state it lies in."""
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    spans = {p.key: p.spans for p in shorter}
    return tuple(replace(p, spans=tuple(dict.fromkeys((*p.spans, *spans.get(p.key, ()))))) for p in longer)


def _better(a: When | None, b: When | None) -> When | None:
    """The one told in the text; of two, the finer."""
    if a is None or b is None or _dated(a) != _dated(b):
        return a if _dated(a) or b is None else b
    return a if _days(a) <= _days(b) else b


def _days(when: When) -> int:
    return (when.end - when.start).days if when.start and when.end else 10_000


def _joined(a: When | None, b: When | None) -> When | None:
    """From the first to the last day of a visit told in pieces."""
    if not (_dated(a) and _dated(b)):
        return _better(a, b)
    assert a
    assert b
    assert a.start
    assert b.start
    if _days(a) > 20 or _days(b) > 20:
        return _better(a, b)
    start, end = earlier(a.start, b.start), later(a.end, b.end)
    assert start
    assert end
    value = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
    return replace(a, start=start, end=end, value=value, rule="first to last day told")


def during_visits(events: tuple[Event, ...], coded: Coded) -> Iterator[Event]:
    """ "During the visit" dates what it tells by the visit of the same actor."""
    visits = [e for e in events if "visit" in e.mode and _dated(e.when)]
    for event in events:
        own = {p.key for p in event.actor}
        stay = next((v for v in visits if v is not event and own & {p.key for p in v.actor}), None)
        if stay is None:
            yield event
            continue
        if stay.when is not None and _told_during(event, coded):
            event = replace(event, when=replace(stay.when, rule="during the visit"))
        yield replace(event, where=stay.where) if _met_on(event, stay) else event


def _met_on(event: Event, stay: Event) -> bool:
    """A meeting of the visitor on the days of the visit is where the visit is, if nowhere else."""
    if event.type != "CONSULT" or event.where is not None or not _dated(event.when):
        return False
    return _days_agree(replace(event, mode=()), replace(stay, mode=()))


def _told_during(event: Event, coded: Coded) -> bool:
    trigger = next((e.span for e in event.evidence if e.role == "trigger"), None)
    sentence = next((s for s in coded.sentences if trigger and s.span.contains(trigger)), None)
    return sentence is not None and bool(DURING.search(coded.document.text[sentence.span.start : sentence.span.end]))


def event_id(document: str, event: Event) -> str:
    sides = [sorted(p.key for p in side) for side in (event.actor, event.recipient)]
    first = event.evidence[0].span if event.evidence else None
    return make_id("event", document, event.type, event.factuality, sides, first)
