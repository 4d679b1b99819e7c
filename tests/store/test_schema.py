"""The tables that migrations build are those that the program works with."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, text

from builders import news, told
from dragoman.errors import DragomanError, StoreError
from dragoman.store import Store
from dragoman.store.engine import make_engine, url_of
from dragoman.store.schema import metadata


def ours(name: str | None, kind: str, _: object) -> bool:
    """All but full-text search, which each database has its own way of."""
    return not (kind in ("table", "index") and str(name).startswith("words"))


def test_migrations_build_what_the_schema_says(store: Store) -> None:
    with store.read() as connection:
        known = connection.dialect.name == "postgresql"  # Alembic cannot compare SQLite's empty defaults
        options = {"include_name": ours, "compare_type": True, "compare_server_default": known}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


@pytest.fixture
def sqlite(store: Store) -> Store:
    with store.read() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("only SQLite has it")
    return store


def test_migrations_build_in_sqlite_what_the_schema_builds(sqlite: Store, tmp_path: Path) -> None:
    bare = make_engine(url_of(tmp_path / "bare.store"))
    metadata.create_all(bare)
    with sqlite.read() as made, bare.connect() as wanted:
        for table in metadata.tables:
            query = text(f"PRAGMA table_info({table})")
            assert list(made.execute(query)) == list(wanted.execute(query))


def test_every_table_of_sqlite_is_strict(sqlite: Store) -> None:
    with sqlite.read() as connection:
        kinds = {row.name: (row.wr, row.strict) for row in connection.execute(text("PRAGMA table_list"))}
    wanted = {t.name: (int(not t.dialect_options["sqlite"]["with_rowid"]), 1) for t in metadata.sorted_tables}
    assert {name: kinds[name] for name in wanted} == wanted


def test_a_word_where_a_number_is_due_is_refused(store: Store) -> None:
    with pytest.raises(DragomanError, match=r"first|INTEGER"), store.write() as connection:
        connection.execute(text("INSERT INTO origins (name, position) VALUES ('a', 'first')"))


def test_bytes_where_words_are_due_are_refused(sqlite: Store) -> None:
    with pytest.raises(StoreError, match="TEXT"), sqlite.write() as connection:
        connection.execute(text("INSERT INTO origins (name, stamp) VALUES ('a', x'00')"))


def test_an_empty_cell_where_something_is_due_is_refused(store: Store) -> None:
    with pytest.raises(StoreError), store.write() as connection:
        connection.execute(insert(metadata.tables["rejects"]), {"id": "a", "origin": "b", "name": "c", "stage": "d"})


def test_a_row_without_its_parent_is_refused(store: Store) -> None:
    side = {"event": "none", "role": "actor", "position": 0, "name": "x", "country": "", "sectors": "[]"}
    with pytest.raises(StoreError), store.write() as connection:
        connection.execute(insert(metadata.tables["sides"]), side)


def test_a_parent_that_others_rest_on_stays(store: Store) -> None:
    store.put(news("It rained"))
    with pytest.raises(StoreError), store.write() as connection:
        connection.execute(text("DELETE FROM coders"))


def test_what_hangs_on_an_event_goes_with_it(store: Store) -> None:
    store.put(news(told("Norland attacked Estavia")))
    with store.write() as connection:
        connection.execute(text("DELETE FROM events"))
        for table in ("sides", "evidence", "blocks", "members"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0


@pytest.mark.parametrize("change", ["UPDATE {} SET cause = 'x'", "DELETE FROM {}"])
def test_moves_are_never_rewritten(store: Store, change: str) -> None:
    with store.write() as connection:
        connection.execute(text("INSERT INTO moves (event, cause, at) VALUES ('a', 'because', 'now')"))
    with pytest.raises(StoreError, match="only ever added to"), store.write() as connection:
        connection.execute(text(change.format("moves")))


@pytest.mark.parametrize("change", ["UPDATE judgements SET verdict = 'right'", "DELETE FROM judgements"])
def test_judgements_are_never_rewritten(store: Store, change: str) -> None:
    store.put(coded := news(told("Norland attacked Estavia")))
    store.judge("wrong", coded.events[0].id, by="Ann")
    with pytest.raises(StoreError, match="only ever added to"), store.write() as connection:
        connection.execute(text(change))
    assert [said.verdict for said in store.judgements()] == ["wrong"]
