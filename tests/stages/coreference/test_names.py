from dataclasses import replace

import pytest

from builders import coded, mention
from dragoman.records import Coded
from dragoman.stages.coreference.links import Links
from dragoman.stages.coreference.names import link_names

LEFT = "{}/PROPN/nsubj/1 left/VERB/ROOT/1"


def joined(*named: tuple[str, str], entities: tuple[str | None, ...] = ()) -> bool:
    """Whether the last of the mentions (kind, name), each in a sentence of its own, is one with the first."""
    made = coded(*(LEFT.format(name.replace(" ", "_")) for _, name in named))
    who = entities or (None,) * len(named)
    mentions = tuple(mention(made, i, 0, kind, name, entity=who[i]) for i, (kind, name) in enumerate(named))
    return last_is_first(replace(made, mentions=mentions))


def last_is_first(made: Coded) -> bool:
    links = Links(made.mentions)
    link_names(made, links)
    return links.root(len(made.mentions) - 1) == links.root(0)


def test_one_entity_is_one_chain_whatever_its_names() -> None:
    assert joined(("state", "Norland"), ("state", "the Kingdom"), entities=("NOR", "NOR"))


def test_the_same_name_is_the_same() -> None:
    assert joined(("organisation", "Hill Front"), ("organisation", "Hill Front"))


def test_accents_and_case_do_not_matter() -> None:
    assert joined(("person", "José Pérez"), ("person", "Jose Perez"))


@pytest.mark.parametrize("kind", ["person", "organisation", "place"])
def test_a_last_name_is_the_person_fully_named_before(kind: str) -> None:
    assert joined(("person", "Ann Lee"), (kind, "Lee"))


def test_a_last_name_in_a_headline_is_the_person_named_after() -> None:
    assert joined(("person", "Lee"), ("person", "Ann Lee"))


def test_a_first_name_is_the_only_one_who_bears_it() -> None:
    assert joined(("person", "Ann Lee"), ("person", "Ann"))
    assert not joined(("person", "Ann Lee"), ("person", "Ann Moor"), ("person", "Ann"))


def test_of_two_with_one_last_name_it_is_the_nearer() -> None:
    assert not joined(("person", "Ann Lee"), ("person", "Bo Lee"), ("person", "Lee"))


def test_different_names_stay_apart() -> None:
    assert not joined(("person", "Ann Lee"), ("person", "Omar Tarif"))


def test_known_different_persons_stay_apart() -> None:
    assert not joined(("person", "Ann Lee"), ("person", "Lee"), entities=("person:ann-lee", "person:bo-lee"))


@pytest.mark.parametrize("letters", ["BGU", "B.G.U."])
def test_letters_are_short_for_the_name_before(letters: str) -> None:
    assert joined(("organisation", "Border Guard Union"), ("organisation", letters))


def test_other_letters_are_not() -> None:
    assert not joined(("organisation", "Border Guard Union"), ("organisation", "BGE"))


@pytest.mark.parametrize(
    ("office", "expected"),
    [({}, True), ({"country": "NOR"}, True), ({"country": "EST"}, False), ({"plural": True}, False)],
)
def test_a_name_and_the_office_beside_it_are_one(office: dict[str, object], expected: bool) -> None:
    made = coded("Lee/PROPN/nsubj/4 ,/PUNCT/punct/0 the/DET/det/3 envoy/NOUN/appos/0 left/VERB/ROOT/4")
    lee = mention(made, 0, 0, "person", "Ann Lee", country="NOR")
    envoy = mention(made, 0, 3, "office", **office)
    assert last_is_first(replace(made, mentions=(lee, envoy))) is expected
