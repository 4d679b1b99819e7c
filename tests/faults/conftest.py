import pytest

from dragoman.ingest import ingest
from dragoman.store import Store
from tests.faults import corpus
from tests.faults.contents import Contents, contents
from tests.faults.worker import PlainCoder


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Places with some two hundred items, to be ingested."""
    return corpus.write(tmp_path_factory.mktemp("sources"), size=120)


@pytest.fixture(scope="session")
def undisturbed(sources: list[str], tmp_path_factory: pytest.TempPathFactory) -> Contents:
    """What a store holds when nothing went wrong."""
    with Store(tmp_path_factory.mktemp("undisturbed") / "news.store") as store:
        ingest(store, PlainCoder(), sources)
        return contents(store)
