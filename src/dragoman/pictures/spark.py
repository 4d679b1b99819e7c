"""Curves of one line, for a terminal."""

import math
from collections.abc import Iterable

BLOCKS = "▁▂▃▄▅▆▇█"
GAP = " "
ZERO = 3  # the block of nought when there are values below it: half high


def sparkline(values: Iterable[float | None], *, most: float | None = None) -> str:
    """One block for each value, a space for None and for what is no number.

    Without negative values a block's height goes from nought to `most`. With negative ones nought is half high, what
    is above it higher and what is below it lower, out of `most` in both directions. `most` is the largest size among
    the values unless given; what goes beyond is cut off.
    """
    numbers = [None if value is None or math.isnan(value) else float(value) for value in values]
    known = [number for number in numbers if number is not None]
    below = any(number < 0 for number in known)
    finite = [abs(number) for number in known if math.isfinite(number)]
    top = most or max(finite, default=0.0) or 1.0
    return "".join(GAP if number is None else BLOCKS[_step(number / top, below)] for number in numbers)


def _step(share: float, below: bool) -> int:
    """Which block; nothing but nought looks like nought."""
    share = max(-1.0, min(1.0, share))
    nought = ZERO if below else 0
    if share > 0:
        return nought + max(1, math.ceil(share * (len(BLOCKS) - 1 - nought)))
    return nought - math.ceil(-share * nought)
