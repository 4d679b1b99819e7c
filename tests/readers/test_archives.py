import bz2
import gzip
import io
import lzma
import tarfile
from pathlib import Path

import pytest

from dragoman.readers import archives, expand
from readers.files import LINES, PAGE, found, packed, read, tar_with, write, zip_of, zip_with

TWO = ["line 1: one", "line 2: two"]
NEWS = "".join(f'{{"text": "report {n} {n * n}"}}\n' for n in range(2000)).encode()


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_compressed_lines_are_read_by_the_name_inside(tmp_path: Path, pack: object) -> None:
    raw = pack(LINES)  # type: ignore[operator]
    assert read(write(tmp_path / "a.jsonl.gz", raw)) == [f"a.jsonl.gz, {line}" for line in TWO]


def test_the_members_of_a_gzip_file_are_one_stream(tmp_path: Path) -> None:
    raw = gzip.compress(LINES[:20]) + gzip.compress(LINES[20:]) + b"\0" * 500
    assert len(found(write(tmp_path / "a.jsonl.gz", raw))) == 2


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_comes_before_a_break_is_handed_out(tmp_path: Path, pack: object) -> None:
    raw = pack(NEWS) + pack(NEWS)  # type: ignore[operator]
    items = read(write(tmp_path / "a.jsonl.gz", raw[: len(raw) - len(raw) // 4]))
    assert items[0] == "a.jsonl.gz, line 1: report 0 0"
    assert len(items) >= 2000
    assert items[-1].startswith("! a.jsonl.gz: breaks off after ")
    assert not any(item.startswith("!") for item in items[:-1])


def test_damage_is_told(tmp_path: Path) -> None:
    raw = bytearray(gzip.compress(NEWS))
    raw[len(raw) // 2] ^= 0xFF
    assert "damaged after" in read(write(tmp_path / "a.jsonl.gz", bytes(raw)))[-1]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_is_refused_before_it_expands(tmp_path: Path, pack: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expand, "FREE", 1_000_000)
    raw = pack(b'{"text": "' + b" " * 3_000_000 + b'"}\n' + LINES)  # type: ignore[operator]
    assert read(write(tmp_path / "a.jsonl.gz", raw)) == ["! a.jsonl.gz: expands to more than 200 times its size"]


def test_the_files_in_a_zip(tmp_path: Path) -> None:
    raw = zip_with(
        [("b/c.txt", b"text"), ("news.jsonl", LINES), (".hidden", b"x"), ("a.html", PAGE), ("p.jpg", b"\xff\xd8\0")]
    )
    assert read(write(tmp_path / "a.zip", raw)) == [
        "a.zip, b/c.txt: text",
        "a.zip, news.jsonl, line 1: one",
        "a.zip, news.jsonl, line 2: two",
        "a.zip, a.html: Talks\n\nThe minister",
        "! a.zip, p.jpg: binary, not text",
    ]


def test_the_files_in_a_tar(tmp_path: Path) -> None:
    raw = tar_with(
        [("c.txt", b"text"), ("news.jsonl", LINES), ("in.zip", zip_of(x=b"zipped")), ("last.txt", b"x" * 512)]
    )
    expected = ["c.txt: text", "news.jsonl, line 1: one", "news.jsonl, line 2: two", "in.zip, x: zipped"]
    for name, content in (("a.tar", raw), ("a.tar.gz", packed(raw)), ("a.tgz", packed(raw)), ("a", packed(raw))):
        items = read(write(tmp_path / name, content))
        assert items == [*(f"{name}, {line}" for line in expected), f"{name}, last.txt: {'x' * 20}"]


def test_names_in_an_archive_are_names_only(tmp_path: Path) -> None:
    raw = [("../../up.txt", b"one"), ("/etc/root.txt", b"two"), ("a\x1b[1m.txt", b"three")]
    before = sorted(tmp_path.parent.rglob("*"))
    for name, content in (("a.zip", zip_with(raw)), ("a.tar", tar_with(raw))):
        assert len(found(write(tmp_path / name, content))) == 3
        assert "a?[1m.txt" in read(tmp_path / name)[2]
    assert sorted(tmp_path.parent.rglob("*")) == sorted([*before, tmp_path / "a.zip", tmp_path / "a.tar"])


def test_a_day_in_the_inner_name_goes_before_one_outside(tmp_path: Path) -> None:
    raw = zip_with([("2016-02-05.txt", b"x"), ("y.txt", b"y")])
    assert [str(one.document.published) for one in found(write(tmp_path / "2017-01-01.zip", raw))] == [
        "2016-02-05",
        "2017-01-01",
    ]


def test_an_archive_in_an_archive_is_read_and_a_deeper_one_refused(tmp_path: Path) -> None:
    two = zip_with([("in.zip", zip_with([("a.txt", b"deep")])), ("b.txt", b"after")])
    assert read(write(tmp_path / "2.zip", two)) == ["2.zip, in.zip, a.txt: deep", "2.zip, b.txt: after"]
    assert read(write(tmp_path / "3.zip", zip_with([("2.zip", two)]))) == [
        "! 3.zip, 2.zip, in.zip: packed more than twice over; not read",
        "3.zip, 2.zip, b.txt: after",
    ]
    assert "packed more than twice" in read(write(tmp_path / "a.gz", packed(packed(packed(b"x")))))[0]


def test_half_a_zip_is_refused(tmp_path: Path) -> None:
    raw = zip_with([("a.txt", b"x" * 1000)])
    (line,) = read(write(tmp_path / "a.zip", raw[: len(raw) // 2]))
    assert line.startswith("! a.zip: damaged or cut zip file")


def test_an_encrypted_member_is_refused_and_the_others_read(tmp_path: Path) -> None:
    raw = bytearray(zip_with([("a.txt", b"secret"), ("b.txt", b"plain")]))
    raw[6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    assert read(write(tmp_path / "a.zip", bytes(raw))) == ["! a.zip, a.txt: encrypted", "a.zip, b.txt: plain"]


def test_a_damaged_member_is_refused_and_the_others_read(tmp_path: Path) -> None:
    raw = bytearray(zip_with([("a.txt", b"0123456789"), ("b.txt", b"plain")]))
    raw[raw.find(b"a.txt") + 8] ^= 0xFF
    first, second = read(write(tmp_path / "a.zip", bytes(raw)))
    assert first.startswith("! a.zip, a.txt: damaged")
    assert second == "a.zip, b.txt: plain"


def test_a_zip_bomb_is_refused_by_member_and_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FREE", 10_000)
    file = write(tmp_path / "a.zip", zip_with([("a.txt", b" " * 1_000_000), ("b.txt", b"plain")]))
    assert read(file) == ["! a.zip, a.txt: expands to more than 200 times its size", "a.zip, b.txt: plain"]
    monkeypatch.setattr(archives, "MOST_EXPANDED", 100_000)
    assert read(file)[0].startswith("! a.zip: expands to more than")
    monkeypatch.setattr(archives, "MOST_DIRECTORY", 50)
    assert read(file) == ["! a.zip: lists too many members"]


def test_an_office_file_is_no_zip_of_reports(tmp_path: Path) -> None:
    raw = zip_with([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
    assert read(write(tmp_path / "a.docx", raw)) == ["! a.docx: an office file or a book, which is not read"]


def test_links_and_holes_in_a_tar_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert read(write(tmp_path / "a.tar", out.getvalue())) == ["! a.tar, link: not a regular file"]


def test_a_cut_tar(tmp_path: Path) -> None:
    raw = tar_with([("a.txt", b"first"), ("b.txt", b"x" * 5000)])
    first, *rest = read(write(tmp_path / "a.tar", raw[:3000]))
    assert first == "a.tar, a.txt: first"
    assert rest
    assert all(line.startswith("! a.tar") for line in rest)


def test_an_endless_header_in_a_tar_is_not_taken_into_memory(tmp_path: Path) -> None:
    head = tarfile.TarInfo("long")
    head.type, head.size = tarfile.XHDTYPE, 30_000_000
    raw = head.tobuf() + b"1" * 30_000_000
    assert read(write(tmp_path / "a.tar", raw)) == ["! a.tar: a header of more than a million bytes; not read further"]


@pytest.mark.parametrize(
    ("name", "raw"), [("a.zip", zip_with([])), ("a.tar", tar_with([])), ("b.zip", zip_with([(".x", b"x")]))]
)
def test_an_empty_archive_is_told(tmp_path: Path, name: str, raw: bytes) -> None:
    assert read(write(tmp_path / name, raw)) == [f"! {name}: no files in this archive"]


@pytest.mark.parametrize(
    ("raw", "what"),
    [(b"7z\xbc\xaf\x27\x1c", "7-Zip"), (b"Rar!\x1a\x07\x00", "RAR"), (b"\x28\xb5\x2f\xfd", "Zstandard")],
)
def test_other_archives_are_named(tmp_path: Path, raw: bytes, what: str) -> None:
    (line,) = read(write(tmp_path / "a.x", raw + b"\0" * 50))
    assert what in line
