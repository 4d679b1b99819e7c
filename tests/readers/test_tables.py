import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from dragoman.readers import model, tables
from readers.files import found, packed, read, write


def test_a_row_is_a_report(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.csv", 'ID,Headline,BODY,Date,Source,Link\n7,H,"one,\ntwo",2016-02-05,P,https://u.example/\n'
    )
    (one,) = found(file)
    document = one.document
    assert (document.id, document.title, document.text, document.publisher) == ("7", "H", "one,\ntwo", "P")
    assert (document.published, one.day_basis, document.url) == (date(2016, 2, 5), "field", "https://u.example/")
    assert one.name == f"{file}, row 1"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"title;text\nx;one\n"),
        ("a.tsv", b"title\ttext\nx\tone\n"),
        ("a.csv", "\ufefftext,title\r\none,x\r\n".encode()),
        ("a.csv", "text,title\none,x\n".encode("utf-16")),
    ],
)
def test_separators_and_encodings_are_told_apart(tmp_path: Path, name: str, content: bytes) -> None:
    assert read(write(tmp_path / name, content)) == [f"{name}, row 1: one"]


def test_a_cell_in_windows_1252_is_read(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.csv", b"text\ncaf\xe9\nna\xc3\xafve\n")) == [
        "a.csv, row 1: café",
        "a.csv, row 2: naïve",
    ]


def test_a_text_longer_than_the_csv_modules_limit(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    (one,) = found(write(tmp_path / "a.csv", "text\n" + "x" * 200_000))
    assert len(one.document.text) == 200_000
    assert csv.field_size_limit() == before


def test_bad_rows_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.csv", "text,date\none,\n,2016-01-01\ntwo,soon\nthree,,4\n\nfour\n")) == [
        "a.csv, row 1: one",
        "! a.csv, row 2: no text in this row",
        "! a.csv, row 3: field 'published' is not a date like 2016-02-05: 'soon'",
        "! a.csv, row 4: 3 cells, but the header has 2",
        "a.csv, row 5: four",
    ]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n"])
def test_a_table_without_texts_is_refused(tmp_path: Path, content: bytes) -> None:
    (line,) = read(write(tmp_path / "a.csv", content))
    assert line.startswith("! a.csv: no column with the reports' texts")


def test_a_program_is_no_table(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.csv", b"MZ\x00\x01\x02text")) == ["! a.csv: binary, not a table"]


def test_a_quote_never_closed_is_not_read_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_BYTES", 100)
    first, second = read(write(tmp_path / "a.csv", 'text\none\n"' + "two\n" * 50))
    assert first == "a.csv, row 1: one"
    assert "a quote never closed" in second


def parquet(path: Path, **columns: list[object]) -> Path:
    arrow, writer = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    writer.write_table(arrow.table(columns), path)
    return path


def test_parquet(tmp_path: Path) -> None:
    days = [datetime(2016, 2, 5, 10), None, None]
    file = parquet(tmp_path / "a.parquet", Body=["one", b"two".decode(), None], date=days, x=[1, 2, 3])
    assert read(file) == ["a.parquet, row 1: one", "a.parquet, row 2: two", "! a.parquet, row 3: no text in this row"]
    assert read(write(tmp_path / "b.parquet.gz", packed(file.read_bytes())))[0] == "b.parquet.gz, row 1: one"


def test_parquet_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = parquet(tmp_path / "a.parquet", text=["one"])
    assert "no column with" in read(parquet(tmp_path / "b.parquet", x=[1]))[0]
    assert "damaged Parquet file" in read(write(tmp_path / "c.parquet", file.read_bytes()[:-20]))[0]
    assert "is not a string" in read(parquet(tmp_path / "d.parquet", text=[["a"]]))[0]
    monkeypatch.setattr(tables, "MOST_ROW_GROUP", 10)
    assert "row group 1 is larger" in read(file)[0]
