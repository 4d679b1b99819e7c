"""What an event is compared by."""

from dataclasses import replace
from datetime import date

import pytest

from builders import BROD, ESTAVIA, NORLAND, day, news, told
from dragoman.matching import Trace, keys, trace
from dragoman.matching.trace import Figure, Side, renewed, side
from dragoman.records import Coded, Mention, Party, Span

ARMY = Party("Norish Army", "army", "NOR", ("MIL",))
REBELS = Party("the rebels", None, "", ("REB",))


def marks(coded: Coded, number: int = 0) -> Trace:
    return trace(coded, coded.events[number])


def test_an_event_is_known_by_who_did_what_to_whom() -> None:
    found = marks(news(told("Norland attacked Estavia", mode=("artillery",))))
    assert (found.type, found.mode, found.factuality) == ("ASSAULT", ("artillery",), "asserted")
    assert [party.key for party in found.actors] == ["NOR"]
    assert [party.key for party in found.recipients] == ["EST"]


def test_an_event_is_known_by_its_verb() -> None:
    assert marks(news(told("Norland attacked Estavia"))).triggers == ("attacked",)


def test_the_words_are_those_of_its_own_sentence() -> None:
    found = marks(news("Rain fell", told("Norland attacked Brod with tanks", trigger="attacked"), "Snow came"))
    assert set(found.words) == {"norland", "attacked", "brod", "tanks"}


def test_words_that_say_nothing_are_left_out() -> None:
    found = marks(news(told("Norland said tanks have come", trigger="said")))
    assert not {"have", "with", "say", "come"} & set(found.words)


def test_a_long_sentence_gives_a_bounded_number_of_words() -> None:
    found = marks(news(told("Norland attacked " + " ".join(f"town{n}" for n in range(200)))))
    assert len(found.words) == 40


def test_counts_are_kept_with_what_they_count() -> None:
    found = marks(news(told("Norland killed 9 soldiers in 2 towns", trigger="killed")))
    assert found.figures == (Figure("soldiers", 9), Figure("towns", 2))


def test_counts_of_days_are_no_counts() -> None:
    coded = news(told("Norland killed them in 9 days", trigger="killed"))
    tokens = tuple(t._replace(entity="DATE") if t.text in ("9", "days") else t for t in coded.sentences[0].tokens)
    found = marks(replace(coded, sentences=(replace(coded.sentences[0], tokens=tokens),)))
    assert found.figures == ()


def test_the_day_is_that_of_the_event_else_that_of_the_report() -> None:
    assert marks(news(told("Norland attacked Estavia", when=day("2024-05-01")))).day == date(2024, 5, 1)
    assert marks(news(told("Norland attacked Estavia"), published="2024-05-06")).day == date(2024, 5, 6)
    assert marks(news(told("Norland attacked Estavia"), published=None)).day is None


def test_the_place_is_kept_with_its_coordinates() -> None:
    found = marks(news(told("Norland attacked Brod", where=BROD)))
    assert (found.place, found.place_id, found.latitude, found.longitude) == ("Brod", 11, 50.0, 20.0)


def test_a_whole_state_is_no_place() -> None:
    coded = news(told("Norland attacked Brod", where=BROD))
    coded = replace(coded, mentions=(Mention(BROD.span, "state", "EST"),))
    assert marks(coded).place == ""


def test_an_event_told_on_the_word_of_another_is_claimed() -> None:
    assert marks(news(told("Norland attacked Estavia", claimant=ESTAVIA))).claimed
    assert not marks(news(told("Norland attacked Estavia"))).claimed


def test_a_corrected_event_keeps_the_words_of_its_sentence() -> None:
    coded = news(told("Norland attacked Estavia"))
    before = marks(coded)
    after = renewed(before, replace(coded.events[0], type="THREATEN", recipient=()))
    assert (after.type, after.recipients) == ("THREATEN", ())
    assert (after.words, after.triggers) == (before.words, before.triggers)


@pytest.mark.parametrize(
    ("party", "code"),
    [
        (NORLAND, "NOR"),
        (ARMY, "NOR"),
        (REBELS, "REB"),
        (Party("the Red Cross", "red-cross", "NGO"), "red-cross"),
        (Party("Masked Men"), "men"),
        (Party(""), ""),
    ],
)
def test_a_party_is_filed_under_its_state_else_what_is_known_of_it(party: Party, code: str) -> None:
    assert side(party).code == code


def test_a_party_is_known_by_the_last_word_of_its_name() -> None:
    assert side(ARMY) == Side("army", "NOR", ("MIL",), "army")


def test_two_tellings_of_one_act_share_a_key_whichever_way_round() -> None:
    one = marks(news(told("Norland met Estavia", "CONSULT")))
    other = marks(news(told("Estavia met Norland", "CONSULT", ESTAVIA, NORLAND)))
    assert set(keys(one)) == set(keys(other))


def test_a_state_and_one_who_acts_for_it_share_a_key() -> None:
    one = marks(news(told("Norland attacked Estavia")))
    other = marks(news(told("Army attacked Estavia", actor=ARMY)))
    assert set(keys(one)) & set(keys(other))


def test_an_act_at_a_place_is_filed_under_it() -> None:
    one = marks(news(told("Rebels attacked Brod", actor=REBELS, recipient=None, where=BROD)))
    other = marks(news(told("Gunmen attacked Brod", actor=Party("gunmen"), recipient=None, where=BROD)))
    assert set(keys(one)) & set(keys(other))


def test_an_event_without_parties_and_place_is_filed_under_the_countries_of_its_report() -> None:
    coded = news(told("Shells hit", actor=None, recipient=None))
    assert keys(marks(coded)) == ()
    named = replace(coded, mentions=(Mention(Span(0, 2), "state", "EST", country="EST"),))
    assert keys(marks(named)) == ("EST|ASSAULT",)


def test_an_event_with_very_many_parties_has_a_bounded_number_of_keys() -> None:
    many = news(told("Many attacked Estavia"))
    parties = tuple(Party(f"S{n}", f"S{n}", f"S{n}") for n in range(100))
    assert len(keys(marks(replace(many, events=(replace(many.events[0], actor=parties),))))) < 40
