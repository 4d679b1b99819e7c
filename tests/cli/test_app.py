import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.cli.app import exit_code
from dragoman.errors import ConfigError, DataError, DragomanError, InputError, StoreError
from samples import Dragoman

ROOT = Path(__file__).parents[2]
COMMANDS = [
    "code", "explain", "ingest", "export", "relate", "resolve", "eval", "actors check", "store info", "store check",
    "store backup", "store recode", "store search", "store log", "judge wrong", "judge right", "judge same",
    "judge different", "judge correct",
]  # fmt: skip


def test_version(dragoman: Dragoman) -> None:
    assert dragoman("--version").stdout == f"dragoman {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_with_an_example(dragoman: Dragoman, command: str) -> None:
    found = dragoman(*command.split(), "--help")
    assert found.exit_code == 0
    assert f"dragoman {command} " in " ".join(found.stdout.split()) + " "


def test_an_unknown_command_is_wrong_usage(dragoman: Dragoman) -> None:
    assert dragoman("translate").exit_code == 2


@pytest.mark.parametrize(
    ("error", "code"), [(InputError("x"), 1), (ConfigError("x"), 2), (DataError("x"), 3), (StoreError("x"), 3)]
)
def test_exit_codes(error: DragomanError, code: int) -> None:
    assert exit_code(error) == code


def test_help_is_fast_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from dragoman.cli import app; import dragoman.cli.app;"
        "assert not {'spacy', 'numpy', 'sqlalchemy', 'dragoman.pipeline', 'dragoman.formats', 'dragoman.store'} & set(sys.modules)"
    )
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    assert time.perf_counter() - start < 2  # half a second on a quiet machine


@pytest.mark.parametrize("format", ["table", "jsonl"])
def test_a_reader_who_leaves_early_is_no_error(tmp_path: Path, format: str) -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests');"
        "from pathlib import Path; from samples import StubCoder;"
        "from dragoman.cli import app; from dragoman.cli.app import Tools; from dragoman.settings import Settings;"
        "tools = Tools(lambda model, actors: StubCoder(), lambda: Settings(cache=Path(sys.argv[1])));"
        "app(['code', *['pyproject.toml'] * 400, '--format', sys.argv[2]], obj=tools)"
    )
    command = [sys.executable, "-c", code, tmp_path, format]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
