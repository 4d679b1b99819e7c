"""Brings a store's tables to the version this program works with."""

from importlib.resources import as_file, files

from sqlalchemy import Connection, Engine, inspect, text

from dragoman.errors import StoreError
from dragoman.store.engine import shown, transaction, translated

VERSION = "0001"  # of the newest file in migrations/versions


def version_of(connection: Connection) -> str | None:
    """The version of a store's tables; None for an empty database."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(found) if found else None
    if tables:
        raise StoreError(f"store: {shown(connection.engine.url)} holds other tables: not a store of Dragoman's")
    return None


def migrate(engine: Engine) -> None:
    """Make or renew the tables. Does nothing to an up-to-date store, and refuses one made by a newer program."""
    with transaction(engine, writing=False) as connection:
        _check_encoding(connection)
        found = version_of(connection)
    if found == VERSION:
        return
    if found and found > VERSION:
        raise StoreError(f"store: {shown(engine.url)} was made by a newer Dragoman (tables {found}, known {VERSION})")
    with transaction(engine, writing=True) as connection:
        if version_of(connection) != VERSION:  # another program may have been first
            upgrade(connection)


def _check_encoding(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            raise StoreError(f"store: {shown(connection.engine.url)} is kept in {encoding}, not UTF8")


def upgrade(connection: Connection, version: str = "head") -> None:
    """Run the migrations up to a version within the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    with as_file(files("dragoman.store") / "migrations") as folder, translated(connection.engine.url):
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, version)
