"""Fixtures for the whole suite: the default coder, loaded once, a small invented world, and empty stores.

Tests of stores ask for `store` and run once for each database. PostgreSQL is the server that the environment variable
DRAGOMAN_TEST_POSTGRESQL names (a URL; databases are made and dropped there), else a private one for the session.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dragoman import Coder
from dragoman.knowledge import KnowledgeBase
from tests.knowledge.world import FILES, knowledge_of, write

if TYPE_CHECKING:
    from dragoman.store import Store
    from tests.servers import Databases


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder with its default language model and knowledge: only for tests marked slow."""
    return Coder()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Norland and Estavia, their League, leaders and soldiers."""
    return knowledge_of(write(tmp_path_factory.mktemp("world"), **FILES))


@pytest.fixture(scope="session")
def databases() -> "Iterator[Databases]":
    """A PostgreSQL server that tests may make databases on."""
    pytest.importorskip("psycopg", reason="no PostgreSQL driver here")
    from sqlalchemy import make_url

    from tests.servers import NONE_HERE, VARIABLE, Databases, NoServerError, Server

    if given := os.environ.get(VARIABLE):
        found = Databases(make_url(given))
        if not found.answers():
            pytest.skip(f"{NONE_HERE}: that of {VARIABLE} does not answer")
        yield found
        return
    try:
        server = Server()
    except NoServerError as none:
        pytest.skip(str(none))
    yield server.databases
    server.close()


@pytest.fixture(scope="session")
def _postgresql_template(databases: "Databases") -> Iterator[str]:
    """The name of a database that holds an empty store: copying it is faster than making one."""
    from sqlalchemy import make_url

    from dragoman.store import Store

    with databases.one() as url:
        Store(url).close()
        yield str(make_url(url).database)


@pytest.fixture
def postgresql_url(databases: "Databases") -> Iterator[str]:
    """The URL of an empty database, dropped after the test."""
    with databases.one() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store is, or can be made: the name of a file, then the URL of a database."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.store")
        return
    databases = request.getfixturevalue("databases")
    with databases.one(request.getfixturevalue("_postgresql_template")) as url:
        yield url


@pytest.fixture
def store(place: str) -> "Iterator[Store]":
    """An empty store in each kind of database."""
    from dragoman.store import Store

    with Store(place) as opened:
        yield opened
