"""A tie, put together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean

from dragoman.errors import ConfigError
from dragoman.knowledge import KnowledgeBase
from dragoman.ties import structure
from dragoman.ties.changes import changes
from dragoman.ties.counting import COOPERATION, Counted, counted, period, periods
from dragoman.ties.levels import level_of
from dragoman.ties.many import counterparts
from dragoman.ties.model import DAY, LEVELS, MONTH, STEPS, Actor, Past, Peer, Period, Tie
from dragoman.ties.source import Source
from dragoman.ties.trend import trend
from dragoman.ties.unusual import unusual

MEETING = "CONSULT"
MEETINGS = ("deed", "claim", "plan")
LATELY = 12  # months that are held against those before
YEAR = timedelta(days=366)  # before the last day, from which other ties are counted
MOST = 5000  # periods


def tie(
    source: Source,
    one: Actor,
    other: Actor,
    *,
    since: date | None = None,
    until: date | None = None,
    step: str = MONTH,
    knowledge: KnowledgeBase | None = None,
    peers: int = 5,
) -> Tie:
    """How two actors stand to each other; without days, from the first to the last day there is.

    `peers`: how many other ties of each to compare with, by their last year. `knowledge`: without it levels,
    memberships and holders stay empty. Raises ConfigError for a step of no use, days the wrong way round, and one
    actor at both ends.
    """
    _check(one, other, since, until, step)
    ever = tuple(_with_level(found, knowledge) for found in counted(source, one, other, None, until))
    first, last = _span(ever, since, until)
    if step == DAY and (last - first).days > MOST:
        raise ConfigError(f"{step}: {(last - first).days:,} days are too many to show one by one")
    held = [found for found in ever if first <= found.happening.day <= last]
    volume = {row["day"]: row["reports"] for row in source.volume(first, last).to_pylist()}
    parts = periods(held, first, last, step, volume)
    total = period(held, first, last, sum(volume.values()))
    happenings = tuple(found.happening for found in held)
    return Tie(
        one=one,
        other=other,
        since=first,
        until=last,
        step=step,
        total=total,
        periods=parts,
        types=tuple(
            sorted(Counter(h.type for h in happenings if h.status == "deed").items(), key=lambda i: (-i[1], i[0]))
        ),
        levels=_levels(held),
        happenings=happenings,
        meetings=tuple(h for h in happenings if h.type == MEETING and h.status in MEETINGS),
        trend=trend(parts),
        changes=changes(parts, held),
        unusual=unusual(ever, first, last),
        past=_past(ever, last),
        peers=_peers(source, one, other, max(first, last - YEAR), last, peers, knowledge),
        memberships=structure.memberships(one, other, last, knowledge) if knowledge else (),
        holders=structure.holders(one, other, last, knowledge) if knowledge else (),
        reports=total.reports,
        stories=total.stories,
    )


def _check(one: Actor, other: Actor, since: date | None, until: date | None, step: str) -> None:
    if step not in STEPS:
        raise ConfigError(f"{step!r} is no step: {', '.join(STEPS)}")
    if since and until and since > until:
        raise ConfigError(f"{since} lies after {until}")
    if one == other:
        raise ConfigError(f"{one.name} has no tie with itself: name two actors, or two sectors of one")


def _with_level(found: Counted, knowledge: KnowledgeBase | None) -> Counted:
    level = level_of(found.people, found.happening.day, knowledge)
    return replace(found, happening=replace(found.happening, level=level))


def _span(found: Sequence[Counted], since: date | None, until: date | None) -> tuple[date, date]:
    days = [one.happening.day for one in found]
    last = until or max((*days, *([since] if since else [])), default=date.today())
    return since or min((*days, last)), last


def _levels(found: Sequence[Counted]) -> tuple[tuple[str, int], ...]:
    contacts = Counter(
        one.happening.level for one in found if one.happening.quad in COOPERATION and one.happening.status == "deed"
    )
    return tuple((level, contacts[level]) for level in LEVELS)


def _past(ever: Sequence[Counted], last: date) -> Past | None:
    """The last twelve months beside each month before them; None without a month before."""
    if not ever:
        return None
    months = periods(ever, ever[0].happening.day.replace(day=1), last, MONTH, {})
    before, lately = months[:-LATELY], months[-LATELY:]
    if not before:
        return None
    busy = fmean(_size(month) for month in lately)
    known = [month.balance.value for month in lately if month.balance.weight > 0]
    mean = fmean(known) if known else 0.0
    told = [month.balance.value for month in before if month.balance.weight > 0]
    return Past(
        len(before),
        sum(_size(month) < busy for month in before) / len(before),
        sum(value < mean for value in told) / len(told) if told else 0.0,
    )


def _size(month: Period) -> int:
    return month.counts.deeds + month.counts.claims


def _peers(
    source: Source, one: Actor, other: Actor, first: date, last: date, limit: int, knowledge: KnowledgeBase | None
) -> tuple[Peer, ...]:
    """The busiest other ties of each of the two, named as pairs."""
    found: Mapping[str, Actor] = {one.code: other, other.code: one}
    peers: list[Peer] = []
    for actor in (one, other) if limit else ():
        others = counterparts(source, actor, first, last, limit + 1, knowledge)
        kept = [peer for peer in others if peer.code != found[actor.code].code][:limit]
        peers += [replace(peer, name=f"{actor.name} – {peer.name}", code=f"{actor.code}/{peer.code}") for peer in kept]
    return tuple(peers)
