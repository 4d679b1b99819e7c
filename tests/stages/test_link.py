from dataclasses import replace
from datetime import date

import pytest

from builders import coded, mention
from dragoman.knowledge import KnowledgeBase
from dragoman.records import Mention
from dragoman.stages.link import run


def linked(world: KnowledgeBase, word: str, kind: str, on: str = "2011-05-04", **more: object) -> Mention:
    """A single mention "word", linked on a day; its name is the word unless said otherwise."""
    made = coded(
        f"The/DET/det/1 {word.replace(' ', '_')}/NOUN/nsubj/2 left/VERB/ROOT/2", published=date.fromisoformat(on)
    )
    told = mention(made, 0, 1, kind, str(more.pop("name", word)), **more)
    whole = replace(told, span=told.span._replace(start=0))
    return run(replace(made, mentions=(whole,)), knowledge=world).mentions[0]


def test_a_state_is_linked_by_name(world: KnowledgeBase) -> None:
    found = linked(world, "Norland", "state")
    assert (found.entity, found.country) == ("NOR", "NOR")


def test_an_unknown_state_stays_as_it_was(world: KnowledgeBase) -> None:
    assert linked(world, "Corvia", "state").entity is None


@pytest.mark.parametrize(("day", "holder"), [("2005-01-01", "Anna von Berg"), ("2011-01-01", "Omar al-Tarif")])
def test_an_office_is_whoever_holds_it_on_the_day(world: KnowledgeBase, day: str, holder: str) -> None:
    found = linked(world, "president", "office", day, name="NOR", country="NOR", office="president")
    assert found.name == holder


def test_an_office_nobody_held_yet_stays_open(world: KnowledgeBase) -> None:
    found = linked(world, "president", "office", "1990-01-01", name="NOR", country="NOR", office="president")
    assert (found.entity, found.name) == (None, "")


def test_a_former_office_is_nobody_of_the_day(world: KnowledgeBase) -> None:
    former = {"name": "NOR", "country": "NOR", "office": "president", "sectors": ("ELI",)}
    assert linked(world, "president", "office", **former).entity is None


def test_the_reason_tells_office_body_and_start(world: KnowledgeBase) -> None:
    found = linked(world, "president", "office", name="NOR", country="NOR", office="president")
    assert found.reasons == ("holds the office that day: president of Norland since 2008-06-01",)


def test_a_full_name_is_linked(world: KnowledgeBase) -> None:
    found = linked(world, "Omar al-Tarif", "person")
    assert (found.entity, found.country, found.sectors[0]) == ("person:omar-al-tarif", "NOR", "GOV")


def test_a_misspelt_name_is_linked_with_the_right_spelling_as_reason(world: KnowledgeBase) -> None:
    found = linked(world, "Omer al-Tariff", "person", country="NOR")
    assert found.entity == "person:omar-al-tarif"
    assert any("misprint" in reason for reason in found.reasons)


def test_a_surname_alone_is_the_one_in_office(world: KnowledgeBase) -> None:
    assert linked(world, "al-Tarif", "person").entity == "person:omar-al-tarif"
    assert linked(world, "al-Tarif", "person", "1990-01-01").entity is None


def test_a_person_of_another_country_is_somebody_else(world: KnowledgeBase) -> None:
    assert linked(world, "Omar al-Tarif", "person", country="EST").entity is None


def test_an_organisation_is_linked_by_name(world: KnowledgeBase) -> None:
    assert linked(world, "League of Lands", "organisation").entity == "LEAGUE"


def test_sectors_are_those_of_the_day(world: KnowledgeBase) -> None:
    assert linked(world, "Hill Front", "organisation", "2009-01-01").sectors == ("REB",)
    assert linked(world, "Hill Front", "organisation", "2011-01-01").sectors == ("GOV",)


def test_letters_the_report_spells_out_are_its_own_body(world: KnowledgeBase) -> None:
    made = coded("Leopards/PROPN/nsubj/2 LOL/PROPN/appos/0 left/VERB/ROOT/2")
    long = mention(made, 0, 0, "organisation", "Leopards Of Leland")
    short = mention(made, 0, 1, "organisation", "LOL")
    assert run(replace(made, mentions=(long, short)), knowledge=world).mentions[1].entity is None
    assert run(replace(made, mentions=(short,)), knowledge=world).mentions[0].entity == "LEAGUE"


def test_general_actors_are_of_the_country_the_report_is_about(world: KnowledgeBase) -> None:
    made = coded("Soldiers/NOUN/nsubj/2 Norish/ADJ/amod/0 left/VERB/ROOT/2")
    soldiers = mention(made, 0, 0, "group", sectors=("MIL",), plural=True)
    norish = mention(made, 0, 1, "state", "NOR", country="NOR")
    found = run(replace(made, mentions=(soldiers, norish)), knowledge=world).mentions[0]
    assert (found.country, found.reasons) == ("NOR", ("the report is about NOR",))


def test_a_group_of_states_has_its_members(world: KnowledgeBase) -> None:
    found = linked(world, "Twin States", "group", plural=True)
    assert [party.entity for party in found.members] == ["NOR", "EST"]


def test_an_office_beside_a_name_tells_whose_it_is(world: KnowledgeBase) -> None:
    made = coded("Doe/PROPN/nsubj/3 the/DET/det/2 president/NOUN/appos/0 left/VERB/ROOT/3")
    doe = mention(made, 0, 0, "person", "Jon Doe")
    office = mention(made, 0, 2, "office", "EST", country="EST", office="president", sectors=("GOV",))
    found = run(replace(made, mentions=(doe, office)), knowledge=world).mentions[0]
    assert (found.country, found.sectors, found.office) == ("EST", ("GOV",), "president")
