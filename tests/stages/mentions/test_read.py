from dataclasses import replace

import pytest

from builders import coded
from dragoman.knowledge import KnowledgeBase
from dragoman.records import Mention
from dragoman.stages.mentions import run
from invented import words


def read(world: KnowledgeBase, spec: str, **labels: str) -> dict[str, Mention]:
    """The mentions of one sentence by their words; labels are statistical entities by token."""
    made = coded(spec)
    tokens = tuple(
        t._replace(entity=labels.get(t.text, ""), entity_start=t.text in labels) for t in made.sentences[0].tokens
    )
    made = replace(made, sentences=(replace(made.sentences[0], tokens=tokens),))
    return {str(words(made, m.span)): m for m in run(made, knowledge=world).mentions}


def test_a_known_name_is_a_state(world: KnowledgeBase) -> None:
    found = read(world, "Norland/PROPN/nsubj/1 left/VERB/ROOT/1")
    assert found["Norland"].kind == "state"


def test_an_adjective_inside_a_phrase_points_to_its_state(world: KnowledgeBase) -> None:
    found = read(world, "Norish/ADJ/amod/1 strikes/NOUN/nsubj/2 ended/VERB/ROOT/2")
    assert (found["Norish"].kind, found["Norish"].country) == ("state", "NOR")


def test_a_people_is_a_plural_group_of_its_country(world: KnowledgeBase) -> None:
    found = read(world, "Estavians/PROPN/nsubj/1 marched/VERB/ROOT/1")["Estavians"]
    assert (found.kind, found.country, found.plural) == ("group", "EST", True)


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        ("Zurin/PROPN/nsubj/1 protested/VERB/ROOT/1", "state"),
        ("talks/NOUN/ROOT/0 with/ADP/prep/0 Zurin/PROPN/pobj/1", "state"),
        ("pressure/NOUN/ROOT/0 on/ADP/prep/0 Zurin/PROPN/pobj/1", "state"),
        ("talks/NOUN/ROOT/0 in/ADP/prep/0 Zurin/PROPN/pobj/1", "place"),
        ("They/PRON/nsubj/1 left/VERB/ROOT/1/leave Zurin/PROPN/dobj/1", "place"),
        ("Zurin/PROPN/nsubj/1 lies/VERB/ROOT/1/lie north/ADV/advmod/1", "place"),
    ],
)
def test_a_capital_is_its_government_only_where_it_acts_or_is_dealt_with(
    world: KnowledgeBase, spec: str, kind: str
) -> None:
    assert read(world, spec)["Zurin"].kind == kind


def test_a_palace_is_the_government(world: KnowledgeBase) -> None:
    spec = "The/DET/det/2 Round/PROPN/compound/2 House/PROPN/nsubj/3 refused/VERB/ROOT/3"
    found = read(world, spec)["The Round House"]
    assert (found.kind, found.country, found.sectors) == ("state", "NOR", ("GOV",))


def test_an_office_is_of_the_state_before_it(world: KnowledgeBase) -> None:
    found = read(world, "The/DET/det/2 Norish/ADJ/amod/2 president/NOUN/nsubj/3 left/VERB/ROOT/3")
    office = found["The Norish president"]
    assert (office.kind, office.office, office.country, office.sectors) == ("office", "president", "NOR", ("GOV",))


def test_an_office_is_of_the_state_after_it(world: KnowledgeBase) -> None:
    found = read(world, "president/NOUN/nsubj/3 of/ADP/prep/0 Estavia/PROPN/pobj/1 left/VERB/ROOT/3")
    assert found["president"].country == "EST"


def test_a_former_office_is_of_the_elite(world: KnowledgeBase) -> None:
    found = read(world, "Former/ADJ/amod/1 president/NOUN/nsubj/2 left/VERB/ROOT/2")
    assert found["Former president"].sectors == ("ELI",)


def test_a_general_noun_is_a_group_of_its_sector(world: KnowledgeBase) -> None:
    found = read(world, "Norish/ADJ/amod/1 soldiers/NOUN/nsubj/2/soldier/NNS left/VERB/ROOT/2")["Norish soldiers"]
    assert (found.kind, found.country, found.sectors, found.plural) == ("group", "NOR", ("MIL",), True)


def test_a_person_takes_office_and_country_from_the_words_before(world: KnowledgeBase) -> None:
    spec = "Estavian/ADJ/amod/3 foreign/ADJ/amod/3 minister/NOUN/compound/3 Wen/PROPN/nsubj/4 left/VERB/ROOT/4"
    found = read(world, spec, Wen="PERSON")["Estavian foreign minister Wen"]
    assert (found.kind, found.name, found.office, found.country) == ("person", "Wen", "foreign-minister", "EST")


def test_a_title_tells_the_gender_and_is_no_part_of_the_name(world: KnowledgeBase) -> None:
    found = read(world, "Mrs/PROPN/compound/1 Doe/PROPN/nsubj/2 left/VERB/ROOT/2", Doe="PERSON")["Mrs Doe"]
    assert (found.name, found.gender) == ("Doe", "f")


def test_a_known_body_is_an_organisation(world: KnowledgeBase) -> None:
    spec = "League/PROPN/nsubj/3 of/ADP/prep/0 Lands/PROPN/pobj/1 met/VERB/ROOT/3"
    assert read(world, spec)["League of Lands"].kind == "organisation"


def test_a_group_of_states_is_plural(world: KnowledgeBase) -> None:
    spec = "The/DET/det/2 Twin/PROPN/compound/2 States/PROPN/nsubj/3 met/VERB/ROOT/3"
    found = read(world, spec)["The Twin States"]
    assert (found.kind, found.name, found.plural) == ("group", "Twin States", True)


@pytest.mark.parametrize(
    ("label", "kind"), [("PERSON", "person"), ("ORG", "organisation"), ("NORP", "group"), ("GPE", "place")]
)
def test_names_nobody_knows_are_what_the_parser_takes_them_for(world: KnowledgeBase, label: str, kind: str) -> None:
    assert read(world, "Quill/PROPN/nsubj/1 fell/VERB/ROOT/1", Quill=label)["Quill"].kind == kind


def test_an_unlabelled_name_that_speaks_is_a_person(world: KnowledgeBase) -> None:
    assert read(world, "Quill/PROPN/nsubj/1 said/VERB/ROOT/1/say")["Quill"].kind == "person"


@pytest.mark.parametrize(
    ("word", "gender", "plural"), [("He", "m", False), ("her", "f", False), ("its", "n", False), ("They", "", True)]
)
def test_pronouns_have_gender_and_number(world: KnowledgeBase, word: str, gender: str, plural: bool) -> None:
    found = read(world, f"{word}/PRON/nsubj/1 left/VERB/ROOT/1")[word]
    assert (found.kind, found.gender, found.plural) == ("pronoun", gender, plural)


def test_there_and_empty_words_are_no_mention(world: KnowledgeBase) -> None:
    assert read(world, "It/PRON/expl/1 rained/VERB/ROOT/1") == {}


def test_thousands_alone_are_people(world: KnowledgeBase) -> None:
    found = read(world, "Thousands/NOUN/nsubj/1/thousand/NNS marched/VERB/ROOT/1")["Thousands"]
    assert (found.sectors, found.plural) == (("CVL",), True)


def test_things_are_no_mention(world: KnowledgeBase) -> None:
    assert read(world, "The/DET/det/1 grain/NOUN/nsubj/2 burned/VERB/ROOT/2") == {}


def test_mentions_come_in_text_order(world: KnowledgeBase) -> None:
    made = coded("Norland/PROPN/nsubj/1 met/VERB/ROOT/1 Estavia/PROPN/dobj/1", "Estavia/PROPN/nsubj/1 left/VERB/ROOT/1")
    spans = [m.span for m in run(made, knowledge=world).mentions]
    assert spans == sorted(spans)
    assert len(spans) == 3
