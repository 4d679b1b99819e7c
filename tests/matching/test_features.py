import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.matching import Feature, explain, squash


def test_nothing_known_scores_nothing() -> None:
    assert explain(()) == (0.0, ())


def test_weights_add_up() -> None:
    score, _ = explain((Feature("a", 2.0, "x"), Feature("b", -2.0, "y")))
    assert score == 0.5


def test_reasons_come_weightiest_first_without_doubles_and_silent_ones() -> None:
    features = (Feature("a", 0.5, "small"), Feature("b", -3.0, "great"), Feature("c", 1.0), Feature("d", 0.1, "small"))
    assert explain(features)[1] == ("great", "small")


@given(st.floats(-800, 800))
def test_squash_is_a_probability_and_symmetric(odds: float) -> None:
    assert 0 <= squash(odds) <= 1
    assert squash(odds) + squash(-odds) == pytest.approx(1)
