"""Hostile acts that sound alike keep their own type."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Moldova expelled three Russian diplomats.", ["SANCTION MDA > RUS"]),
        ("Sweden deported an Iraqi student.", ["COERCE SWE > IRQ"]),
    ],
)
def test_diplomats_are_expelled_and_others_deported(
    told: Callable[[str], list[str]], text: str, events: list[str]
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Egyptian customs officers seized a Turkish cargo ship.", ["COERCE EGY > TUR"]),
    ],
)
def test_a_seizure_is_no_attack(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        pytest.param(
            "Greek farmers blocked the road to the border in protest against the Bulgarian government.",
            ["PROTEST GRC > BGR"],
            marks=pytest.mark.xfail(reason='"in protest against" does not lend its object to the act', strict=False),
        ),
        ("Iranian students burned an American flag outside the embassy.", ["PROTEST IRN > USA"]),
    ],
)
def test_tactics_of_a_protest_are_protest(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenyan police fired tear gas at students.", ["ASSAULT KEN > KEN"]),
    ],
)
def test_force_against_a_crowd_is_assault(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Pakistani prosecutors charged an Indian fisherman with spying.", ["ACCUSE PAK > IND"]),
        ("An Egyptian court convicted a Turkish businessman of fraud.", ["SANCTION EGY > TUR"]),
        pytest.param(
            "An Egyptian court sentenced a Turkish businessman to six years in prison.",
            ["COERCE EGY > TUR", "SANCTION EGY > TUR"],
            marks=pytest.mark.xfail(
                reason="a prison term gives the conviction only, not the arrest beside it", strict=False
            ),
        ),
    ],
)
def test_a_charge_is_no_conviction(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events
