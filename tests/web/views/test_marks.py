"""Texts cut into pieces that know their marks."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Span
from dragoman.web.marks import Piece, pieces

TEXT = "Norland attacked Estavia."
spans = st.lists(st.tuples(st.builds(Span, st.integers(-3, 30), st.integers(-3, 30)), st.integers(0, 4)), max_size=12)


def test_overlapping_marks_are_cut_into_pieces() -> None:
    found = pieces(TEXT, [(Span(0, 16), 1), (Span(8, 25), 2)])
    assert found == (Piece("Norland ", (1,)), Piece("attacked", (1, 2)), Piece(" Estavia.", (2,)))


def test_a_part_of_a_text_is_cut_alone() -> None:
    assert pieces(TEXT, [(Span(0, 16), 1)], Span(8, 20)) == (Piece("attacked", (1,)), Piece(" Est"))


def test_an_empty_text_has_no_pieces() -> None:
    assert pieces("", [(Span(0, 3), 1)]) == ()


@given(spans)
def test_the_pieces_are_the_text_and_know_all_that_covers_them(marked: list[tuple[Span, int]]) -> None:
    found = pieces(TEXT, marked)
    assert "".join(piece.text for piece in found) == TEXT
    at = 0
    for piece in found:
        here = range(at, at + len(piece.text))
        for place in here:
            covering = {mark for span, mark in marked if span.start <= place < span.end}
            assert covering == set(piece.marks)
        at = here.stop
