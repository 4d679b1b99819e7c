import os
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.settings import FILE, Settings, load_settings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working folder beside an empty configuration folder."""
    for name in ("work", "config"):
        (tmp_path / name).mkdir()
    return tmp_path


def load(home: Path, **environment: str) -> Settings:
    return load_settings(environment, home / "work", home / "config")


def write(home: Path, text: str, folder: str = "work") -> Path:
    file = home / folder / FILE
    file.write_text(text, encoding="utf-8")
    return file


def test_without_file_and_environment_the_defaults_hold(home: Path) -> None:
    assert load(home) == Settings()
    assert Settings().format == "table"


def test_a_file_in_the_working_folder_stands_above_the_users(home: Path) -> None:
    write(home, 'model = "users"', "config")
    assert load(home).model == "users"
    write(home, 'format = "csv"')
    assert load(home) == Settings(format="csv")


def test_the_environment_stands_above_the_file(home: Path) -> None:
    write(home, 'model = "file"\nformat = "csv"')
    found = load(home, DRAGOMAN_MODEL="environment", DRAGOMAN_FORMAT="")
    assert (found.model, found.format) == ("environment", "csv")


def test_folders_are_relative_to_where_they_are_named(home: Path) -> None:
    (home / "config" / "mine").mkdir()
    write(home, 'actors = ["mine"]\ncache = "kept"', "config")
    assert load(home).actors == (home / "config" / "mine",)
    assert load(home).cache == home / "config" / "kept"


def test_the_store_is_a_file_beside_the_settings_or_a_url(home: Path) -> None:
    write(home, 'store = "news.db"\nby = "anna"', "config")
    assert load(home).store == str(home / "config" / "news.db")
    assert load(home).by == "anna"
    assert load(home, DRAGOMAN_STORE="postgresql://localhost/news").store == "postgresql://localhost/news"


def test_several_folders_in_the_environment(home: Path) -> None:
    for name in ("a", "b"):
        (home / "work" / name).mkdir()
    found = load(home, DRAGOMAN_ACTORS=os.pathsep.join(("a", str(home / "work" / "b"))))
    assert found.actors == (home / "work" / "a", home / "work" / "b")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("modle = 'x'", "unknown key 'modle'; there are model, actors, cache, format, store, by"),
        ("model = 3", "model must be a string, not 3"),
        ("format = 'xml'", "format 'xml' is none of table, jsonl, plover, csv"),
        ("actors = 'mine'", "actors must be a list of folders"),
        ("actors = ['mine']", "actors: no such folder"),
        ("model", "cannot be read"),
    ],
)
def test_a_wrong_value_is_named_with_its_file(home: Path, text: str, reason: str) -> None:
    file = write(home, text)
    with pytest.raises(ConfigError, match=reason) as error:
        load(home)
    assert str(error.value).startswith(str(file))


def test_a_wrong_value_is_named_with_its_variable(home: Path) -> None:
    with pytest.raises(ConfigError, match="environment variable DRAGOMAN_FORMAT: format 'xml' is none of"):
        load(home, DRAGOMAN_FORMAT="xml")
