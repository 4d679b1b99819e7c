"""Whether two records are of one happening: clear cases, and reasons in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BROD, CORVIA, ESTAVIA, NORLAND, SELM, day, news, told
from dragoman.matching import Feature, Trace, explain, possible, same_happening, total, trace
from dragoman.matching.happenings import alike, kilometres
from dragoman.matching.trace import side
from dragoman.records import Party, When

SHELLED = "Norland shelled 3 villages of Estavia near Brod at dawn"
REWRITTEN = "Estavia villages near Brod shelled by Norland, 3 were hit"
OTHER = "Tanks rolled over bridges while aircraft bombed harbours"


def marks(words: str = SHELLED, *, publisher: str = "Gazette", published: str = "2024-05-06", **more: object) -> Trace:
    more = {"when": day("2024-05-05"), "where": BROD, **more}
    coded = news(
        told(words, **more), published=published, publisher=publisher, url=f"https://{publisher}.example/{words}"
    )
    return trace(coded, coded.events[0])


def odds(a: Trace, b: Trace) -> float:
    assert possible(a, b)
    return total(same_happening(a, b))


def feature(a: Trace, b: Trace, part: str) -> Feature | None:
    """The first sign whose reason holds some words."""
    return next((found for found in same_happening(a, b) if part in found.text), None)


def test_the_same_words_of_the_same_act_are_one_happening() -> None:
    assert odds(marks(), marks(publisher="Courier")) > 0


def test_other_words_of_the_same_act_on_the_same_day_are_one_happening() -> None:
    assert odds(marks(), marks(REWRITTEN, publisher="Courier")) > 0


def test_reasons_are_given_in_words() -> None:
    score, reasons = explain(same_happening(marks(), marks(REWRITTEN, publisher="Courier")))
    assert score > 0.5
    assert any("both ASSAULT" in reason for reason in reasons)
    assert any("both in Brod" in reason for reason in reasons)
    assert any("2024-05-05" in reason for reason in reasons)


@pytest.mark.parametrize("one", ["asserted", "negated"])
@pytest.mark.parametrize("other", ["planned", "requested", "hypothetical", "historical"])
def test_a_deed_is_no_plan_wish_thought_or_memory(one: str, other: str) -> None:
    assert not possible(marks(factuality=one), marks(publisher="Courier", factuality=other))


def test_a_deed_and_its_denial_may_be_one_though_that_speaks_against_it() -> None:
    told_so, denied = marks(), marks(publisher="Courier", factuality="negated")
    assert possible(told_so, denied)
    assert odds(told_so, denied) < odds(told_so, marks(publisher="Courier"))


def test_acts_of_other_kinds_are_never_one() -> None:
    assert not possible(marks(type="ASSAULT"), marks(publisher="Courier", type="AID"))


def test_acts_of_kindred_kinds_may_be_one() -> None:
    assert possible(marks(type="AGREE"), marks(publisher="Courier", type="COOPERATE"))


def test_acts_days_apart_are_never_one() -> None:
    assert not possible(marks(), marks(publisher="Courier", when=day("2024-05-12")))


def test_a_day_apart_speaks_against_it() -> None:
    near = marks(publisher="Courier", when=day("2024-05-06"))
    assert odds(marks(), near) < odds(marks(), marks(publisher="Courier"))


def test_times_that_overlap_are_no_days_apart() -> None:
    week = When(None, date(2024, 5, 3), date(2024, 5, 9), "2024-W18")
    assert possible(marks(when=week), marks(publisher="Courier"))
    assert feature(marks(when=week), marks(publisher="Courier"), "overlap")


def test_a_long_time_says_nothing_of_the_day() -> None:
    year = When(None, date(2024, 1, 1), date(2024, 12, 31), "2024")
    assert not possible(marks(when=year), marks(publisher="Courier", when=None, published="2024-09-01"))


def test_an_act_turned_round_is_never_one() -> None:
    assert not possible(marks(), marks(publisher="Courier", actor=ESTAVIA, recipient=NORLAND))


def test_a_meeting_turned_round_is_the_same_meeting() -> None:
    one = marks("Norland met Estavia in Brod", type="CONSULT")
    other = marks("Estavia met Norland in Brod", publisher="Courier", type="CONSULT", actor=ESTAVIA, recipient=NORLAND)
    assert odds(one, other) > 0


def test_other_parties_speak_against_it() -> None:
    other = marks(OTHER, publisher="Courier", recipient=CORVIA)
    assert odds(marks(), other) < odds(marks(), marks(OTHER, publisher="Courier")) - 1
    found = feature(marks(), other, "EST; COR")
    assert found is not None
    assert found.weight < 0


def test_another_place_speaks_against_it_and_says_how_far() -> None:
    other = marks(OTHER, publisher="Courier", where=SELM)
    assert odds(marks(), other) < odds(marks(), marks(OTHER, publisher="Courier")) - 1
    found = feature(marks(), other, "km apart")
    assert found is not None
    assert found.weight < 0


def test_an_unknown_place_says_nothing() -> None:
    assert not any("Brod" in found.text for found in same_happening(marks(), marks(publisher="Courier", where=None)))


def test_the_same_count_speaks_for_it_and_another_against() -> None:
    same = feature(marks(), marks("Norland shelled 3 villages", publisher="Courier"), "both count 3")
    other = feature(marks(), marks("Norland shelled 8 villages", publisher="Courier"), "3 and 8")
    assert same is not None
    assert other is not None
    assert same.weight > 0 > other.weight


@pytest.mark.parametrize(
    ("a", "b", "sign"),
    [
        (NORLAND, NORLAND, 1),
        (NORLAND, ESTAVIA, -1),
        (NORLAND, Party("Ann Lee", "lee", "NOR", ("GOV",)), 1),
        (Party("Ann Lee", "lee", "NOR", ("LAB",)), Party("Bo Dahl", "dahl", "NOR", ("OPP",)), -1),
        (Party("soldiers", None, "NOR", ("MIL",)), Party("troops", None, "NOR", ("MIL",)), 1),
        (Party("soldiers", None, "NOR", ("MIL",)), Party("students", None, "NOR", ("EDU",)), -1),
        (Party("soldiers", None, "NOR", ("MIL",)), Party("soldiers", None, "EST", ("MIL",)), -1),
        (Party("masked men"), Party("armed men"), 1),
    ],
)
def test_parties_are_alike_or_not(a: Party, b: Party, sign: int) -> None:
    assert alike(side(a), side(b)) * sign > 0
    assert alike(side(a), side(b)) == alike(side(b), side(a))


def test_distances_are_those_of_the_globe() -> None:
    assert kilometres(marks(), marks()) == pytest.approx(0, abs=1)
    assert kilometres(marks(), marks(where=SELM)) == pytest.approx(890, abs=20)
    assert kilometres(marks(), marks(where=None)) is None


parties = st.sampled_from([None, NORLAND, ESTAVIA, Party("rebels", None, "", ("REB",)), Party("Lee", "lee", "NOR")])
traces = st.builds(
    marks,
    st.sampled_from([SHELLED, REWRITTEN, OTHER]),
    publisher=st.sampled_from(["Gazette", "Courier"]),
    type=st.sampled_from(["ASSAULT", "CONSULT", "AGREE", "SUPPORT"]),
    actor=parties,
    recipient=parties,
    where=st.sampled_from([None, BROD, SELM]),
    when=st.sampled_from([None, day("2024-05-05"), day("2024-05-07", "publication")]),
    factuality=st.sampled_from(["asserted", "negated", "planned"]),
)


@given(traces, traces)
def test_who_is_compared_with_whom_makes_no_difference(a: Trace, b: Trace) -> None:
    assert possible(a, b) == possible(b, a)
    assert total(same_happening(a, b)) == pytest.approx(total(same_happening(b, a)))
