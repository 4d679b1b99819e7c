"""What is refused, denied or fails is not told as done."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Myanmar refused to allow Thai inspectors into the camp.", ["REJECT MMR > THA"]),
        ("Greece declined to meet the Turkish delegation.", ["REJECT GRC > TUR"]),
        ("Denmark ruled out selling frigates to Chile.", ["REJECT DNK > CHL"]),
        ("Bolivia turned down an invitation from Paraguay.", ["REJECT BOL > PRY"]),
        pytest.param(
            "Kenya will not accept more refugees from Somalia.",
            ["REJECT KEN > SOM"],
            marks=pytest.mark.xfail(
                reason='the "not" that makes the refusal is counted again and denies it', strict=False
            ),
        ),
    ],
)
def test_refusing_is_a_rejection(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan did not attack Armenia on Sunday.",
        "No talks were held between Egypt and Ethiopia this week.",
        "Israel denied that it had bombed Syria.",
    ],
)
def test_what_did_not_happen_is_nothing(told: Callable[[str], list[str]], text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Serbia and Croatia failed to reach an agreement on the border.",
        "Ghana and Togo were unable to sign the fishing treaty on Monday.",
    ],
)
def test_what_failed_is_no_agreement(told: Callable[[str], list[str]], text: str) -> None:
    assert not [event for event in told(text) if event.startswith(("SUPPORT", "AGREE", "COOPERATE"))]
