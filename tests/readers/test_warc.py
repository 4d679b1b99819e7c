import gzip
import io
import os
import threading
import zlib
from datetime import date
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.readers import Found, Refused, expand, model, warc
from readers.files import LINES, PAGE, found, http, origin, packed, read, warc_record, write, zip_with

URL = "https://example.org/"
GOOD = warc_record(URL + "talks", http(PAGE))
ENDLESS = "damaged: no record 2 to be read (maximum header length exceeded); not read further"


def test_pages_and_texts_are_read_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    raw = [
        warc_record("", b"software: x", "warcinfo", "application/warc-fields"),
        warc_record(URL + "a", b"GET / HTTP/1.1\r\n\r\n", "request"),
        GOOD,
        warc_record(URL + "gone", http(PAGE, status="404 Not Found")),
        warc_record(URL + "picture", http(b"\xff\xd8", media="image/jpeg")),
        warc_record(URL + "unnamed", http(PAGE, media="")),
        warc_record(URL + "resource", PAGE, "resource", "text/html"),
        warc_record(URL + "wet", b"Plain text.", "conversion", "text/plain"),
        warc_record(URL + "junk", b"no HTTP at all"),
    ]
    expected = [
        "talks: Talks\n\nThe minister",
        "unnamed: Talks\n\nThe minister",
        "resource: Talks\n\nThe minister",
        "wet: Plain text.",
    ]
    for name, content in (("a.warc", b"".join(raw)), ("a.warc.gz", b"".join(map(packed, raw)))):
        assert read(write(tmp_path / name, content)) == [f"{name}, {URL}{line}" for line in expected]


def test_address_publisher_and_capture_come_from_the_record(tmp_path: Path) -> None:
    late = PAGE.replace(b"2016-02-05", b"2016-02-09")
    first, second = found(write(tmp_path / "a.warc", GOOD + warc_record(f"<{URL}b?utm_source=x>", http(late))))
    assert (first.document.url, first.document.publisher) == (URL + "talks", "example.org")
    assert (first.document.published, first.day_basis) == (date(2016, 2, 5), "metadata")
    assert second.document.url == URL + "b"
    assert second.document.published is None  # a page cannot be younger than its capture


def chunked(content: bytes) -> bytes:
    half = len(content) // 2
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (content[:half], content[half:], b""))


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def brotlied(content: bytes) -> bytes:
    out = io.BytesIO()
    with BrotliWriter(out) as writer:
        writer.write(content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "more"),
    [
        (gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip\r\n"),
        (zlib.compress(PAGE), "Content-Encoding: deflate\r\n"),
        (raw_deflate(PAGE), "Content-Encoding: deflate\r\n"),
        (brotlied(PAGE), "Content-Encoding: br\r\n"),
        (chunked(PAGE), "Transfer-Encoding: chunked\r\n"),
        (chunked(gzip.compress(PAGE, mtime=0)), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    ],
)
def test_what_the_server_packed_is_unpacked(tmp_path: Path, content: bytes, more: str) -> None:
    raw = warc_record(URL, http(content, more=more)) + GOOD
    assert read(write(tmp_path / "a.warc", raw)) == [
        f"a.warc, {URL}: Talks\n\nThe minister",
        f"a.warc, {URL}talks: Talks\n\nThe minister",
    ]


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_headers_of_what_the_crawler_has_undone_do_no_harm(tmp_path: Path, coding: str) -> None:
    more = f"Content-Encoding: {coding}\r\nTransfer-Encoding: chunked\r\n"
    assert len(found(write(tmp_path / "a.warc", warc_record(URL, http(PAGE, more=more)) + GOOD))) == 2


@pytest.mark.parametrize(
    ("content", "coding", "reason"),
    [
        (gzip.compress(PAGE, mtime=0)[:-50], "gzip", "its compressed data break off"),
        (b"no such thing", "gzip", "its compressed data are damaged"),
        (brotlied(PAGE)[:-50], "br", "its compressed data are damaged"),
        (b"(\xb5/\xfd", "zstd", "coded in a way that is not read: zstd"),
    ],
)
def test_what_cannot_be_unpacked_is_refused_and_the_next_record_read(
    tmp_path: Path, content: bytes, coding: str, reason: str
) -> None:
    raw = warc_record(URL, http(content, more=f"Content-Encoding: {coding}\r\n")) + GOOD
    first, _ = read(write(tmp_path / "a.warc", raw))
    assert first == f"! a.warc, {URL}: {reason}"


def test_a_cut_chunked_page_is_read_as_far_as_it_is_sound(tmp_path: Path) -> None:
    content = chunked(PAGE + b"<p>And so on.</p>" * 200)[:-500]
    assert (
        len(found(write(tmp_path / "a.warc", warc_record(URL, http(content, more="Transfer-Encoding: chunked\r\n")))))
        == 1
    )


def test_an_http_header_may_have_bare_line_ends_and_must_have_an_end(tmp_path: Path) -> None:
    bare = warc_record(URL + "bare", b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE)
    endless = warc_record(URL, b"HTTP/1.1 200 OK\r\n" + b"a" * 500_000)
    reports = found(write(tmp_path / "a.warc", bare + endless + GOOD))
    assert [one.document.url for one in reports] == [URL + "bare", URL + "talks"]


def test_bombs_and_giants_are_refused_and_the_next_record_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_BYTES", 5_000)
    bombs = [
        http(gzip.compress(b" " * 1_000_000, mtime=0), more="Content-Encoding: gzip\r\n"),
        http(brotlied(b" " * 1_000_000), more="Content-Encoding: br\r\n"),
        http(b"<p>" * 3_000),
    ]
    raw = b"".join(warc_record(f"{URL}{n}", bomb) for n, bomb in enumerate(bombs)) + GOOD
    *refused, last = read(write(tmp_path / "a.warc", raw))
    assert [line.split(": ")[-1][:11] for line in refused] == ["larger than"] * 3
    assert last == f"a.warc, {URL}talks: Talks\n\nThe minister"


def test_a_packed_archive_that_is_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expand, "FREE", 1_000_000)
    raw = packed(GOOD) + packed(warc_record(URL, b" " * 5_000_000, "metadata", "text/plain"))
    assert read(write(tmp_path / "a.warc.gz", raw)) == [
        f"a.warc.gz, {URL}talks: Talks\n\nThe minister",
        "! a.warc.gz: expands to more than 200 times its size",
    ]


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        (GOOD[:-100], "breaks off within record 2"),
        (warc_record(URL, b"x" * 500, "metadata")[:-50], "breaks off within record 2"),
        (GOOD[:60], "damaged: the header of record 2 is not whole; not read further"),
        (b"garbage\r\n" + GOOD, "damaged: no record 2 to be read (invalid warc header); not read further"),
        (GOOD.replace(b"Length: ", b"Length: -"), "damaged: the header of record 2 is not whole; not read further"),
        (
            GOOD.replace(b"Length: ", b"Length: 9" + b"9" * 30),
            "damaged: the header of record 2 is not whole; not read further",
        ),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 50_000, ENDLESS),
        (b"WARC/1.0\r\n" + b"a" * 500_000, ENDLESS),
    ],
)
def test_a_damaged_tail_is_told_after_all_before_it(tmp_path: Path, tail: bytes, reason: str) -> None:
    assert read(write(tmp_path / "a.warc", GOOD + tail)) == [
        f"a.warc, {URL}talks: Talks\n\nThe minister",
        f"! a.warc: {reason}",
    ]


def test_a_web_archive_inside_an_archive(tmp_path: Path) -> None:
    raw = zip_with([("a.warc.gz", packed(GOOD)), ("b.jsonl", LINES)])
    assert len(found(write(tmp_path / "a.zip", raw))) == 3


def test_a_web_archive_from_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(packed(GOOD) + packed(GOOD)[:-20],))
    writer.start()
    first, second = read(pipe)
    writer.join()
    assert first == f"pipe, {URL}talks: Talks\n\nThe minister"
    assert second.startswith("! pipe: breaks off")


def test_reading_goes_on_at_an_item_without_taking_those_before_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "a.warc", b"".join(warc_record(f"{URL}{n}", http(PAGE)) for n in range(300)))
    pages: list[str] = []
    monkeypatch.setattr(warc, "page", lambda raw, name, *rest, **more: pages.append(name) or Refused(name, ""))
    items = list(origin(file).read(298))
    assert pages == [f"{file}, {URL}298", f"{file}, {URL}299"]
    assert [getattr(item, "offset", 0) for item in items][-1] == file.stat().st_size


def test_a_panic_of_the_library_ends_one_archive_and_not_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(warc._Forward, "tell")
    (line,) = read(write(tmp_path / "a.warc", GOOD))
    assert line.startswith("! a.warc: cannot be read further: ")


TEXTS = b"".join(warc_record(f"{URL}{n}", b"Plain text.", "conversion", "text/plain") for n in range(3)) + GOOD


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(TEXTS)), left_out=st.integers(0, 60), put_in=st.binary(max_size=20))
def test_any_damage_is_told_and_never_raised(tmp_path: Path, at: int, left_out: int, put_in: bytes) -> None:
    file = write(tmp_path / "a.warc", TEXTS[:at] + put_in + TEXTS[at + left_out :])
    assert all(isinstance(item, Found | Refused) for item in origin(file).read(0))
