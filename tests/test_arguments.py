from builders import sentence
from dragoman.arguments import objects, slots_of, subjects


def test_a_passive_is_turned_round() -> None:
    _, made = sentence(
        "Norland/PROPN/nsubjpass/2 was/AUX/auxpass/2 sued/VERB/ROOT/2//VBN by/ADP/agent/2 Estavia/PROPN/pobj/3"
    )
    assert subjects(made, 2) == (4,)
    assert objects(made, 2) == (0,)


def test_a_passive_without_agent_has_no_subject() -> None:
    _, made = sentence("Norland/PROPN/nsubjpass/2 was/AUX/auxpass/2 sued/VERB/ROOT/2//VBN")
    assert subjects(made, 2) == ()


def test_the_object_of_asking_does_what_is_asked() -> None:
    _, made = sentence(
        "Norland/PROPN/nsubj/1 urged/VERB/ROOT/1/urge Estavia/PROPN/dobj/1 to/PART/aux/4 leave/VERB/xcomp/1//VB"
    )
    assert subjects(made, 4) == (2,)


def test_the_subject_of_promising_does_what_is_promised() -> None:
    _, made = sentence(
        "Norland/PROPN/nsubj/1 promised/VERB/ROOT/1/promise Estavia/PROPN/dobj/1 to/PART/aux/4 leave/VERB/xcomp/1//VB"
    )
    assert subjects(made, 4) == (0,)


def test_a_relative_clause_takes_its_antecedent() -> None:
    _, made = sentence("Troops/NOUN/nsubj/4 who/PRON/nsubj/2 shelled/VERB/relcl/0 Zurin/PROPN/dobj/2 left/VERB/ROOT/4")
    assert subjects(made, 2) == (0,)


def test_the_accused_does_what_they_are_accused_of() -> None:
    _, made = sentence(
        "Norland/PROPN/nsubj/1 accused/VERB/ROOT/1 Estavia/PROPN/dobj/1 of/ADP/prep/1 shelling/VERB/pcomp/3//VBG"
    )
    assert subjects(made, 4) == (2,)


def test_coordinated_verbs_share_their_subject() -> None:
    _, made = sentence("Norland/PROPN/nsubj/1 met/VERB/ROOT/1 and/CCONJ/cc/1 praised/VERB/conj/1 Estavia/PROPN/dobj/3")
    assert subjects(made, 3) == (0,)


def test_a_noun_lends_its_possessor_and_prepositions() -> None:
    _, made = sentence("Turkish/ADJ/amod/1 strikes/NOUN/nsubj/4 on/ADP/prep/1 rebels/NOUN/pobj/2 ended/VERB/ROOT/4")
    slots = slots_of(made, 1)
    assert slots["poss"] == (0,)
    assert slots["on"] == (3,)


def test_a_supporting_verb_lends_its_prepositions() -> None:
    _, made = sentence(
        "Norland/PROPN/nsubj/1 imposed/VERB/ROOT/1 sanctions/NOUN/dobj/1 on/ADP/prep/1 Estavia/PROPN/pobj/3"
    )
    assert slots_of(made, 2)["on"] == (4,)


def test_with_whom_one_talks_may_hang_on_how_or_how_long() -> None:
    _, made = sentence(
        "Norland/PROPN/nsubj/1 spoke/VERB/ROOT/1/speak by/ADP/prep/1 telephone/NOUN/pobj/2 "
        "with/ADP/prep/3 Estavia/PROPN/pobj/4"
    )
    assert slots_of(made, 1)["with"] == (5,)


def test_a_paper_speaks_for_who_made_it() -> None:
    _, made = sentence(
        "Norland/PROPN/nsubj/1 passed/VERB/ROOT/1/pass a/DET/det/3 motion/NOUN/dobj/1 praising/VERB/acl/3//VBG "
        "Estavia/PROPN/dobj/4"
    )
    assert subjects(made, 4) == (0,)


def test_other_nouns_do_what_their_participle_says() -> None:
    _, made = sentence(
        "Norland/PROPN/nsubj/1 saw/VERB/ROOT/1/see a/DET/det/3 crowd/NOUN/dobj/1 praising/VERB/acl/3//VBG "
        "Estavia/PROPN/dobj/4"
    )
    assert subjects(made, 4) == (3,)


def test_a_name_read_as_predicate_is_the_object() -> None:
    _, made = sentence("Norland/PROPN/nsubj/1 acclaimed/VERB/ROOT/1 Estavia/PROPN/oprd/1")
    assert objects(made, 1) == (2,)
