"""Options that several commands have, and how they read and write."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import typer

from dragoman.cli.app import tools_of
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    from dragoman.store import Store

Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day the reports appeared, as 2016-02-05. Stands above any other."),
]
Model = Annotated[str | None, typer.Option(help="A spaCy model package or folder instead of the default.")]
Actors = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FOLDER", exists=True, file_okay=False, help="Your own knowledge files, on top. May be repeated."
    ),
]

StorePlace = Annotated[
    str | None,
    typer.Option("--store", metavar="STORE", help="A file name or database URL; else the one your settings name."),
]


def store_place(ctx: typer.Context, given: str | None) -> str:
    """The store that is meant. Raises ConfigError when neither option nor settings name one."""
    place = given or tools_of(ctx).settings.store
    if not place:
        raise ConfigError("no store: name one with --store, or as 'store' in dragoman.toml")
    return place


@contextmanager
def open_store(ctx: typer.Context, given: str | None, *, create: bool = False) -> Iterator["Store"]:
    """The store that is meant, open. Raises StoreError when there is none, unless it is to be made."""
    from dragoman.store import Store

    with Store(store_place(ctx, given), create=create) as store:
        yield store


def parse_day(text: str | None, option: str) -> date | None:
    """Raises ConfigError, naming the option, for text that is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ConfigError(f"{option}: not a date like 2016-02-05: {text!r}") from error


@contextmanager
def output(out: Path | None, inputs: Sequence[Path] = (), *, exact: bool = True) -> Iterator[TextIO]:
    """The file to write to, else standard output. `exact`: in UTF-8 whatever the terminal speaks.

    Raises ConfigError when the file cannot be opened, or is one of the inputs.
    """
    if out is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8" if exact else None, errors=None if exact else "replace")
        yield sys.stdout
        return
    if any(out.exists() and path.exists() and out.samefile(path) for path in inputs):
        raise ConfigError(f"--out: {out} is one of the inputs")
    try:
        stream = out.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"--out: {out}: {(error.strerror or str(error)).lower()}") from error
    with stream:
        yield stream


def lines_of(file: Path | None, what: str) -> Iterator[str]:
    """The lines of a file, or of standard input without one. Raises ConfigError when there is nothing to read."""
    if file is None or str(file) == "-":
        if sys.stdin.isatty():
            raise ConfigError(f"no {what}: name a file or pipe lines in")
        yield from _decoded(sys.stdin.buffer, "standard input")
        return
    try:
        with file.open("rb") as stream:
            yield from _decoded(stream, str(file))
    except OSError as error:
        raise ConfigError(f"{file}: {(error.strerror or str(error)).lower()}") from error


def _decoded(stream: BinaryIO, name: str) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise ConfigError(f"{name}, line {number}: not UTF-8") from error
