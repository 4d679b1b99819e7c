"""Curves of one line."""

import math

from hypothesis import given
from hypothesis import strategies as st

from dragoman.pictures import sparkline

NUMBERS = st.floats(-1e6, 1e6, allow_subnormal=False)


def test_heights_follow_the_values() -> None:
    assert sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█"


def test_what_is_below_nought_is_lower_than_half() -> None:
    assert sparkline([-1, -0.5, 0, 0.5, 1]) == "▁▂▄▆█"


def test_gaps_stay_gaps() -> None:
    assert sparkline([1, None, math.nan, 1]) == "█  █"
    assert sparkline([]) == ""
    assert sparkline([None]) == " "


def test_nothing_at_all_is_flat() -> None:
    assert sparkline([0, 0]) == "▁▁"


def test_a_given_scale_keeps_curves_comparable() -> None:
    assert sparkline([0.5], most=1) == "▅"
    assert sparkline([9], most=1) == "█"
    assert sparkline([math.inf, 1]) == "██"


@given(st.lists(st.none() | NUMBERS))
def test_as_long_as_the_values(values: list[float | None]) -> None:
    drawn = sparkline(values)
    assert len(drawn) == len(values)
    assert all((block == " ") == (value is None) for block, value in zip(drawn, values, strict=True))


@given(st.lists(NUMBERS, min_size=2))
def test_higher_is_never_drawn_lower(values: list[float]) -> None:
    blocks = [block for _, block in sorted(zip(values, sparkline(values), strict=True))]
    assert blocks == sorted(blocks)


@given(st.lists(NUMBERS))
def test_the_sign_can_be_seen(values: list[float]) -> None:
    nought = "▄" if any(value < 0 for value in values) else "▁"
    for value, block in zip(values, sparkline(values), strict=True):
        assert (value > 0, value < 0) == (block > nought, block < nought)
