"""The rules of the house that no linter checks."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman

SOURCE = Path(dragoman.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
HEAVY = ("spacy", "thinc", "numpy", "torch", "sqlalchemy", "duckdb", "pyarrow")
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 60


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def name(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree(module)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def prints(module: Path) -> bool:
    calls = (n.func for n in ast.walk(tree(module)) if isinstance(n, ast.Call))
    return any(isinstance(c, ast.Name) and c.id == "print" for c in calls)


def imports(module: Path) -> set[str]:
    """The packages a module imports anywhere, also inside functions."""
    whole = {a.name for n in ast.walk(tree(module)) if isinstance(n, ast.Import) for a in n.names}
    parts = {n.module or "" for n in ast.walk(tree(module)) if isinstance(n, ast.ImportFrom)}
    return {found.split(".")[0] for found in whole | parts}


def loaded_by(statement: str) -> set[str]:
    """The heavy packages a fresh interpreter has loaded after a statement."""
    code = f"{statement}\nimport sys\nprint(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_no_model() -> None:
    assert loaded_by("import dragoman") == set()


def test_the_records_load_nothing_heavy() -> None:
    assert loaded_by("from dragoman import Coded, Document, Event, Span") == set()


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_public_name_resolves(name: str) -> None:
    assert getattr(dragoman, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nobody'"):
        dragoman.Nobody  # noqa: B018


def test_a_module_has_at_most_400_lines() -> None:
    lines = {name(m): len(m.read_text(encoding="utf-8").splitlines()) for m in MODULES}
    assert {m: n for m, n in lines.items() if n > MOST_LINES} == {}


def test_a_function_has_at_most_60_lines() -> None:
    lines = {f"{name(m)}:{f.name}": (f.end_lineno or 0) - f.lineno + 1 for m in MODULES for f in functions(m)}
    assert {f: n for f, n in lines.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


def test_only_the_command_line_prints() -> None:
    assert [name(m) for m in MODULES if prints(m) and not name(m).startswith("cli/")] == []


def test_only_the_parse_stage_knows_the_parser() -> None:
    assert [name(m) for m in MODULES if imports(m) & {"spacy", "thinc"}] == ["stages/parse.py"]
