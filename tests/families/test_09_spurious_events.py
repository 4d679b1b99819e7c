"""Background, roles and passives add nothing and swap nobody."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Two Chinese trawlers were seized by the Philippine navy.", ["COERCE PHL > CHN"]),
        ("Chad was condemned by Sudan.", ["ACCUSE SDN > TCD"]),
    ],
)
def test_a_passive_keeps_the_sides(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Mali's defence minister, who studied in France, resigned on Monday.", ["RETREAT MLI >"]),
        ("After the attack on its embassy, Denmark thanked Jordan for its help.", ["SUPPORT DNK > JOR"]),
        ("Portugal's army chief, a veteran of the war in Angola, visited Mozambique.", ["CONSULT PRT > MOZ"]),
        pytest.param(
            "Japan insisted that North Korea hand over the detained sailors.",
            ["REQUEST JPN > PRK"],
            marks=pytest.mark.xfail(
                reason="a participle before its noun is told as an act of the subject", strict=False
            ),
        ),
    ],
)
def test_background_is_not_told_beside_the_news(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "In 1979 Soviet troops invaded Afghanistan.",
        "Analysts expect relations between Peru and Chile to improve.",
        "Spain's government said on Monday that Spain's economy was growing.",
        "The former British ambassador to Yemen wrote a book about the war.",
    ],
)
def test_history_comment_and_description_are_no_news(told: Callable[[str], list[str]], text: str) -> None:
    assert told(text) == []
