"""Readings in a tiny invented world, where every fact is seen in the test."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge import KnowledgeBase
from dragoman.records import Resolution
from dragoman.stages.resolve import resolve_phrase
from tests.knowledge.world import AGENTS, FILES, OFFICES, ORGANISATIONS, knowledge_of, write

MORE_AGENTS = (
    AGENTS + "fighter,fighters,UAF,\nofficial,officials,GOV,\ngovernment,governments,GOV,\ndefence ministry,,GOV,\n"
)
MORE_OFFICES = OFFICES + "head-of-state,head of state,leader|ruler,GOV,state,head\n"
MORE_ORGANISATIONS = ORGANISATIONS + "NOR-DEFENCE,organ,Norish Defence Ministry,,NOR,GOV|MIL,,,,\n"


@pytest.fixture
def world(tmp_path: Path) -> KnowledgeBase:
    more = {"agents": MORE_AGENTS, "organisations": MORE_ORGANISATIONS, "offices": MORE_OFFICES}
    return knowledge_of(write(tmp_path, **{**FILES, **more}))


def read(phrase: str, world: KnowledgeBase, on: date = date(2009, 3, 1)) -> Resolution:
    return resolve_phrase(phrase, on, None, world)


def test_fighters_of_a_group_are_the_group(world: KnowledgeBase) -> None:
    found = read("Hill Front fighters", world)
    assert (found.entity, found.country, found.sectors) == ("HILL-FRONT", "EST", ("REB",))


def test_an_opposition_body_is_marked(world: KnowledgeBase) -> None:
    assert read("the opposition Hill Front", world).sectors == ("REB", "OPP")


def test_the_leader_of_a_group_is_no_government(world: KnowledgeBase) -> None:
    assert read("the Hill Front leader", world).sectors == ("REB",)


def test_officials_of_a_body_are_not_the_body(world: KnowledgeBase) -> None:
    found = read("League of Lands officials", world)
    assert (found.entity, found.country, found.sectors) == (None, "IGO", ("GOV",))


def test_a_body_is_ruled_out_by_the_state_named_with_it(world: KnowledgeBase) -> None:
    assert read("the Norish Hill Front", world).entity is None


@pytest.mark.parametrize("phrase", ["Norland's defence ministry", "the defence ministry of Norland"])
def test_a_states_own_body_is_found_in_other_words(world: KnowledgeBase, phrase: str) -> None:
    assert read(phrase, world).entity == "NOR-DEFENCE"


def test_an_adjective_of_an_ended_state_means_the_present_one(world: KnowledgeBase) -> None:
    assert read("Estavian police", world).country == "EST"


def test_a_spokesman_of_a_group_has_its_sector_first(world: KnowledgeBase) -> None:
    assert read("a Hill Front spokesman", world).sectors[0] == "REB"


def test_an_unknown_leader_of_a_known_body_keeps_its_country(world: KnowledgeBase) -> None:
    found = read("Xaver Foo, spokesman for the Hill Front", world)
    assert (found.entity, found.name, found.country) == (None, "Xaver Foo", "EST")


def test_the_name_decides_between_two_holders(world: KnowledgeBase) -> None:
    assert read("Norish President Tareef", world).entity == "person:omar-al-tarif"


def test_a_name_of_the_wrong_state_is_somebody_else(world: KnowledgeBase) -> None:
    assert read("Estavian President Tarif", world).entity is None
