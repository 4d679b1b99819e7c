"""Runs the terminal sessions shown in the documentation and writes what they print; with --check only compares.

A session is a block marked `console`: lines that begin with `$ ` are commands (`> ` continues one), the lines after
them what the command prints. Where the output shown ends in a line `…`, as many lines are kept as are shown. All
sessions of a page run one after another in one fresh folder that holds a copy of the reports in tests/reports.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
SESSION = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
CUT = "…"


@dataclass(frozen=True)
class Command:
    """One command of a session, its lines as written, and the lines shown below it."""

    lines: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(line[2:] for line in self.lines)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a page shows something else")
    parser.add_argument("pages", nargs="*", type=Path, default=PAGES, help="by default README.md and docs/*.md")
    options = parser.parse_args(arguments)
    outdated = [page for page in options.pages if not refresh(page, write=not options.check)]
    if not options.check:
        return 0
    for page in outdated:
        print(f"{page}: a session prints something else now: run python tools/sessions.py", file=sys.stderr)
    return 1 if outdated else 0


def refresh(page: Path, *, write: bool) -> bool:
    """Run the sessions of a page. Whether it showed what they print."""
    old = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "tests" / "reports", Path(folder, "tests", "reports"))
        new = SESSION.sub(lambda match: "".join(f"{line}\n" for line in session(match[0], Path(folder))), old)
    if write and new != old:
        page.write_text(new, encoding="utf-8")
    return new == old


def session(text: str, folder: Path) -> Iterator[str]:
    """The lines of a session with what its commands print now."""
    for command in commands(text.splitlines()):
        yield from command.lines
        yield from shortened(output(command.text, folder), command.shown)


def commands(lines: Sequence[str]) -> Iterator[Command]:
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        size = next((k for k in range(1, end - start) if not lines[start + k].startswith("> ")), end - start)
        yield Command(tuple(lines[start : start + size]), tuple(lines[start + size : end]))


def output(command: str, folder: Path) -> list[str]:
    """What a command prints on both streams, without white space at the ends of lines and of the whole."""
    home = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / ".cache"), "XDG_CONFIG_HOME": str(folder / ".config")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, **home, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    return [line.rstrip() for line in done.stdout.rstrip().split("\n")] if done.stdout.strip() else []


def shortened(lines: list[str], shown: Sequence[str]) -> list[str]:
    """The lines, as many as are shown where those end in a cut."""
    cut = bool(shown) and shown[-1] == CUT
    most = len(shown) - 1
    return [*lines[:most], CUT] if cut and len(lines) > most else lines


if __name__ == "__main__":
    sys.exit(main())
