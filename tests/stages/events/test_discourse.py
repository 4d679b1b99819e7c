from dataclasses import replace

import pytest

from dragoman.cast import Cast
from dragoman.frames import Lexicon
from dragoman.knowledge import KnowledgeBase
from dragoman.records import Coded, Party, Where
from dragoman.stages.events.discourse import complete, disapproval, hosted
from dragoman.stages.events.reading import Told, tell
from invented import names, party, report, said


def completed(lexicon: Lexicon, made: Coded) -> list[Told]:
    cast = Cast(made)
    return list(complete(list(tell(cast, lexicon)), cast))


def recipient_of(kind: str, told: list[Told]) -> list[str]:
    return next(names(one.recipient) for one in told if one.act.deed.type == kind)


ARRIVED = "Lee/PROPN/nsubj/1 came/VERB/ROOT/1/come"
ATTACKED = "Estavia/PROPN/nsubj/1 attacked/VERB/ROOT/1/attack Corvia/PROPN/dobj/1"
CONDEMNED = "Norland/PROPN/nsubj/1 condemned/VERB/ROOT/1/condemn the/DET/det/3 {}/NOUN/dobj/1"
WELCOMED = "Norland/PROPN/nsubj/1 welcomed/VERB/ROOT/1/welcome the/DET/det/3 {}/NOUN/dobj/1"


def test_who_was_met_meets_the_person_told_of_before(lexicon: Lexicon) -> None:
    meeting = "In/ADP/prep/4 talks/NOUN/pobj/0/talk with/ADP/prep/1 Tarif/PROPN/pobj/2 smiled/VERB/ROOT/4"
    (told,) = completed(lexicon, report(ARRIVED, meeting))
    assert (names(told.actor), names(told.recipient)) == (["Ann Lee"], ["Omar Tarif"])


def test_those_killed_in_a_clash_are_a_side_of_it(lexicon: Lexicon) -> None:
    spec = (
        "police/NOUN/nsubjpass/2 were/AUX/auxpass/2 killed/VERB/ROOT/2/kill/VBN in/ADP/prep/2 clash/NOUN/pobj/3"
        " with/ADP/prep/4 rebels/NOUN/pobj/5"
    )
    (told,) = completed(lexicon, report(spec))
    assert ([p.country for p in told.actor], told.recipient) == (["NOR", "COR"], ())


def test_blame_for_an_attack_falls_on_who_was_told_to_attack(lexicon: Lexicon) -> None:
    told = completed(lexicon, report(ATTACKED, CONDEMNED.format("violence")))
    assert recipient_of("ACCUSE", told) == ["Estavia"]


def test_a_welcome_idea_is_that_of_the_last_doer_of_the_passage(lexicon: Lexicon) -> None:
    made = report("Estavia/PROPN/nsubj/1 freed/VERB/ROOT/1/free rebels/NOUN/dobj/1", WELCOMED.format("move"))
    same = tuple(replace(sentence, paragraph=0) for sentence in made.sentences)
    assert recipient_of("SUPPORT", completed(lexicon, replace(made, sentences=same))) == ["Estavia"]
    assert recipient_of("SUPPORT", completed(lexicon, made)) == []


def test_ties_are_with_the_other_state_spoken_of(lexicon: Lexicon) -> None:
    told = completed(lexicon, report("Estavia/PROPN/nsubj/1 won/VERB/ROOT/1/win", WELCOMED.format("partnership")))
    assert recipient_of("SUPPORT", told) == ["Estavia"]


def test_other_things_have_no_counterpart(lexicon: Lexicon) -> None:
    told = completed(lexicon, report("Estavia/PROPN/nsubj/1 won/VERB/ROOT/1/win", WELCOMED.format("rain")))
    assert recipient_of("SUPPORT", told) == []


def test_sides_the_sentence_names_are_kept(lexicon: Lexicon) -> None:
    (told,) = completed(lexicon, report(ATTACKED))
    assert (names(told.actor), names(told.recipient)) == (["Estavia"], ["Corvia"])


def test_a_visit_to_a_city_is_one_to_its_state(lexicon: Lexicon, world: KnowledgeBase) -> None:
    made = report("Norish/ADJ/amod/1 visit/NOUN/ROOT/1 to/ADP/prep/1 Portville/PROPN/pobj/2")
    city = Where(made.sentences[0].tokens[3].span, "Portville", country="EST")
    (told,) = tell(Cast(replace(made, places=(city,))), lexicon)
    assert names(hosted(told, world).recipient) == ["Estavia"]


def test_a_person_visited_stays_the_host(lexicon: Lexicon, world: KnowledgeBase) -> None:
    made = report("Norish/ADJ/amod/1 visit/NOUN/ROOT/1 to/ADP/prep/1 Tarif/PROPN/pobj/2")
    (told,) = tell(Cast(made), lexicon)
    assert names(hosted(told, world).recipient) == ["Omar Tarif"]


SPEECH = "Lee/PROPN/nsubj/1 decried/VERB/ROOT/1/decry {}/PROPN/poss/4 {}/ADJ/amod/4 {}/NOUN/dobj/1"


def blamed(owner: str, adjective: str, noun: str, speaker: str = "Lee") -> list[tuple[Party, list[str]]]:
    made = report(SPEECH.format(owner, adjective, noun))
    statement = replace(said(made, "Lee", f"{owner} {adjective} {noun}", cue="decried"), speaker=party(speaker))
    told = disapproval(Cast(replace(made, statements=(statement,))))
    return [(one.actor[0], names(one.recipient)) for one in told]


@pytest.mark.parametrize("adjective", ["illegal", "reckless", "provocative"])
def test_a_harsh_word_for_somebodys_conduct_is_blame(adjective: str) -> None:
    assert blamed("Estavia", adjective, "policy") == [(party("Lee"), ["Estavia"])]


def test_kind_words_and_mere_things_are_no_blame() -> None:
    assert blamed("Estavia", "peaceful", "policy") == []
    assert blamed("Estavia", "illegal", "mushrooms") == []


def test_nobody_blames_himself() -> None:
    assert blamed("Norland", "reckless", "policy", speaker="Norland") == []
