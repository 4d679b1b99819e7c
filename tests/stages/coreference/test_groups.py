from dataclasses import replace
from datetime import date

import pytest

from builders import coded, mention, state
from dragoman.knowledge import KnowledgeBase
from dragoman.records import Coded
from dragoman.stages.coreference.groups import with_members
from invented import report

MET = "Norland/PROPN/nsubj/1 met/VERB/ROOT/1/meet Estavia/PROPN/dobj/1"
SIDES = "{}/NUM/nummod/1 {}/NOUN/nsubj/2/{} agreed/VERB/ROOT/2"
THEY = "They/PRON/nsubj/1 left/VERB/ROOT/1/leave"
NOBODY: list[str] = []


def members(world: KnowledgeBase, made: Coded, head: int, kind: str = "group", **more: object) -> list[str]:
    """The members found for a plural mention in the last sentence."""
    plural = mention(made, len(made.sentences) - 1, head, kind, plural=True, **more)
    found = with_members(replace(made, mentions=(*made.mentions, plural)), world)
    return sorted(party.name for party in found[-1].members)


@pytest.mark.parametrize(("number", "noun"), [("Both", "side"), ("Two", "country"), ("2", "neighbour")])
def test_a_number_of_sides_are_the_last_states_told_of(world: KnowledgeBase, number: str, noun: str) -> None:
    made = report(MET, SIDES.format(number, noun + "s", noun))
    assert members(world, made, 1) == ["Estavia", "Norland"]


def test_a_wrong_number_is_nobody(world: KnowledgeBase) -> None:
    assert members(world, report(MET, SIDES.format("Three", "sides", "side")), 1) == NOBODY


def test_things_with_a_number_are_no_states(world: KnowledgeBase) -> None:
    assert members(world, report(MET, SIDES.format("Two", "ships", "ship")), 1) == NOBODY


def test_states_named_beside_the_group_are_its_members(world: KnowledgeBase) -> None:
    made = report(
        "Two/NUM/nummod/1 states/NOUN/nsubj/6/state ,/PUNCT/punct/1 Norland/PROPN/appos/1 and/CCONJ/cc/3"
        " Estavia/PROPN/conj/3 agreed/VERB/ROOT/6"
    )
    assert members(world, made, 1) == ["Estavia", "Norland"]


def test_the_presidents_of_two_states_are_one_of_each(world: KnowledgeBase) -> None:
    made = report(
        "presidents/NOUN/nsubj/5/president of/ADP/prep/0 Norland/PROPN/pobj/1 and/CCONJ/cc/2 Estavia/PROPN/conj/2"
        " met/VERB/ROOT/5"
    )
    assert members(world, made, 0, sectors=("GOV",)) == ["Estavia", "Norland"]


def test_who_urges_the_sides_is_none_of_them(world: KnowledgeBase) -> None:
    made = report(
        "Corvia/PROPN/nsubj/1 and/CCONJ/cc/0 Norland/PROPN/conj/0 fought/VERB/ROOT/3",
        "Estavia/PROPN/nsubj/1 urged/VERB/ROOT/1/urge both/DET/det/3 sides/NOUN/dobj/1/side",
    )
    assert "Estavia" not in members(world, made, 3)


def test_they_are_those_joined_by_and(world: KnowledgeBase) -> None:
    made = report("Lee/PROPN/nsubj/3 and/CCONJ/cc/0 Tarif/PROPN/conj/0 spoke/VERB/ROOT/3", THEY)
    assert members(world, made, 0, "pronoun") == ["Ann Lee", "Omar Tarif"]


def test_they_who_meet_are_the_two_persons_told_of(world: KnowledgeBase) -> None:
    made = report(
        "Lee/PROPN/nsubj/1 came/VERB/ROOT/1", "Tarif/PROPN/nsubj/1 spoke/VERB/ROOT/1",
        "They/PRON/nsubj/1 met/VERB/ROOT/1/meet",
    )  # fmt: skip
    assert members(world, made, 0, "pronoun") == ["Ann Lee", "Omar Tarif"]


def test_members_carry_the_reason(world: KnowledgeBase) -> None:
    made = report(MET, SIDES.format("Both", "sides", "side"))
    both = mention(made, 1, 1, "group", plural=True)
    found = with_members(replace(made, mentions=(*made.mentions, both)), world)[-1]
    assert found.reasons == ("the last 2 states told of",)


def test_the_other_observers_come_from_the_knowledge_of_the_day(world: KnowledgeBase) -> None:
    spec = (
        "One/NUM/nummod/2 other/ADJ/amod/2 state/NOUN/nsubj/3 has/VERB/ROOT/3 observer/NOUN/compound/5"
        " status/NOUN/dobj/3 in/ADP/prep/5 LOL/PROPN/pobj/6"
    ).replace("One", "1")
    made = coded(spec, published=date(2011, 5, 4))
    league = mention(made, 0, 7, "organisation", "League of Lands", entity="LEAGUE")
    assert members(world, replace(made, mentions=(league,)), 2) == ["Estavia"]


def test_a_known_group_is_cut_to_its_number_by_the_body_spoken_of(world: KnowledgeBase) -> None:
    made = coded(
        "1/NUM/nummod/1 republics/NOUN/nsubj/2/republic joined/VERB/ROOT/2 LOL/PROPN/dobj/2",
        published=date(2011, 5, 4),
    )
    league = mention(made, 0, 3, "organisation", "League of Lands", entity="LEAGUE")
    known = (state("Norland", "NOR"), state("Estavia", "EST"))
    assert members(world, replace(made, mentions=(league,)), 1, members=known) == ["Norland"]


def test_a_large_group_stays_one_party(world: KnowledgeBase) -> None:
    made = coded("The/DET/det/1 states/NOUN/nsubj/2/state agreed/VERB/ROOT/2")
    many = tuple(state(f"State {n}", f"S{n}") for n in range(6))
    assert members(world, made, 1, members=many) == NOBODY


def test_coordinated_adjectives_are_a_party_each(world: KnowledgeBase) -> None:
    made = report("Norlander/ADJ/amod/3 and/CCONJ/cc/0 Estavian/ADJ/conj/0 troops/NOUN/nsubj/4/troop left/VERB/ROOT/4")
    named = replace(
        made,
        mentions=(
            mention(made, 0, 0, "state", "NOR", country="NOR"),
            mention(made, 0, 2, "state", "EST", country="EST"),
        ),
    )
    assert members(world, named, 3) == ["Estavian troops", "Norlander troops"]


def test_adjectives_of_one_state_are_one_party(world: KnowledgeBase) -> None:
    made = report("Norlander/ADJ/amod/3 and/CCONJ/cc/0 local/ADJ/conj/0 troops/NOUN/nsubj/4/troop left/VERB/ROOT/4")
    named = replace(made, mentions=(mention(made, 0, 0, "state", "NOR", country="NOR"),))
    assert members(world, named, 3) == NOBODY
