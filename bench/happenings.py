"""How well the store brings the records of one happening together: codes `bench/stories` and counts pairs.

- `python bench/happenings.py`: precision, recall and F1 as the store stands
- `python bench/happenings.py --cross-validate`: for several bars, with weights fitted on other threads of stories
- `python bench/happenings.py --fit`: weights fitted on all stories, for WEIGHTS of `dragoman.matching.happenings`
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tellings import Case, Record, code, is_same, read_told, read_types

from dragoman.matching import copies, happenings, keys, possible

FOLDS = 5
RIDGE = 0.005  # pull on each weight towards 1 or, against, -1: beside the mean loss of a pair of records
STEPS = 50
BARS = (0.0, 0.4, 0.7, 1.0, 1.3, 1.6, 2.0)
# Signs that speak against two records being one. "differs" has negative amounts, so that its weight is positive.
AGAINST = frozenset(
    (
        *("base", "one report", "not copied", "kin", "other mode", "other wording", "denied", "one side missing"),
        *("days apart", "days apart told", "days apart said", "reports apart"),
        *("places apart", "places far apart", "other towns", "other sizes"),
    )
)

Array = npt.NDArray[np.float64]
Clusters = Mapping[str, str]  # of each event


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of one happening: brought together rightly and wrongly, and all there are."""

    right: int = 0
    wrong: int = 0
    wanted: int = 0

    def __add__(self, other: "Pairs") -> "Pairs":
        return Pairs(self.right + other.right, self.wrong + other.wrong, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.right + self.wrong + self.wanted, 1)


@dataclass(frozen=True, slots=True)
class Bars:
    """Settings of `dragoman.store.clusters`, in log odds."""

    bar: float
    bridge: float
    bridge_mean: float


def clusters_of(cases: Iterable[Case]) -> dict[str, str]:
    """The cluster of each event, in a store of these reports alone."""
    from sqlalchemy import select

    from dragoman.store import Store
    from dragoman.store.schema import members

    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store.db") as store:
        for case in cases:
            store.put(case.coded)
        with store.read() as connection:
            return {row.event: row.cluster for row in connection.execute(select(members))}


def count_tellings(records: Iterable[Record], clusters: Clusters) -> Pairs:
    """Pairs of reports that tell of one happening: together when any of their records of it share a cluster."""
    units: dict[tuple[str, str], set[str]] = {}
    for record in records:
        if record.happening:
            units.setdefault(record.unit, set()).add(clusters[record.trace.event])
    right = wrong = wanted = 0
    for (a, here), (b, there) in combinations(units.items(), 2):
        if a[0] != b[0]:
            same, joined = a[1] == b[1], bool(here & there)
            wanted, right, wrong = wanted + same, right + (same and joined), wrong + (joined and not same)
    return Pairs(right, wrong, wanted)


def count_records(records: Iterable[Record], clusters: Clusters) -> Pairs:
    """Pairs of records of different reports. What is no known happening is wrong only with records of other stories."""
    right = wrong = wanted = 0
    for a, b in combinations(records, 2):
        same = is_same(a, b)
        if a.trace.report == b.trace.report or same is None:
            continue
        joined = clusters[a.trace.event] == clusters[b.trace.event]
        wanted, right, wrong = wanted + same, right + (same and joined), wrong + (joined and not same)
    return Pairs(right, wrong, wanted)


def count(cases: Sequence[Case]) -> tuple[Pairs, Pairs]:
    """Pairs of tellings and of records, as the store brings them together now."""
    clusters = clusters_of(cases)
    records = [record for case in cases for record in case.records]
    return count_tellings(records, clusters), count_records(records, clusters)


def examples(cases: Sequence[Case]) -> tuple[Array, Array]:
    """Pairs of records that the store may compare: a row of sign amounts each, and 1 for one happening, else 0."""
    rows, truths = [], []
    columns = {name: number for number, name in enumerate(happenings.WEIGHTS)}
    for a, b, near in _compared(cases):
        same = is_same(a, b)
        if same is not None:
            row = np.zeros(len(columns))
            for name, amount, _ in happenings.signs(a.trace, b.trace, near):
                row[columns[name]] += amount
            rows.append(row)
            truths.append(float(same))
    return np.array(rows), np.array(truths)


def _compared(cases: Sequence[Case]) -> Iterator[tuple[Record, Record, bool]]:
    """Pairs of records of different reports that share a key and may be one, and whether their reports are copies."""
    triples = {case.coded.document.id: copies.shingles(case.coded.document.text) for case in cases}
    filed = [(record, set(keys(record.trace))) for case in cases for record in case.records]
    for (a, its), (b, others) in combinations(filed, 2):
        if a.trace.report != b.trace.report and its & others and possible(a.trace, b.trace):
            near = copies.likeness(triples[a.trace.report], triples[b.trace.report]) >= copies.NEAR
            yield a, b, near


def fit(rows: Array, truths: Array, ridge: float = RIDGE) -> dict[str, float]:
    """Weights by logistic regression, to one decimal; those of signs that are never seen stay as they are."""
    pull = np.array([-1.0 if name in AGAINST else 1.0 for name in happenings.WEIGHTS])
    weights = np.zeros(len(pull))
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - truths) / len(truths) + ridge * (weights - pull)
        bend = (rows.T * (chances * (1 - chances))) @ rows / len(truths) + ridge * np.eye(len(pull))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    fitted = zip(happenings.WEIGHTS.items(), weights, np.abs(rows).sum(axis=0), strict=True)
    return {name: round(float(new), 1) + 0.0 if seen else now for (name, now), new, seen in fitted}


def cross_validate(cases: Sequence[Case], tried: Iterable[Bars]) -> Iterator[tuple[Bars, Pairs, Pairs]]:
    """For each setting the pairs of tellings and of records, each fold with weights fitted on the others."""
    folds = [[case for case in cases if case.told.thread % FOLDS == fold] for fold in range(FOLDS)]
    weights = [fit(*examples([case for case in cases if case.told.thread % FOLDS != fold])) for fold in range(FOLDS)]
    for bars in tried:
        tellings, records = Pairs(), Pairs()
        for fold, weight in zip(folds, weights, strict=True):
            with settings(weight, bars):
                found = count(fold)
            tellings, records = tellings + found[0], records + found[1]
        yield bars, tellings, records


@contextmanager
def settings(weights: Mapping[str, float], bars: Bars) -> Iterator[None]:
    """The store works with other weights and bars for a while."""
    from dragoman.store import clusters

    before = dict(happenings.WEIGHTS), Bars(clusters.BAR, clusters.BRIDGE, clusters.BRIDGE_MEAN)
    try:
        _set(weights, bars)
        yield
    finally:
        _set(*before)


def _set(weights: Mapping[str, float], bars: Bars) -> None:
    from dragoman.store import clusters

    happenings.WEIGHTS.update(weights)
    clusters.BAR, clusters.BRIDGE, clusters.BRIDGE_MEAN = bars.bar, bars.bridge, bars.bridge_mean


def shares(tellings: Pairs, records: Pairs) -> dict[str, float]:
    """Every figure by name, 0..1."""
    return {
        f"{figure} of {name}": value
        for name, pairs in (("tellings", tellings), ("records", records))
        for figure, value in (("F1", pairs.f1), ("precision", pairs.precision), ("recall", pairs.recall))
    }


def coverage(cases: Sequence[Case]) -> str:
    """How many of the marked tellings, and of the pairs they make, the coder has records of."""
    marked = {(case.told.document.id, act.happening) for case in cases for act in case.told.acts}
    coded = {record.unit for case in cases for record in case.records if record.happening}
    pairs = [sum(comb(n, 2) for n in Counter(name for _, name in units).values()) for units in (marked, coded)]
    return f"{len(coded)} of {len(marked)} tellings are coded, {pairs[1]} of {pairs[0]} pairs"


def as_table(results: Iterable[tuple[Bars, Pairs, Pairs]]) -> Iterator[str]:
    """Markdown, a row for each setting."""
    yield "| bar | tellings: precision | recall | F1 | records: precision | recall | F1 |"
    yield "|---:|---:|---:|---:|---:|---:|---:|"
    for bars, tellings, records in results:
        cells = " | ".join(f"{p.precision:.3f} | {p.recall:.3f} | {p.f1:.3f}" for p in (tellings, records))
        yield f"| {bars.bar:.1f} | {cells} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cross-validate", action="store_true", help="a table of bars, weights fitted on other folds")
    parser.add_argument("--fit", action="store_true", help="weights fitted on all stories")
    arguments = parser.parse_args()
    from dragoman import Coder

    cases = code(read_told(), Coder(), read_types())
    if arguments.fit:
        print("\n".join(f'    "{name}": {weight},' for name, weight in fit(*examples(cases)).items()))
    elif arguments.cross_validate:
        for line in as_table(cross_validate(cases, [Bars(bar, bar + 1, bar) for bar in BARS])):
            print(line, flush=True)
    else:
        print(coverage(cases))
        for name, value in shares(*count(cases)).items():
            print(f"{name:24} {value:.3f}")


if __name__ == "__main__":
    main()
