from dataclasses import replace
from datetime import date

import pytest

from builders import coded, mention
from dragoman.knowledge import KnowledgeBase
from dragoman.records import Coded, Fact, Mention, Span
from dragoman.stages.facts import run
from invented import names

DAY = date(2011, 5, 4)
MEMBER = "Norland/PROPN/nsubj/1 is/AUX/ROOT/1/be/VBZ a/DET/det/3 member/NOUN/attr/1 of/ADP/prep/3 LOL/PROPN/pobj/4"


def facts(made: Coded, world: KnowledgeBase, *mentions: Mention) -> tuple[Fact, ...]:
    return run(replace(made, mentions=mentions), knowledge=world).facts


def norland(made: Coded, head: int = 0) -> Mention:
    return mention(made, 0, head, "state", "Norland", entity="NOR", country="NOR")


def estavia(made: Coded, head: int) -> Mention:
    return mention(made, 0, head, "state", "Estavia", entity="EST", country="EST")


def league(made: Coded, head: int) -> Mention:
    return mention(made, 0, head, "organisation", "League of Lands", entity="LEAGUE", country="IGO")


def member(world: KnowledgeBase, spec: str = MEMBER) -> tuple[Fact, ...]:
    made = coded(spec, published=DAY)
    last = len(made.sentences[0].tokens) - 1
    return facts(made, world, norland(made), league(made, last))


def minister(world: KnowledgeBase, **more: object) -> tuple[Fact, ...]:
    """ "Wen, the foreign minister of Estavia, left": the office an apposition of the name."""
    made = coded(
        "Wen/PROPN/nsubj/7 ,/PUNCT/punct/0 the/DET/det/4 foreign/ADJ/amod/4 minister/NOUN/appos/0 of/ADP/prep/4"
        " Estavia/PROPN/pobj/5 left/VERB/ROOT/7"
    )
    wen = mention(made, 0, 0, "person", "Li Wen", entity="person:li-wen")
    office = mention(made, 0, 4, "office", country="EST", office="foreign-minister", **more)
    return facts(made, world, wen, office, estavia(made, 6))


def test_an_office_beside_a_name_is_an_occupancy(world: KnowledgeBase) -> None:
    (fact,) = minister(world)
    assert (fact.kind, fact.subject.name, fact.object.name) == ("occupancy", "Li Wen", "Estavia")
    assert fact.relation.startswith("foreign minister")


def test_a_former_office_is_history(world: KnowledgeBase) -> None:
    assert [fact.factuality for fact in minister(world, sectors=("ELI",))] == ["historical"]


def test_the_evidence_is_the_words_of_name_and_office(world: KnowledgeBase) -> None:
    (fact,) = minister(world)
    assert [(e.quote, e.role) for e in fact.evidence] == [("Wen", "actor"), ("minister", "trigger")]


def test_a_title_before_a_name_is_an_occupancy(world: KnowledgeBase) -> None:
    made = coded("Foreign/ADJ/amod/1 minister/NOUN/compound/2 Wen/PROPN/nsubj/3 left/VERB/ROOT/3")
    wen = mention(made, 0, 2, "person", "Li Wen", entity="person:li-wen", country="EST")
    (fact,) = facts(made, world, replace(wen, span=Span(0, wen.span.end)))
    assert (fact.relation, fact.object.name) == ("foreign minister", "Estavia")


def test_a_description_of_no_body_is_no_office(world: KnowledgeBase) -> None:
    made = coded("The/DET/det/1 leader/NOUN/nsubj/2 left/VERB/ROOT/2")
    assert facts(made, world, mention(made, 0, 1, "office", "Li Wen", office="president")) == ()


def test_being_a_member_is_a_membership(world: KnowledgeBase) -> None:
    (fact,) = member(world)
    assert (fact.subject.name, fact.relation, fact.object.name) == ("Norland", "member", "League of Lands")
    assert fact.factuality == "asserted"


def test_a_membership_holds_on_the_day_of_the_report(world: KnowledgeBase) -> None:
    (fact,) = member(world)
    assert fact.when is not None
    assert (fact.when.start, fact.when.basis) == (DAY, "publication")


def test_a_denied_membership_is_none(world: KnowledgeBase) -> None:
    spec = "Norland/PROPN/nsubj/1 is/AUX/ROOT/1/be/VBZ not/PART/neg/1 a/DET/det/4 member/NOUN/attr/1 of/ADP/prep/4"
    assert member(world, f"{spec} LOL/PROPN/pobj/5") == ()


@pytest.mark.parametrize(
    "spec",
    [
        "Norland/PROPN/nsubj/2 may/AUX/aux/2 become/VERB/ROOT/2 a/DET/det/4 member/NOUN/attr/2",
        "Norland/PROPN/nsubj/1 is/AUX/ROOT/1/be/VBZ a/DET/det/4 possible/ADJ/amod/4 member/NOUN/attr/1",
    ],
)
def test_a_membership_to_come_is_only_possible(world: KnowledgeBase, spec: str) -> None:
    facts = member(world, f"{spec} of/ADP/prep/4 LOL/PROPN/pobj/5")
    assert [fact.factuality for fact in facts] == ["hypothetical"]


def test_observer_status_is_told_as_such(world: KnowledgeBase) -> None:
    (fact,) = member(
        world,
        "Norland/PROPN/nsubj/1 has/VERB/ROOT/1/have/VBZ observer/NOUN/compound/3 status/NOUN/dobj/1 in/ADP/prep/3"
        " LOL/PROPN/pobj/4",
    )
    assert fact.relation == "observer"


def test_a_body_that_comprises_states_has_them_as_members(world: KnowledgeBase) -> None:
    made = coded(
        "LOL/PROPN/nsubj/1 comprises/VERB/ROOT/1/comprise Norland/PROPN/dobj/1 and/CCONJ/cc/2 Estavia/PROPN/conj/2"
    )
    found = facts(made, world, league(made, 0), norland(made, 2), estavia(made, 4))
    assert names(tuple(fact.subject for fact in found)) == ["Norland", "Estavia"]


def test_a_state_is_no_body_to_belong_to(world: KnowledgeBase) -> None:
    made = coded(MEMBER)
    assert facts(made, world, norland(made), estavia(made, 5)) == ()


def test_a_fact_told_twice_is_one_with_all_its_evidence(world: KnowledgeBase) -> None:
    made = coded(MEMBER, MEMBER)
    second = [
        replace(m, sentence=1, span=made.sentences[1].tokens[m.head].span) for m in (norland(made), league(made, 5))
    ]
    (fact,) = facts(made, world, norland(made), league(made, 5), *second)
    assert [e.quote for e in fact.evidence].count("member") == 2
