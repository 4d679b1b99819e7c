"""The balance of cooperation and conflict, as sure as the reports behind it."""

from collections.abc import Iterable

from dragoman.ties.model import Balance

PRIOR = 0.5  # Jeffreys' prior for a share: half a happening on either side
NORMAL = 1.645  # standard deviations from the middle to the end of a 90 % interval
TAIL = 0.05  # left out on either side of the interval
UNKNOWN = Balance(0.0, -1.0, 1.0, 0.0)


def sureness(score: float, stories: int) -> float:
    """How sure it is that a happening is no mistake, 0..1: that not all its independent stories were misread."""
    return float(1.0 - (1.0 - min(max(score, 0.0), 1.0)) ** max(stories, 1))


def bare(found: Balance) -> float:
    """The balance without the prior that draws it towards 0 where little is known; 0 for nothing."""
    return round(found.value * (found.weight + 2 * PRIOR) / found.weight, 9) if found.weight else 0.0


def deviation(found: Balance) -> float:
    """How far a balance may be off: its standard deviation, told from its interval."""
    return (found.high - found.low) / (2 * NORMAL)


def balance(weights: Iterable[tuple[bool, float]]) -> Balance:
    """Cooperation less conflict from (is cooperation, sureness) of each happening.

    The share of cooperation is given a Beta posterior with Jeffreys' prior (Brown, Cai and DasGupta 2001, "Interval
    estimation for a binomial proportion"), happenings counting as much as they are sure; the balance is twice its mean
    less one, the interval its middle 90 %.
    """
    sums = [0.0, 0.0]
    for cooperates, weight in weights:
        sums[cooperates] += weight
    return weighed(*sums)


def weighed(conflict: float, cooperation: float) -> Balance:
    """`balance` from the sums of sureness of either kind."""
    from scipy.special import betaincinv

    weight = conflict + cooperation
    if weight <= 0:
        return UNKNOWN
    a, b = cooperation + PRIOR, conflict + PRIOR
    low, high = (2 * float(betaincinv(a, b, tail)) - 1 for tail in (TAIL, 1 - TAIL))
    return Balance(2 * a / (a + b) - 1, low, high, weight)
