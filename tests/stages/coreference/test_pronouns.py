from dataclasses import replace

import pytest

from builders import coded, mention
from dragoman.records import Coded, Mention
from dragoman.stages.coreference.links import Links
from dragoman.stages.coreference.pronouns import link_pronouns

PRONOUNS = {"he": ("m", False), "she": ("f", False), "it": ("n", False), "they": ("", True), "him": ("m", False)}
PERSONS = {"Ann": "f", "Bo": "m", "Cy": "m"}
THINGS = {"Norland": "state", "League": "organisation", "miners": "group"}


def antecedent(*specs: str) -> str | None:
    """The word the last pronoun of a report points to, None when it points to nothing."""
    made = coded(*specs)
    found = [m for n, s in enumerate(made.sentences) for t in s.tokens if (m := read(made, n, t.i, t.text))]
    links = Links(found)
    link_pronouns(replace(made, mentions=tuple(found)), links)
    last = max(i for i, m in enumerate(found) if m.kind == "pronoun")
    others = [found[j] for j in links.chain(last) if found[j].kind != "pronoun"]
    return made.document.text[slice(*others[0].span)] if others else None


def read(made: Coded, number: int, i: int, word: str) -> Mention | None:
    if word.lower() in PRONOUNS:
        gender, plural = PRONOUNS[word.lower()]
        return mention(made, number, i, "pronoun", gender=gender, plural=plural)
    if word in PERSONS:
        return mention(made, number, i, "person", word, gender=PERSONS[word])
    if word in THINGS:
        return mention(made, number, i, THINGS[word], word, plural=word == "miners")
    return None


MET = "Ann/PROPN/nsubj/1 met/VERB/ROOT/1/meet Bo/PROPN/dobj/1"
LEFT = "{}/PRON/nsubj/1 left/VERB/ROOT/1/leave"


@pytest.mark.parametrize(("word", "found"), [("She", "Ann"), ("He", "Bo")])
def test_gender_decides(word: str, found: str) -> None:
    assert antecedent(MET, LEFT.format(word)) == found


def test_the_subject_comes_before_the_object() -> None:
    assert antecedent(MET.replace("Ann", "Cy"), LEFT.format("He")) == "Cy"


def test_the_nearer_sentence_comes_first() -> None:
    assert antecedent(MET.replace("Ann", "Cy"), "Bo/PROPN/nsubj/1 spoke/VERB/ROOT/1", LEFT.format("He")) == "Bo"


def test_a_pronoun_does_not_reach_back_far() -> None:
    filler = "Grain/NOUN/nsubj/1 burned/VERB/ROOT/1"
    assert antecedent(MET, filler, filler, LEFT.format("She")) == "Ann"
    assert antecedent(MET, filler, filler, filler, LEFT.format("She")) is None


def test_subject_and_object_of_one_clause_are_two() -> None:
    assert antecedent("Bo/PROPN/nsubj/1 met/VERB/ROOT/1/meet him/PRON/dobj/1") is None


def test_it_is_a_thing_and_no_person() -> None:
    assert antecedent("Norland/PROPN/nsubj/1 met/VERB/ROOT/1 Bo/PROPN/dobj/1", LEFT.format("It")) == "Norland"
    assert antecedent(MET, LEFT.format("It")) is None


def test_an_empty_it_points_to_nothing() -> None:
    clause = "It/PRON/nsubj/1 is/AUX/ROOT/1/be clear/ADJ/acomp/1 Bo/PROPN/nsubj/4 left/VERB/ccomp/1"
    assert antecedent("Norland/PROPN/nsubj/1 fell/VERB/ROOT/1", clause) is None


def test_they_are_a_plural() -> None:
    assert antecedent("miners/NOUN/nsubj/1 met/VERB/ROOT/1 Bo/PROPN/dobj/1", LEFT.format("They")) == "miners"


def test_they_may_be_an_organisation() -> None:
    assert antecedent("League/PROPN/nsubj/1 met/VERB/ROOT/1", LEFT.format("They")) == "League"


def test_who_says_something_of_him_says_it_of_himself() -> None:
    said = "Cy/PROPN/nsubj/1 said/VERB/ROOT/1/say he/PRON/nsubj/3 left/VERB/ccomp/1"
    assert antecedent("Bo/PROPN/nsubj/1 spoke/VERB/ROOT/1", said) == "Cy"


def test_the_main_subject_may_come_after_its_pronoun() -> None:
    spec = "After/ADP/prep/4 she/PRON/nsubj/2 came/VERB/pcomp/0 Ann/PROPN/nsubj/4 spoke/VERB/ROOT/4"
    assert antecedent(spec) == "Ann"


def test_the_first_person_is_left_to_the_quotations() -> None:
    made = coded(MET, LEFT.format("I"))
    both = (mention(made, 0, 0, "person", "Ann"), mention(made, 1, 0, "pronoun", gender="1"))
    links = Links(both)
    link_pronouns(replace(made, mentions=both), links)
    assert links.chain(1) == [1]
