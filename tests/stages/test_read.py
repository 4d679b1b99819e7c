import io
import json
import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.errors import InputError
from dragoman.stages import read
from dragoman.stages.read import Source, day_in, decoded, documents

TEXT = "“Ça va,” the minister’s aide said in Zürich.\n"


def texts(path: Path | str, published: date | None = None) -> list[str]:
    """The texts found, or the reasons why not."""
    return [f.document.text if isinstance(f, Source) else f"! {f}" for f in documents(path, published)]


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(path: Path, *records: object) -> Path:
    return write(path, "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    assert texts(write(tmp_path / "a.txt", TEXT.encode(encoding))) == [TEXT]


def test_line_ends_become_plain() -> None:
    assert decoded(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"MZ\x00\x01 program", "binary"),
        (b"\xff\xfeabc", "binary"),
        (b"\x81\x8d\x8f no encoding has these", "neither UTF-8 nor Windows-1252"),
        (TEXT.encode() + b"\xe2\x80", "damaged"),
        ("Ça va".encode() + b"\xe9", "damaged"),
        (b"  <!DOCTYPE html><p>News", "HTML, not plain text"),
        (b"%PDF-1.7 x", "PDF, not plain text"),
        (b"{\\rtf1 News}", "RTF, not plain text"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, reason: str) -> None:
    found = decoded(raw)
    assert isinstance(found, InputError)
    assert reason in str(found)


def test_an_empty_file_is_a_report_for_the_next_stage_to_refuse(tmp_path: Path) -> None:
    assert texts(write(tmp_path / "a.txt", b"")) == [""]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert texts(tmp_path / "no.txt") == [f"! {tmp_path / 'no.txt'}: no such file or directory"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser reads everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", TEXT)
    file.chmod(0)
    assert texts(file) == [f"! {file}: permission denied"]


def test_a_file_too_large_is_not_read_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_BYTES", 10)
    assert texts(write(tmp_path / "a.txt", b"x" * 10)) == ["x" * 10]
    assert "larger than" in texts(write(tmp_path / "b.txt", b"x" * 11))[0]


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c", ".hidden", ".git/d.txt"):
        write(tmp_path / name, name)
    assert texts(tmp_path) == ["a.md", "b.txt", "sub/c"]


def test_one_bad_file_does_not_stop_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg", b"\xff\xd8\x00")
    write(tmp_path / "b.txt", "fine")
    assert texts(tmp_path) == [f"! {tmp_path / 'a.jpg'}: binary, not text", "fine"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert texts(tmp_path) == [f"! {tmp_path}: no files in this folder"]


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert texts(tmp_path) == [f"! {tmp_path / 'pipe'}: not a regular file"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    (found,) = documents("-", date(2016, 2, 5))
    assert isinstance(found, Source)
    assert (found.name, found.document.text, found.document.published) == ("standard input", TEXT, date(2016, 2, 5))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2016-02-05-talks", date(2016, 2, 5)),
        ("wire_2016-02-05", date(2016, 2, 5)),
        ("2016-02-31-then-2016-03-01", date(2016, 3, 1)),
        ("talks", None),
        ("12016-02-055", None),
    ],
)
def test_the_day_in_a_files_name(name: str, day: date | None) -> None:
    assert day_in(name) == day


def test_json_lines_with_all_fields(tmp_path: Path) -> None:
    fields = {"id": "x1", "text": "News.", "title": "T", "publisher": "P", "url": "https://u.example"}
    file = lines(tmp_path / "a.jsonl", {**fields, "published": "2016-02-05T10:00:00Z", "more": 1}, "")
    (found,) = documents(file)
    assert isinstance(found, Source)
    assert {name: getattr(found.document, name) for name in fields} == fields
    assert found.document.published == date(2016, 2, 5)
    assert found.name == f"{file}, line 1"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ({"title": "x"}, "no field 'text'"),
        ({"text": 3}, "no field 'text'"),
        ({"text": "x", "title": 3}, "field 'title' is not a string: 3"),
        ({"text": "x", "published": "soon"}, "field 'published' is not a date like 2016-02-05: 'soon'"),
        ('{"text": "\\ud800"}', "half characters"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, line: object, reason: str) -> None:
    file = lines(tmp_path / "a.jsonl", {"text": "one"}, line, {"text": "three"})
    first, second, third = texts(file)
    assert (first, third) == ("one", "three")
    assert second.startswith(f"! {file}, line 2: ")
    assert reason in second


def test_a_line_too_long_ends_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_BYTES", 20)
    found = texts(lines(tmp_path / "a.jsonl", {"text": "one"}, {"text": "x" * 20}, {"text": "three"}))
    assert found[0] == "one"
    assert "line 2: longer than" in found[1]
    assert len(found) == 2


def test_the_argument_wins_then_the_line_then_the_files_name(tmp_path: Path) -> None:
    file = lines(tmp_path / "2016-01-01.jsonl", {"text": "a", "published": "2016-02-02"}, {"text": "b"})

    def days(published: date | None = None) -> list[date | None]:
        return [found.document.published for found in documents(file, published) if isinstance(found, Source)]

    assert days() == [date(2016, 2, 2), date(2016, 1, 1)]
    assert days(date(2016, 3, 3)) == [date(2016, 3, 3)] * 2
