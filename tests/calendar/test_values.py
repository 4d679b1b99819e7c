"""Values and the days they cover."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.calendar import covering, holds, period, shifted
from dragoman.calendar.values import FINENESS, choose, easter, move, unit_of
from dragoman.calendar.words import holiday, length, number_of

DAYS = st.dates(min_value=date(100, 1, 1), max_value=date(9899, 12, 31))
UNITS = st.sampled_from(FINENESS)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-02-04", "2016-02-04", "2016-02-04"),
        ("2016-02-04TNI", "2016-02-04", "2016-02-04"),
        ("2016-02-04T16:00", "2016-02-04", "2016-02-04"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-W05", "2016-02-01", "2016-02-07"),
        ("2016-W05-WE", "2016-02-06", "2016-02-07"),
        ("2016-W05-4", "2016-02-04", "2016-02-04"),
        ("2016-Q4", "2016-10-01", "2016-12-31"),
        ("2016-H1", "2016-01-01", "2016-06-30"),
        ("2016-SU", "2016-06-01", "2016-08-31"),
        ("2016-WI", "2016-12-01", "2017-02-28"),
        ("201", "2010-01-01", "2019-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("1998-10-XX", "1998-10-01", "1998-10-31"),
    ],
)
def test_covering(value: str, first: str, last: str) -> None:
    assert covering(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["", "P4D", "PRESENT_REF", "XXXX-WXX-4", "2016-02-30", "2016-W54", "0000", "9999", "2016-13", "FY2019"]
)
def test_nothing_covered(value: str) -> None:
    assert covering(value) == (None, None)


@given(st.text(max_size=12) | st.from_regex(r"[\dX]{2,4}(-[\dWXQH]{1,3}){0,2}", fullmatch=True))
def test_covering_any_text(value: str) -> None:
    start, end = covering(value)
    assert (start is None) == (end is None)
    if start is not None and end is not None:
        assert start <= end


@given(UNITS, DAYS)
def test_a_period_holds_its_day(unit: str, day: date) -> None:
    start, end = covering(period(unit, day))
    assert start is not None
    assert end is not None
    assert start <= day <= end or unit == "weekend"


@given(UNITS, DAYS, st.integers(-20, 20))
def test_moving_and_back(unit: str, day: date, count: int) -> None:
    there = move(unit, day, count)
    back = there and move(unit, there, -count)
    assert back is None or abs((back - day).days) <= 3


@given(UNITS, st.dates(), st.integers(-100_000, 100_000))
def test_the_calendar_may_end(unit: str, day: date, count: int) -> None:
    assert shifted(unit, day, count)


def test_fineness() -> None:
    assert holds("2016-02-04", "year")
    assert holds("2016-02", "month")
    assert not holds("2016", "month")
    assert not holds("PRESENT_REF", "century")
    assert unit_of("2016-Q1") == "quarter"


def test_choose() -> None:
    months = ["2023-05", "2024-05", "2025-05"]
    assert choose(months, date(2024, 5, 15), "past") == "2024-05"
    assert choose(months, date(2024, 4, 15), "past") == "2023-05"
    assert choose(months, date(2024, 6, 15), "future") == "2025-05"
    assert choose(months, date(2024, 6, 15), "near") == "2024-05"
    assert choose([], date(2024, 6, 15), "near") is None


@pytest.mark.parametrize(
    ("year", "day"), [(1999, "04-04"), (2016, "03-27"), (2019, "04-21"), (2038, "04-25"), (2285, "03-22")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(("year", "day"), [(2016, "05-01"), (2019, "04-28"), (2024, "05-05"), (2025, "04-20")])
def test_orthodox_easter(year: int, day: str) -> None:
    assert easter(year, orthodox=True).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", "2023-11-23"),
        ("memorial day", "2023-05-29"),
        ("labor day", "2023-09-04"),
        ("pentecost", "2023-05-28"),
    ],
)
def test_feasts_that_move(name: str, day: str) -> None:
    assert holiday(name, 2023) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "number"),
    [("twenty-one", 21), ("a dozen", 12), ("half a dozen", 6), ("2 1/2", 2.5), ("two and a half", 2.5), ("1,200", 1200),
     ("a hundred", 100), ("a couple of", 2), ("an", 1), ("several", None), ("dozens of", None)],
)  # fmt: skip
def test_numbers(words: str, number: float | None) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(3, "week", "P3W"), (2, "hour", "PT2H"), (2.5, "year", "P2Y6M"), (None, "month", "PXM"), (4, "decade", "P40Y"),
     (2, "fortnight", "P4W"), (0.5, "hour", "PT30M"), (0.25, "century", "P25Y")],
)  # fmt: skip
def test_lengths(count: float | None, unit: str, value: str) -> None:
    assert length(count, unit) == value
