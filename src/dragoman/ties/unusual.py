"""Days on which more happened than a tie's own past led to expect."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.dyads import CLAIM, DEED
from dragoman.ties.counting import COOPERATION, Counted
from dragoman.ties.model import Unusual

PAST = 90  # days before, from which is told what to expect
SHORTEST = 30  # days of past without which nothing is unusual
LEAST = 3  # happenings
SURE = 0.05  # after allowing for all days looked at
SHOWN = 12
COOPERATES, CONFLICTS = "cooperation", "conflict"


class Act(NamedTuple):
    """A happening, as far as it is counted here."""

    day: date
    status: str
    quad: int
    cluster: str


def unusual(found: Sequence[Counted], since: date, until: date) -> tuple[Unusual, ...]:
    """Days with more deeds and claims of a kind than chance allows, the most unlikely first, at most 12.

    A day's count is held against the 90 days before: with a gamma prior of half a happening, counts to come are
    negative binomial (Gelman et al., "Bayesian Data Analysis", 2.6). The p told is multiplied by the number of days
    looked at (Bonferroni).
    """
    acts = [Act(one.happening.day, one.happening.status, one.happening.quad, one.happening.cluster) for one in found]
    return unusual_acts(acts, since, until)


def unusual_acts(acts: Sequence[Act], since: date, until: date) -> tuple[Unusual, ...]:
    """As `unusual`, from what it needs of happenings. The acts stand by day."""
    by_kind: dict[str, dict[date, list[str]]] = {COOPERATES: defaultdict(list), CONFLICTS: defaultdict(list)}
    for act in acts:
        if act.status in (DEED, CLAIM):
            by_kind[COOPERATES if act.quad in COOPERATION else CONFLICTS][act.day].append(act.cluster)
    if not acts:
        return ()
    first, looked = acts[0].day, (until - since).days + 1
    days = [day for kind, days in by_kind.items() for day in _days(kind, days, first, since, until, looked)]
    return tuple(sorted(days, key=lambda day: (day.p, day.day))[:SHOWN])


def _days(
    kind: str, days: dict[date, list[str]], first: date, since: date, until: date, looked: int
) -> Iterator[Unusual]:
    counts = Counter({day: len(held) for day, held in days.items()})
    for day, count in sorted(counts.items()):
        past = min((day - first).days, PAST)
        if not since <= day <= until or count < LEAST or past < SHORTEST:
            continue
        before = sum(counts[day - timedelta(days=n)] for n in range(1, past + 1))
        p = min(1.0, surprise(count, before, past) * looked)
        if p < SURE:
            yield Unusual(day, kind, count, (before + 0.5) / past, p, tuple(days[day]))


def surprise(count: int, before: int, days: int) -> float:
    """The chance of so many happenings or more on a day, after so many in the days before it."""
    from scipy.special import betainc

    return float(betainc(count, before + 0.5, 1 / (days + 1))) if count else 1.0
