import io
import os
from datetime import date
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.readers import Found, Origin, Reading, Refused, documents, model, origins
from readers.files import LINES, PAGE, found, origin, packed, read, tar_with, warc_record, write, zip_with

TEXT = "“Ça va,” the minister’s aide said in Zürich.\n"


def test_an_empty_file_is_a_report_for_the_next_stage_to_refuse(tmp_path: Path) -> None:
    assert [one.document.text for one in found(write(tmp_path / "a.txt", b""))] == [""]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert read(tmp_path / "no.txt") == ["! no.txt: no such file or directory"]


def test_a_name_no_file_can_have_is_refused() -> None:
    (refused,) = documents("a\0b")
    assert isinstance(refused, Refused)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser reads everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", TEXT)
    file.chmod(0)
    assert read(file) == ["! a.txt: permission denied"]


def test_a_file_too_large_is_not_read_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_BYTES", 10)
    assert read(write(tmp_path / "a.txt", b"x" * 10)) == ["a.txt: xxxxxxxxxx"]
    assert "larger than" in read(write(tmp_path / "b.txt", b"x" * 11))[0]


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c", ".hidden", ".git/d.txt"):
        write(tmp_path / name, name)
    assert [one.document.text for one in found(tmp_path)] == ["a.md", "b.txt", "sub/c"]


def test_one_bad_file_does_not_stop_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.jpg", b"\xff\xd8\x00")
    write(tmp_path / "x" / "b.txt", "fine")
    assert read(tmp_path / "x") == ["! x/a.jpg: binary, not text", "x/b.txt: fine"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert read(tmp_path / "x") == ["! x: no files in this folder"]


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    os.mkfifo(tmp_path / "x" / "pipe")
    assert read(tmp_path / "x") == ["! x/pipe: not a regular file"]


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (LINES, ["one", "two"]),
        (packed(LINES), ["one", "two"]),
        (zip_with([("a.txt", b"zipped")]), ["zipped"]),
    ],
)
def test_standard_input_may_be_of_any_kind(monkeypatch: pytest.MonkeyPatch, raw: bytes, texts: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    items = [item for item in documents("-", date(2016, 2, 5)) if isinstance(item, Found)]
    assert [item.document.text for item in items] == texts
    assert {(item.document.published, item.day_basis) for item in items} == {(date(2016, 2, 5), "given")}
    assert all(item.name.startswith("standard input") for item in items)


def test_an_origin_has_the_absolute_path_for_a_name_and_a_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", "news")
    before = origin(Path("a.txt"))
    assert (before.name, before.size) == (str(tmp_path / "a.txt"), 4)
    assert origin(Path("a.txt")).stamp == before.stamp
    write(tmp_path / "a.txt", "other news")
    assert origin(Path("a.txt")).stamp != before.stamp


def test_the_user_can_name_the_publisher(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "news")
    (item,) = origin(tmp_path / "a.txt", Reading(publisher="The Herald")).read(0)
    assert isinstance(item, Found)
    assert item.document.publisher == "The Herald"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2016-02-05-talks.txt", date(2016, 2, 5)),
        ("wire_2016-02-05.txt", date(2016, 2, 5)),
        ("2016-02-31-then-2016-03-01", date(2016, 3, 1)),
        ("talks.txt", None),
        ("12016-02-055.txt", None),
    ],
)
def test_the_day_in_a_files_name(tmp_path: Path, name: str, day: date | None) -> None:
    (one,) = found(write(tmp_path / name, "news"))
    assert (one.document.published, one.day_basis) == (day, "file" if day else "")


def many_kinds(folder: Path) -> list[Path]:
    record = warc_record("https://example.org/a", PAGE, "resource", "text/html")
    files = {
        "a.jsonl": LINES * 3,
        "a.csv": b"text\none\ntwo\nthree\n",
        "a.jsonl.gz": packed(LINES) * 2,
        "a.zip": zip_with([("x.txt", b"x"), ("n.jsonl", LINES), ("p.html", PAGE)]),
        "a.tar.gz": packed(tar_with([("x.txt", b"x"), ("n.jsonl", LINES), ("p.html", PAGE)])),
        "a.warc": record * 3,
        "cut.jsonl.gz": packed(LINES * 3)[:-12],
        "bad.jsonl": b"{\n" + LINES,
    }
    return [write(folder / name, content) for name, content in files.items()]


def test_reading_can_go_on_after_any_item(tmp_path: Path) -> None:
    for one in map(origin, many_kinds(tmp_path)):
        items = list(one.read(0))
        assert [list(one.read(n)) for n in range(len(items) + 2)] == [items[n:] for n in range(len(items) + 2)]


def test_skipped_items_are_not_worked_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = []
    monkeypatch.setattr("dragoman.readers.html._page", lambda raw, name, *_: pages.append(name) or Found(None, name))  # type: ignore[arg-type, func-returns-value]
    file = write(tmp_path / "a.zip", zip_with([(f"{n}.html", PAGE) for n in range(9)]))
    assert len(list(origin(file).read(7))) == len(pages) == 2


def test_the_offset_grows_up_to_the_size(tmp_path: Path) -> None:
    for one in map(origin, many_kinds(tmp_path)):
        offsets = [item.offset for item in one.read(0) if isinstance(item, Found | Refused)]
        assert offsets == sorted(offsets)
        assert 0 < offsets[-1] <= (one.size or 0)


def test_a_line_is_handed_out_before_the_next_is_read(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", LINES * 50_000)
    items = list(islice(origin(file).read(0), 2))
    assert [item.offset for item in items if isinstance(item, Found)] == [16, len(LINES)]


def test_a_url_is_for_the_network_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    net = pytest.importorskip("dragoman.readers.net")
    there = Origin("https://example.org/", "", None, lambda n: iter(()))
    monkeypatch.setattr(net, "origins", lambda place, reading, memory, client: iter([there]), raising=False)
    assert list(origins("HTTPS://example.org/")) == [there]
