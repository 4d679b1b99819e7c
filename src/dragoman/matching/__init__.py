"""Named features with weights that explain themselves in words: for naming entities and for comparing records."""

from dragoman.matching.features import Feature, explain, squash, total
from dragoman.matching.happenings import LONG, possible, same_happening
from dragoman.matching.trace import Trace, keys, trace, traces

__all__ = [
    "LONG",
    "Feature",
    "Trace",
    "explain",
    "keys",
    "possible",
    "same_happening",
    "squash",
    "total",
    "trace",
    "traces",
]
