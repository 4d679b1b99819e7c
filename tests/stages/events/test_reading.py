from dataclasses import replace

import pytest

from dragoman.cast import Cast
from dragoman.frames import Lexicon
from dragoman.records import Coded, Where
from dragoman.stages.events.reading import Told, tell
from invented import names, report, said

ATTACKED = "Norland/PROPN/nsubj/1 attacked/VERB/ROOT/1/attack Estavia/PROPN/dobj/1"
SAID = "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say Norland/PROPN/nsubj/3 attacked/VERB/ccomp/1/attack Estavia/PROPN/dobj/3"


def tellings(lexicon: Lexicon, made: Coded) -> list[Told]:
    return list(tell(Cast(made), lexicon))


def types(lexicon: Lexicon, spec: str) -> list[str]:
    return [told.act.deed.type for told in tellings(lexicon, report(spec))]


def test_an_act_has_the_parties_of_its_sentence(lexicon: Lexicon) -> None:
    (told,) = tellings(lexicon, report(ATTACKED))
    assert (names(told.actor), names(told.recipient)) == (["Norland"], ["Estavia"])


def test_every_sentence_tells_its_own(lexicon: Lexicon) -> None:
    assert [told.act.sentence for told in tellings(lexicon, report(ATTACKED, ATTACKED))] == [0, 1]


def test_a_dateline_tells_nothing(lexicon: Lexicon) -> None:
    made = report(ATTACKED)
    assert tellings(lexicon, replace(made, sentences=(replace(made.sentences[0], kind="dateline"),))) == []


def test_nobody_acts_on_himself(lexicon: Lexicon) -> None:
    (told,) = tellings(lexicon, report(ATTACKED.replace("Estavia", "Norland")))
    assert told.recipient == ()


def test_an_act_inside_speech_knows_the_statement(lexicon: Lexicon) -> None:
    made = report(SAID)
    statement = said(made, "Lee", "Norland attacked Estavia")
    (told,) = tellings(lexicon, replace(made, statements=(statement,)))
    assert told.statement == statement


def test_the_innermost_statement_counts(lexicon: Lexicon) -> None:
    made = report("Tarif/PROPN/nsubj/1 said/VERB/ROOT/1/say", SAID)
    outer = said(made, "Tarif", "Lee said Norland attacked Estavia")
    inner = said(made, "Lee", "Norland attacked Estavia")
    (told,) = tellings(lexicon, replace(made, statements=(outer, inner)))
    assert told.statement == inner


def test_who_welcomes_a_thing_does_not_vouch_for_it(lexicon: Lexicon) -> None:
    made = report("Lee/PROPN/nsubj/1 welcomed/VERB/ROOT/1/welcome Norish/ADJ/amod/3 raids/NOUN/dobj/1/raid")
    statement = said(made, "Lee", "Norish raids", cue="welcomed")
    told = tellings(lexicon, replace(made, statements=(statement,)))
    assert {one.statement for one in told} == {None}


def test_an_operator_is_used_up_by_its_act(lexicon: Lexicon) -> None:
    spec = (
        "Norland/PROPN/nsubj/1 refused/VERB/ROOT/1/refuse to/PART/aux/3 meet/VERB/xcomp/1/meet/VB Estavia/PROPN/dobj/3"
    )
    assert types(lexicon, spec) == ["REJECT"]


def test_blame_stands_beside_what_it_is_for(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 condemned/VERB/ROOT/1/condemn Estavian/ADJ/amod/3 raids/NOUN/dobj/1/raid"
    assert sorted(types(lexicon, f"{spec} on/ADP/prep/3 Corvia/PROPN/pobj/4")) == ["ACCUSE", "ASSAULT"]


def test_blame_for_an_attack_falls_on_the_attacker(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 condemned/VERB/ROOT/1/condemn Estavian/ADJ/amod/3 raids/NOUN/dobj/1/raid"
    told = tellings(lexicon, report(f"{spec} on/ADP/prep/3 Corvia/PROPN/pobj/4"))
    assert [names(one.recipient) for one in told if one.act.deed.type == "ACCUSE"] == [["Estavia"]]


def test_blame_for_an_attack_without_attacker_falls_on_nobody(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 condemned/VERB/ROOT/1/condemn raids/NOUN/dobj/1/raid"
    told = tellings(lexicon, report(f"{spec} on/ADP/prep/2 Corvia/PROPN/pobj/3"))
    assert [names(one.recipient) for one in told if one.act.deed.type == "ACCUSE"] == [[]]


@pytest.mark.parametrize("noun", ["agreement", "minister", "victim"])
def test_what_a_noun_is_about_has_not_happened(lexicon: Lexicon, noun: str) -> None:
    assert types(lexicon, f"The/DET/det/2 aid/NOUN/compound/2 {noun}/NOUN/nsubj/3 left/VERB/ROOT/3") == []


def test_whatever_must_be_done_is_asked_by_the_speaker(lexicon: Lexicon) -> None:
    made = report(
        "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say Estavia/PROPN/nsubj/4 must/AUX/aux/4//MD listen/VERB/ccomp/1/listen/VB"
    )
    (told,) = tellings(lexicon, replace(made, statements=(said(made, "Lee", "Estavia must listen"),)))
    assert (told.act.deed.type, names(told.actor), names(told.recipient)) == ("REQUEST", ["Ann Lee"], ["Estavia"])


def test_a_town_does_not_act(lexicon: Lexicon) -> None:
    made = report("Zurin/PROPN/nsubj/1 attacked/VERB/ROOT/1/attack Estavia/PROPN/dobj/1")
    zurin = Where(made.sentences[0].tokens[0].span, "Zurin", country="NOR")
    (told,) = tellings(lexicon, replace(made, places=(zurin,)))
    assert told.actor == ()
