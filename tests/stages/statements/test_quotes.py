from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.stages.statements.quotes import quotes


def inside(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotes(text)]


def test_straight_and_curly_marks_are_paired() -> None:
    assert inside('"Yes," he said. “No,” she said.') == ["Yes,", "No,"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert inside("The ministers' envoy didn't speak of Norland's ports.") == []


def test_single_marks_count_where_there_are_no_double_ones() -> None:
    assert inside("He called it 'a bad deal' on Monday.") == ["a bad deal"]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    assert inside("“We have come a long way to this place.\n\nHe left.") == ["We have come a long way to this place."]


@given(st.text(alphabet="ab \n\"'“”‘’.,", max_size=200))
def test_quotations_never_overlap(text: str) -> None:
    spans = quotes(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
