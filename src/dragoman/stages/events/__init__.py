"""Events: who did what to whom, coded from frames, operators and what the earlier stages read."""

from dragoman.stages.events.code import run
from dragoman.stages.events.relation import relate

__all__ = ["relate", "run"]
