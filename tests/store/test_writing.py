"""A report is stored once, whole, or not at all."""

from dataclasses import replace
from datetime import date

import pytest
from tests.faults.contents import contents

from builders import LATER, news, told
from dragoman.errors import InputError
from dragoman.records import Coded, Document
from dragoman.serial import from_json, to_json
from dragoman.store import Found, Store
from dragoman.store.progress import Turned, seen, turn_away
from samples import CODED

ATTACK = news(told("Norland attacked Estavia"))


def test_a_stored_record_comes_back_as_it_was(store: Store) -> None:
    assert store.put(CODED) == "stored"
    assert store.coded(CODED.document.id) == CODED
    assert list(store.problems()) == []


def test_a_bare_report_can_be_stored(store: Store) -> None:
    bare = Coded(Document("x"))
    store.put(bare)
    assert store.coded(bare.document.id) == bare
    assert list(store.problems()) == []


def test_odd_characters_come_back(store: Store) -> None:
    odd = news("Zürich \U0001f600 \u2028 \x85 a\tb\r\nc", title="e\u0301\u202e")
    store.put(odd)
    found = store.coded(odd.document.id)
    assert found is not None
    assert (found.document.text, found.document.title) == (odd.document.text, odd.document.title)


def test_a_report_says_where_it_was_found(store: Store) -> None:
    store.put(ATTACK, Found("/news", "a.zip, talks.txt", "file"))
    report = store.report(ATTACK.document.id)
    assert report is not None
    assert (report.origin, report.name, report.day_basis) == ("/news", "a.zip, talks.txt", "file")
    assert report.document.published == date(2024, 5, 6)


def test_storing_twice_changes_nothing(store: Store) -> None:
    store.put(CODED)
    store.put(ATTACK)
    before = contents(store)
    assert store.put(ATTACK) == "known"
    assert store.put(CODED) == "known"
    assert contents(store) == before


def test_the_first_place_a_report_was_found_at_stays(store: Store) -> None:
    store.put(ATTACK, Found("first"))
    store.put(ATTACK, Found("second"))
    report = store.report(ATTACK.document.id)
    assert report is not None
    assert report.origin == "first"


def test_another_text_under_the_same_id_is_refused(store: Store) -> None:
    store.put(ATTACK)
    before = contents(store)
    other = replace(ATTACK.document, text="Another report altogether.")
    with pytest.raises(InputError, match="another text") as problem:
        store.put(Coded(other, versions=ATTACK.versions))
    assert problem.value.stage == "store"
    assert contents(store) == before


def test_a_report_with_an_id_of_its_own_is_sound(store: Store) -> None:
    store.put(news("It rained", id="wire-1"))
    assert store.report("wire-1") is not None
    assert list(store.problems()) == []


def test_a_report_that_cannot_be_written_leaves_nothing(store: Store) -> None:
    store.put(ATTACK)
    before = contents(store)
    twice = news("It rained")
    twice = replace(twice, events=ATTACK.events)  # these ids are taken
    with pytest.raises(Exception, match="store"):
        store.put(twice)
    assert contents(store) == before


def test_other_versions_replace_the_records(store: Store) -> None:
    store.put(news(told("Norland attacked Estavia"), told("Norland accused Estavia", "ACCUSE")))
    later = news(told("Norland attacked Estavia"), "Norland accused Estavia", versions=LATER)
    assert store.put(later) == "recoded"
    assert store.coded(later.document.id) == from_json(to_json(later))
    assert store.counts().events == 1
    assert list(store.problems()) == []


def test_a_report_keeps_its_story_when_it_is_recoded(store: Store) -> None:
    text = "Norland attacked " + " ".join(f"town{n}" for n in range(30))
    store.put(first := news(told(text)))
    store.put(copy := news(told(text), url="https://copy.example/1"))
    store.put(replace(copy, versions=LATER))
    report = store.report(copy.document.id)
    assert report is not None
    assert report.story == first.document.id


def test_recoding_twice_by_the_same_versions_changes_nothing(store: Store) -> None:
    store.put(ATTACK)
    store.put(replace(ATTACK, versions=LATER))
    before = contents(store)
    assert store.put(replace(ATTACK, versions=LATER)) == "known"
    assert contents(store) == before


def test_a_page_turned_away_is_forgiven_when_it_is_stored(store: Store) -> None:
    page = news("It rained", url="https://news.example/1")
    with store.write() as connection:
        turn_away(connection, Turned("feed", "https://news.example/1", "fetch", "timed out", transient=True))
    store.put(page)
    assert store.counts().waiting == 0
    with store.read() as connection:
        assert seen(connection, "https://news.example/1")


def test_a_page_is_seen_under_the_address_it_was_found_by(store: Store) -> None:
    store.put(news("It rained", url="https://news.example/rain"), Found("feed", "https://news.example/?p=7"))
    with store.read() as connection:
        assert seen(connection, "https://news.example/rain")
        assert seen(connection, "https://news.example/?p=7")
        assert not seen(connection, "https://news.example/?p=8")


def test_a_page_turned_away_under_that_address_is_forgiven_too(store: Store) -> None:
    with store.write() as connection:
        turn_away(connection, Turned("feed", "https://news.example/?p=7", "read", "timed out", transient=True))
    store.put(news("It rained", url="https://news.example/rain"), Found("feed", "https://news.example/?p=7"))
    assert store.counts().waiting == 0
