"""Whether a tie gets better or worse over its periods."""

from collections.abc import Sequence

from dragoman.ties.balance import bare
from dragoman.ties.model import Period, Trend

LEAST = 4  # periods with a deed: fewer have no trend
SURE = 0.05
INTERVAL = 0.9
YEAR = 365.25  # days
NO_TREND = Trend("none", 0.0, 1.0, 0.0, 0.0, 0.0, 0)


def trend(periods: Sequence[Period]) -> Trend:
    """Mann–Kendall's test on the balances of the periods that have deeds, with the slope of Theil and Sen."""
    from scipy.stats import kendalltau, theilslopes

    known = [period for period in periods if period.balance.weight > 0]
    if len(known) < LEAST:
        return Trend("none", 0.0, 1.0, 0.0, 0.0, 0.0, len(known))
    days = [float(period.start.toordinal()) for period in known]
    values = [bare(period.balance) for period in known]
    if len(set(values)) == 1:
        return Trend("none", 0.0, 1.0, 0.0, 0.0, 0.0, len(known))
    # Kendall's tau of a series with its time is Mann–Kendall's test; ties are allowed for.
    test = kendalltau(days, values)
    tau, p = float(test.statistic), float(test.pvalue)
    slope, _, low, high = (float(value) for value in theilslopes(values, days, INTERVAL))
    direction = "none" if p >= SURE else "rising" if tau > 0 else "falling"
    return Trend(direction, tau, p, slope * YEAR, low * YEAR, high * YEAR, len(known))
