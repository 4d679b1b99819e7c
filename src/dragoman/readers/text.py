"""Bytes into text. What cannot be told raises an `InputError` with the reason."""

import codecs
import re
from io import BufferedReader
from typing import Any, TypeAlias

from dragoman.errors import InputError
from dragoman.readers import model

Stream: TypeAlias = "BufferedReader[Any]"

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BROKEN_UTF8 = re.compile(r"[ÂÃâ][^\x00-\x7f]")  # what UTF-8 looks like when it is read as cp1252
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Formats that decode as text but are not prose: what they begin with, and what to call them.
_MARKUP = (("<!doctype html", "HTML"), ("<html", "HTML"), ("<?xml", "XML"), ("{\\rtf", "RTF"), ("%pdf-", "PDF"))


def body(stream: Stream) -> bytes:
    """All bytes of a stream. Raises InputError beyond the most an item may have."""
    raw = stream.read(model.MOST_BYTES + 1)
    if len(raw) > model.MOST_BYTES:
        raise InputError(too_large())
    return raw


def too_large() -> str:
    return f"larger than {model.MOST_BYTES // 1_000_000} MB"


def plain(raw: bytes) -> str:
    """The text of a file, line ends made plain. Raises InputError for what is binary, damaged or markup."""
    text = decoded(raw)
    kind = next((kind for start, kind in _MARKUP if text[:200].lstrip().lower().startswith(start)), "")
    if kind:
        raise InputError(f"{kind}, not plain text")
    return text


def decoded(raw: bytes) -> str:
    """The characters of a file, line ends made plain: UTF-8, marked UTF-16, else Windows-1252 if that gives sense.

    Raises InputError for what is binary or damaged.
    """
    marked = raw.startswith(_UTF16)
    text = decode(raw, "utf-16" if marked else "utf-8-sig")
    if text is None and not marked and b"\x00" not in raw:
        text = decode(raw, "cp1252")
        if text is None or _BROKEN_UTF8.search(text):
            raise InputError("damaged, or neither UTF-8 nor Windows-1252")
    if text is None or is_binary(text):
        raise InputError("binary, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_binary(text: str) -> bool:
    return "\x00" in text or len(_CONTROL.findall(text)) > max(2, len(text) // 50)


def decode(raw: bytes, encoding: str) -> str | None:
    """The text in an encoding, None when it is not in it or there is no such encoding."""
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def reason_of(error: Exception) -> str:
    """What went wrong, in one line and without the name of the file."""
    reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
    return " ".join(reason.split()) or type(error).__name__


def shown(name: str) -> str:
    """A name from an archive or a page, fit to stand in a message."""
    return "".join(c if c.isprintable() else "?" for c in name[:300])
