from dataclasses import replace
from datetime import date

import pytest

from builders import day, mention
from dragoman.frames import Lexicon
from dragoman.knowledge import KnowledgeBase
from dragoman.ontology import load_ontology
from dragoman.records import Coded, Event, Where
from dragoman.stages.events import run
from invented import names, party, report, said, span

ATTACKED = "Norland/PROPN/nsubj/1 attacked/VERB/ROOT/1/attack Estavia/PROPN/dobj/1"
MET = "Norland/PROPN/nsubj/1 met/VERB/ROOT/1/meet Estavia/PROPN/dobj/1"


class Stage:
    """The events stage with the small lexicon and the invented world."""

    def __init__(self, lexicon: Lexicon, world: KnowledgeBase) -> None:
        self.lexicon, self.world = lexicon, world

    def run(self, made: Coded) -> Coded:
        return run(made, lexicon=self.lexicon, ontology=load_ontology(), knowledge=self.world)

    def one(self, made: Coded) -> Event:
        (event,) = self.run(made).events
        return event

    def rejected(self, spec: str) -> list[str]:
        coded = self.run(report(spec))
        assert coded.events == ()
        return [reject.reason for reject in coded.rejects]


@pytest.fixture
def stage(lexicon: Lexicon, world: KnowledgeBase) -> Stage:
    return Stage(lexicon, world)


def test_an_act_becomes_an_event(stage: Stage) -> None:
    event = stage.one(report(ATTACKED, published=date(2019, 5, 14)))
    assert (event.type, names(event.actor), names(event.recipient)) == ("ASSAULT", ["Norland"], ["Estavia"])
    assert event.factuality == "asserted"
    assert event.id


def test_the_evidence_is_the_words_of_trigger_and_sides(stage: Stage) -> None:
    event = stage.one(report(ATTACKED))
    assert [(e.role, e.quote) for e in event.evidence] == [
        ("trigger", "attacked"),
        ("actor", "Norland"),
        ("recipient", "Estavia"),
    ]


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ("Raids/NOUN/nsubj/3/raid on/ADP/prep/0 Estavia/PROPN/pobj/1 began/VERB/ROOT/3/go", "ASSAULT: no actor"),
        (
            "Norland/PROPN/nsubj/1 sent/VERB/ROOT/1/send grain/NOUN/dobj/1",
            "AID: no recipient",
        ),
        ("Norland/PROPN/nsubj/1 met/VERB/ROOT/1/meet", "CONSULT: nobody to meet"),
        ("police/NOUN/nsubj/1 marched/VERB/ROOT/1/march", "PROTEST: not a crowd"),
        (
            "students/NOUN/nsubj/1 attacked/VERB/ROOT/1/attack students/NOUN/dobj/1",
            "ASSAULT: a matter between private persons",
        ),
    ],
)
def test_what_lacks_a_side_goes_to_the_rejects_with_the_reason(stage: Stage, spec: str, reason: str) -> None:
    assert stage.rejected(spec) == [reason]


def test_a_reject_points_to_its_words(stage: Stage) -> None:
    made = report("Norland/PROPN/nsubj/1 met/VERB/ROOT/1/meet")
    assert stage.run(made).rejects[0].span == span(made, "met")


def test_sport_is_no_politics(stage: Stage) -> None:
    spec = ATTACKED + " in/ADP/prep/1 the/DET/det/5 semi-final/NOUN/pobj/3"
    assert stage.rejected(spec) == ["ASSAULT: sport"]


def test_old_acts_are_history(stage: Stage) -> None:
    made = report(ATTACKED + " in/ADP/prep/1 1999/NUM/pobj/3", published=date(2019, 5, 14))
    when = replace(day("1999-06-01"), span=span(made, "1999"))
    assert stage.one(replace(made, dates=(when,))).factuality == "historical"


SAID = "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say {}/PROPN/nsubj/3 attacked/VERB/ccomp/1/attack Corvia/PROPN/dobj/3"


def claimed(stage: Stage, speaker: str, doer: str) -> Event:
    made = report(SAID.format(doer))
    statement = replace(said(made, "Lee", f"{doer} attacked Corvia"), speaker=party(speaker))
    return stage.one(replace(made, statements=(statement,)))


def test_who_says_it_is_the_claimant(stage: Stage) -> None:
    event = claimed(stage, "Lee", "Estavia")
    assert event.claimant is not None
    assert event.claimant.name == "Ann Lee"
    assert [e.quote for e in event.evidence if e.role == "claimant"] == ["Lee"]


def test_what_is_promised_in_ones_own_name_is_no_claim(stage: Stage) -> None:
    made = report(
        "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say Lee/PROPN/nsubj/4 will/AUX/aux/4//MD meet/VERB/ccomp/1/meet/VB"
        " Corvia/PROPN/dobj/4"
    )
    event = stage.one(replace(made, statements=(said(made, "Lee", "Lee will meet Corvia"),)))
    assert (event.type, event.claimant) == ("AGREE", None)


def test_a_meeting_in_a_third_country_is_hosted_by_it(stage: Stage) -> None:
    made = report(MET + " in/ADP/prep/1 Corville/PROPN/pobj/3")
    where = Where(span(made, "Corville"), "Corville", 1, "COR")
    assert stage.one(replace(made, places=(where,))).mode == ("third-party",)
    assert stage.one(replace(made, places=(replace(where, country="EST"),))).mode == ()


def test_cyber_attacks_have_their_context(stage: Stage) -> None:
    event = stage.one(report("Norland/PROPN/nsubj/1 hacked/VERB/ROOT/1/hack Estavia/PROPN/dobj/1"))
    assert (event.mode, "cyber" in event.contexts) == (("cyber",), True)


def test_the_sense_brings_its_contexts(stage: Stage) -> None:
    event = stage.one(report("Norland/PROPN/nsubj/1 praised/VERB/ROOT/1/praise Estavia/PROPN/dobj/1"))
    assert "diplomatic" in event.contexts


def test_a_state_that_marches_disapproves(stage: Stage) -> None:
    spec = "Norland/PROPN/nsubj/1 marched/VERB/ROOT/1/march against/ADP/prep/1 Estavia/PROPN/pobj/2"
    event = stage.one(report(spec))
    assert (event.type, event.mode) == ("ACCUSE", ("disapprove",))


def test_persons_met_one_after_another_are_separate_meetings(stage: Stage) -> None:
    made = report(
        "Norland/PROPN/nsubj/1 met/VERB/ROOT/1/meet Lee/PROPN/dobj/1 ,/PUNCT/punct/2 Tarif/PROPN/conj/2"
        " and/CCONJ/cc/2 Moor/PROPN/conj/2"
    )
    moor = mention(made, 0, 6, "person", "Cy Moor", country="COR", sectors=("GOV",))
    events = stage.run(replace(made, mentions=(*made.mentions, moor))).events
    assert sorted(names(event.recipient) for event in events) == [["Ann Lee"], ["Cy Moor"], ["Omar Tarif"]]


def test_one_act_told_twice_is_one_event(stage: Stage) -> None:
    event = stage.one(report(ATTACKED, ATTACKED, published=date(2019, 5, 14)))
    assert [e.quote for e in event.evidence if e.role == "trigger"] == ["attacked", "attacked"]


def test_known_sides_are_surer_than_unknown_ones(stage: Stage) -> None:
    unknown = report("Norland/PROPN/nsubj/1 attacked/VERB/ROOT/1/attack")
    assert 0 < stage.one(unknown).score < stage.one(report(ATTACKED)).score < 1


def test_the_same_report_has_the_same_ids(stage: Stage) -> None:
    assert stage.one(report(ATTACKED)).id == stage.one(report(ATTACKED)).id
