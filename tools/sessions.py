"""Runs the terminal sessions shown in the documentation and writes what they print; with --check only compares.

A session is a block marked `console`: lines that begin with `$ ` are commands (`> ` continues one), the lines after
them what the command prints. Where the output shown ends in a line `…`, about as many lines are kept as are shown. All
sessions of a page run one after another in one fresh folder that holds a copy of the reports in tests/reports. A
command that fails leaves its page as it is and ends the run.
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
    with tempfile.TemporaryDirectory() as home:
        outdated = [page for page in options.pages if not refresh(page, Path(home), write=not options.check)]
    if not options.check:
        return 0
    for page in outdated:
        print(f"{page}: a session prints something else now: run python tools/sessions.py", file=sys.stderr)
    return 1 if outdated else 0


def refresh(page: Path, home: Path, *, write: bool) -> bool:
    """Run the sessions of a page. Whether it showed what they print. `home`: the user's folder, with the caches."""
    old = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "tests" / "reports", Path(folder, "tests", "reports"))
        new = SESSION.sub(lambda match: "".join(f"{line}\n" for line in session(match[0], Path(folder), home)), old)
    if write and new != old:
        page.write_text(new, encoding="utf-8")
    return new == old


def session(text: str, folder: Path, home: Path) -> Iterator[str]:
    """The lines of a session with what its commands print now."""
    for command in commands(text.splitlines()):
        yield from command.lines
        yield from shortened(output(command.text, folder, home), command.shown)


def commands(lines: Sequence[str]) -> Iterator[Command]:
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        size = next((k for k in range(1, end - start) if not lines[start + k].startswith("> ")), end - start)
        yield Command(tuple(lines[start : start + size]), tuple(lines[start + size : end]))


def output(command: str, folder: Path, home: Path) -> list[str]:
    """What a command prints, without white space at the ends of lines and of the whole."""
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "XDG_CONFIG_HOME": str(home / "config")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, **own, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise SystemExit(f"this command of the documentation fails:\n{command}\n{done.stdout.strip()}")
    return [line.rstrip() for line in done.stdout.rstrip().split("\n")] if done.stdout.strip() else []


def shortened(lines: list[str], shown: Sequence[str]) -> list[str]:
    """The lines; where those shown end in a cut, about as many of them, never cut before an indented line."""
    if not shown or shown[-1] != CUT:
        return lines
    most = len(shown) - 1
    while most < len(lines) and lines[most].startswith(" "):
        most += 1
    return [*lines[:most], CUT] if most < len(lines) else lines


if __name__ == "__main__":
    sys.exit(main())
