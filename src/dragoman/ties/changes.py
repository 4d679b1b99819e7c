"""The days from which a tie is another."""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median

from dragoman.ties.balance import bare, deviation
from dragoman.ties.counting import Counted
from dragoman.ties.model import Change, Period

LEAST = 6  # periods with a deed
SHORTEST = 2  # periods of a stretch
STRICTNESS = 3.0  # times the logarithm of the number of periods, in units of the noise: the price of a change
SHOWN = 5  # happenings that made a change
MAD = 1.4826  # from median deviation to standard deviation


def changes(periods: Sequence[Period], found: Sequence[Counted]) -> tuple[Change, ...]:
    """Where the balance jumps: the cheapest cutting into level stretches (PELT; Killick et al. 2012, by `ruptures`).

    A cut has to save more than 3·log(n) times the variance of the noise, which is told from the steps between
    neighbouring periods, and is no less than what so few reports leave open. Periods without a deed say nothing and
    are passed over.
    """
    import numpy as np
    import ruptures

    known = [period for period in periods if period.balance.weight > 0]
    if len(known) < LEAST:
        return ()
    values = [bare(period.balance) for period in known]
    noise = max(_noise(values), fmean(deviation(period.balance) for period in known))
    signal = np.array(values).reshape(-1, 1) / noise
    search = ruptures.Pelt(model="l2", min_size=SHORTEST, jump=1).fit(signal)
    cuts = [0, *search.predict(pen=STRICTNESS * math.log(len(known)))]
    stretches = [(a, b) for a, b in pairwise(cuts)]
    return tuple(_change(known, left, right, noise, found) for left, right in pairwise(stretches))


def _noise(values: Sequence[float]) -> float:
    steps = [abs(b - a) for a, b in pairwise(values)]
    return MAD * median(steps) / math.sqrt(2)


def _change(
    known: Sequence[Period], left: tuple[int, int], right: tuple[int, int], noise: float, found: Sequence[Counted]
) -> Change:
    before, after = (fmean(bare(known[n].balance) for n in range(*stretch)) for stretch in (left, right))
    sizes = [b - a for a, b in (left, right)]
    gain = (after - before) ** 2 * sizes[0] * sizes[1] / sum(sizes) / noise**2
    first = known[right[0]]
    made = [one.happening for one in found if one.is_deed and first.start <= one.happening.day <= first.end]
    way = 1 if after > before else -1
    made.sort(key=lambda one: (-way * one.intensity * one.sureness, one.cluster))
    named = tuple(one.cluster for one in made if way * one.intensity > 0)[:SHOWN]
    return Change(first.start, before, after, gain, named)
