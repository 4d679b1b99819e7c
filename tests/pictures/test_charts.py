"""What pictures tell: facts, not pixels."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from dragoman.pictures import (
    Chart,
    Spot,
    levels_chart,
    map_chart,
    meetings_chart,
    network_chart,
    source_line,
    svg,
    tie_chart,
)
from dragoman.pictures.layout import spring
from dragoman.pictures.links import address
from dragoman.pictures.network import CONFLICT, COOPERATION, UNCLEAR, mood
from dragoman.pictures.words import number, plain, signed
from dragoman.ties.model import DAY, Actor, Balance, Counts
from made_ties import a_tie, bare_tie, edge, edges, period

SPOTS = [
    Spot("FRA", "France", 5, Balance(0.5, 0.2, 0.8, 4.0)),
    Spot("SGP", "Singapore", 1, Balance(-0.5, -0.8, -0.2, 4.0)),
    Spot("UNO", "United Nations", 2),
]


CHARTS: dict[str, Callable[[], Chart]] = {
    "tie": lambda: tie_chart(a_tie(), store="news.db"),
    "meetings": lambda: meetings_chart(a_tie()),
    "long calendar": lambda: meetings_chart(a_tie(since=date(2016, 1, 1))),
    "levels": lambda: levels_chart(a_tie()),
    "network": lambda: network_chart(edges(), reports=412),
    "map": lambda: map_chart(SPOTS, reports=412),
    "bare tie": lambda: tie_chart(bare_tie()),
    "bare meetings": lambda: meetings_chart(bare_tie()),
    "bare levels": lambda: levels_chart(bare_tie()),
    "bare network": lambda: network_chart([]),
    "bare map": lambda: map_chart([]),
}


def texts(drawn: str) -> str:
    root = ElementTree.fromstring(drawn)
    return " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))


def links(drawn: str) -> list[str]:
    return [link.get("href", "") for link in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}a")]


@pytest.mark.parametrize("name", CHARTS)
def test_every_picture_is_sound_and_names_its_source(name: str) -> None:
    chart = CHARTS[name]()
    chart.to_dict(validate=True)
    drawn = texts(svg(chart))
    assert "Source: Dragoman, " in drawn
    assert ("412 reports" in drawn) == (not name.startswith("bare"))


def test_the_curve_says_who_and_when_and_how_much() -> None:
    drawn = texts(svg(tie_chart(a_tie(), store="news.db")))
    assert "Norland and Estavia: cooperation and conflict" in drawn
    assert "1 Jan 2024 to 31 Dec 2025: 181 deeds" in drawn
    assert "Source: Dragoman, 412 reports, store news.db" in drawn
    assert "Mar 2025: +0.6 → −0.5" in drawn


def test_parts_of_the_curve_lead_to_what_they_count() -> None:
    found = links(svg(tie_chart(a_tie(), base="/x")))
    assert "/x/ties/NOR/EST?since=2024-02-01&until=2024-02-29&step=week" in found
    assert "/x/search?one=NOR&other=EST&since=2024-02-01&until=2024-02-29&quad=1" in found
    assert "/x/events/event-c1" in found  # the unusual day with one happening
    assert "/x/search?one=NOR&other=EST&since=2025-06-01&until=2025-06-07" in found


def test_without_a_base_nothing_leads_anywhere() -> None:
    for chart in (
        tie_chart(a_tie(), base=None),
        meetings_chart(a_tie(), base=None),
        levels_chart(a_tie(), base=None),
        network_chart(edges(), base=None),
        map_chart(SPOTS, base=None),
    ):
        assert links(svg(chart)) == []


def test_an_absolute_base_is_kept() -> None:
    found = links(svg(meetings_chart(a_tie(), base="https://example.org/d")))
    assert "https://example.org/d/events/event-c1" in found


def test_a_month_without_news_is_a_gap() -> None:
    chart = tie_chart(a_tie()).to_dict()
    points = chart["vconcat"][0]["vconcat"][0]["layer"][0]["data"]["values"]
    assert len(points) == 23
    assert {point["stretch"] for point in points} == {0, 1}


def test_hollow_means_planned_or_resting_on_little() -> None:
    marks = meetings_chart(a_tie()).to_dict()["vconcat"][0]["vconcat"][0]["data"]["values"]
    assert [mark["fill"] == "#fefefe" for mark in marks] == [False, False, True]
    points = tie_chart(a_tie()).to_dict()["vconcat"][0]["vconcat"][0]["layer"][0]["data"]["values"]
    assert [point["fill"] == "#fefefe" for point in points[:3]] == [True, False, False]


def test_a_tie_by_day_stays_light() -> None:
    days = [date(2024, 1, 1) + timedelta(days=day) for day in range(731)]
    made = tuple(period(day, day, Counts(1, 0, 0, 0), Balance(0.5, 0.1, 0.9, 1.0)) for day in days)
    drawn = svg(tie_chart(replace(a_tie(), periods=made, step=DAY)))
    assert len(drawn) < 300_000


@pytest.mark.parametrize("width", [-5, 380, 900, 10**9])
def test_pictures_keep_to_the_width_asked_for(width: int) -> None:
    for chart in (
        tie_chart(a_tie(), width=width),
        meetings_chart(a_tie(), width=width),
        levels_chart(a_tie(), width=width),
    ):
        assert float(ElementTree.fromstring(svg(chart)).get("width", "")) <= max(320, min(width, 4000))


def test_lines_of_a_network_lead_to_ties_and_points_to_actors() -> None:
    found = links(svg(network_chart(edges())))
    assert {"/ties/NOR/EST", "/ties/EST/COR", "/actors/COR"} <= set(found)
    assert len(found) == 6


def test_a_mood_is_named_only_when_it_is_sure() -> None:
    assert [mood(edge("A", "B", 1, value).balance) for value in (0.5, 0.1, -0.5)] == [COOPERATION, UNCLEAR, CONFLICT]


def test_the_layout_is_always_the_same_and_keeps_ties_near() -> None:
    ring = [(one, (one + 1) % 12, 1.0) for one in range(12)]
    places = spring(12, ring)
    assert (places == spring(12, ring)).all()
    assert abs(places).max() <= 1.0
    near = sum(((places[one] - places[other]) ** 2).sum() for one, other, _ in ring) / 12
    apart = sum(((places[one] - places[(one + 6) % 12]) ** 2).sum() for one in range(12)) / 12
    assert near < apart
    assert [len(spring(nodes, [])) for nodes in (0, 1, 2, 5)] == [0, 1, 2, 5]


def test_small_countries_are_on_the_map_and_what_is_no_place_is_named() -> None:
    drawn = svg(map_chart(SPOTS))
    assert "Singapore: 1 happening" in drawn
    assert "Not on the map: United Nations." in texts(drawn)
    assert sorted(links(drawn)) == ["/search?place=FRA", "/search?place=SGP"]


def test_words() -> None:
    assert source_line(1) == "Source: Dragoman, 1 report"
    assert source_line(12000, "a\nb") == "Source: Dragoman, 12,000 reports, store a b"
    assert number(2, "country", "countries") == "2 countries"
    assert [signed(value) for value in (0.44, -0.44, 0.04, -0.04)] == ["+0.4", "−0.4", "0.0", "0.0"]
    assert plain("a\x00b\u202ec\ud800 d") == "a b c d"
    assert len(plain("x" * 99)) == 60
    assert address(Actor("RUS", "Russia", sectors=("GOV", "MIL"))) == "RUS:GOV,MIL"
    assert address(Actor("a/../b?c", "odd")) == "a%2F..%2Fb%3Fc"
