"""What is promised, planned or threatened has not been done."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Norway said it will support Ukraine.", ["AGREE NOR > UKR"]),
        ("Qatar promised to send medical supplies to Sudan.", ["AGREE QAT > SDN"]),
        ("Colombia plans to hold talks with Venezuela next week.", ["AGREE COL > VEN"]),
        ("Japan pledged to lend Vietnam two patrol ships.", ["AGREE JPN > VNM"]),
    ],
)
def test_promised_help_or_talks_are_agreement(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Russia will withdraw its troops from Georgia next month.", ["CONCEDE RUS > GEO"]),
    ],
)
def test_a_promised_retreat_is_a_concession(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Algeria threatened to expel the Moroccan ambassador.", ["THREATEN DZA > MAR"]),
        ("Iran warned that it would close the strait to Saudi tankers.", ["THREATEN IRN > SAU"]),
        ("Israel vowed to strike Iran if the tankers were seized.", ["THREATEN ISR > IRN"]),
    ],
)
def test_announced_harm_is_a_threat(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events
