"""A store that cannot be opened, read or written says so in one line."""

import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from dragoman.errors import StoreError
from dragoman.ingest import ingest
from dragoman.store import Store
from dragoman.store.engine import url_of
from tests.faults.surroundings import disk, execute, nobody, open_folder
from tests.faults.worker import PlainCoder
from tests.servers import Databases


class TestUnusable:
    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        place = tmp_path / "news.store"
        place.write_bytes(b"These are my notes.\n" * 500)
        with pytest.raises(StoreError, match="is damaged or no store of Dragoman's"):
            Store(place)
        assert place.read_bytes() == b"These are my notes.\n" * 500

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="cannot be opened"):
            Store(tmp_path)

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="cannot be opened: no such folder"):
            Store(tmp_path / "none" / "news.store")

    def test_another_programs_database(self, tmp_path: Path) -> None:
        place = tmp_path / "books.db"
        with closing(sqlite3.connect(place)) as connection:
            connection.execute("CREATE TABLE books (title TEXT)")
        with pytest.raises(StoreError, match="not a store of Dragoman's"):
            Store(place)
        with closing(sqlite3.connect(place)) as connection:
            assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("books",)]

    def test_another_programs_database_on_a_server(self, postgresql_url: str) -> None:
        execute(postgresql_url, "CREATE TABLE books (title TEXT)")
        with pytest.raises(StoreError, match="not a store of Dragoman's"):
            Store(postgresql_url)

    def test_a_store_that_a_newer_program_made(self, store: Store, place: str) -> None:
        execute(place, "UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StoreError, match="was made by a newer Dragoman"):
            Store(place)

    def test_a_damaged_store(self, tmp_path: Path, sources: list[str]) -> None:
        place = tmp_path / "news.store"
        with Store(place) as store:
            ingest(store, PlainCoder(), sources[3:])
        content = bytearray(place.read_bytes())
        for start in range(4096 * 3, len(content), 4096):
            content[start : start + 64] = b"\x07" * 64
        place.write_bytes(content)
        with pytest.raises(StoreError, match="damaged"), Store(place) as store:
            ingest(store, PlainCoder(), sources)

    def test_a_database_that_is_not_there(self, postgresql_url: str) -> None:
        name = url_of(postgresql_url).database or ""
        with pytest.raises(StoreError, match="does not exist"):
            Store(postgresql_url.replace(name, f"{name}_not"))

    def test_a_server_that_is_not_there(self, tmp_path: Path) -> None:
        pytest.importorskip("psycopg")
        with pytest.raises(StoreError, match="cannot be reached"):
            Store(f"postgresql://dragoman:secret@/news?host={tmp_path}")

    def test_no_word_of_the_password(self, tmp_path: Path) -> None:
        pytest.importorskip("psycopg")
        with pytest.raises(StoreError) as caught:
            Store(f"postgresql://dragoman:secret@/news?host={tmp_path}")
        assert "secret" not in str(caught.value)

    def test_a_database_in_another_encoding(self, databases: Databases) -> None:
        with databases.one(encoding="LATIN1") as url, pytest.raises(StoreError, match="LATIN1, not UTF8"):
            Store(url)


class TestReadOnly:
    def test_a_file_that_may_not_be_written(self, sources: list[str]) -> None:
        with open_folder() as folder:
            place = folder / "news.store"
            with Store(place) as store:
                ingest(store, PlainCoder(), sources[3:])
            place.chmod(0o444)
            with nobody(), pytest.raises(StoreError, match=r"may not be|cannot be opened"), Store(place) as store:
                ingest(store, PlainCoder(), sources)

    def test_a_folder_that_may_not_be_written(self, sources: list[str]) -> None:
        with open_folder() as folder:
            Store(folder / "other.store").close()  # nobody may not even load what that loads
            folder.chmod(0o555)
            with nobody(), pytest.raises(StoreError, match="cannot be opened: no such folder, or no right to it"):
                Store(folder / "news.store")

    def test_a_store_on_a_disk_that_may_not_be_written_can_be_read(self, tmp_path: Path, sources: list[str]) -> None:
        place = tmp_path / "disk" / "news.store"
        with disk(place.parent, "64m"):
            with Store(place) as store:
                ingest(store, PlainCoder(), sources[3:])
                reports = store.counts().reports
            subprocess.run(["mount", "-o", "remount,ro", place.parent], check=True)
            with Store(place, read_only=True) as store:
                assert store.counts().reports == reports
                assert store.search("visited") != []
            with pytest.raises(StoreError, match=r"may not be|cannot be opened"), Store(place) as store, store.write():
                pass

    def test_a_user_of_a_server_who_may_only_read(self, store: Store, place: str, databases: Databases) -> None:
        if "://" not in place:
            pytest.skip("SQLite knows no users")
        execute(place, "CREATE ROLE reader LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        try:
            with Store(url_of(place).set(username="reader").render_as_string(hide_password=False)) as other:
                assert other.counts().reports == 0
                with pytest.raises(StoreError, match="may not be written to"), other.write() as connection:
                    connection.execute(text("DELETE FROM reports"))
        finally:
            execute(place, "DROP OWNED BY reader", "DROP ROLE reader")


class TestLocked:
    def test_a_store_locked_by_another_program(self, place: str, sources: list[str]) -> None:
        with Store(place) as other, Store(place, wait=0.2) as store:
            with other.write():
                began = time.monotonic()
                with pytest.raises(StoreError, match="is locked by another program"):
                    ingest(store, PlainCoder(), sources[3:])
                assert time.monotonic() - began < 5
            assert ingest(store, PlainCoder(), sources[3:]).stored > 0

    def test_a_lock_set_free_in_time(self, place: str, sources: list[str]) -> None:
        with Store(place) as other, Store(place, wait=20) as store:
            held = other.write()
            held.__enter__()
            timer = threading.Timer(0.5, held.__exit__, (None, None, None))
            timer.start()
            assert ingest(store, PlainCoder(), sources[3:]).stored > 0
            timer.join()

    def test_readers_need_not_wait(self, place: str) -> None:
        with Store(place) as other, Store(place, wait=0.2) as store, other.write():
            began = time.monotonic()
            assert store.counts().reports == 0
            assert time.monotonic() - began < 1

    def test_a_writer_killed_with_the_lock_in_its_hand(self, place: str) -> None:
        hold = f"from dragoman.store import Store; import os, signal\nwith Store({place!r}).write(): os.kill(os.getpid(), signal.SIGKILL)"
        assert subprocess.run([sys.executable, "-c", hold], check=False).returncode == -signal.SIGKILL
        with Store(place, wait=5) as store, store.write():
            pass
