"""Lists of events, reports, statements and facts: filters, order and pages."""

from datetime import date

import pytest

from builders import BROD, CORVIA, ESTAVIA, NORLAND, day, news, told
from dragoman.records import Fact, Party, Span, Statement
from dragoman.store import Asked, Store, Wanted

GENERAL = Party("General Holm", None, "NOR", ("MIL",))


@pytest.fixture
def filled(store: Store) -> Store:
    shelled = told("Norland attacked Estavia", id="a1", when=day("2024-05-05"), where=BROD, mode=("firearms",))
    answer = told(
        "Estavia accused Norland", id="b1", type="ACCUSE", actor=ESTAVIA, recipient=NORLAND, claimant=CORVIA, score=0.3
    )
    general = told("Holm threatened Corvia", id="c1", type="THREATEN", actor=GENERAL, recipient=CORVIA)
    said = Statement("s1", ESTAVIA, None, None, (Span(0, 7),), True, None, None)
    holds = Fact("occupancy", Party("Ann Lee", "ann-lee", "EST"), "president", ESTAVIA, "asserted", None, ())
    store.put(news(shelled, published="2024-05-06", publisher="Morning Post"))
    slots = {"statements": (said,), "facts": (holds,)}
    store.put(news(answer, general, published="2024-05-09", publisher="Evening Post", slots=slots))
    return store


def ids(store: Store, **asked: object) -> list[str]:
    return [line.id for line in store.events(Wanted(**asked))]  # type: ignore[arg-type]


def test_the_latest_day_stands_first(filled: Store) -> None:
    assert ids(filled) == ["c1", "b1", "a1"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"type": "ASSAULT"}, ["a1"]),
        ({"mode": "firearms"}, ["a1"]),
        ({"mode": "fire"}, []),
        ({"quad": 4}, ["a1"]),
        ({"actor": "NOR"}, ["c1", "a1"]),
        ({"actor": "NOR:MIL"}, ["c1"]),
        ({"actor": "NOR:GOV,MIL"}, ["c1"]),
        ({"recipient": "EST"}, ["a1"]),
        ({"claimant": "COR"}, ["b1"]),
        ({"party": "COR"}, ["c1", "b1"]),
        ({"one": "EST", "other": "NOR"}, ["b1", "a1"]),
        ({"one": "COR", "other": "NOR:MIL"}, ["c1"]),
        ({"one": "EST"}, ["b1", "a1"]),
        ({"country": "COR"}, ["c1", "b1"]),
        ({"place": "EST"}, ["a1"]),
        ({"status": "claim"}, ["b1"]),
        ({"factuality": "planned"}, []),
        ({"publisher": "Morning Post"}, ["a1"]),
        ({"since": date(2024, 5, 6)}, ["c1", "b1"]),
        ({"until": date(2024, 5, 5)}, ["a1"]),
        ({"cluster": "b1"}, ["b1"]),
        ({"founders": True, "judged": "none"}, ["c1", "b1", "a1"]),
        ({"type": "\ud800"}, []),
        ({"actor": "%", "mode": "%"}, []),
    ],
)
def test_every_filter_lets_through_what_it_names(filled: Store, asked: dict[str, object], expected: list[str]) -> None:
    assert ids(filled, **asked) == expected
    assert filled.event_count(Wanted(**asked)) == len(expected)  # type: ignore[arg-type]


def test_pages_together_are_the_whole(filled: Store) -> None:
    first = filled.events(limit=2)
    second = filled.events(after=first[-1].place_in_order, limit=2)
    assert [line.id for line in (*first, *second)] == ["c1", "b1", "a1"]
    assert [line.id for line in filled.all_events(size=1)] == ["c1", "b1", "a1"]


def test_counting_stops_where_it_is_told_to(filled: Store) -> None:
    assert filled.event_count(most=1) == 2


def test_a_line_tells_parties_and_report(filled: Store) -> None:
    (line,) = filled.event_lines(["b1", "none"])
    assert [party.name for party in (*line.actor, *line.recipient)] == ["Estavia", "Norland"]
    assert line.claimant == CORVIA
    assert (line.day, line.start, line.publisher, line.cluster) == ("2024-05-09", None, "Evening Post", "b1")


def test_wrong_records_can_be_asked_for(filled: Store) -> None:
    filled.judge("wrong", "a1", by="Ann")
    assert ids(filled, judged="wrong") == ["a1"]
    assert ids(filled, judged="none") == ["c1", "b1"]


def test_corrections_are_listed_as_corrected(filled: Store) -> None:
    filled.judge("corrected", "a1", by="Ann", field="start", value='"2024-05-20"')
    filled.judge("corrected", "b1", by="Ann", field="type", value='"AGREE"')
    assert ids(filled) == ["a1", "c1", "b1"]
    assert ids(filled, quad=1) == ["b1"]
    assert list(filled.problems()) == []


def test_places_are_counted(filled: Store) -> None:
    (country,) = filled.countries()
    assert (country.country, country.events, country.happenings) == ("EST", 1, 1)
    (town,) = filled.places()
    assert (town.place, town.latitude, town.happenings) == ("Brod", 50.0, 1)


def test_reports_are_listed_the_latest_stored_first(filled: Store) -> None:
    lines = filled.report_lines()
    assert [(line.publisher, line.events) for line in lines] == [("Evening Post", 2), ("Morning Post", 1)]
    assert filled.report_lines(after=lines[0].number) == lines[1:]
    assert filled.report_lines(Asked(publisher="Morning Post", until=date(2024, 5, 6))) == lines[1:]
    assert filled.report_count(Asked(since=date(2024, 5, 7))) == 1


def test_statements_are_listed_with_their_words(filled: Store) -> None:
    (line,) = filled.statements(Asked(party="EST"))
    assert (line.id, line.speaker, line.direct, line.words) == ("s1", "Estavia", True, ("Estavia",))
    assert filled.statements(after=(line.number, line.position)) == ()
    assert filled.statements(Asked(party="NOR")) == ()


def test_facts_are_listed_by_party_and_kind(filled: Store) -> None:
    (line,) = filled.facts(Asked(party="ann-lee", kind="occupancy"))
    assert (line.subject, line.relation, line.object_entity) == ("Ann Lee", "president", "EST")
    assert filled.facts(Asked(kind="membership")) == filled.facts(after=(line.number, 0)) == ()


def test_the_log_is_paged_backwards(filled: Store) -> None:
    for verdict in ("wrong", "right"):
        filled.judge(verdict, "a1", by="Ann")
    (last,) = filled.judgement_page(limit=1)
    assert last.verdict == "right"
    assert [said.verdict for said in filled.judgement_page(last.anchor.report, after=last.number)] == ["wrong"]
