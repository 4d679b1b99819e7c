"""The act is a noun, or a verb no short dictionary has."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Renewed talks between Serbia and Croatia took place in Vienna on Thursday.", ["CONSULT HRV+SRB >"]),
        ("Moldova announced the expulsion of two Russian diplomats on Wednesday.", ["SANCTION MDA > RUS"]),
        ("Israeli shelling of southern Lebanon continued overnight.", ["ASSAULT ISR > LBN"]),
        ("Iran's condemnation of Bahrain came hours after the trial.", ["ACCUSE IRN > BHR"]),
        ("Students in Dakar staged a sit-in against the Senegalese government.", ["PROTEST SEN > SEN"]),
    ],
)
def test_a_noun_tells_an_act(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Germany lambasted Hungary over the new media law.", ["ACCUSE DEU > HUN"]),
        ("South Korea airlifted food to Somalia.", ["AID KOR > SOM"]),
    ],
)
def test_a_rare_verb_tells_an_act(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        pytest.param(
            "A visit by the Vietnamese prime minister to Laos ended on Sunday.",
            ["CONSULT VNM > LAO"],
            marks=pytest.mark.xfail(reason="the host of a visit that ended is taken for the visitor too", strict=False),
        ),
    ],
)
def test_a_visit_that_has_ended_took_place(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events
