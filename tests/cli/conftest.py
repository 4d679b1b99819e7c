from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.cli.app import Tools
from dragoman.settings import Settings
from newsroom import Newsroom
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


@pytest.fixture
def press(cache: Path) -> Dragoman:
    """Runs the command line with a coder whose records belong to their reports, for what is done with a store."""

    def run(*arguments: object, input: str | bytes | None = None, knowledge: str = "1") -> Result:
        tools = Tools(lambda model, actors: Newsroom(knowledge), lambda: Settings(cache=cache, by="anna"))
        return CliRunner().invoke(app, list(map(str, arguments)), input=input, obj=tools)

    return run


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a store is to be."""
    return tmp_path / "news.db"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two tellings of one attack, and a meeting on another day."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (
        ("2020-07-15-gazette", "Norland attacked Estavia. Sylvania accused Norland."),
        ("2020-07-15-herald", "At dawn the whole world held its breath. Norland attacked Estavia."),
        ("2020-08-20-times", "Borduria met Sylvania."),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def store(press: Dragoman, place: Path, news: Path) -> Path:
    """A store that holds them."""
    assert press("ingest", news, "--store", place).exit_code == 0
    return place
