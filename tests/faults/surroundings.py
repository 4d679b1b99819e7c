"""Small disks, private servers, users without rights: what a store may meet with."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from dragoman.ingest import ingest
from dragoman.store import Store
from dragoman.store.engine import url_of
from tests.faults.contents import Contents, contents, differences, faults
from tests.faults.worker import PlainCoder
from tests.servers import NoServerError, Server

NOBODY = 65534


def execute(place: str, *statements: str) -> None:
    engine = create_engine(url_of(place), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def assert_same(place: str, sources: list[str], undisturbed: Contents) -> None:
    """Reading the sources (on) gives what it would have given at first."""
    with Store(place) as store:
        ingest(store, PlainCoder(), sources)
        assert differences(undisturbed, contents(store)) == []
        assert faults(store) == []


@contextmanager
def disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of a few bytes on a folder."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no right to mount a small disk here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@contextmanager
def private_server() -> Iterator[Server]:
    pytest.importorskip("psycopg", reason="no PostgreSQL driver here")
    try:
        server = Server()
    except NoServerError as none:
        pytest.skip(str(none))
    try:
        yield server
    finally:
        server.close()


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    with tempfile.TemporaryDirectory(prefix="dragoman-") as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@contextmanager
def nobody() -> Iterator[None]:
    """As a user without rights: root may write anything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
