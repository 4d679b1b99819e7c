from dataclasses import replace

import pytest

from builders import coded, mention
from dragoman.records import Mention
from dragoman.stages.coreference.links import Links
from dragoman.stages.coreference.nominals import link_nominals

CAME = "{}/PROPN/nsubj/1 came/VERB/ROOT/1/come"
THE = "{}/DET/det/1 {}/NOUN/nsubj/2 {}/VERB/ROOT/2"


def points_back(first: dict[str, object], then: dict[str, object], noun: str, the: str = "The", gap: int = 0) -> bool:
    """Whether "the NOUN" of a later sentence is the one named in the first."""
    filler = ["It/PRON/expl/1 rained/VERB/ROOT/1"] * gap
    made = coded(CAME.format("Somebody"), *filler, THE.format(the, noun, "left"))
    named = mention(made, 0, 0, **first)  # type: ignore[arg-type]
    described = mention(made, len(made.sentences) - 1, 1, **then)  # type: ignore[arg-type]
    return one((named, described), made)


def one(mentions: tuple[Mention, ...], made: object) -> bool:
    links = Links(mentions)
    link_nominals(replace(made, mentions=mentions), links)  # type: ignore[type-var]
    return links.root(0) == links.root(1)


LEE = {"kind": "person", "name": "Ann Lee", "country": "NOR", "sectors": ("GOV",), "office": "president", "gender": "f"}
OFFICE = {"kind": "office", "office": "president", "sectors": ("GOV",)}
OFFICIAL = {"kind": "group", "sectors": ("GOV",)}


def test_the_office_is_the_one_who_holds_it() -> None:
    assert points_back(LEE, OFFICE, "president")


def test_a_general_description_is_the_last_public_person() -> None:
    assert points_back(LEE, OFFICIAL, "official")


@pytest.mark.parametrize("clash", [{"country": "EST"}, {"gender": "m"}])
def test_country_and_gender_must_agree(clash: dict[str, object]) -> None:
    assert not points_back(LEE, {**OFFICE, **clash}, "president")


def test_another_office_is_another_person() -> None:
    assert not points_back(LEE, {**OFFICE, "office": "ambassador"}, "ambassador")


def test_an_indefinite_description_is_somebody_new() -> None:
    assert not points_back(LEE, OFFICIAL, "official", the="An")


def test_a_description_does_not_reach_back_far() -> None:
    assert points_back(LEE, OFFICE, "president", gap=11)
    assert not points_back(LEE, OFFICE, "president", gap=12)


def test_the_head_of_something_says_who_it_is() -> None:
    made = coded(
        CAME.format("Lee"),
        "The/DET/det/1 president/NOUN/nsubj/4 of/ADP/prep/1 Estavia/PROPN/pobj/2 left/VERB/ROOT/4",
    )
    assert not one((mention(made, 0, 0, **LEE), mention(made, 1, 1, **OFFICE)), made)  # type: ignore[arg-type]


def test_the_ministry_is_the_one_named_before() -> None:
    made = coded("Trade/NOUN/compound/1 ministry/NOUN/nsubj/2 met/VERB/ROOT/2", THE.format("The", "ministry", "left"))
    ministry = {"kind": "group", "sectors": ("GOV",)}
    assert one((mention(made, 0, 1, **ministry), mention(made, 1, 1, **ministry)), made)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "noun", "expected"),
    [
        ("organisation", "alliance", True),
        ("state", "country", True),
        ("state", "alliance", False),
        ("organisation", "country", False),
    ],
)
def test_bodies_and_states_have_nouns_of_their_own(kind: str, noun: str, expected: bool) -> None:
    assert points_back({"kind": kind, "name": "Nord"}, {"kind": "group"}, noun) is expected


def test_a_thing_reaches_back_three_sentences() -> None:
    named = {"kind": "state", "name": "Norland"}
    assert points_back(named, {"kind": "group"}, "country", gap=2)
    assert not points_back(named, {"kind": "group"}, "country", gap=3)


def test_the_nameless_speaker_of_a_lead_is_named_after_it() -> None:
    made = coded(THE.format("An", "envoy", "said").replace("said/VERB/ROOT/2", "said/VERB/ROOT/2/say"),
                 "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say")  # fmt: skip
    envoy = mention(made, 0, 1, "office", office="envoy", sectors=("GOV",))
    assert one((envoy, mention(made, 1, 0, "person", "Ann Lee")), made)
    assert not one((replace(envoy, country="NOR"), mention(made, 1, 0, "person", "Ann Lee", country="EST")), made)
