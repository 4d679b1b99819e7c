"""Fixtures for the whole suite: the default coder, loaded once, and a small invented world."""

import pytest

from dragoman import Coder
from dragoman.knowledge import KnowledgeBase
from tests.knowledge.world import FILES, knowledge_of, write


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder with its default language model and knowledge: only for tests marked slow."""
    return Coder()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Norland and Estavia, their League, leaders and soldiers."""
    return knowledge_of(write(tmp_path_factory.mktemp("world"), **FILES))
