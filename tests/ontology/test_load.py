from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.ontology import load_ontology


def damage(folder: Path, name: str, line: int, text: str) -> None:
    """Puts `text` in the place of a line, counted from 1."""
    file = folder / name
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[line - 1] = text
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_each_folder_is_read_once(folder: Path) -> None:
    assert load_ontology() is load_ontology()
    assert load_ontology(folder) is load_ontology(folder)
    assert load_ontology(folder).modes == load_ontology().modes


@pytest.mark.parametrize(
    ("name", "line", "text", "problem"),
    [
        ("events.csv", 3, "CONSULT,1,high,no,a,b,c", "could not convert"),
        ("events.csv", 3, "CONSULT,7,2.5,no,a,b,c", "quad 7"),
        ("events.csv", 3, "CONSULT,1,25,no,a,b,c", "score 25"),
        ("events.csv", 3, "CONSULT,1,2.5,maybe,a,b,c", "neither"),
        ("events.csv", 3, "AGREE,1,2.5,no,a,b,c", "listed twice, first in events.csv, line 2"),
        ("modes.csv", 4, "CONSULT,multilateral,4", "3 cells where 5 are due"),
        ("modes.csv", 4, "CONFER,multilateral,4,,a", "unknown event 'CONFER'"),
        ("modes.csv", 4, "CONSULT,multilateral,4,weather,a", "unknown context 'weather'"),
        ("contexts.csv", 5, "legislative,a,Parliament|senate", "not in plain lower case"),
        ("contexts.csv", 5, "legislative,a,", "has no cues"),
        ("contexts.csv", 5, "legislative,a,senate|senate", "listed twice"),
        ("sectors.csv", 2, "COP,police,always,a,COP", "neither"),
        ("confusions.csv", 2, "AGREE,a", "not enough values"),
        ("conversions.csv", 2, "a,b,hearsay", "neither"),
        ("cameo.csv", 73, "042,Visit,1.9,,CONSULT,trip,,", "unknown mode of CONSULT 'trip'"),
        ("older.csv", 2, "event,DEMAND,PLEAD", "unknown event 'PLEAD'"),
        ("older.csv", 2, "verb,DEMAND,REQUEST", "unknown kind of name"),
        ("older.csv", 2, "event,DEMAND,plead", "not of the form"),
        ("older.csv", 2, "event,DEMAND,", "no new name"),
        ("to_cameo.csv", 3, "AGREE,,economic,,,999", "unknown CAMEO code '999'"),
        ("to_cameo.csv", 3, "AGREE,,,,,030", "can never be reached"),
        ("to_cameo.csv", 3, 'AGREE,,economic,,"x"y,030', "expected after"),
    ],
)
def test_fault_is_named_with_file_and_line(folder: Path, name: str, line: int, text: str, problem: str) -> None:
    damage(folder, name, line, text)
    with pytest.raises(DataError, match=rf"{name}, line \d+: .*{problem}") as caught:
        load_ontology(folder)
    if problem != "can never be reached":
        assert f"{name}, line {line}:" in str(caught.value)


def test_missing_file_is_named(folder: Path) -> None:
    (folder / "sectors.csv").unlink()
    with pytest.raises(DataError, match=r"sectors\.csv cannot be read"):
        load_ontology(folder)


def test_missing_column_is_named(folder: Path) -> None:
    damage(folder, "classes.csv", 1, "code,title")
    with pytest.raises(DataError, match=r"classes\.csv, line 2: the column 'name' is missing"):
        load_ontology(folder)


def test_event_without_a_way_to_cameo_is_named(folder: Path) -> None:
    file = folder / "to_cameo.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("AID,,,,,070\n", ""), encoding="utf-8")
    with pytest.raises(DataError, match=r"events\.csv, line 7: no row of to_cameo\.csv takes every AID"):
        load_ontology(folder)
