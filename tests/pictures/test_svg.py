"""Pictures inside pages: reports are hostile, the page's rules are strict."""

import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dragoman.pictures import (
    Chart,
    Spot,
    levels_chart,
    map_chart,
    meetings_chart,
    network_chart,
    style_sheet,
    svg,
    tie_chart,
)
from dragoman.pictures.palette import DARK, LIGHT
from dragoman.ties.model import Actor, Tie
from made_ties import a_tie, edges

SPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> ]]> \" ' & \x00 \ud800 ${1}"


def hostile_tie() -> Tie:
    tie = a_tie()
    odd = tuple(replace(meeting, place=HOSTILE, mode=HOSTILE, event=HOSTILE, level=HOSTILE) for meeting in tie.meetings)
    return replace(tie, one=Actor(HOSTILE, HOSTILE), meetings=odd, happenings=odd)


DRAWINGS: dict[str, Callable[[], Chart]] = {
    "tie": lambda: tie_chart(a_tie()),
    "meetings": lambda: meetings_chart(a_tie()),
    "levels": lambda: levels_chart(a_tie()),
    "network": lambda: network_chart(edges()),
    "map": lambda: map_chart([Spot("FRA", "France", 3)]),
    "hostile tie": lambda: tie_chart(hostile_tie(), store=HOSTILE),
    "hostile meetings": lambda: meetings_chart(hostile_tie()),
    "hostile levels": lambda: levels_chart(hostile_tie()),
    "hostile network": lambda: network_chart([replace(edges()[0], source=HOSTILE, source_name=HOSTILE)]),
    "hostile map": lambda: map_chart([Spot("FRA", HOSTILE, 3), Spot(HOSTILE, HOSTILE, 1)], title=HOSTILE),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_nothing_in_it_breaks_a_strict_policy(name: str) -> None:
    root = ElementTree.fromstring(svg(DRAWINGS[name]()))
    for element in root.iter():
        assert element.tag.removeprefix(SPACE) in {"svg", "g", "a", "path", "line", "rect", "text", "tspan", "title"}
        for attribute, value in element.attrib.items():
            assert attribute not in {"style", "id"}
            assert not attribute.startswith("on")
            assert "url(" not in value
            assert attribute != "href" or value.startswith("/")


@pytest.mark.parametrize("name", DRAWINGS)
def test_it_says_what_it_is(name: str) -> None:
    drawn = svg(DRAWINGS[name]())
    root = ElementTree.fromstring(drawn)
    assert drawn.startswith("<svg ")
    assert root.get("class") == "picture"
    assert "Source: Dragoman" in root.get("aria-label", "")
    assert root.get("role") == "group"  # links inside an image would be hidden
    assert all(link.get("aria-label") for link in root.iter(f"{SPACE}a"))


def test_a_picture_without_links_is_an_image() -> None:
    assert ElementTree.fromstring(svg(tie_chart(a_tie(), base=None))).get("role") == "img"


def test_marks_tell_what_they_show() -> None:
    titles = {title.text for title in ElementTree.fromstring(svg(tie_chart(a_tie()))).iter(f"{SPACE}title")}
    assert "Mar 2025: balance −0.50 (−0.80 to −0.20), 9 deeds in 18 reports" in titles
    assert "3 Mar 2025: the balance turns from +0.60 to −0.50" in titles


def test_the_tab_key_passes_by_the_parts_of_bars() -> None:
    links = list(ElementTree.fromstring(svg(tie_chart(a_tie()))).iter(f"{SPACE}a"))
    stops = [link.get("href", "") for link in links if link.get("tabindex") != "-1"]
    assert len(stops) == 23 + 1 + 2  # points, the turn, unusual days
    assert not any("quad=" in stop for stop in stops)


def test_the_same_picture_is_drawn_once() -> None:
    assert svg(tie_chart(a_tie())) is svg(tie_chart(a_tie()))


def test_every_colour_can_be_set_by_a_style_sheet() -> None:
    named = set(LIGHT)
    for chart in DRAWINGS.values():
        for element in ElementTree.fromstring(svg(chart())).iter():
            classes = set(element.get("class", "").split())
            for side in ("fill", "stroke"):
                if element.get(side, "none") not in ("none", "transparent"):
                    assert any(found.removeprefix(f"{side}-") in named for found in classes), element.attrib


def test_the_style_sheet_has_a_dark_colour_for_every_part() -> None:
    assert set(LIGHT) == set(DARK)
    assert len(set(LIGHT.values())) == len(LIGHT)
    assert all(f".fill-{part}{{fill:{colour}}}" in style_sheet() for part, colour in DARK.items())


@pytest.mark.parametrize(("palette", "least"), [(LIGHT, 4.5), (DARK, 4.5)])
def test_text_stands_out_from_the_paper(palette: dict[str, str], least: float) -> None:
    for part in ("ink", "soft"):
        light, dark = sorted((luminance(palette[part]), luminance(palette["paper"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_words_and_deeds_differ_in_grey(palette: dict[str, str]) -> None:
    for side in ("cooperation", "conflict"):
        words, deeds = (luminance(palette[f"{side}-{kind}"]) for kind in ("words", "deeds"))
        assert (max(words, deeds) + 0.05) / (min(words, deeds) + 0.05) >= 2


def luminance(colour: str) -> float:
    parts = [int(pair, 16) / 255 for pair in re.findall("..", colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
