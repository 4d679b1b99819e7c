"""Sources made to harm, or of no sense: read to the end in bounded memory, each refusal with its reason."""

import gzip
import os
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.store import Store
from tests.faults import kills
from tests.faults.contents import faults

pytestmark = pytest.mark.slow
MOST_MEMORY = 400  # megabytes
GOOD = '{"text": "Norland attacked Estavia."}\n'


def sparse(file: Path, head: bytes = b"", size: int = 10_000_000_000) -> None:
    """A file of many gigabytes that takes no room."""
    with file.open("wb") as stream:
        stream.write(head)
        stream.truncate(size)


def squeezed(file: Path, chunk: bytes, times: int, head: bytes = b"") -> None:
    with gzip.open(file, "wb", compresslevel=9) as stream:
        stream.write(head)
        for _ in range(times):
            stream.write(chunk)


def zip_bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(2):
            with archive.open(f"{number}.txt", "w", force_zip64=True) as stream:
                for _ in range(300):
                    stream.write(bytes(1_000_000))
        archive.writestr("last.jsonl", GOOD)


def entities(file: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    file.write_text(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "lol">{levels}]>'
        "<html><body><article><p>Norland attacked Estavia.</p><p>&e11;</p></article></body></html>"
    )


def outside(file: Path) -> None:
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<html><body><article><p>Norland attacked Estavia.</p><p>&x;</p></article></body></html>"
    )


SOURCES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "ten gigabytes of nothing": ("huge.txt", sparse),
    "a line of a gigabyte": ("huge.jsonl", lambda file: sparse(file, GOOD.encode(), 1_000_000_000)),
    "a page of ten gigabytes": ("huge.html", lambda file: sparse(file, b"<html><body><p>")),
    "a table of ten gigabytes": ("huge.csv", lambda file: sparse(file, b'text\n"')),
    "an archive of ten gigabytes": ("huge.tar", sparse),
    "a gzip bomb": ("bomb.gz", lambda file: squeezed(file, bytes(10_000_000), 30)),
    "a gzip bomb of lines": (
        "bomb.jsonl.gz",
        lambda file: squeezed(file, (b" " * 99 + b"\n") * 100_000, 30, GOOD.encode()),
    ),
    "a zip bomb": ("bomb.zip", zip_bomb),
    "entities within entities": ("bomb.xhtml", entities),
    "entities of other files": ("outside.xhtml", outside),
    "noise": ("noise.bin", lambda file: file.write_bytes(os.urandom(3_000_000))),
    "noise in a page": ("noise.html", lambda file: file.write_bytes(b"<html>" + os.urandom(3_000_000))),
    "noise in an archive": ("noise.zip", lambda file: file.write_bytes(b"PK\x03\x04" + os.urandom(3_000_000))),
    "noise in a gzip file": ("noise.gz", lambda file: file.write_bytes(b"\x1f\x8b\x08" + os.urandom(3_000_000))),
    "noise in a table": ("noise.csv", lambda file: file.write_bytes(b"text,title\n" + os.urandom(100_000))),
    "noise in lines": ("noise.jsonl", lambda file: file.write_bytes(os.urandom(100_000))),
    "noise in Parquet": ("noise.parquet", lambda file: file.write_bytes(b"PAR1" + os.urandom(3_000_000) + b"PAR1")),
    "brackets": ("deep.json", lambda file: file.write_text("[" * 5_000_000)),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_hostile_source_is_refused_in_bounded_memory(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    file, make = SOURCES[name]
    make(folder / file)
    (folder / "zz.jsonl").write_text(GOOD)
    place = str(tmp_path / "news.store")
    began = time.monotonic()
    done = kills.run(place, str(folder))
    assert done.returncode == 0, done.stderr
    assert peak(done.stdout) < MOST_MEMORY
    assert time.monotonic() - began < 60
    with Store(place) as store:
        assert faults(store) == []
        assert store.counts().events >= 1  # what came after was read
        assert store.counts().rejects >= 1 or file.endswith(".xhtml")
        assert not any("root:" in coded.document.text for coded in store.reports())


def test_lines_without_end(tmp_path: Path) -> None:
    """Millions of blank lines from a pipe, then a report."""
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    place = str(tmp_path / "news.store")

    def feed() -> None:
        with pipe.open("wb") as stream:
            for _ in range(10):
                stream.write(b"\n" * 1_000_000)
            stream.write(GOOD.encode())

    writer = threading.Thread(target=feed, daemon=True)
    writer.start()
    done = kills.run(place, str(pipe))
    writer.join(5)
    assert done.stdout.splitlines()[1] == "1 0 0 0"
    assert peak(done.stdout) < MOST_MEMORY


def peak(out: str) -> int:
    """Megabytes of memory a worker took at most."""
    return int(out.splitlines()[-1].split()[1])
