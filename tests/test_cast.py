from dataclasses import replace

from builders import mention, state
from dragoman.cast import Cast
from dragoman.records import Chain, Where
from invented import names, report, words

MET = "Norland/PROPN/nsubj/3 and/CCONJ/cc/0 Estavia/PROPN/conj/0 met/VERB/ROOT/3/meet"
BORDERS = "Norland/PROPN/poss/1 borders/NOUN/nsubj/2 closed/VERB/ROOT/2/close"
CITY = "Talks/NOUN/nsubj/1 began/VERB/ROOT/1/begin in/ADP/prep/1 Zurin/PROPN/pobj/2"


def test_a_coordination_stands_for_all_its_members() -> None:
    assert names(Cast(report(MET)).parties(0, (0,))) == ["Norland", "Estavia"]


def test_a_party_named_twice_counts_once() -> None:
    assert names(Cast(report(MET)).parties(0, (0, 2))) == ["Norland", "Estavia"]


def test_a_phrase_that_names_nobody_stands_for_its_possessor() -> None:
    assert names(Cast(report(BORDERS)).parties(0, (1,))) == ["Norland"]


def test_a_phrase_without_possessor_stands_for_what_it_is_of() -> None:
    made = report("talks/NOUN/ROOT/0 with/ADP/prep/0 leaders/NOUN/pobj/1 of/ADP/prep/2 Estavia/PROPN/pobj/3")
    assert names(Cast(made).parties(0, (0,))) == ["Estavia"]


def test_verbs_stand_for_nobody() -> None:
    assert Cast(report(MET)).parties(0, (3,)) == ()


def test_parties_known_already_are_looked_past() -> None:
    made = report("their/PRON/poss/1 border/NOUN/ROOT/1 with/ADP/prep/1 Estavia/PROPN/pobj/2")
    their = mention(made, 0, 0, "pronoun", "Norland", entity="NOR")
    cast = Cast(replace(made, mentions=(their, *made.mentions)))
    assert names(cast.parties(0, (1,), but=frozenset({"NOR"}))) == ["Estavia"]


def test_the_members_of_a_plural_are_its_parties() -> None:
    made = report("Both/DET/det/1 countries/NOUN/nsubj/2 agreed/VERB/ROOT/2")
    both = mention(made, 0, 1, "group", members=(state("Norland", "NOR"), state("Estavia", "EST")))
    assert names(Cast(replace(made, mentions=(both,))).parties(0, (1,))) == ["Norland", "Estavia"]


def test_a_pronoun_nobody_knows_is_no_party() -> None:
    made = report("They/PRON/nsubj/1 left/VERB/ROOT/1")
    they = mention(made, 0, 0, "pronoun")
    assert Cast(replace(made, mentions=(they,))).parties(0, (0,)) == ()


def test_a_pronoun_takes_the_name_of_its_chain() -> None:
    made = report("They/PRON/nsubj/1 left/VERB/ROOT/1")
    they = mention(made, 0, 0, "pronoun", chain=4)
    chains = (Chain(4, "the miners", None, "group", (0,)),)
    assert names(Cast(replace(made, mentions=(they,), chains=chains)).parties(0, (0,))) == ["the miners"]


def test_a_place_counts_only_with_its_country() -> None:
    made = report(CITY)
    zurin = mention(made, 0, 3, "place", "Zurin")
    known = Where(zurin.span, "Zurin", country="NOR")
    assert Cast(replace(made, mentions=(zurin,))).parties(0, (3,)) == ()
    assert Cast(replace(made, mentions=(zurin,), places=(known,))).parties(0, (3,))[0].country == "NOR"


def test_a_bare_place_does_not_act() -> None:
    made = report(CITY)
    where = Where(made.sentences[0].tokens[3].span, "Zurin", country="NOR")
    cast = Cast(replace(made, places=(where,)))
    assert cast.only_a_place(cast.parties(0, (3,))[0])
    assert not cast.only_a_place(state("Norland", "NOR"))


def test_of_two_mentions_with_one_head_the_known_one_counts() -> None:
    made = report(MET)
    blank = mention(made, 0, 0, "group")
    cast = Cast(replace(made, mentions=(blank, *made.mentions)))
    assert names(cast.parties(0, (0,)))[0] == "Norland"


def test_a_comma_joins_names_in_a_headline() -> None:
    made = report("Norland/PROPN/nsubj/3 ,/PUNCT/punct/0 Estavia/PROPN/appos/0 agree/VERB/ROOT/3")
    tokens = tuple(t._replace(entity="GPE") if t.pos == "PROPN" else t for t in made.sentences[0].tokens)
    headline = replace(made.sentences[0], tokens=tokens, kind="headline")
    assert names(Cast(replace(made, sentences=(headline,))).parties(0, (0,))) == ["Norland", "Estavia"]


def test_states_are_actors_and_places_to_the_lexicon() -> None:
    assert Cast(report(MET)).traits(0, 0) == {"<actor>", "<state>", "<place>"}


def test_a_covering_phrase_leaves_out_its_clauses() -> None:
    made = report(
        "The/DET/det/1 envoy/NOUN/nsubj/6 of/ADP/prep/1 Norland/PROPN/pobj/2 who/PRON/nsubj/5"
        " fled/VERB/relcl/1 returned/VERB/ROOT/6"
    )
    assert words(made, Cast(made).covering(0, 1)) == "The envoy of Norland"
