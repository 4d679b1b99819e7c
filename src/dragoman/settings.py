"""The user's settings: built-in defaults, under a TOML file, under the environment; one frozen record, passed down.

The file is `dragoman.toml` in the working folder, else in the user's configuration folder:

    model = "en_core_web_lg"
    actors = ["my-actors"]      # relative to the file
    cache = "/var/cache/dragoman"
    format = "jsonl"
    store = "news.db"           # a file, relative to this one, or a database URL
    by = "anna"

The environment has the same names in capitals, as in `DRAGOMAN_MODEL`; several folders of actors are separated as in
`PATH`.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_config_path

from dragoman.errors import ConfigError
from dragoman.formats import FORMATS

FILE = "dragoman.toml"
PREFIX = "DRAGOMAN_"
DEFAULT_FORMAT = "table"


@dataclass(frozen=True, slots=True)
class Settings:
    """`model`: a spaCy model package or folder, None for ours. `actors`: folders with the user's own knowledge files.

    `cache` is where the last coded reports are kept; `format` the one written when none is asked for; `store` the file
    name or database URL of the store, when none is named; `by` whose name judgements bear, None for the login name.
    """

    model: str | None = None
    actors: tuple[Path, ...] = ()
    cache: Path = field(default_factory=lambda: user_cache_path("dragoman"))
    format: str = DEFAULT_FORMAT
    store: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was set: `name` for messages, `folder` for relative paths."""

    name: str
    folder: Path


def load_settings(
    environment: Mapping[str, str] | None = None, folder: Path | None = None, user_folder: Path | None = None
) -> Settings:
    """The settings in force. Raises ConfigError, naming key and file, for an unknown key or a value of no use."""
    environment = os.environ if environment is None else environment
    folder = folder or Path.cwd()
    homes = (folder, user_folder or user_config_path("dragoman"))
    settings = Settings()
    file = next((home / FILE for home in homes if (home / FILE).is_file()), None)
    if file:
        settings = replace(settings, **_read(file))
    return replace(settings, **_from_environment(environment, folder))


def _read(file: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file}: cannot be read: {error}") from error
    known = [setting.name for setting in fields(Settings)]
    for key in data:
        if key not in known:
            raise ConfigError(f"{file}: unknown key {key!r}; there are {', '.join(known)}")
    return {key: _value(key, value, Origin(str(file), file.parent)) for key, value in data.items()}


def _from_environment(environment: Mapping[str, str], folder: Path) -> dict[str, Any]:
    found = {}
    for key in (setting.name for setting in fields(Settings)):
        name = PREFIX + key.upper()
        if text := environment.get(name, ""):
            value = text.split(os.pathsep) if key == "actors" else text
            found[key] = _value(key, value, Origin(f"environment variable {name}", folder))
    return found


def _value(key: str, value: Any, origin: Origin) -> Any:
    if key == "actors":
        return tuple(_folder(item, origin) for item in _strings(key, value, origin))
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{origin.name}: {key} must be a string, not {value!r}")
    if key == "cache":
        return origin.folder / Path(value).expanduser()
    if key == "store" and "://" not in value:
        return str(origin.folder / Path(value).expanduser())
    if key == "format" and value not in FORMATS:
        raise ConfigError(f"{origin.name}: format {value!r} is none of {', '.join(FORMATS)}")
    return value


def _strings(key: str, value: Any, origin: Origin) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ConfigError(f"{origin.name}: {key} must be a list of folders, not {value!r}")
    return value


def _folder(name: str, origin: Origin) -> Path:
    folder = origin.folder / Path(name).expanduser()
    if not folder.is_dir():
        raise ConfigError(f"{origin.name}: actors: no such folder: {folder}")
    return folder
