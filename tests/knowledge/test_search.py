from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import Form, KnowledgeBase
from dragoman.knowledge.search import Finder, patterns_of

FORMS = (
    Form("US", "name", "USA"),
    Form("U.S.", "name", "USA"),
    Form("United States", "name", "USA"),
    Form("Chad", "name", "TCD"),
    Form("Nato", "name", "OTHER"),
    Form("NATO", "name", "NATO"),
    Form("IS", "name", "IS"),
    Form("Un", "surname", "person:x"),
    Form("al-Assad", "surname", "person:y"),
    Form("Moscow", "capital", "RUS"),
    Form("New York Times", "name", "NYT"),
    Form("York", "name", "YORK"),
    Form("prime minister", "office", "prime-minister"),
    Form("PM", "office", "prime-minister"),
    Form("police officer", "agent", "police-officer"),
    Form("Bank of the North", "name", "BANK"),
)
FINDER = Finder(patterns_of(FORMS))


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They told us about the US.", ["US"]),
        ("U.S. troops", ["U.S."]),
        ("the United States' aims", ["United States"]),
        ("Chad's army met a chad", ["Chad"]),
        ("Chadian", []),
        ("US-led forces", ["US"]),
        ("he is at IS camps", ["IS"]),
        ("Nato and NATO", ["Nato", "NATO"]),
        ("the UN said", []),
        ("Bashar al-Assad and AL-ASSAD", ["al-Assad", "AL-ASSAD"]),
        ("the New York Times", ["New York Times"]),
        ("Prime Minister and prime minister", ["Prime Minister", "prime minister"]),
        ("at 5 pm the PM spoke", ["PM"]),
        ("a police-officer", ["police-officer"]),
        ("the Bank of the North fell", ["Bank of the North"]),
        ("the police. Officer Smith", []),
        ("CHAD AND MOSCOW TALK", ["CHAD", "MOSCOW"]),
        ("WHAT IS NEXT FOR CHAD", ["CHAD"]),
        ("in Chad.The rest", ["Chad"]),
        ("", []),
    ],
)
def test_finding(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_hit_has_all_meanings_of_its_words() -> None:
    (hit,) = FINDER.find("NATO")
    assert {form.target for form in hit.forms} == {"NATO", "OTHER"}


@given(st.text(alphabet="USChad .,-'NATO\n", max_size=60))
def test_hits_are_ordered_and_apart(text: str) -> None:
    hits = FINDER.find(text)
    assert all(0 <= h.start < h.end <= len(text) for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_plural_offices_are_found(knowledge: KnowledgeBase) -> None:
    (hit,) = knowledge.find("ministers of foreign affairs")
    assert hit.forms[0].target == "foreign-minister"


def test_groups_of_states_are_found(knowledge: KnowledgeBase) -> None:
    (hit,) = knowledge.find("the Twin States")
    assert knowledge.group(hit.forms[0].target).members == ("NOR", "EST")


def test_agents_are_found_by_plural(knowledge: KnowledgeBase) -> None:
    (hit,) = knowledge.find("Soldiers")
    assert knowledge.agent(hit.forms[0].target).sectors == ("MIL",)
