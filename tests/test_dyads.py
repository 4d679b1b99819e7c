"""Events as directed pairs of parties."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import CORVIA, ESTAVIA, NORLAND, day, event
from dragoman.dyads import STATUSES, dyads, event_day, schema, status, weight
from dragoman.errors import InputError
from dragoman.records import Party, When

MINISTER = Party("Ann Lee", "lee", "NOR", ("GOV",))
PUBLISHED = date(2024, 5, 6)


def pairs(*parts: object, **more: object) -> set[str]:
    return {f"{pair.source.name}>{pair.target.name}" for pair in dyads(event(*parts, **more))}  # type: ignore[arg-type]


def test_each_actor_acts_on_each_recipient() -> None:
    assert pairs("ACCUSE", [NORLAND, ESTAVIA], [CORVIA]) == {"Norland>Corvia", "Estavia>Corvia"}


def test_those_who_meet_stand_in_both_directions() -> None:
    assert pairs("CONSULT", [NORLAND, ESTAVIA], []) == {"Norland>Estavia", "Estavia>Norland"}
    assert all(pair.mutual for pair in dyads(event("CONSULT", [NORLAND, ESTAVIA], [])))


def test_what_one_does_to_another_has_one_direction() -> None:
    (pair,) = dyads(event("ACCUSE", [NORLAND], [ESTAVIA]))
    assert not pair.mutual


@pytest.mark.parametrize("type", ["ACCUSE", "SUPPORT", "PROTEST"])
def test_what_several_do_to_nobody_is_no_tie_between_them(type: str) -> None:
    assert not pairs(type, [NORLAND, ESTAVIA], [])


def test_nobody_has_a_tie_with_oneself() -> None:
    assert pairs("CONSULT", [NORLAND, NORLAND], []) == set()
    assert pairs("ACCUSE", [NORLAND], [NORLAND, ESTAVIA]) == {"Norland>Estavia"}


def test_two_parties_of_one_country_have_a_tie() -> None:
    assert pairs("ACCUSE", [MINISTER], [NORLAND]) == {"Ann Lee>Norland"}


def test_a_long_list_of_states_gives_a_bounded_number() -> None:
    many = [Party(f"state {n}", f"s{n}", f"S{n}") for n in range(50)]
    assert len(dyads(event("CONSULT", many, []))) == 60


@pytest.mark.parametrize(
    ("factuality", "expected"),
    [
        ("planned", "plan"),
        ("requested", "wish"),
        ("negated", "denied"),
        ("hypothetical", "thought"),
        ("historical", "past"),
    ],
)
def test_what_has_not_been_done_is_no_deed(factuality: str, expected: str) -> None:
    assert status(event("AID", [NORLAND], [ESTAVIA], factuality=factuality)) == expected


def test_what_nobody_has_to_vouch_for_is_a_deed() -> None:
    assert status(event("AID", [NORLAND], [ESTAVIA])) == "deed"


def test_what_somebody_says_happened_is_a_claim() -> None:
    assert status(event("ASSAULT", [NORLAND], [ESTAVIA], claimant=ESTAVIA)) == "claim"


def test_a_boast_is_a_claim_as_well() -> None:
    assert status(event("AID", [NORLAND], [ESTAVIA], claimant=NORLAND)) == "claim"


@pytest.mark.parametrize("claimant", [NORLAND, MINISTER])
def test_words_on_the_speakers_own_word_are_a_deed(claimant: Party) -> None:
    assert status(event("ACCUSE", [NORLAND], [ESTAVIA], claimant=claimant)) == "deed"


def test_words_on_anothers_word_are_a_claim() -> None:
    assert status(event("ACCUSE", [NORLAND], [ESTAVIA], claimant=ESTAVIA)) == "claim"


def test_an_event_lies_on_its_own_day_else_on_that_of_the_report() -> None:
    one = event("AID", [NORLAND], [ESTAVIA])
    assert event_day(replace(one, when=day("2024-05-01")), PUBLISHED) == date(2024, 5, 1)
    assert event_day(one, PUBLISHED) == PUBLISHED
    assert event_day(one, None) is None


def test_a_time_of_many_months_is_no_day() -> None:
    year = When(None, date(2023, 1, 1), date(2023, 12, 31), "2023")
    assert event_day(event("AID", [NORLAND], [ESTAVIA], when=year), PUBLISHED) == PUBLISHED


def test_quad_and_intensity_are_the_codebooks() -> None:
    assert weight(event("ASSAULT", [NORLAND], [ESTAVIA])) == (4, -9)
    assert weight(event("ASSAULT", [NORLAND], [ESTAVIA], mode=("juggling",))) == (4, -9)


def test_a_type_that_the_codebook_does_not_have_is_refused() -> None:
    with pytest.raises(InputError, match="FISHING"):
        weight(event("FISHING", [NORLAND], [ESTAVIA]))


def test_the_table_tells_who_did_what_to_whom_and_on_whose_word() -> None:
    assert {"day", "type", "status", "claimant", "source_entity", "target_country"} <= set(schema().names)


parties = st.lists(st.sampled_from([NORLAND, ESTAVIA, CORVIA, MINISTER]), max_size=4)


@given(parties, parties, st.sampled_from(["CONSULT", "ACCUSE", "ASSAULT"]), st.sampled_from([None, NORLAND, CORVIA]))
def test_pairs_are_of_the_events_own_parties(a: list[Party], b: list[Party], type: str, claimant: Party | None) -> None:
    one = event(type, a, b, claimant=claimant)
    for pair in dyads(one):
        assert pair.source in a
        assert pair.target in (b or a)
        assert pair.source.entity != pair.target.entity
    assert status(one) in STATUSES
