"""A decision as a sum of features, each with a reason a reader understands."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """One observation. `weight` is in log odds: above zero speaks for the decision, below against it.

    `text` tells the user; a feature without text counts silently.
    """

    name: str
    weight: float
    text: str = ""


def total(features: Iterable[Feature]) -> float:
    """The log odds of all features together."""
    return sum(feature.weight for feature in features)


def squash(log_odds: float) -> float:
    """The probability, 0..1, that belongs to log odds."""
    if log_odds < 0:
        return 1 - squash(-log_odds)
    return 1 / (1 + math.exp(-log_odds))


def explain(features: Iterable[Feature]) -> tuple[float, tuple[str, ...]]:
    """The score, 0..1 to two decimals, and the reasons, weightiest first. No features: 0 and no reasons."""
    seen = tuple(features)
    if not seen:
        return 0.0, ()
    ordered = sorted(seen, key=lambda feature: -abs(feature.weight))
    reasons = dict.fromkeys(feature.text for feature in ordered if feature.text)
    return round(squash(total(seen)), 2), tuple(reasons)
