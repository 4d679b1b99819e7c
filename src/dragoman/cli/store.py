"""`dragoman store`: looking into the store, checking, copying, renewing and searching it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.app import INTERRUPTED, REJECTED, UNUSABLE, tools_of
from dragoman.cli.common import Actors, Model, StorePlace, open_store, output
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dragoman.judgements import Judgement
    from dragoman.store.about import About
    from dragoman.store.search import Hit

FOUND = re.compile(r"(\[[^\[\]]*\])")
WORD_WANTED = re.compile(r"(?:^|\s)[^\w\s-]*\w")
SHORT_ID = 8


def info(ctx: typer.Context, store: StorePlace = None) -> None:
    """Count what a store holds, and name the versions that coded it.

    - `dragoman store info --store news.db`
    """
    from dragoman.store.about import about

    with open_store(ctx, store) as opened:
        counts = asdict(opened.counts())
        with opened.read() as connection:
            found = about(connection)
    with _screen() as screen:
        screen.print(_here(opened.name), style="bold")
        screen.print(_counts(counts, found))
        screen.print(_versions(found))


def check(ctx: typer.Context, store: StorePlace = None) -> None:
    """Verify a store row by row; exit code 3 when something is wrong with it.

    - `dragoman store check --store news.db`
    """
    with open_store(ctx, store) as opened:
        problems = list(opened.problems())
        reports = opened.counts().reports
    with _screen() as screen:
        if problems:
            screen.print(_table(("table", "row", "what is wrong"), ((p.table, p.key, p.what) for p in problems)))
        screen.print(f"{reports:,} reports checked, {_plural(len(problems), 'problem') if problems else 'all is well'}")
    if problems:
        raise typer.Exit(UNUSABLE)


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new SQLite file.")],
    store: StorePlace = None,
) -> None:
    """Copy a store to one new file, while others go on writing to it.

    - `dragoman store backup news-2026-01-31.db --store news.db`
    """
    with open_store(ctx, store) as opened:
        opened.backup(file)
        print(f"{_here(opened.name)} copied to {file}")


def recode(ctx: typer.Context, store: StorePlace = None, model: Model = None, actors: Actors = None) -> None:
    """Code anew what other versions coded: program, model, knowledge or lexicon. Judgements stay in force.

    - `dragoman store recode --store news.db`

    It may be stopped and started again at any time.
    """
    from dragoman.cli.progress import stopping, summary, watching
    from dragoman.ingest import recode as run
    from dragoman.store.about import about
    from dragoman.store.rows import coder_id

    with open_store(ctx, store) as opened:
        coder = tools_of(ctx).coder(model, tuple(actors or ()))
        with opened.read() as connection:
            older = [one.reports for one in about(connection).coders if one.id != coder_id(coder.versions)]
        with stopping() as stopped, watching(sum(older)) as watch:
            run(opened, coder, watch=watch)
    with _screen() as screen:
        screen.print(summary(watch.tally))
    if stopped:
        raise typer.Exit(INTERRUPTED)
    if watch.tally.rejected:
        raise typer.Exit(REJECTED)


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, "a phrase", -word for none of it.')],
    store: StorePlace = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many reports.")] = 20,
) -> None:
    """Find reports by their words: all of them, whole phrases, and none of the -words; the best first.

    - `dragoman store search ceasefire talks --store news.db`
    - `dragoman store search "prime minister" -football --store news.db`
    """
    with open_store(ctx, store) as opened:
        hits = opened.search(_wanted(words), limit)
    with _screen() as screen:
        for hit in hits:
            screen.print(_hit(hit))
        more = ", perhaps more: see --limit" if len(hits) == limit else ""
        screen.print(f"{_plural(len(hits), 'report')}{more}", style="dim")


def log(ctx: typer.Context, store: StorePlace = None) -> None:
    """List what people said of the records, the oldest first.

    - `dragoman store log --store news.db`
    """
    with open_store(ctx, store) as opened:
        judgements = opened.judgements()
    with _screen() as screen:
        if judgements:
            screen.print(_table(("", "when (UTC)", "by", "said", "note"), map(_said, judgements)))
        else:
            screen.print("no judgements", style="dim")


def _here(name: str) -> str:
    """A store's name as seen from the working folder."""
    with suppress(ValueError):
        return str(Path(name).relative_to(Path.cwd()))
    return name


@contextmanager
def _screen() -> "Iterator[Console]":
    from dragoman.formats.table import console

    with output(None, exact=False) as stream:
        yield console(stream)


def _wanted(words: list[str]) -> str:
    """The question as the store reads it: an argument of several words, as the shell hands on a phrase, is one.

    Raises ConfigError for an option that is mistyped, which would else be a word that must not occur, and for a
    question that names nothing to look for.
    """
    if unknown := next((word for word in words if word.startswith("--")), None):
        raise ConfigError(f"no such option: {unknown}")
    if not WORD_WANTED.search(" ".join(words)):
        raise ConfigError("search: name at least one word that is to occur")
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _counts(counts: dict[str, int], about: "About") -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, count in counts.items():
        table.add_row({"waiting": "waiting for another try"}.get(name, name), f"{count:,}")
    table.add_row("version of the tables", about.tables)
    return table


def _versions(about: "About") -> "Table":
    names = ("coded by", "program", "model", "knowledge", "lexicon", "codebook", "reports")
    rows = (
        (c.id[:SHORT_ID], c.code, c.model, c.knowledge, c.lexicon, c.ontology, f"{c.reports:,}") for c in about.coders
    )
    return _table(names, rows)


def _said(judgement: "Judgement") -> tuple[str, ...]:
    from dragoman.cli.judge import said

    return str(judgement.number), judgement.at[:16].replace("T", " "), judgement.by, said(judgement), judgement.note


def _hit(hit: "Hit") -> "Text":
    from rich.text import Text

    from dragoman.formats.base import plain

    found = Text(f"{hit.report}  ", "dim")
    found.append(plain(hit.title or "untitled"), "not dim bold")
    about = " · ".join(part for part in (hit.published, hit.publisher) if part)
    found.append(f" · {plain(about)}\n  " if about else "\n  ")
    for piece in FOUND.split(plain(hit.shown)):
        found.append(piece, "not dim bold green" if FOUND.fullmatch(piece) else "not dim")
    return found


def _table(names: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> "Table":
    from rich.table import Table

    from dragoman.formats.base import plain

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(plain(str(cell)) for cell in row))
    return table


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
