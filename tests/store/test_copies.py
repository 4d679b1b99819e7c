"""Near-copies of one report share its story."""

import random

import pytest

from builders import news
from dragoman.records import Coded
from dragoman.store import Store

WORDS = tuple(f"word{n}" for n in range(500))


def text(seed: int, count: int = 120) -> str:
    return " ".join(random.Random(seed).sample(WORDS, count))


def put(store: Store, words: str, number: int, published: str | None = "2024-05-06") -> Coded:
    coded = news(words, published=published, url=f"https://news.example/{number}")
    store.put(coded)
    return coded


def story(store: Store, coded: Coded) -> str:
    report = store.report(coded.document.id)
    assert report is not None
    return report.story


def test_a_report_nobody_told_before_is_a_story_of_its_own(store: Store) -> None:
    one, other = put(store, text(1), 1), put(store, text(2), 2)
    assert [story(store, one), story(store, other)] == [one.document.id, other.document.id]
    assert store.counts().stories == 2


def test_a_reprint_belongs_to_the_first_story(store: Store) -> None:
    first, reprint = put(store, text(1), 1), put(store, text(1), 2)
    assert story(store, reprint) == first.document.id
    assert store.counts().stories == 1


def test_a_report_cut_short_belongs_to_the_whole_one(store: Store) -> None:
    whole = put(store, text(1), 1)
    assert story(store, put(store, " ".join(text(1).split()[:60]), 2)) == whole.document.id


def test_a_longer_report_belongs_to_the_short_one_before_it(store: Store) -> None:
    short = put(store, " ".join(text(1).split()[:70]), 1)
    assert story(store, put(store, text(1), 2)) == short.document.id


def test_a_report_lightly_rewritten_belongs_to_the_first_story(store: Store) -> None:
    first = put(store, text(1), 1)
    rewritten = put(store, " ".join(w if n % 15 else "other" for n, w in enumerate(text(1).split())), 2)
    report = store.report(rewritten.document.id)
    assert report is not None
    assert report.story == first.document.id
    assert 0.5 < report.likeness < 1


def test_a_copy_of_a_copy_belongs_to_the_first_story(store: Store) -> None:
    words = text(1).split()
    first = put(store, " ".join(words), 1)
    put(store, " ".join(w if n % 12 else "other" for n, w in enumerate(words)), 2)
    again = put(store, " ".join(w if n % 12 else "other" for n, w in enumerate(words)) + " the end", 3)
    assert story(store, again) == first.document.id


def test_the_same_words_weeks_later_are_another_story(store: Store) -> None:
    put(store, text(1), 1, "2024-05-06")
    later = put(store, text(1), 2, "2024-06-06")
    assert story(store, later) == later.document.id


@pytest.mark.parametrize(("one", "other"), [(None, "2024-06-06"), ("2024-06-06", None), (None, None)])
def test_a_report_without_a_day_may_be_a_copy_of_any(store: Store, one: str | None, other: str | None) -> None:
    first, copy = put(store, text(1), 1, one), put(store, text(1), 2, other)
    assert story(store, copy) == first.document.id


def test_short_notes_are_copies_only_when_they_are_equal(store: Store) -> None:
    first = put(store, "Markets were closed today", 1)
    assert story(store, put(store, "Markets were closed today", 2)) == first.document.id
    longer = put(store, "Markets were closed today in Brod", 3)
    assert story(store, longer) == longer.document.id
