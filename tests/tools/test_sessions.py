import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = "Before\n\n```console\n$ printf 'one\\ntwo \\n  2b\\nthree\\n'\n{shown}$ cat <<'END'\n> four\n> END\nfour\n```\n\nAfter\n"


@pytest.fixture(scope="module")
def sessions() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "sessions.py"))


def page_with(folder: Path, shown: str) -> Path:
    page = folder / "page.md"
    page.write_text(PAGE.format(shown=shown), encoding="utf-8")
    return page


@pytest.mark.parametrize("shown", ["one\ntwo\n  2b\nthree\n", "one\n…\n", "one\ntwo\n  2b\n…\n"])
def test_what_is_printed_passes_whole_or_cut(sessions: dict[str, Any], tmp_path: Path, shown: str) -> None:
    assert sessions["main"](["--check", str(page_with(tmp_path, shown))]) == 0


@pytest.mark.parametrize("shown", ["", "one\ntwo\nthree\n", "one\nzwei\n…\n"])
def test_anything_else_fails(sessions: dict[str, Any], tmp_path: Path, shown: str) -> None:
    assert sessions["main"](["--check", str(page_with(tmp_path, shown))]) == 1


def test_a_cut_does_not_part_an_indented_line_from_its_head(sessions: dict[str, Any], tmp_path: Path) -> None:
    page = page_with(tmp_path, "eins\nzwei\n…\n")
    assert sessions["main"]([str(page)]) == 0
    assert page.read_text(encoding="utf-8") == PAGE.format(shown="one\ntwo\n  2b\n…\n")


def test_a_command_that_fails_leaves_the_page(sessions: dict[str, Any], tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ ls nowhere | cat\n```\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="ls nowhere"):
        sessions["main"]([str(page)])
    assert page.read_text(encoding="utf-8") == "```console\n$ ls nowhere | cat\n```\n"
