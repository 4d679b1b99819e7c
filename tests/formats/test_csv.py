import csv
from dataclasses import replace
from io import StringIO

from dragoman.formats import FORMATS
from dragoman.formats.csv import COLUMNS
from dragoman.records import Coded, Party
from samples import CODED, NO_ARREST, THREAT, coded, golden


def written(*reports: Coded) -> str:
    out = StringIO()
    FORMATS["csv"].write(reports, out)
    return out.getvalue()


def rows(*reports: Coded) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written(*reports))))


def test_golden_file() -> None:
    assert written(CODED) == golden("report.csv")


def test_a_header_even_without_events() -> None:
    assert written(coded(events=())) == ",".join(COLUMNS) + "\n"


def test_one_row_an_event_over_all_reports() -> None:
    assert len(rows(CODED, CODED)) == 6


def test_line_ends_and_list_marks_in_text_do_not_break_cells() -> None:
    first, second, _ = rows(CODED)
    assert first["title"] == "A visit, with threats"
    assert second["recipient"] == "two / envoys"


def test_lists_keep_their_places() -> None:
    event = replace(THREAT, actor=(Party("A", None, "AAA", ("GOV", "MIL")), Party("B"), Party("C", "c", "CCC")))
    (row,) = rows(coded(events=(event,)))
    assert row["actor"] == "A|B|C"
    assert row["actor_entity"] == "||c"
    assert row["actor_country"] == "AAA||CCC"
    assert row["actor_sectors"] == "GOV+MIL||"


def test_what_is_unknown_is_empty() -> None:
    (row,) = rows(coded(events=(NO_ARREST,)))
    assert {row[name] for name in ("date_start", "place", "latitude", "claimant", "recipient")} == {""}
