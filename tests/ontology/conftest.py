import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.ontology import Ontology, load_ontology


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data files that a test may damage."""
    return Path(shutil.copytree(str(files("dragoman.ontology") / "data"), tmp_path / "data"))
