"""Outlets, origins, what was turned away, and runs."""

import pytest

from builders import VERSIONS, news, told
from dragoman.store import Found, Store
from dragoman.store.progress import Mark, Turned, begin_run, end_run, set_mark, turn_away


@pytest.fixture
def filled(store: Store) -> Store:
    attack = told("Norland attacked Estavia")
    store.put(news(attack, published="2024-05-06", publisher="Morning Post"), Found("a.jsonl", "1"))
    store.put(news("It rained", published="2024-05-08", publisher="Morning Post"), Found("a.jsonl", "2"))
    store.put(news("It snowed", published=None), Found("b.jsonl", "1"))
    with store.write() as connection:
        set_mark(connection, "a.jsonl", Mark("x", 2, complete=True))
        turn_away(connection, Turned("a.jsonl", "3", "read", "no text"))
        turn_away(connection, Turned("c.xml", "4", "net", "no answer", transient=True))
    return store


def test_outlets_have_their_reports_events_and_days(filled: Store) -> None:
    post, nameless = filled.publishers()
    assert (post.name, post.reports, post.stories, post.events) == ("Morning Post", 2, 2, 1)
    assert (post.first, post.last) == ("2024-05-06", "2024-05-08")
    assert (nameless.name, nameless.reports, nameless.first) == ("", 1, None)


def test_origins_have_their_rejects_with_reasons(filled: Store) -> None:
    a, b, c = filled.origins()
    assert (a.name, a.reports, a.complete, a.rejects, a.waiting) == ("a.jsonl", 2, True, 1, 0)
    assert a.reasons == (("read: no text", 1),)
    assert (b.name, b.reports, b.checked) == ("b.jsonl", 1, "")
    assert (c.name, c.reports, c.waiting) == ("c.xml", 0, 1)


def test_rejects_are_paged(filled: Store) -> None:
    (first,) = filled.rejects(limit=1)
    (second,) = filled.rejects(after=(first.name, first.origin))
    assert (first.name, second.name, second.transient) == ("3", "4", True)
    assert filled.rejects("c.xml") == (second,)


def test_runs_tell_what_they_did(filled: Store) -> None:
    with filled.write() as connection:
        end_run(connection, begin_run(connection, VERSIONS, ["a.jsonl"]), stored=2, known=0, rejected=1)
        begin_run(connection, VERSIONS, ["b.jsonl"])
    going, done = filled.runs()
    assert (going.places, going.ended) == (("b.jsonl",), None)
    assert (done.stored, done.rejected) == (2, 1)
    assert done.ended
