from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.cli.app import Tools
from dragoman.settings import Settings
from samples import Dragoman, StubCoder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def dragoman(cache: Path) -> Dragoman:
    """Runs the command line with a coder that needs no model, and a cache of its own."""

    def run(*arguments: object, input: str | bytes | None = None) -> Result:
        tools = Tools(_stub, lambda: Settings(cache=cache))
        return CliRunner().invoke(app, list(map(str, arguments)), input=input, obj=tools)

    return run


def _stub(model: str | None, actors: Sequence[Path]) -> StubCoder:
    return StubCoder()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "2016-02-05-talks.txt"
    file.write_text("Some news of the day.", encoding="utf-8")
    return file
