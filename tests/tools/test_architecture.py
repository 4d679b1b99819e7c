import ast
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = "[importlinter:contract:floors]\nlayers =\n    shop\n    till | stock\n    coins\n"


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "architecture.py"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A package of four rooms on three floors, and one that no contract places."""
    package = tmp_path / "corner"
    (package / "till").mkdir(parents=True)
    (package / "__init__.py").write_text("from corner import shop\n")
    (package / "shop.py").write_text("def open():\n    from corner.till import drawer\n    import corner.stock\n")
    (package / "till" / "__init__.py").write_text("")
    (package / "till" / "drawer.py").write_text("from corner import coins, till\n")
    for room in ("stock", "coins", "sign"):
        (package / f"{room}.py").write_text("import os\n")
    return package


@pytest.mark.parametrize(
    ("code", "rooms"),
    [
        ("from corner import a, b", ["a", "b"]),
        ("from corner.a.deep import x", ["a"]),
        ("import corner.a, os.path", ["a"]),
        ("import corner\nfrom cornerstone.a import x\nfrom . import y", []),
    ],
)
def test_imports_of_every_kind_are_seen(tool: dict[str, Any], code: str, rooms: list[str]) -> None:
    assert list(tool["imported"](ast.parse(code), "corner")) == rooms


def test_rooms_import_rooms(tool: dict[str, Any], source: Path) -> None:
    found = tool["imports"](source)
    assert found == {"coins": set(), "shop": {"till", "stock"}, "sign": set(), "stock": set(), "till": {"coins"}}


def test_a_room_without_a_place_stands_above_what_it_imports(
    tool: dict[str, Any], source: Path, tmp_path: Path
) -> None:
    (tmp_path / "contracts").write_text(CONTRACT)
    built = tool["floors"](tmp_path / "contracts", tool["imports"](source))
    assert built == [["coins"], ["till", "stock", "sign"], ["shop"]]


def test_check_fails_on_another_picture(tool: dict[str, Any], tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"
    assert tool["main"](["--check", "--picture", str(picture)]) == 1
    assert tool["main"](["--picture", str(picture)]) == 0
    assert tool["main"](["--check", "--picture", str(picture)]) == 0
    assert "stages imports frames" in picture.read_text(encoding="utf-8")
