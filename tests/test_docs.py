"""The documentation names what there is, its commands and code run, and its links lead somewhere."""

import re
import runpy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from dragoman.cli import app
from dragoman.formats.csv import COLUMNS
from dragoman.pipeline import STAGES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TOOLS = ("codebook", "architecture")


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in that language."""
    return [code for marked, code in FENCED.findall(read(page)) if marked == language]


def commands(group: Any, path: str = "dragoman") -> Iterator[tuple[str, Any]]:
    """Every command with the words that call it."""
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {word}")
        else:
            yield f"{path} {word}", command


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links."""
    headings = HEADING.findall(FENCED.sub("", read(page)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def rows(page: Path) -> list[list[str]]:
    """The cells of all table rows of a page, back quotes left out."""
    lines = (line for line in read(page).splitlines() if line.startswith("| "))
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


COMMANDS = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_has_help_and_a_section(words: str) -> None:
    command = COMMANDS[words]
    assert command.help
    assert f"## {words}\n" in read(DOCS / "commands.md")


@pytest.mark.parametrize("words", COMMANDS)
def test_every_option_has_help_and_is_named(words: str) -> None:
    options = [p for p in COMMANDS[words].params if p.param_type_name == "option" and p.name != "help"]
    page = read(DOCS / "commands.md")
    assert [o.name for o in options if not o.help] == []
    assert [o.opts[0] for o in options if f"`{o.opts[0]}" not in page] == []


def test_the_commands_of_the_readme_are_those_of_the_pipeline() -> None:
    script = read(ROOT / ".ci" / "run").replace('"$work/venv"', ".venv").replace("python -m pip", "pip")
    run = {re.sub(r" (--quiet|--disable-pip-version-check|-n 2)", "", line).strip() for line in script.splitlines()}
    lines = [line for block in blocks(ROOT / "README.md", "sh") for line in block.splitlines()]
    steps = [step.strip().removeprefix(".venv/bin/") for line in lines for step in line.split("&&")]
    assert len(lines) == 2
    assert [step for step in steps if step not in run] == []


@pytest.mark.slow
@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_the_python_code_runs(page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    for code in blocks(ROOT / page, "python"):
        exec(compile(code, page, "exec"), names)
    assert capsys.readouterr().out


@pytest.mark.slow
def test_the_readme_shows_what_the_program_prints() -> None:
    sessions = runpy.run_path(str(ROOT / "tools" / "sessions.py"))
    assert sessions["main"](["--check", str(ROOT / "README.md")]) == 0, "run python tools/sessions.py"


@pytest.mark.parametrize("tool", TOOLS)
def test_what_tools_write_is_up_to_date(tool: str) -> None:
    module = runpy.run_path(str(ROOT / "tools" / f"{tool}.py"))
    assert module["main"](["--check"]) == 0, f"run python tools/{tool}.py"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(FENCED.sub("", read(page))):
        if "://" in link:
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_page_is_reached_from_the_index() -> None:
    reached = {(DOCS / link.partition("#")[0]).resolve() for link in LINK.findall(read(DOCS / "index.md"))}
    assert [name(page) for page in PAGES if DOCS in page.parents and page not in {*reached, DOCS / "index.md"}] == []


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    names = {re.split(r"[^\w.-]", dependency, maxsplit=1)[0] for dependency in wanted} - {"dragoman"}
    explained = {row[0] for row in rows(DOCS / "dependencies.md") if len(row) == 3 and all(row)}
    assert sorted(names - explained) == []
    assert sorted(explained - names - {"package", "---"}) == []


def test_the_table_of_stages_is_the_programs() -> None:
    shown = [row for row in rows(DOCS / "how-it-works.md") if row[0] in {stage.name for stage in STAGES}]
    assert shown == [[stage.name, ", ".join(stage.needs), ", ".join(stage.gives)] for stage in STAGES]


def test_the_csv_columns_are_described_in_their_order() -> None:
    text = read(DOCS / "formats.md").partition("## CSV")[2].partition("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)`", text, re.MULTILINE)) == COLUMNS


def test_every_room_is_described() -> None:
    architecture = runpy.run_path(str(ROOT / "tools" / "architecture.py"))
    first_cells = "".join(re.findall(r"^\| (`.+?) \|", read(DOCS / "architecture.md"), re.MULTILINE))
    assert set(re.findall(r"`(\w+)`", first_cells)) == set(architecture["imports"](architecture["SOURCE"]))
