"""A verb has its meaning with any object, not only with listed ones."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Jordan closed its embassy in Syria on Tuesday.", ["SANCTION JOR > SYR"]),
        ("Norway reduced its financial aid to Malawi.", ["SANCTION NOR > MWI"]),
        ("Australia suspended military cooperation with Fiji.", ["SANCTION AUS > FJI"]),
        ("Libya ended its trade agreement with Malta.", ["SANCTION LBY > MLT"]),
        ("Canada broke off trade negotiations with Colombia.", ["SANCTION CAN > COL"]),
    ],
)
def test_ending_what_runs_is_a_sanction(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Argentina rejected Uruguay's proposal for a joint port.", ["REJECT ARG > URY"]),
        ("Cuba refused to hand over the fugitive to Spain.", ["REJECT CUB > ESP"]),
        ("Zambia cancelled a planned meeting with Angola.", ["REJECT ZMB > AGO"]),
    ],
)
def test_refusing_anything_is_a_rejection(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Japan insisted that North Korea hand over the detained sailors.", ["REQUEST JPN > PRK"]),
        ("Japan insisted that North Korea hand over the sailors.", ["REQUEST JPN > PRK"]),
    ],
)
def test_handing_over_people_is_asked_for(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert set(events) <= set(told(text))
