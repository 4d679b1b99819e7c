import pytest

from dragoman.cast import Cast
from dragoman.frames import Lexicon
from dragoman.stages.events.deeds import Act, Finder
from invented import report


def finder(lexicon: Lexicon, spec: str) -> Finder:
    return Finder(Cast(report(spec)), lexicon, 0)


def act(lexicon: Lexicon, spec: str, trigger: int) -> Act:
    (found,) = finder(lexicon, spec).acts(trigger)
    return found


def type_of(lexicon: Lexicon, spec: str, trigger: int) -> str:
    return act(lexicon, spec, trigger).deed.type


ATTACKED = "Norland/PROPN/nsubj/1 attacked/VERB/ROOT/1/attack Estavia/PROPN/dobj/1"
SENT = "Norland/PROPN/nsubj/1 sent/VERB/ROOT/1/send {}/NOUN/dobj/1 to/ADP/prep/1 Estavia/PROPN/pobj/3"


def test_a_verb_takes_subject_and_object(lexicon: Lexicon) -> None:
    found = act(lexicon, ATTACKED, 1)
    assert (found.deed.type, found.actor, found.recipient) == ("ASSAULT", (0,), (2,))


def test_a_passive_is_turned_round(lexicon: Lexicon) -> None:
    found = act(
        lexicon,
        "Estavia/PROPN/nsubjpass/2 was/AUX/auxpass/2 attacked/VERB/ROOT/2/attack/VBN by/ADP/agent/2 Norland/PROPN/pobj/3",
        2,
    )
    assert (found.actor, found.recipient) == ((4,), (0,))


def test_a_noun_takes_its_possessor_and_preposition(lexicon: Lexicon) -> None:
    found = act(lexicon, "Norish/ADJ/amod/1 raids/NOUN/ROOT/1/raid on/ADP/prep/1 Estavia/PROPN/pobj/2", 1)
    assert (found.actor, found.recipient) == ((0,), (3,))


def test_adjectives_that_name_nobody_own_nothing(lexicon: Lexicon) -> None:
    assert act(lexicon, "heavy/ADJ/amod/1 raids/NOUN/ROOT/1/raid on/ADP/prep/1 Estavia/PROPN/pobj/2", 1).actor == ()


def test_an_object_the_sense_asks_for_must_be_there(lexicon: Lexicon) -> None:
    assert type_of(lexicon, SENT.format("grain"), 1) == "AID"
    assert finder(lexicon, SENT.format("letters")).acts(1) == ()


def test_the_recipient_is_the_slot_the_sense_names_first(lexicon: Lexicon) -> None:
    assert act(lexicon, SENT.format("grain"), 1).recipient == (4,)


def test_a_compound_of_the_object_satisfies_its_sense(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 sent/VERB/ROOT/1/send food/NOUN/compound/3 parcels/NOUN/dobj/1"
    assert type_of(lexicon, spec, 1) == "AID"


def test_tons_of_grain_are_grain(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 sent/VERB/ROOT/1/send tons/NOUN/dobj/1/ton of/ADP/prep/2 grain/NOUN/pobj/3"
    assert type_of(lexicon, spec, 1) == "AID"


def test_a_sense_without_object_does_not_fit_one_with(lexicon: Lexicon) -> None:
    assert type_of(lexicon, "students/NOUN/nsubj/1 marched/VERB/ROOT/1/march", 1) == "PROTEST"
    assert finder(lexicon, "They/PRON/nsubj/1 marched/VERB/ROOT/1/march men/NOUN/dobj/1").acts(1) == ()


def test_a_verb_with_its_particle_is_one_trigger(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 pulled/VERB/ROOT/1/pull out/ADP/prt/1 of/ADP/prep/1 Estavia/PROPN/pobj/3"
    found = finder(lexicon, spec)
    assert found.acts(1)[0].deed.type == "RETREAT"
    start, end = found.span(1)
    assert found.cast.coded.document.text[start:end] == "pulled out"


def test_a_recipient_the_sense_rules_out_is_left_out(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 massed/VERB/ROOT/1/mass troops/NOUN/dobj/1"
    assert act(lexicon, spec, 1).recipient == ()


def test_a_slot_that_holds_a_party_comes_before_one_that_does_not(lexicon: Lexicon) -> None:
    spec = "They/PRON/nsubj/1 met/VERB/ROOT/1/meet miners/NOUN/dobj/1 with/ADP/prep/1 Estavia/PROPN/pobj/3"
    assert act(lexicon, spec, 1).recipient == (4,)


def test_the_rule_names_the_line_of_the_lexicon(lexicon: Lexicon) -> None:
    assert act(lexicon, ATTACKED, 1).rules == ("frame ASSAULT verb attack (acts.csv:2)",)


@pytest.mark.parametrize(("word", "pos"), [("grain", "NOUN"), ("big", "ADJ"), ("sleep", "VERB")])
def test_other_words_are_no_acts(lexicon: Lexicon, word: str, pos: str) -> None:
    assert finder(lexicon, f"{word}/{pos}/ROOT/0").acts(0) == ()


def test_operators_stand_beside_acts(lexicon: Lexicon) -> None:
    found = finder(lexicon, "Norland/PROPN/nsubj/1 urged/VERB/ROOT/1/urge Estavia/PROPN/dobj/1")
    assert [operator.kind for operator in found.operators(1)] == ["request"]


def test_a_verb_with_a_particle_is_another_word(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 called/VERB/ROOT/1/call up/ADP/prt/1 reservists/NOUN/dobj/1"
    assert finder(lexicon, spec).operators(1) == ()
