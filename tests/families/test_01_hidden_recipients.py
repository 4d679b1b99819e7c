"""The recipient stands inside a complement clause or inside the phrase of the object."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Turkey demanded on Monday that Greece withdraw its soldiers from the islands.", ["REQUEST TUR > GRC"]),
        ("Japan insisted that North Korea free the sailors.", ["REQUEST JPN > PRK"]),
        ("Ethiopia called on the leaders of Eritrea to release the fishermen.", ["REQUEST ETH > ERI"]),
    ],
)
def test_who_is_to_do_it_is_the_recipient(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Egyptian warplanes bombed Sudan's border posts on Sunday.", ["ASSAULT EGY > SDN"]),
        ("India criticised Pakistan's decision to close the air corridor.", ["ACCUSE IND > PAK"]),
        ("Brazil recognised the new government of Peru on Friday.", ["SUPPORT BRA > PER"]),
        pytest.param(
            "Kenyan police arrested four members of the Ugandan opposition.",
            ["COERCE KEN > UGA"],
            marks=pytest.mark.xfail(
                reason="a counted noun that names nobody hides whom it is counted of", strict=False
            ),
        ),
    ],
)
def test_whose_thing_it_is_is_the_recipient(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Poland accused Belarus of violating its airspace.", ["ACCUSE POL > BLR"]),
    ],
)
def test_who_is_accused_of_it_is_the_recipient(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert set(events) <= set(told(text))
