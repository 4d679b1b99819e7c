"""Files for the tests of readers, and a short view of what is read from them."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

from dragoman.readers import Found, Origin, Reading, Refused, documents, origins
from dragoman.readers.model import Item

LINES = b'{"text": "one"}\n{"text": "two", "published": "2016-01-01"}\n'
PAGE = b"""<html><head><title>Talks</title>
<meta property="article:published_time" content="2016-02-05T09:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Talks</h1>
<p>The minister met his counterpart on Monday and they agreed to hold further talks on the border.</p>
<p>A second round is to follow next week, said the spokesman of the ministry in the evening.</p>
</article></body></html>"""


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def zip_of(**members: bytes) -> bytes:
    return zip_with(list(members.items()))


def zip_with(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def tar_with(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def warc_record(url: str, content: bytes, kind: str = "response", media: str = "application/http") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-02-06T10:00:00Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def http(content: bytes, *, status: str = "200 OK", media: str = "text/html", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + content


def packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def shown(item: Item, folder: Path) -> str:
    """A refused item as "! name: reason", a report as "name: its first words"; names without the folder."""
    if isinstance(item, Found):
        line = f"{item.name}: {item.document.text[:20].strip()}"
    else:
        assert isinstance(item, Refused)
        line = f"! {item.name}: {item.reason}"
    return line.replace(f"{folder}/", "")


def read(path: Path) -> list[str]:
    return [shown(item, path.parent) for item in documents(path)]


def found(path: Path) -> list[Found]:
    items = list(documents(path))
    assert all(isinstance(item, Found) for item in items), items
    return [item for item in items if isinstance(item, Found)]


def origin(path: Path, reading: Reading | None = None) -> Origin:
    (one,) = origins(path, reading or Reading())
    assert isinstance(one, Origin)
    return one
