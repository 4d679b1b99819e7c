import runpy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from dragoman.matching import Trace, happenings
from dragoman.records import Event, Evidence, Span

BENCH = Path(__file__).resolve().parents[2] / "bench"
TYPES = {"1-a": "ASSAULT", "1-b": "ACCUSE"}


@pytest.fixture(scope="module")
def bench() -> Iterator[SimpleNamespace]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCH))
        yield SimpleNamespace(**runpy.run_path(str(BENCH / "happenings.py")))


@pytest.fixture(scope="module")
def stories() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(BENCH / "tellings.py")))


def event(type: str, *triggers: tuple[int, int]) -> Event:
    evidence = tuple(Evidence(Span(*span), "", "trigger", "") for span in triggers)
    return Event("e", type, (), (), (), (), "asserted", None, None, None, evidence, 1.0)


def record(bench: SimpleNamespace, name: str, report: str, happening: str, story: str = "1") -> object:
    return bench.Record(Trace(name, report, date(2020, 1, 1), (), ()), story, happening)


def figures(pairs: SimpleNamespace) -> tuple[int, int, int]:
    return pairs.right, pairs.wrong, pairs.wanted


def test_words_are_found_where_they_occur_the_nth_time(stories: SimpleNamespace) -> None:
    assert stories.find("a raid after a raid", "raid") == Span(2, 6)
    assert stories.find("a raid after a raid", "raid", 1) == Span(15, 19)
    with pytest.raises(ValueError, match="not found"):
        stories.find("a raid", "raid", 1)


@pytest.mark.parametrize(
    ("found", "happening"),
    [
        (event("ASSAULT", (2, 6)), "1-a"),
        (event("ACCUSE", (2, 6)), ""),  # of another type than the happening
        (event("ACCUSE", (10, 12)), ""),  # other words
        (event("ACCUSE", (2, 6), (20, 24), (30, 34)), "1-b"),  # the most votes
    ],
)
def test_record_is_of_the_happening_its_trigger_tells_of(
    stories: SimpleNamespace, found: Event, happening: str
) -> None:
    acts = [stories.Act(Span(0, 8), "1-a"), stories.Act(Span(20, 22), "1-b"), stories.Act(Span(30, 33), "1-b")]
    assert stories.happening_of(found, acts, TYPES) == happening


def test_tellings_are_together_when_any_of_their_records_are(bench: SimpleNamespace) -> None:
    records = [record(bench, name, name[0], "1-a") for name in ("a1", "a2", "b1", "c1")]
    records.append(record(bench, "d1", "d", "1-b"))
    clusters = {"a1": "x", "a2": "y", "b1": "y", "c1": "z", "d1": "z"}
    assert figures(bench.count_tellings(records, clusters)) == (1, 1, 3)  # a-b; c-d; a-b, a-c, b-c


def test_records_of_no_happening_are_wrong_only_with_other_stories(bench: SimpleNamespace) -> None:
    records = [
        record(bench, "a1", "a", "1-a"),
        record(bench, "a2", "a", "1-a"),  # of the same report: no pair
        record(bench, "b1", "b", "1-a"),
        record(bench, "c1", "c", ""),
        record(bench, "d1", "d", "", story="2"),
    ]
    together = dict.fromkeys(("a1", "a2", "b1", "c1", "d1"), "x")
    assert figures(bench.count_records(records, together)) == (2, 4, 2)  # d1 with each of the others
    assert figures(bench.count_records(records, {name: name for name in together})) == (0, 0, 2)


def test_figures_of_pairs(bench: SimpleNamespace) -> None:
    pairs = bench.Pairs(2, 0, 5) + bench.Pairs(1, 1, 1)
    assert (pairs.precision, pairs.recall, pairs.f1) == (0.75, 0.5, 0.6)
    assert bench.Pairs().f1 == 0


def test_fit_learns_what_speaks_for_and_against(bench: SimpleNamespace) -> None:
    names = list(happenings.WEIGHTS)
    rows = np.zeros((100, len(names)))
    rows[:, names.index("base")] = 1
    rows[:50, names.index("verb")] = 1
    rows[50:, names.index("other towns")] = 1
    weights = bench.fit(rows, np.arange(100) < 50)
    assert weights["verb"] > 1 > -1 > weights["other towns"]
    assert weights["one report"] == happenings.WEIGHTS["one report"]  # never seen


def test_every_sign_against_has_a_weight(bench: SimpleNamespace) -> None:
    assert set(happenings.WEIGHTS) > bench.AGAINST


def test_settings_are_put_back(bench: SimpleNamespace) -> None:
    from dragoman.store import clusters

    before = dict(happenings.WEIGHTS), clusters.BAR
    with bench.settings(dict.fromkeys(happenings.WEIGHTS, 0.0), bench.Bars(9.0, 9.0, 9.0)):
        assert (happenings.WEIGHTS["base"], clusters.BAR) == (0.0, 9.0)
    assert (dict(happenings.WEIGHTS), clusters.BAR) == before


def test_threads_hold_every_story_once(stories: SimpleNamespace) -> None:
    told = stories.read_told()
    numbers = [number for first, last in stories.THREADS for number in range(first, last + 1)]
    assert numbers == sorted({int(one.story[:2]) for one in told})
    assert {act.happening for one in told for act in one.acts} <= set(stories.read_types())
