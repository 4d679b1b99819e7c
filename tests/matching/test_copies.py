"""Near-copies of a report by their words."""

import random

from hypothesis import given
from hypothesis import strategies as st

from dragoman.matching.copies import NEAR, bands, likeness, shingles

WORDS = tuple(f"word{n}" for n in range(400))
texts = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def text(count: int, seed: int = 1) -> list[str]:
    return random.Random(seed).sample(WORDS, count)


def share(a: list[str], b: list[str]) -> float:
    return likeness(shingles(" ".join(a)), shingles(" ".join(b)))


def bands_of(words: list[str]) -> set[int]:
    return set(bands(shingles(" ".join(words))))


def test_a_text_is_its_word_triples() -> None:
    assert shingles("One two three four.") == {"one two three", "two three four"}


def test_case_and_punctuation_count_for_nothing() -> None:
    assert shingles("ONE -- two, Three (four)!") == shingles("one two three four")


def test_a_text_of_a_few_words_is_one_piece() -> None:
    assert shingles("One two") == {"one two"}
    assert shingles("") == {""}


def test_a_text_is_wholly_like_itself() -> None:
    words = text(100)
    assert share(words, words) == 1
    assert bands_of(words) == bands_of(words)


def test_a_text_cut_short_is_wholly_like_the_whole() -> None:
    words = text(100)
    assert share(words, words[:40]) == 1


def test_a_text_lightly_rewritten_is_still_near() -> None:
    words = text(100)
    rewritten = [word if n % 12 else "other" for n, word in enumerate(words)]
    assert NEAR < share(words, rewritten) < 1
    assert bands_of(words) & bands_of(rewritten)


def test_other_texts_share_nothing() -> None:
    one, other = text(100, 1), [f"other{n}" for n in range(100)]
    assert share(one, other) == 0
    assert not bands_of(one) & bands_of(other)


def test_short_texts_are_copies_only_when_they_are_equal() -> None:
    words = text(8)
    assert share(words, words) == 1
    assert share(words, words[:7]) == 0


@given(texts, texts)
def test_likeness_is_a_share_and_goes_both_ways(a: str, b: str) -> None:
    one, other = shingles(a), shingles(b)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(texts)
def test_bands_fit_in_64_bits_and_are_the_same_every_time(a: str) -> None:
    found = bands(shingles(a))
    assert found == bands(shingles(a))
    assert len(found) == 32
    assert all(-(1 << 63) <= value < 1 << 63 for value in found)


def test_bands_are_the_same_on_every_machine() -> None:
    assert bands(shingles("one two three four"))[0] == 4688415763842346411
