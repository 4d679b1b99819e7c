"""Nothing is lost or invented by the program itself: sport, odd parses, missing recipients, old leaders."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman import Coder

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "text",
    [
        "Japan's cherry trees were in full bloom on Sunday.",
        "The striker scored twice in the final against Ghana.",
        pytest.param(
            "Brazil beat Argentina 2-1 in the cup final.",
            marks=pytest.mark.xfail(reason="a result of sport is told as a beating", strict=False),
        ),
    ],
)
def test_sport_and_seasons_are_no_politics(told: Callable[[str], list[str]], text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Turkey; Greece - : talks, talks (talks / talks",
        "of of of by by the the said said said .",
        'MINISTER: "WE WILL" -- "WE" - WILL -- NOT',
    ],
)
def test_odd_parses_are_taken(coder: Coder, text: str) -> None:
    assert coder.code(text).document.text == text


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Estonia's interior minister resigned on Friday.", ["RETREAT EST >"]),
        ("Ecuador imposed a curfew on Saturday.", ["COERCE ECU >"]),
        pytest.param(
            "North Korea test-fired a missile on Thursday.",
            ["MOBILIZE PRK >"],
            marks=pytest.mark.xfail(reason="a trigger with a hyphen weighs no more than its last half", strict=False),
        ),
        pytest.param(
            "Ecuador declared a state of emergency on Saturday.",
            ["COERCE ECU >"],
            marks=pytest.mark.xfail(reason='the "state" of an emergency is taken for a party', strict=False),
        ),
    ],
)
def test_an_act_without_recipient_is_kept(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("year", "sector"), [(2014, "GOV"), (2019, "ELI")])
def test_a_leader_is_in_office_on_the_day_of_the_report(coder: Coder, year: int, sector: str) -> None:
    coded = coder.code("Barack Obama visited Germany on Monday.", published=date(year, 5, 14))
    assert [event.actor[0].sectors[0] for event in coded.events] == [sector]
