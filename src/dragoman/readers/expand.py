"""Compressed streams, read piece by piece and with an eye on what they expand to."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Mapping
from io import RawIOBase
from types import MappingProxyType
from typing import Protocol

from dragoman.errors import InputError
from dragoman.readers.text import Stream

MOST_TIMES = 200  # text is hardly ever packed to less than a fiftieth; what expands further was made to harm
FREE = 50_000_000  # bytes for which the ratio is not asked: a short file of blanks is no attack
MOST_EXPANDED = 100_000_000_000  # bytes; a month of a large crawl comes in many files, each below 10 GB
_CHUNK = 1 << 16
_XZ_MEMORY = 256_000_000  # bytes; the highest common setting takes 65 MB


class Decoder(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gzip:
    """zlib's decompressor in the shape of the others."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._decoder.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)


# For each compression: what a file begins with, and what unpacks it.
COMPRESSIONS: Mapping[str, tuple[bytes, Callable[[], Decoder]]] = MappingProxyType(
    {
        "gzip": (b"\x1f\x8b\x08", _Gzip),
        "bzip2": (b"BZh", bz2.BZ2Decompressor),
        "xz": (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)),
    }
)


class Expanding(RawIOBase):
    """The contents of a compressed stream, of all its members. Its reads raise InputError for damage and excess."""

    def __init__(self, stream: Stream, compression: str) -> None:
        self._stream = stream
        self._magic, self._fresh = COMPRESSIONS[compression]
        self._decoder = self._fresh()
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        try:
            data = self._next(len(buffer))
        except (zlib.error, lzma.LZMAError, EOFError, ValueError) as error:
            raise InputError(f"damaged after {self._given:,} bytes of contents: {error}") from error
        self._given += len(data)
        if self._given > MOST_EXPANDED:
            raise InputError(f"expands to more than {MOST_EXPANDED // 1_000_000_000} GB")
        if self._given > max(FREE, MOST_TIMES * self._taken):
            raise InputError(f"expands to more than {MOST_TIMES} times its size")
        buffer[: len(data)] = data
        return len(data)

    def _next(self, most: int) -> bytes:
        while True:
            raw = b""
            if self._decoder.eof:
                raw = self._next_member()
                if not raw:
                    return b""
            elif self._decoder.needs_input:
                raw = self._more()
            if data := self._decoder.decompress(raw, most):
                return data
            if not raw and self._decoder.needs_input and not self._decoder.eof:
                raise InputError(f"breaks off after {self._given:,} bytes of contents")

    def _next_member(self) -> bytes:
        """The start of the next member; nothing when only padding or something foreign follows."""
        rest = self._decoder.unused_data
        if len(rest) < len(self._magic):
            rest += self._more()
        if not rest.startswith(self._magic):
            return b""
        self._decoder = self._fresh()
        return rest

    def _more(self) -> bytes:
        raw = self._stream.read(_CHUNK)
        self._taken += len(raw)
        return raw
