from builders import sentence
from dragoman.syntax import appositions, conjuncts, is_negated, is_passive, phrase_start, prepositions, tense

MET = "The/DET/det/1 envoy/NOUN/nsubj/2 met/VERB/ROOT/2 Ann/PROPN/compound/4 Lee/PROPN/dobj/2 and/CCONJ/cc/4 Bo/PROPN/conj/4"


def test_conjuncts_are_all_members_of_a_coordination() -> None:
    _, made = sentence(MET)
    assert conjuncts(made, 4) == [4, 6]


def test_a_phrase_starts_at_its_determiner() -> None:
    _, made = sentence(MET)
    assert phrase_start(made, 1) == 0


def test_an_auxiliary_makes_a_passive() -> None:
    _, made = sentence("Talks/NOUN/nsubjpass/2 were/AUX/auxpass/2 held/VERB/ROOT/2")
    assert is_passive(made, 2)


def test_will_is_future_and_have_is_past() -> None:
    _, will = sentence("They/PRON/nsubj/2 will/AUX/aux/2 meet/VERB/ROOT/2//VB")
    _, have = sentence("They/PRON/nsubj/2 have/AUX/aux/2/have met/VERB/ROOT/2//VBN")
    assert (tense(will, 2), tense(have, 2)) == ("future", "past")


def test_no_before_a_noun_negates_it() -> None:
    _, made = sentence("No/DET/det/1 talks/NOUN/nsubjpass/3 were/AUX/auxpass/3 held/VERB/ROOT/3")
    assert is_negated(made, 1) is not None


def test_chained_prepositions_are_joined() -> None:
    _, made = sentence("went/VERB/ROOT/0 out/ADP/prep/0 of/ADP/prep/1 town/NOUN/pobj/2")
    assert prepositions(made, 0) == [("out of", 3)]


def test_an_apposition_set_off_by_a_comma_names_the_same() -> None:
    _, made = sentence("Lee/PROPN/nsubj/4 ,/PUNCT/punct/0 the/DET/det/3 envoy/NOUN/appos/0 left/VERB/ROOT/4")
    assert list(appositions(made)) == [(0, 3)]


def test_a_relative_clause_with_be_tells_an_office() -> None:
    _, made = sentence(
        "Lee/PROPN/nsubj/6 ,/PUNCT/punct/0 who/PRON/nsubj/3 is/AUX/relcl/0/be the/DET/det/5 chief/NOUN/attr/3 left/VERB/ROOT/6"
    )
    assert list(appositions(made)) == [(0, 5)]


def test_a_denied_predicate_is_no_apposition() -> None:
    _, made = sentence("Lee/PROPN/nsubj/1 is/AUX/ROOT/1/be not/PART/neg/1 a/DET/det/4 spy/NOUN/attr/1")
    assert list(appositions(made)) == []
