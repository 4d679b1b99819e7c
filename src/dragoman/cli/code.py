"""`dragoman code`: reports in, records out."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import REJECTED, Tools, complain, tools_of
from dragoman.cli.common import Actors, Model, Published, output, parse_day
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    from datetime import date

    from rich.progress import Progress

    from dragoman.formats import Format
    from dragoman.readers import Found, Refused
    from dragoman.records import Coded, Document


def code(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Texts, pages, tables, archives, folders, or - for stdin."),
    ] = None,
    published: Published = None,
    format: Annotated[str | None, typer.Option(help="table, jsonl, plover or csv.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file instead of the screen.")] = None,
    model: Model = None,
    actors: Actors = None,
    example: Annotated[bool, typer.Option("--example", help="Code a report that comes with Dragoman.")] = False,
) -> None:
    """Read reports and write what happened in them.

    - `dragoman code --example`
    - `dragoman code report.txt --published 2016-02-05`
    - `dragoman code archive/ --format csv --out events.csv`
    - `curl -s https://example.org/report.txt | dragoman code - --format jsonl`

    A JSON line has a "text" and, if you like, "published", "title", "publisher", "url", "id". A day in a file's name
    (2016-02-05-talks.txt) is taken as that of publication. What cannot be coded is named on standard error with the
    reason, and the exit code is then 1.
    """
    from dragoman.formats import named

    paths = paths or []
    if not paths and not example:
        raise ConfigError("nothing to code: name a file, a folder or - for standard input, or try --example")
    tools = tools_of(ctx)
    shape = named(format or tools.settings.format)
    day = parse_day(published, "--published")
    with output(out, paths, exact=shape.name != "table") as stream, _progress(paths, out) as progress:
        run = Run(_sources(paths, day, example), progress)
        try:
            skipped = shape.write(run.coded(tools, model, actors or ()), stream)
        finally:
            run.remember(tools)
    _tell_skipped(shape, skipped)
    run.tell_undated()
    if run.rejected:
        raise typer.Exit(REJECTED)


def _sources(paths: list[Path], published: "date | None", example: bool) -> Iterator["Found | Refused"]:
    from dragoman.examples import harbour_talks
    from dragoman.readers import Found, documents

    if example:
        yield Found(harbour_talks(), "harbour-talks.txt")
    for path in paths:
        yield from documents(path, published)


@dataclass
class Run:
    """One pass over the sources: names what is turned away, keeps the last reports for `explain`."""

    sources: Iterable["Found | Refused"]
    progress: "Progress | None" = None
    rejected: int = 0
    undated: int = 0
    names: dict[str, str] = field(default_factory=dict)
    last: deque["Coded"] = field(default_factory=lambda: deque(maxlen=50))

    def coded(self, tools: Tools, model: str | None, actors: Iterable[Path]) -> Iterator["Coded"]:
        """The coded reports; no coder is made before there is something to code."""
        task = self.progress.add_task("coding", total=None) if self.progress else None
        documents = self._documents()
        first = next(documents, None)
        if first is None:
            return
        for coded in tools.coder(model, tuple(actors)).pipe(chain([first], documents)):
            self._check(coded)
            self.last.append(coded)
            if self.progress and task is not None:
                self.progress.advance(task)
            yield coded

    def remember(self, tools: Tools) -> None:
        from dragoman.cli.memory import remember

        remember(self.last, tools.settings.cache)

    def _documents(self) -> Iterator["Document"]:
        from dragoman.readers import Refused

        for source in self.sources:
            if isinstance(source, Refused):
                self._reject(f"{source.name}: {source.reason}")
            else:
                self.names[source.document.id] = source.name
                yield source.document

    def _check(self, coded: "Coded") -> None:
        """A stage that refuses the whole report leaves a reject without a place in the text."""
        name = self.names.pop(coded.document.id, coded.document.id)
        refusals = [reject for reject in coded.rejects if reject.span is None]
        for refusal in refusals:
            self._reject(f"{name}: {refusal.reason}")
        if not refusals and coded.document.published is None:
            self.undated += 1

    def tell_undated(self) -> None:
        if self.undated:
            which = "1 report has" if self.undated == 1 else f"{self.undated} reports have"
            complain(f"{which} no publication date: days such as 'Monday' stay unresolved (see --published)")

    def _reject(self, message: str) -> None:
        self.rejected += 1
        complain(message)


@contextmanager
def _progress(paths: list[Path], out: Path | None) -> Iterator["Progress | None"]:
    """A count of reports on standard error, for several files at a terminal that shows nothing else."""
    several = len(paths) > 1 or any(path.is_dir() for path in paths)
    if not several or not sys.stderr.isatty() or (out is None and sys.stdout.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} reports coded"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress


def _tell_skipped(shape: "Format", skipped: dict[str, int]) -> None:
    for reason, count in skipped.items():
        complain(f"{count} events left out of {shape.name}: {reason}")
