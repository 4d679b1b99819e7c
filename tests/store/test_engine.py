"""Places of stores, connections, and the errors a user reads."""

from pathlib import Path

import pytest
from sqlalchemy import text

from builders import news
from dragoman.errors import ConfigError, StoreError
from dragoman.store import Store
from dragoman.store.engine import meaning, shown, url_of


def test_a_file_name_is_a_sqlite_store(tmp_path: Path) -> None:
    url = url_of(tmp_path / "news.store")
    assert (url.get_backend_name(), url.database) == ("sqlite", str(tmp_path / "news.store"))


@pytest.mark.parametrize("given", ["postgres://host/news", "postgresql://host/news", "postgresql+psycopg://host/news"])
def test_every_way_to_write_postgresql_is_one(given: str) -> None:
    assert url_of(given).drivername == "postgresql+psycopg"


@pytest.mark.parametrize("given", ["mysql://host/news", "https://host/news", "postgresql://host:port/news"])
def test_another_kind_of_place_is_refused(given: str) -> None:
    with pytest.raises(ConfigError):
        url_of(given)


def test_a_password_is_never_shown() -> None:
    url = url_of("postgresql://ann:secret@host/news")
    assert "secret" not in shown(url)
    assert "secret" not in meaning(url, "connection refused")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "locked by another program"),
        ("attempt to write a readonly database", "may not be written to"),
        ("database or disk is full", "disk"),
        ("file is not a database", "damaged or no store"),
        ("unable to open database file", "cannot be opened"),
        ('database "news" does not exist', "createdb"),
        ("something\n  new", "something new"),
    ],
)
def test_what_a_database_says_is_put_in_words_of_use(said: str, told: str) -> None:
    words = meaning(url_of("news.store"), said)
    assert told in words
    assert "news.store" in words


def test_foreign_keys_are_on(tmp_path: Path) -> None:
    with Store(tmp_path / "news.store") as store, store.read() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def half_way() -> None:
        with store.write() as connection:
            connection.execute(text("INSERT INTO origins (name) VALUES ('a')"))
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        half_way()
    assert store.counts().origins == 0


def test_a_reader_sees_one_moment(store: Store) -> None:
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM reports")).scalar() == 0
        store.put(news("It rained"))
        assert connection.execute(text("SELECT count(*) FROM reports")).scalar() == 0


def test_a_store_opened_for_reading_cannot_be_written(tmp_path: Path) -> None:
    Store(tmp_path / "news.store").close()
    with Store(tmp_path / "news.store", read_only=True) as store, pytest.raises(StoreError, match="may not be written"):
        store.put(news("It rained"))


@pytest.mark.parametrize("how", [{"create": False}, {"read_only": True}])
def test_no_store_is_made_where_none_is_to_be(tmp_path: Path, how: dict[str, bool]) -> None:
    with pytest.raises(StoreError, match="no such store"):
        Store(tmp_path / "news.store", **how)
    assert not (tmp_path / "news.store").exists()


def test_a_file_that_is_no_store_is_named_so(tmp_path: Path) -> None:
    (tmp_path / "news.store").write_text("no database at all " * 100)
    with pytest.raises(StoreError, match="damaged or no store"):
        Store(tmp_path / "news.store")
