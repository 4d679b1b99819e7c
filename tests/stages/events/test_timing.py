from dataclasses import replace
from datetime import date

import pytest

from builders import day
from dragoman.records import Coded, Where
from dragoman.stages.events.timing import Timing
from invented import report, span

PUBLISHED = date(2019, 5, 14)
MET = "Norland/PROPN/nsubj/1 met/VERB/ROOT/1/meet Estavia/PROPN/dobj/1"
ON = MET + " on/ADP/prep/1 {}/PROPN/pobj/3"
NOR = frozenset({"NOR"})


def dated(*specs: str, published: date | None = PUBLISHED, **days: str) -> Coded:
    """A report in which the given words are days."""
    made = report(*specs, published=published)
    return replace(made, dates=tuple(replace(day(value), span=span(made, word)) for word, value in days.items()))


def start(made: Coded, number: int, trigger: int, factuality: str = "asserted", sides: frozenset[str] = NOR) -> str:
    when = Timing(made).when(number, trigger, factuality, sides)
    return str(when.start) if when else "never"


def test_the_day_of_its_own_clause_is_the_day_of_an_act() -> None:
    assert start(dated(ON.format("Monday"), Monday="2019-05-13"), 0, 1) == "2019-05-13"


def test_the_day_of_another_clause_is_not() -> None:
    spec = f"{MET} who/PRON/nsubj/4 left/VERB/relcl/2 on/ADP/prep/4 Monday/PROPN/pobj/5"
    made = dated(spec, Monday="2019-05-02")
    assert start(made, 0, 4) == "2019-05-02"
    assert start(made, 0, 1) == "2019-05-13"


def test_the_day_of_what_came_before_is_not() -> None:
    spec = f"{MET} after/ADP/prep/1 raids/NOUN/pobj/3 on/ADP/prep/4 Friday/PROPN/pobj/5"
    assert start(dated(spec, Friday="2019-05-10"), 0, 1) == "2019-05-13"


def test_a_passage_goes_on_with_its_last_day() -> None:
    made = dated(ON.format("Friday"), MET, Friday="2019-05-10")
    one = replace(made, sentences=tuple(replace(s, paragraph=0) for s in made.sentences))
    assert start(one, 1, 1, sides=frozenset()) == "2019-05-10"


def test_another_passage_goes_on_only_about_the_same_parties() -> None:
    made = dated(ON.format("Friday"), MET, Friday="2019-05-10")
    assert start(made, 1, 1) == "2019-05-10"
    assert start(made, 1, 1, sides=frozenset({"COR"})) == "2019-05-13"


def test_an_old_day_is_no_thread_of_news() -> None:
    assert start(dated(ON.format("April"), MET, April="2018-04-01"), 1, 1) == "2019-05-13"


def test_a_lead_is_dated_by_what_follows_it() -> None:
    assert start(dated(MET, ON.format("Friday"), Friday="2019-05-10"), 0, 1) == "2019-05-10"


def test_undated_news_is_of_the_day_it_appears_or_the_one_before() -> None:
    when = Timing(dated(MET)).when(0, 1, "asserted")
    assert when is not None
    assert (when.start, when.end, when.basis) == (date(2019, 5, 13), PUBLISHED, "publication")


def test_a_dateline_comes_before_the_publication() -> None:
    made = dated(MET)
    made = replace(made, dates=(day("2019-05-11", "dateline"),))
    when = Timing(made).when(0, 1, "asserted")
    assert when is not None
    assert (when.end, when.basis) == (date(2019, 5, 11), "dateline")


def test_without_any_day_the_day_is_unknown() -> None:
    assert start(dated(MET, published=None), 0, 1) == "never"


def test_what_is_only_possible_has_no_day_of_the_news() -> None:
    assert start(dated(MET), 0, 1, "hypothetical") == "never"


@pytest.mark.parametrize(("value", "expected"), [("2018-05-01", True), ("2018-05-20", False), ("2019-05-01", False)])
def test_what_lies_more_than_a_year_back_is_history(value: str, expected: bool) -> None:
    assert Timing(dated(MET)).historical(day(value)) is expected


def place(spec: str, word: str = "Zurin") -> str | None:
    made = report(spec)
    zurin = Where(span(made, word), word, 1, "NOR")
    where = Timing(replace(made, places=(zurin,))).where(0, 1)
    return where.name if where else None


@pytest.mark.parametrize("preposition", ["in", "at", "near"])
def test_an_act_is_where_its_clause_says(preposition: str) -> None:
    assert place(f"{MET} {preposition}/ADP/prep/1 Zurin/PROPN/pobj/3") == "Zurin"


def test_a_party_is_no_place_of_the_act() -> None:
    assert place("Lee/PROPN/nsubj/1 met/VERB/ROOT/1/meet Zurin/PROPN/dobj/1") is None


def test_the_place_of_another_clause_is_not_that_of_the_act() -> None:
    assert place(f"{MET} who/PRON/nsubj/4 lives/VERB/relcl/2 in/ADP/prep/4 Zurin/PROPN/pobj/5") is None


def test_of_two_places_the_one_with_coordinates_counts() -> None:
    made = report(f"{MET} in/ADP/prep/1 Zurin/PROPN/pobj/3 in/ADP/prep/1 Norden/PROPN/pobj/5")
    known, vague = Where(span(made, "Norden"), "Norden", 7, "NOR"), Where(span(made, "Zurin"), "Zurin")
    where = Timing(replace(made, places=(vague, known))).where(0, 1)
    assert where == known
