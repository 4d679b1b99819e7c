"""What people say of events, and how an event is found again."""

import pytest

from builders import news, told
from dragoman.errors import ConfigError
from dragoman.judgements import FIELDS, VERDICTS, Anchor, Judgement, anchor_of, find
from dragoman.records import Span

ONE = Anchor("e1", "r1", "ASSAULT", (Span(10, 18),))
OTHER = Anchor("e2", "r2", "ASSAULT", (Span(0, 8),))


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement("wrong", ONE, "Ann"),
        Judgement("right", ONE, "Ann", note="I was there"),
        Judgement("same", ONE, "Ann", OTHER),
        Judgement("different", ONE, "Ann", OTHER),
        *(Judgement("corrected", ONE, "Ann", field=field, value="1") for field in FIELDS),
    ],
)
def test_a_judgement_that_says_something_is_taken(judgement: Judgement) -> None:
    judgement.check()


@pytest.mark.parametrize(
    ("judgement", "reason"),
    [
        (Judgement("doubtful", ONE, "Ann"), "doubtful"),
        (Judgement("wrong", ONE, " "), "who says so"),
        (Judgement("wrong", ONE, "Ann", OTHER), "two events"),
        (Judgement("same", ONE, "Ann"), "two events"),
        (Judgement("different", ONE, "Ann", ONE), "itself"),
        (Judgement("corrected", ONE, "Ann"), "field"),
        (Judgement("right", ONE, "Ann", field="type"), "field"),
        (Judgement("corrected", ONE, "Ann", field="score", value="1"), "score"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(judgement: Judgement, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        judgement.check()


def test_every_verdict_is_one_word() -> None:
    assert all(verdict.isalpha() for verdict in VERDICTS)


def test_an_anchor_rests_on_the_words_of_the_trigger_alone() -> None:
    coded = news("It rained", told("Norland attacked Estavia"))
    found = anchor_of(coded.document.id, coded.events[0])
    assert [coded.document.text[span.start : span.end] for span in found.triggers] == ["attacked"]


def test_an_event_is_found_by_its_id() -> None:
    assert find(ONE, [OTHER, Anchor("e1", "r1", "AID", (Span(90, 95),))]) == "e1"


def test_an_event_with_another_id_is_found_by_its_words() -> None:
    assert find(ONE, [OTHER, Anchor("new", "r1", "ASSAULT", (Span(12, 20),))]) == "new"


def test_of_two_acts_in_the_same_words_the_one_of_the_same_kind_is_meant() -> None:
    now = [Anchor("a", "r1", "THREATEN", ONE.triggers), Anchor("b", "r1", "ASSAULT", ONE.triggers)]
    assert find(ONE, now) == "b"


def test_words_alone_will_do_when_the_kind_is_another_now() -> None:
    assert find(ONE, [Anchor("new", "r1", "THREATEN", ONE.triggers)]) == "new"


def test_an_event_whose_words_tell_nothing_now_is_not_found() -> None:
    assert find(ONE, [Anchor("new", "r1", "ASSAULT", (Span(18, 25),))]) is None
    assert find(ONE, []) is None
