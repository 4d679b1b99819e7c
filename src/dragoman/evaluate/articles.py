"""The layer articles: the events of whole reports.

A gold event may be optional (`core` false): finding it is neither a hit nor a false alarm. Events that the coder
gives as negated or hypothetical are no false alarms either, and match only gold of the same factuality.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.evaluate.tally import NOTHING, Answerer, Gold, Tally, best_pairs, country, day, shared
from dragoman.names import normal
from dragoman.records import Event, Party, Span

UNREAL = ("negated", "hypothetical")
MUTUAL = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "RETREAT", "ASSAULT")
CLASSES = ("IGO", "NGO", "IMG", "MNC", "ISM", "")  # kinds of actor: two that share one are not thereby the same
SMALL_WORDS = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A gold event in the shape of ours."""

    type: str
    mode: str
    factuality: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    start: date | None
    end: date | None
    country: str
    claimant: str
    core: bool
    span: Span | None


def articles(coder: Answerer, record: Gold, tally: Tally) -> None:
    """Events one to one on type, actor and recipient; the dyad alone shows which types are taken for which."""
    gold = [_wanted(item, record["text"]) for item in record["events"]]
    events = tally.code(coder, record).events
    likely = {(i, j): _likeness(g, e) for i, g in enumerate(gold) for j, e in enumerate(events)}
    full = best_pairs({(i, j): weight for (i, j), weight in likely.items() if gold[i].type == events[j].type})
    dyads = best_pairs(likely)
    for name, pairs in (("type and dyad", full), ("dyad", dyads)):
        hits = sum(gold[i].core for i, _ in pairs)
        extra = _false_alarms(events, {j for _, j in pairs})
        tally.count(name, hits, hits + len(extra), sum(g.core for g in gold))
    _confuse(gold, events, full, dyads, tally)
    for i, j in full:
        _details(record, gold[i], events[j], tally)
    matched = {i for i, _ in full}
    for i, wanted in enumerate(gold):
        if wanted.core and i not in matched:
            tally.wrong(record, "missed", _brief(wanted), None)
    for j in _false_alarms(events, {j for _, j in full}):
        tally.wrong(record, "false alarm", None, _brief(events[j]))


def _false_alarms(events: Sequence[Event], matched: set[int]) -> list[int]:
    return [j for j, event in enumerate(events) if j not in matched and event.factuality not in UNREAL]


def _confuse(
    gold: list[Wanted],
    events: Sequence[Event],
    full: list[tuple[int, int]],
    dyads: list[tuple[int, int]],
    tally: Tally,
) -> None:
    """Right pairs first; what is left is paired by dyad, and what then is left is a miss or a false alarm."""
    left, right = {i for i, _ in full}, {j for _, j in full}
    pairs = [*full, *((i, j) for i, j in dyads if i not in left and j not in right)]
    for i, j in pairs:
        if gold[i].core:
            tally.confusion[gold[i].type, events[j].type] += 1
    paired = {i for i, _ in pairs}
    for i, wanted in enumerate(gold):
        if wanted.core and i not in paired:
            tally.confusion[wanted.type, NOTHING] += 1
    for j in _false_alarms(events, {j for _, j in pairs}):
        tally.confusion[NOTHING, events[j].type] += 1


def _details(record: Gold, wanted: Wanted, event: Event, tally: Tally) -> None:
    start, end = (event.when.start, event.when.end) if event.when else (None, None)
    got = event.claimant.name if event.claimant else ""
    checks: list[tuple[str, bool, Any, Any]] = [
        ("mode", event.mode == ((wanted.mode,) if wanted.mode else ()), wanted.mode, event.mode),
        ("factuality", event.factuality == wanted.factuality, wanted.factuality, event.factuality),
        ("claimant", _same_name(wanted.claimant, got) if wanted.claimant else not got, wanted.claimant, got),
    ]
    if wanted.start and wanted.end:
        days, coded = (wanted.start, wanted.end), (start, end)
        overlap = bool(start and end and start <= wanted.end and wanted.start <= end)
        checks += [("same days", days == coded, days, coded), ("overlapping days", overlap, days, coded)]
    if wanted.country:
        place = country(event.where.country) if event.where else ""
        checks.append(("country of the place", place == country(wanted.country), wanted.country, place))
    for name, right, gold, given in checks:
        if not tally.rate(name, right):
            tally.wrong(record, name, [*_brief(wanted), str(gold)], str(given))


def _likeness(wanted: Wanted, event: Event) -> float:
    """0 for events with other sides, else more the more they agree; core events go before optional ones."""
    real = event.factuality not in UNREAL or event.factuality == wanted.factuality
    if not real or not _same_sides(wanted, event):
        return 0
    agreeing = (
        wanted.type == event.type,
        wanted.mode in event.mode if wanted.mode else not event.mode,
        wanted.factuality == event.factuality,
        bool(event.when and wanted.start and event.when.start == wanted.start),
        *(bool(wanted.span and shared(wanted.span, evidence.span)) for evidence in event.evidence[:1]),
    )
    return 1 + sum(agreeing) + 10 * wanted.core


def _same_sides(wanted: Wanted, event: Event) -> bool:
    gold, coded = wanted.actor + wanted.recipient, event.actor + event.recipient
    if len(gold) > 1 and (_mutual(wanted) or _mutual(event)):
        pairs = best_pairs({(i, j): 1 for i, a in enumerate(gold) for j, b in enumerate(coded) if _same_party(a, b)})
        return len(pairs) > 1
    return _meet(wanted.actor, event.actor) and _meet(wanted.recipient, event.recipient)


def _mutual(event: Wanted | Event) -> bool:
    return event.type in MUTUAL and len(event.actor) > 1 and not event.recipient


def _meet(gold: tuple[Party, ...], coded: tuple[Party, ...]) -> bool:
    return (not gold and not coded) or any(_same_party(a, b) for a in gold for b in coded)


def _same_party(a: Party, b: Party) -> bool:
    """The same name, or the same country where that is one actor."""
    return _same_name(a.name, b.name) or (country(a.country) == country(b.country) and a.country not in CLASSES)


def _same_name(a: str, b: str) -> bool:
    """The words of one name are all among those of the other."""
    left, right = (frozenset(normal(name).split()) - SMALL_WORDS for name in (a, b))
    return bool(left and right) and (left <= right or right <= left)


def _wanted(item: Gold, text: str) -> Wanted:
    days, place, quote = item.get("date") or {}, item.get("place") or {}, item.get("quote") or ""
    start = day(days.get("start"))
    at = text.find(quote) if quote else -1
    return Wanted(
        item["type"],
        (item.get("mode") or "").lower(),
        item.get("factuality") or "asserted",
        _parties(item.get("actor")),
        _parties(item.get("recipient")),
        start,
        day(days.get("end")) or start,
        place.get("country") or "",
        item.get("claimant") or "",
        item.get("core", True),
        Span(at, at + len(quote)) if at >= 0 else None,
    )


def _parties(items: list[Gold] | None) -> tuple[Party, ...]:
    return tuple(
        Party(item.get("name") or "", None, item.get("country") or "", (item["sector"],) if item.get("sector") else ())
        for item in items or ()
    )


def _brief(event: Wanted | Event) -> list[Any]:
    return [event.type, [party.name for party in event.actor], [party.name for party in event.recipient]]
