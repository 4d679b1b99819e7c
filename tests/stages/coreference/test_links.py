from dragoman.records import Mention, Span
from dragoman.stages.coreference.links import Links


def links(*entities: str | None) -> Links:
    return Links([Mention(Span(i, i + 1), "person", entity) for i, entity in enumerate(entities)])


def test_alone_a_mention_is_its_own_chain() -> None:
    assert links(None, None).chain(1) == [1]


def test_joined_mentions_are_one_chain_in_text_order() -> None:
    made = links(None, None, None)
    made.join(2, 0, "same name")
    assert made.chain(2) == [0, 2]


def test_joining_goes_on_through_others() -> None:
    made = links(None, None, None)
    made.join(1, 0, "same name")
    made.join(2, 1, "pronoun")
    assert made.root(2) == made.root(0)


def test_a_chain_knows_its_entity() -> None:
    made = links("person:lee", None)
    made.join(1, 0, "surname")
    assert made.entity(1) == "person:lee"


def test_two_known_entities_are_never_joined() -> None:
    made = links("person:lee", "person:tarif")
    assert not made.join(1, 0, "same name")
    assert made.chain(0) == [0]


def test_not_even_through_a_third() -> None:
    made = links("person:lee", None, "person:tarif")
    made.join(1, 0, "surname")
    assert not made.join(2, 1, "surname")


def test_joining_twice_says_yes_and_adds_no_reason() -> None:
    made = links(None, None)
    assert made.join(1, 0, "same name")
    assert made.join(1, 0, "apposition")
    assert made.reasons == {1: ("same name",)}
