"""Web archives (WARC, WET): the pages and texts that a crawler kept."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.errors import InputError
from dragoman.readers import model
from dragoman.readers.html import page
from dragoman.readers.model import Found, Refused
from dragoman.readers.source import Pending, Source, attempt
from dragoman.readers.text import Stream, plain, shown, too_large
from dragoman.readers.urls import canonical, host_of
from dragoman.readers.witnesses import Clues, publication
from dragoman.records import Document

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MOST_HEADER = 100_000  # bytes of a header; crawlers write a few hundred, servers a few thousand
_PIECE = 1 << 10  # bytes; what a break within a chunked body costs at most
_HTML = ("text/html", "application/xhtml+xml")
_ZLIB = ("gzip", "x-gzip", "deflate")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page or text as the crawler kept it. `chunked`, `coding`: what the server said it had done to the body."""

    url: str
    day: str  # when it was fetched, as the archive has it
    body: bytes  # at most a byte more than an item may have
    charset: str = ""
    chunked: bool = False
    coding: str = ""


def records(source: Source) -> Iterator[Pending]:
    """The HTML pages sent with status 200, the HTML resources, and the texts of a WET file; the rest is no report.

    Raises InputError where the archive is damaged or breaks off.
    """
    with _no_panic():
        for number, record in _records(source.stream):
            kind = _kind(record)
            make = {"page": _page, "text": _text}.get(kind)
            whole = record.content_length  # what is left of it after an HTTP header
            body = record.reader.read(min(whole, model.MOST_BYTES + 1)) if make else b""
            if len(body) + record.reader.consume() < whole and kind != "lost":
                raise InputError(f"breaks off within record {number}")
            if make:
                kept = _kept(record, body)
                name = f"{source.name}, {shown(kept.url) or f'record {number}'}"
                yield attempt(name, partial(make, kept, name, source))


def _records(stream: Stream) -> Iterator[tuple[int, "WarcRecord"]]:
    """All records, numbered from 1. Each is good until the next is asked for."""
    from fastwarc.warc import ArchiveIterator

    forward = cast("BinaryIO", _Forward(stream))
    number = 0
    try:
        # What was compressed comes unpacked: our own way of unpacking is on guard against bombs.
        for record in ArchiveIterator(forward, parse_http=False, stream_detect=False, max_header_len=MOST_HEADER):
            number += 1
            if (record.headers.get("Content-Length") or "").strip() != str(record.content_length):
                raise InputError(f"damaged: the header of record {number} is not whole; not read further")
            yield number, record
    except OSError as error:
        if error.errno is not None:  # of the disk, not of the archive
            raise
        why = str(error).rstrip(".").lower()
        raise InputError(f"damaged: no record {number + 1} to be read ({why}); not read further") from error


def _kind(record: "WarcRecord") -> str:
    """What a record is: "page", "text", "lost" where an endless HTTP header has swallowed a part, else ""."""
    kind = (record.headers.get("WARC-Type") or "").strip().lower()
    media = _media(record.headers.get("Content-Type"))
    if kind == "response" and media == "application/http":
        return _kind_of_answer(record)
    if kind == "resource" and media in _HTML:
        return "page"
    if kind == "conversion" and media in ("text/plain", ""):
        return "text"
    return ""


def _kind_of_answer(record: "WarcRecord") -> str:
    record.is_http = True
    try:
        record.parse_http(max_header_len=MOST_HEADER, quirks_mode=True)
    except OSError as error:
        if error.errno is not None:
            raise
        return "lost"
    good = record.http_headers.status_code == 200 and _media(record.http_content_type) in (*_HTML, "")
    return "page" if good else ""


def _media(content_type: str | None) -> str:
    return (content_type or "").split(";")[0].strip().lower()


def _kept(record: "WarcRecord", body: bytes) -> _Kept:
    url = (record.headers.get("WARC-Target-URI") or "").strip(" <>")
    kept = _Kept(url, (record.headers.get("WARC-Date") or "")[:10], body)
    if not record.is_http_parsed:
        return kept
    return replace(
        kept,
        charset=(record.http_charset or "").strip(" \"'"),
        chunked="chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower(),
        coding=(record.http_headers.get("Content-Encoding") or "").strip().lower(),
    )


def _page(kept: _Kept, name: str, source: Source) -> Found | Refused:
    if len(kept.body) > model.MOST_BYTES:
        raise InputError(too_large())
    return page(_content(kept), name, source.reading, _clues(kept, source), charset=kept.charset)


def _text(kept: _Kept, name: str, source: Source) -> Found:
    if len(kept.body) > model.MOST_BYTES:
        raise InputError(too_large())
    text = plain(kept.body)
    day, basis = publication(_clues(kept, source), text)
    publisher = source.reading.publisher or host_of(kept.url) or None
    return Found(Document(text, published=day, publisher=publisher, url=canonical(kept.url) or None), name, basis)


def _clues(kept: _Kept, source: Source) -> Clues:
    try:
        capture = date.fromisoformat(kept.day)
    except ValueError:
        capture = None
    return Clues(given=source.reading.published, url=kept.url, capture=capture)


def _content(kept: _Kept) -> bytes:
    """The page without chunks and compression, which many crawlers undo while they keep the header that names them.

    Raises InputError where it is damaged, too large, or compressed in a way that is not read.
    """
    body = _joined(kept.body) if kept.chunked else kept.body
    if kept.coding in ("", "identity", "none") or body[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return body
    if kept.coding in _ZLIB:
        return _inflated(body)
    if kept.coding == "br":
        return _unbrotlied(body)
    raise InputError(f"coded in a way that is not read: {kept.coding:.40}")


def _joined(body: bytes) -> bytes:
    """The contents of chunks, as far as they are sound; the body itself where there are none."""
    from fastwarc.stream_io import ChunkedReader

    reader = ChunkedReader(BytesIO(body))
    parts = []
    with suppress(OSError):
        while part := reader.read(_PIECE):
            parts.append(part)
    return b"".join(parts) or body


def _inflated(body: bytes) -> bytes:
    from dragoman.readers.net.failure import FetchError
    from dragoman.readers.net.transport import unpacked

    try:
        return unpacked(body, model.MOST_BYTES)
    except FetchError as error:
        raise InputError(str(error)) from error


def _unbrotlied(body: bytes) -> bytes:
    from fastwarc.stream_io import BrotliReader

    try:
        content = BrotliReader(BytesIO(body)).read(model.MOST_BYTES + 1)
    except OSError as error:
        raise InputError("its compressed data are damaged") from error
    if len(content) > model.MOST_BYTES:
        raise InputError(too_large())
    return content


class _Forward:
    """A stream that is read once from start to end, as fastwarc takes one: it asks for the place it is at, once."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size)  # of what is read at one go nothing is lost when the next breaks off
        self._taken += len(data)
        return data

    def tell(self) -> int:
        return self._taken


@contextmanager
def _no_panic() -> Iterator[None]:
    """A panic within fastwarc becomes an InputError: it is no `Exception`, and would end the whole run."""
    try:
        yield
    except _panics() as error:
        raise InputError(f"cannot be read further: {' '.join(str(error).split())[:200]}") from error


def _panics() -> tuple[type[BaseException], ...]:
    """The types of panics, which no module exports. There are none before the first one has happened."""
    kinds = BaseException.__subclasses__()
    return tuple(kind for kind in kinds if (kind.__module__, kind.__name__) == ("pyo3_runtime", "PanicException"))
