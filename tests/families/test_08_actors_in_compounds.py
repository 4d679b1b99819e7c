"""Actors in plurals, compounds, long names and misspelt names are found."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Libyans protested outside the Italian embassy in Tripoli.", ["PROTEST LBY > ITA"]),
        ("Filipinos marched against China on Sunday.", ["PROTEST PHL > CHN"]),
    ],
)
def test_people_stand_for_their_country(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("French and Egyptian warships shelled a harbour in Libya.", ["ASSAULT EGY+FRA > LBY"]),
        ("The German and Polish foreign ministers met in Weimar.", ["CONSULT DEU+POL >"]),
    ],
)
def test_two_adjectives_are_two_actors(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        pytest.param(
            "Egyptian warplanes bombed Islamist militants in Libya.",
            ["ASSAULT EGY > LBY"],
            marks=pytest.mark.xfail(
                reason="states named outright do not count when the home country of a report is found", strict=False
            ),
        ),
    ],
)
def test_general_nouns_are_of_the_place_they_are_in(
    told: Callable[[str], list[str]], text: str, events: list[str]
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The Democratic People's Republic of Korea condemned Japan on Monday.", ["ACCUSE PRK > JPN"]),
        ("The Democratic Republic of the Congo accused Rwanda of arming the rebels.", ["ACCUSE COD > RWA"]),
        ("The People's Republic of China criticised Lithuania.", ["ACCUSE CHN > LTU"]),
        ("The Republic of Korea sent doctors to the Republic of the Congo.", ["AID KOR > COG"]),
    ],
)
def test_long_names_of_states_are_told_apart(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert set(events) <= set(told(text))


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Vladmir Putin and Recep Tayip Erdogan met on Tuesday.", ["CONSULT RUS+TUR >"]),
    ],
)
def test_a_misspelt_leader_is_still_known(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("A British journalist reported that Kenya had broken off relations with Somalia.", ["SANCTION KEN > SOM"]),
    ],
)
def test_a_reporter_is_no_party(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events
