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


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenyan rangers patrolled the reserve in tandem with Tanzanian police.", ["COOPERATE KEN > TZA"]),
        ("Danish and Swedish divers searched the wreck jointly.", ["COOPERATE DNK+SWE >"]),
        ("Danish divers searched the wreck.", []),
    ],
)
def test_what_is_done_together_is_cooperation(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Ghana's president spoke by telephone with the president of Togo.", ["CONSULT GHA > TGO"]),
        ("Ghana's president talked for an hour with the president of Togo.", ["CONSULT GHA > TGO"]),
        ("The Danish parliament passed a motion condemning Belarus.", ["ACCUSE DNK > BLR"]),
        ("Two Malian soldiers died in an ambush by Tuareg rebels.", ["ASSAULT MLI > MLI"]),
    ],
)
def test_sides_are_found_round_the_corner(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events
