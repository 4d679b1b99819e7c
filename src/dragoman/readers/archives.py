"""Archives and compressed files: what is in them is read as if it lay in a folder, and never written to one.

Names in an archive serve as names only.
"""

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BufferedReader, RawIOBase
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast

from dragoman.errors import InputError
from dragoman.readers.expand import FREE, MOST_EXPANDED, MOST_TIMES, Expanding
from dragoman.readers.model import Found, Refused
from dragoman.readers.source import Pending, Reader, Source, guarded, refusal
from dragoman.readers.text import Stream, reason_of, shown

MOST_LAYERS = 2  # archives within each other, and likewise compressions
MOST_DIRECTORY = 16_000_000  # bytes of a zip's list of members: more than 100,000 names
MOST_COPIED = 2_000_000_000  # bytes of a zip or Parquet file inside something else, which must be copied to be read
_MOST_TAR_HEADER = 1_000_000  # bytes between two members of a tar
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)
_TAR_SUFFIXES = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar"}


def compressed(source: Source, read: Reader, compression: str) -> Iterator[Pending]:
    """The items of a compressed file. Raises InputError where it breaks off or expands beyond measure."""
    path = PurePosixPath(source.file)
    inner = path.stem + _TAR_SUFFIXES.get(path.suffix.lower(), "") if path.suffix else source.file
    stream = BufferedReader(Expanding(source.stream, compression), 1 << 16)
    yield from read(_within(replace(source, file=inner), stream, compression))


def zipped(source: Source, read: Reader) -> Iterator[Pending]:
    """The items of all members of a zip file, in its order. Raises InputError for a damaged or monstrous one."""
    try:
        archive = zipfile.ZipFile(cast("BinaryIO", _Careful(source.stream)))
    except _BROKEN as error:
        raise InputError(f"damaged or cut zip file: {reason_of(error)}") from error
    members = [each for each in archive.infolist() if not each.is_dir() and not _is_hidden(each.filename)]
    if sum(each.file_size for each in members) > MOST_EXPANDED:
        raise InputError(f"expands to more than {MOST_EXPANDED // 1_000_000_000} GB")
    if not members:
        raise InputError("no files in this archive")
    for member in members:
        end = 0 if source.layers else member.header_offset + member.compress_size
        for item in guarded(f"{source.name}, {shown(member.filename)}", _member(archive, member, source, read)):
            yield partial(_at, end, item) if end else item


def tarred(source: Source, read: Reader) -> Iterator[Pending]:
    """The items of all members of a tar file, in its order. Raises InputError where it is damaged."""
    bounded = _Bounded(source.stream)
    empty = True
    try:
        archive = tarfile.open(fileobj=cast("IO[bytes]", bounded), mode="r|", errorlevel=1)  # noqa: SIM115
        while (member := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # or the list of them would grow without end
            bounded.reach = member.offset_data + member.size + _MOST_TAR_HEADER
            if member.issparse():
                raise InputError("holds a file with holes; not read further")
            if not member.isdir() and not _is_hidden(member.name):
                empty = False
                yield from guarded(f"{source.name}, {shown(member.name)}", _entry(archive, member, source, read))
    except _BROKEN as error:
        raise InputError(f"damaged or cut tar file: {reason_of(error)}") from error
    if empty:
        raise InputError("no files in this archive")


def seekable(stream: Stream) -> Stream:
    """A nameless copy of a stream in which one can go back and forth. Raises InputError for one too long."""
    copy = TemporaryFile()  # noqa: SIM115  (gone with its last reader)
    size = 0
    while chunk := stream.read(1 << 20):
        size += len(chunk)
        if size > MOST_COPIED:
            raise InputError(f"larger than {MOST_COPIED // 1_000_000_000} GB; unpack it first")
        copy.write(chunk)
    copy.seek(0)
    return BufferedReader(cast("RawIOBase", copy))


def too_deep(layers: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    return sum(layer in kinds for layer in layers) >= MOST_LAYERS


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, read: Reader) -> Iterator[Pending]:
    if member.flag_bits & 1:
        raise InputError("encrypted")
    if member.compress_type not in _READ:
        raise InputError("compressed in a way that is not read")
    if member.file_size > max(FREE, MOST_TIMES * member.compress_size):
        raise InputError(f"expands to more than {MOST_TIMES} times its size")
    try:
        opened = archive.open(member)
    except _BROKEN as error:
        raise InputError(f"damaged: {reason_of(error)}") from error
    with opened:
        yield from _read_inner(source, member.filename, opened, "zip", read)


def _entry(archive: tarfile.TarFile, member: tarfile.TarInfo, source: Source, read: Reader) -> Iterator[Pending]:
    opened = archive.extractfile(member) if member.isreg() else None
    if opened is None:
        yield refusal(f"{source.name}, {shown(member.name)}", "not a regular file")
        return
    yield from _read_inner(source, member.name, opened, "tar", read)


def _read_inner(source: Source, name: str, opened: IO[bytes], layer: str, read: Reader) -> Iterator[Pending]:
    stream = BufferedReader(_Sound(opened), 1 << 16)
    inner = replace(
        source,
        name=f"{source.name}, {shown(name)}",
        file=PurePosixPath(name.replace("\\", "/")).name,
        trail=f"{name} {source.trail or source.file}",
    )
    return read(_within(inner, stream, layer))


def _within(source: Source, stream: Stream, layer: str) -> Source:
    return replace(source, stream=stream, trail=source.trail or source.file, layers=(*source.layers, layer))


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)


def _at(offset: int, item: Pending) -> Found | Refused:
    return replace(item(), offset=offset)


class _Sound(RawIOBase):
    """A member's stream that tells of damage by InputError, whatever the archive's module raises."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise InputError(f"damaged: {reason_of(error)}") from error
        buffer[: len(data)] = data
        return len(data)


class _Careful:
    """A file for `zipfile`, which takes the whole list of members into memory."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > MOST_DIRECTORY:
            raise InputError("lists too many members")
        return self._stream.read(size)


class _Bounded:
    """A stream for `tarfile`, which takes headers of any length into memory: none is read beyond `reach`."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._taken = 0
        self.reach = _MOST_TAR_HEADER

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._taken += len(data)
        if self._taken > self.reach:
            raise InputError("a header of more than a million bytes; not read further")
        return data
