"""A store's tables are made once, and renewed when the program is newer."""

import pytest
from sqlalchemy import inspect, text
from tests.faults.contents import contents

from builders import news, told
from dragoman.errors import StoreError
from dragoman.store import Store
from dragoman.store.migrate import VERSION, migrate, version_of


def test_a_new_store_has_the_newest_tables(store: Store) -> None:
    with store.read() as connection:
        assert version_of(connection) == VERSION


def test_migrating_twice_changes_nothing(store: Store) -> None:
    store.put(news(told("Norland attacked Estavia")))
    before = contents(store)
    with store.read() as connection:
        engine, tables = connection.engine, sorted(inspect(connection).get_table_names())
    migrate(engine)
    with store.read() as connection:
        assert sorted(inspect(connection).get_table_names()) == tables
        assert version_of(connection) == VERSION
    assert contents(store) == before


def test_opening_a_store_again_changes_nothing(store: Store, place: str) -> None:
    store.put(news(told("Norland attacked Estavia")))
    before = contents(store)
    with Store(place) as again:
        assert contents(again) == before


def test_the_newest_version_is_that_of_the_last_migration() -> None:
    from importlib.resources import files

    names = [entry.name for entry in (files("dragoman.store") / "migrations" / "versions").iterdir()]
    assert max(name for name in names if name.endswith(".py")).split("_")[0] == VERSION


def test_a_store_of_a_newer_program_is_refused(store: Store, place: str) -> None:
    with store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer Dragoman"):
        Store(place)


def test_a_database_of_others_is_refused(store: Store, place: str) -> None:
    with store.write() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(StoreError, match="not a store of Dragoman's"):
        Store(place)
