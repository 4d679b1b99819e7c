from datetime import date

from dragoman.records import Document, Party, Span, make_id


def test_the_same_key_gives_the_same_id() -> None:
    assert make_id("a", 1) == make_id("a", 1)


def test_parts_are_kept_apart() -> None:
    assert make_id("ab", "c") != make_id("a", "bc")


def test_a_document_is_known_by_its_text_day_and_address() -> None:
    assert Document("x", published=date(2020, 1, 1)).id == Document("x", published=date(2020, 1, 1)).id
    assert Document("x").id != Document("x", url="http://a.example/1").id


def test_spans_are_end_exclusive() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(3, 5))


def test_a_party_without_entity_is_known_by_name_country_and_sector() -> None:
    assert Party("Police", None, "NOR", ("COP",)).key == Party("police", None, "NOR", ("COP",)).key
    assert Party("Police", None, "NOR", ("COP",)).key != Party("police", None, "EST", ("COP",)).key
