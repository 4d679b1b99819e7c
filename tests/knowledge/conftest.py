from pathlib import Path

import pytest

from dragoman.knowledge import KnowledgeBase
from tests.knowledge.world import FILES, knowledge_of, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "ours", **FILES)


@pytest.fixture
def knowledge(folder: Path) -> KnowledgeBase:
    return knowledge_of(folder)
