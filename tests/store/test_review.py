"""What is to be looked at, and how often it was right."""

import pytest

from builders import ESTAVIA, NORLAND, news, told
from dragoman.store import Store
from dragoman.store.review import wilson


@pytest.fixture
def filled(store: Store) -> Store:
    store.put(news(told("Norland attacked Estavia", id="a1", score=0.9), published="2024-05-06"))
    store.put(news(told("Norland attacked Estavia again", id="a2", score=0.8), published="2024-05-06"))
    store.put(
        news(told("Estavia accused Norland", id="b1", type="ACCUSE", actor=ESTAVIA, recipient=NORLAND, score=0.2))
    )
    store.judge("same", "a2", by="Ann", other="a1")
    return store


def queue(store: Store, order: str, type: str = "") -> list[str]:
    return [line.id for line in store.queue(order, type)]


def test_the_least_sure_comes_first(filled: Store) -> None:
    assert queue(filled, "unsure") == ["b1", "a2", "a1"]
    assert queue(filled, "unsure", "ASSAULT") == ["a2", "a1"]


def test_the_most_told_comes_first(filled: Store) -> None:
    assert queue(filled, "told") == ["a1", "b1"]


def test_a_sample_favours_nothing(filled: Store) -> None:
    assert queue(filled, "sample") == ["a1", "a2", "b1"]


def test_what_was_judged_leaves_the_queue(filled: Store) -> None:
    filled.judge("right", "b1", by="Ann")
    assert queue(filled, "unsure") == ["a2", "a1"]


def test_precision_counts_each_record_once_by_its_last_word(filled: Store) -> None:
    filled.judge("wrong", "a1", by="Ann")
    filled.judge("right", "a1", by="Ann")
    filled.judge("right", "a2", by="Ann")
    filled.judge("wrong", "b1", by="Ann")
    all, assault, accuse = filled.precision()
    assert (all.type, all.right, all.wrong, all.judged) == ("", 2, 1, 3)
    assert (assault.type, assault.right, assault.share) == ("ASSAULT", 2, 1.0)
    assert (accuse.type, accuse.wrong, accuse.share) == ("ACCUSE", 1, 0.0)


def test_a_corrected_record_was_not_right_as_coded(filled: Store) -> None:
    filled.judge("corrected", "b1", by="Ann", field="type", value='"AGREE"')
    filled.judge("right", "b1", by="Ann")
    assert [(p.type, p.right, p.corrected) for p in filled.precision()] == [("", 0, 1), ("ACCUSE", 0, 1)]


def test_nothing_judged_says_nothing(filled: Store) -> None:
    (all,) = filled.precision()
    assert (all.judged, all.low, all.high) == (0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("hits", "all", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0)]
)
def test_wilson_knows_how_little_a_few_say(hits: int, all: int, low: float, high: float) -> None:
    assert wilson(hits, all) == pytest.approx((low, high), abs=1e-3)
