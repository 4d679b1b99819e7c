"""Tells what kind of file a stream is, by its first bytes and its suffix, and reads it accordingly."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from dragoman.errors import InputError
from dragoman.readers.model import Found, Refused
from dragoman.readers.source import Pending, Source, attempt
from dragoman.readers.text import body, plain
from dragoman.readers.witnesses import publication
from dragoman.records import Document

_BY_START = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)
_BY_SUFFIX = {
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    **dict.fromkeys((".csv", ".tsv", ".tab"), "table"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".json": "json",
    ".tar": "tar",
    ".zip": "zip",
    ".parquet": "parquet",
}
# What begins like something else but is not read, and what to call it.
_OTHERS = (
    (b"%PDF-", "a PDF file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file"),
)
_OFFICE = (b"[Content_Types].xml", b"mimetype", b"word/", b"_rels/")  # first members of office files and books
_TAR = (b"ustar", 257)
_COMPRESSIONS, _ARCHIVES = ("gzip", "bzip2", "xz"), ("zip", "tar")


def read(source: Source) -> Iterator[Pending]:
    """The items of a stream of any kind. Raises InputError where it is damaged or not to be read."""
    head = source.stream.peek(1)
    what = next((what for start, what in _OTHERS if head.startswith(start)), "")
    if what:
        raise InputError(f"{what}, which is not read")
    kind = kind_of(head, source.file)
    if kind == "text":
        yield attempt(source.name, partial(_text, source))
    elif kind == "html":
        yield attempt(source.name, partial(_html, source))
    elif kind in _COMPRESSIONS or kind in _ARCHIVES:
        yield from _unpacked(source, kind)
    else:
        yield from _records(source, kind)


def kind_of(head: bytes, file: str) -> str:
    """The kind of a file: its first bytes count where they are unmistakable, then the suffix of its name."""
    if kind := next((kind for start, kind in _BY_START if head.startswith(start)), ""):
        return kind
    if head[_TAR[1] :].startswith(_TAR[0]):
        return "tar"
    suffix = PurePosixPath(file).suffix.lower()
    if kind := _BY_SUFFIX.get(suffix, ""):
        return kind
    from dragoman.readers.html import is_html

    if is_html(head):
        return "html"
    return "lines" if not suffix and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b'{"', b'{ "')) else "text"


def _unpacked(source: Source, kind: str) -> Iterator[Pending]:
    from dragoman.readers import archives

    group = _ARCHIVES if kind in _ARCHIVES else _COMPRESSIONS
    if archives.too_deep(source.layers, group):
        raise InputError("packed more than twice over; not read")
    if kind in _COMPRESSIONS:
        yield from archives.compressed(source, read, kind)
    elif kind == "tar":
        yield from archives.tarred(source, read)
    elif source.stream.peek(1)[30:].startswith(_OFFICE):
        raise InputError("an office file or a book, which is not read")
    else:
        yield from archives.zipped(_going_back(source), read)


def _records(source: Source, kind: str) -> Iterator[Pending]:
    if kind == "parquet":
        from dragoman.readers.tables import parquet

        yield from parquet(_going_back(source))
    elif kind == "table":
        from dragoman.readers.tables import separated

        yield from separated(source)
    elif kind == "warc":
        from dragoman.readers.warc import records

        yield from records(source)
    else:
        from dragoman.readers import jsonlines

        yield from jsonlines.whole(source) if kind == "json" else jsonlines.lines(source)


def _going_back(source: Source) -> Source:
    from dataclasses import replace

    from dragoman.readers.archives import seekable

    return source if source.stream.seekable() and not source.layers else replace(source, stream=seekable(source.stream))


def _text(source: Source) -> Found:
    text = plain(body(source.stream))
    day, basis = publication(source.clues, text)
    return Found(Document(text, published=day, publisher=source.reading.publisher), source.name, basis)


def _html(source: Source) -> Found | Refused:
    from dragoman.readers.html import page

    return page(body(source.stream), source.name, source.reading, source.clues)
