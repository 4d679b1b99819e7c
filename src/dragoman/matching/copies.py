"""Near-copies of a report: wire stories reprinted, cut, or lightly rewritten.

A MinHash signature of its word triples files a report under bands; two that share one are compared word by word.
"""

import re
from collections.abc import Set
from functools import lru_cache

PERMUTATIONS = 128
ROWS = 4  # of a band: of two texts that share half their triples, 4 of 5 share at least one of 32 bands of 4
SHINGLE = 3
SEED = 1
NEAR = 0.5  # of the shorter text's triples that stand in the longer one too
LEAST = 12  # triples: shorter texts are copies only when they are equal

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """The word triples of a text, case and punctuation aside."""
    words = _WORD.findall(text.casefold())
    if len(words) <= SHINGLE:
        return frozenset([" ".join(words)])
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def bands(triples: Set[str]) -> tuple[int, ...]:
    """What near-copies share: signed 64-bit numbers, one for each band of the signature."""
    from rensa import RMinHash

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(triples))
    digest = sketch.digest()
    return tuple(_folded(i, tuple(digest[i : i + ROWS])) for i in range(0, PERMUTATIONS, ROWS))


def likeness(a: Set[str], b: Set[str]) -> float:
    """0..1: the share of the shorter text's triples that stand in the longer one too."""
    least = min(len(a), len(b))
    if least < LEAST:
        return float(a == b)
    return len(a & b) / least


def _folded(band: int, values: tuple[int, ...]) -> int:
    """One signed 64-bit number from a band's place and values (FNV-1a)."""
    folded = 0xCBF29CE484222325
    for value in (band, *values):
        folded = ((folded ^ value) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return folded - (1 << 64) if folded >= 1 << 63 else folded


@lru_cache(maxsize=2000)
def shingles_of(text: str) -> frozenset[str]:
    """`shingles`, remembered: news comes in bursts."""
    return shingles(text)
