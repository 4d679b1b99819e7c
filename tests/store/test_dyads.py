"""Tables of dyads out of the store."""

from datetime import date

import pytest

from builders import CORVIA, ESTAVIA, NORLAND, day, news, told
from dragoman.dyads import Who, schema
from dragoman.store import Store

NOR, EST, COR = (Who("country", code) for code in ("NOR", "EST", "COR"))


@pytest.fixture
def filled(store: Store) -> Store:
    shelled = told("Norland attacked Estavia", id="a1", when=day("2024-05-05"))
    answer = told("Estavia accused Norland", id="b1", type="ACCUSE", actor=ESTAVIA, recipient=NORLAND)
    other = told("Corvia accused Norland", id="c1", type="ACCUSE", actor=CORVIA, recipient=NORLAND)
    store.put(news(shelled, published="2024-05-06"))
    store.put(news(answer, other, published="2024-05-09"))
    return store


def found(store: Store, *asked: object, **more: object) -> list[tuple[str, str, str]]:
    rows = store.dyads(*asked, **more).to_pylist()  # type: ignore[arg-type]
    return sorted((row["event"], row["source_country"], row["target_country"]) for row in rows)


def test_both_directions_are_found_whoever_is_asked_for_first(filled: Store) -> None:
    expected = [("a1", "NOR", "EST"), ("b1", "EST", "NOR")]
    assert found(filled, NOR, EST) == found(filled, EST, NOR) == expected


def test_one_alone_is_asked_for_with_everybody(filled: Store) -> None:
    assert [event for event, *_ in found(filled, NOR)] == ["a1", "b1", "c1"]
    assert [event for event, *_ in found(filled, COR)] == ["c1"]


def test_an_entity_is_asked_for_by_its_id(filled: Store) -> None:
    assert [event for event, *_ in found(filled, Who("entity", "COR"), NOR)] == ["c1"]


def test_nobody_named_is_everybody(filled: Store) -> None:
    assert len(found(filled)) == 3


def test_days_bound_the_table_and_are_included(filled: Store) -> None:
    assert found(filled, NOR, EST, date(2024, 5, 6), date(2024, 5, 9)) == [("b1", "EST", "NOR")]
    assert found(filled, NOR, EST, None, date(2024, 5, 5)) == [("a1", "NOR", "EST")]


def test_a_row_tells_all_that_is_counted(filled: Store) -> None:
    table = filled.dyads(NOR, EST, until=date(2024, 5, 5))
    assert table.schema == schema()
    (row,) = table.to_pylist()
    assert (row["type"], row["quad"], row["intensity"], row["status"]) == ("ASSAULT", 4, -9.0, "deed")
    assert (row["day"], row["published"]) == (date(2024, 5, 5), date(2024, 5, 6))
    assert row["cluster"] == "a1"
    assert row["story"] == row["report"]


def test_an_empty_store_gives_an_empty_table(store: Store) -> None:
    assert store.dyads(NOR, EST).num_rows == 0
    assert store.dyads(NOR, EST).schema == schema()
    assert store.volume().num_rows == 0


def test_wrong_records_are_left_out(filled: Store) -> None:
    filled.judge("wrong", "a1", by="Ann")
    assert found(filled, NOR, EST) == [("b1", "EST", "NOR")]


def test_corrected_records_are_counted_as_corrected(filled: Store) -> None:
    filled.judge("corrected", "a1", by="Ann", field="recipient", value='["Corvia"]')
    assert [event for event, *_ in found(filled, NOR, EST)] == ["b1"]
    assert list(filled.problems()) == []


def test_the_volume_is_reports_a_day(filled: Store) -> None:
    assert filled.volume().to_pylist() == [
        {"day": date(2024, 5, 6), "reports": 1},
        {"day": date(2024, 5, 9), "reports": 1},
    ]
    assert filled.volume(date(2024, 5, 7)).num_rows == 1
