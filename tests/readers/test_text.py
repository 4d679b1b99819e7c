import pytest

from dragoman.errors import InputError
from dragoman.readers.text import decoded, plain, shown

TEXT = "“Ça va,” the minister’s aide said in Zürich.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert plain(TEXT.encode(encoding)) == TEXT


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
    with pytest.raises(InputError, match=reason):
        plain(raw)


def test_a_name_cannot_disturb_the_terminal() -> None:
    assert shown("a\x1b[31m\nb\udcff.txt") == "a?[31m?b?.txt"
