"""What people say of the records: wrong, right, same, not the same, corrected."""

from dragoman.judgements.corrections import correct
from dragoman.judgements.log import (
    CORRECTED,
    DIFFERENT,
    FIELDS,
    PAIRED,
    RIGHT,
    SAME,
    VERDICTS,
    WRONG,
    Anchor,
    Judgement,
    anchor_of,
    find,
)

__all__ = [
    "CORRECTED",
    "DIFFERENT",
    "FIELDS",
    "PAIRED",
    "RIGHT",
    "SAME",
    "VERDICTS",
    "WRONG",
    "Anchor",
    "Judgement",
    "anchor_of",
    "correct",
    "find",
]
