from datetime import date
from pathlib import Path

import pytest

from dragoman.readers import Found, Reading, Refused, model
from dragoman.readers.html import MOST_TAGS, characters, is_html, page
from dragoman.readers.witnesses import Clues
from readers.files import PAGE, found, read, write

SENTENCE = "The minister said on Monday that “both” governments had agreed to talks in Zürich."
BODY = f"<p>{SENTENCE}</p>" * 3


def report(content: bytes | str, url: str = "", **more: str) -> Found:
    raw = content if isinstance(content, bytes) else content.encode()
    one = page(raw, "page", Reading(), Clues(url=url), **more)
    assert isinstance(one, Found), one
    return one


def reason(content: bytes) -> str:
    refused = page(content, "page", Reading(), Clues())
    assert isinstance(refused, Refused)
    return refused.reason


def test_the_running_text_with_title_and_day(tmp_path: Path) -> None:
    (one,) = found(write(tmp_path / "talks.html", PAGE))
    assert one.document.title == "Talks"
    assert (one.document.published, one.day_basis) == (date(2016, 2, 5), "metadata")
    first, *paragraphs = one.document.text.split("\n\n")
    assert first == "Talks"
    assert [line[:12] for line in paragraphs] == ["The minister", "A second rou"]
    assert "Home" not in one.document.text


def test_a_page_under_any_name_is_known_by_its_beginning(tmp_path: Path) -> None:
    (one,) = found(write(tmp_path / "talks.txt", PAGE))
    assert one.document.title == "Talks"


@pytest.mark.parametrize(
    "head",
    [
        b"<html>",
        b"\xef\xbb\xbf <!DOCTYPE html>",
        b"<?xml version='1.0'?>\n<!-- x --><html lang='en'>",
        "<HTML>".encode("utf-16"),
    ],
)
def test_the_beginnings_of_pages(head: bytes) -> None:
    assert is_html(head)


@pytest.mark.parametrize("head", [b"", b"<htmlish>", b"<?xml version='1.0'?><rss>", b"Text about <html>"])
def test_what_is_no_page(head: bytes) -> None:
    assert not is_html(head)


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (BODY.encode(), ""),
        (BODY.encode("utf-16"), ""),
        (BODY.encode("cp1252"), ""),
        (BODY.encode("cp1252"), "iso-8859-1"),
        (b'<meta charset="windows-1252">' + BODY.encode("cp1252"), ""),
        (b'<meta charset="utf-8">' + BODY.encode("cp1252"), "utf-8"),
        (b'<meta charset="hex">' + BODY.encode(), "no-such-thing"),
        (BODY.encode("koi8-r", "ignore"), "koi8-r"),
    ],
)
def test_encodings(raw: bytes, charset: str) -> None:
    text = characters(raw, charset)
    assert "governments had agreed" in text
    assert "Zürich" in text or charset == "koi8-r"
    assert "\ufffd" not in text


def test_a_stray_zero_byte_is_dropped() -> None:
    assert "\x00" not in report("<html><body>\x00\x01" + BODY).document.text


ADDRESSES = [
    ("https://a.example/talks?utm_source=x", "https://a.example/talks", "https://a.example/talks"),
    ("https://m.a.example/talks", "https://a.example/talks", "https://a.example/talks"),
    ("https://a.example/talks", "https://a.example/", "https://a.example/talks"),
    ("https://a.example/talks", "https://b.example/talks", "https://a.example/talks"),
    ("https://a.example/talks", "/relative", "https://a.example/talks"),
    ("", "https://a.example/talks", "https://a.example/talks"),
    ("", "https://a.example/", None),
    ("", "javascript:alert(1)", None),
]


@pytest.mark.parametrize(("url", "own", "address"), ADDRESSES)
def test_the_address_a_page_gives_itself_counts_where_it_is_believable(url: str, own: str, address: str | None) -> None:
    one = report(f"<html><head><link rel='canonical' href='{own}'></head><body>{BODY}</body></html>", url)
    assert one.document.url == address


def test_the_address_is_a_witness_of_its_own() -> None:
    one = report(f"<html><body>{BODY}", "https://a.example/2016/02/05/talks")
    assert (one.document.published, one.day_basis) == (date(2016, 2, 5), "url")
    assert one.document.publisher == "a.example"


def test_what_is_known_from_elsewhere_stands_above_the_page() -> None:
    one = report(PAGE, title="From the feed", publisher="The Herald")
    assert (one.document.title, one.document.publisher) == ("From the feed", "The Herald")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html></html>",
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9,
        b"<html>\x00\x01\x02" * 200,
        b"<html>" + b"<div>" * 100_000 + BODY.encode(),
        b"<" * (MOST_TAGS + 1),
        b"<!--" * 100_000,
        b"<html><!--" + b"a" * 1_000_000,
    ],
)
def test_what_cannot_be_a_report_is_refused(raw: bytes) -> None:
    assert reason(raw)


def test_entities_are_not_expanded_and_files_not_fetched(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret", "SECRET")
    bomb = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = report(
        f'<!DOCTYPE html [{bomb}<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body>{BODY}<p>&i; &x;</p></body></html>'
    ).document.text
    assert "aaaaaaaaaa" * 20 not in text
    assert "SECRET" not in text


def test_a_page_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_BYTES", 100)
    assert read(write(tmp_path / "a.html", PAGE)) == ["! a.html: larger than 0 MB"]
    assert reason(PAGE) == "larger than 0 MB"
