"""`dragoman ingest`: reports from files, archives and feeds into the store."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.app import INTERRUPTED, REJECTED, tools_of
from dragoman.cli.common import Actors, Model, Published, StorePlace, open_store, output, parse_day
from dragoman.errors import ConfigError, DataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.ingest import Tally
    from dragoman.readers import Reading
    from dragoman.store import Store


def ingest(
    ctx: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, archives, folders, feeds, pages, or - for stdin.")
    ],
    store: StorePlace = None,
    published: Published = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet of all of these reports.")] = None,
    every: Annotated[
        float | None, typer.Option(min=1, metavar="SECONDS", help="Look again after so long, until interrupted.")
    ] = None,
    no_follow: Annotated[bool, typer.Option("--no-follow", help="Fetch no pages: only what a feed holds.")] = False,
    private: Annotated[bool, typer.Option("--private", help="Allow addresses of your own network.")] = False,
    delay: Annotated[float, typer.Option(min=0, metavar="SECONDS", help="Between two requests to one host.")] = 1.0,
    model: Model = None,
    actors: Actors = None,
) -> None:
    """Read reports into a store, each once, and find which of their events are one happening.

    - `dragoman ingest archive/ --store news.db`
    - `dragoman ingest https://example.org/feed.xml --store news.db --every 900`
    - `dragoman ingest crawl.warc.gz more.zip --store postgresql://localhost/news`

    A run that was stopped goes on where it was: give the same command again. What is turned away is named on standard
    error with the reason, and the exit code is then 1.
    """
    from dragoman.readers import Reading

    day = parse_day(published, "--published")
    reading = Reading(published=day, publisher=publisher, follow=not no_follow, private=private, delay=delay)
    with open_store(ctx, store, create=True) as opened:
        coder = tools_of(ctx).coder(model, tuple(actors or ()))
        tally, stopped = _run(opened, coder, sources, reading, every)
    if stopped and every is None:
        raise typer.Exit(INTERRUPTED)
    if tally.rejected or tally.waiting:
        raise typer.Exit(REJECTED)


def _run(
    store: "Store", coder: Any, sources: "Sequence[str]", reading: "Reading", every: float | None
) -> tuple["Tally", bool]:
    """What was done, and whether the user stopped it. The summary is shown also when the store fails."""
    from dragoman.cli.progress import stopping, summary, watching
    from dragoman.formats.table import console
    from dragoman.ingest import ingest

    total = None if every is not None else _bytes_left(store, sources, reading)
    begun = True
    try:
        with stopping() as stopped, watching(total, by_bytes=True) as watch:
            ingest(store, coder, sources, reading, watch=watch, every=every)
    except (ConfigError, DataError):  # the coder cannot be had
        begun = bool(watch.tally.done)
        raise
    finally:
        if begun:
            with output(None, exact=False) as stream:
                console(stream).print(summary(watch.tally))
    return watch.tally, bool(stopped)


def _bytes_left(store: "Store", sources: "Sequence[str]", reading: "Reading") -> int | None:
    """Bytes of the files that no earlier run has read to the end; None when a source is no file."""
    from dragoman.readers import STDIN, Refused, origins
    from dragoman.store.progress import mark_of

    if any(source == STDIN or "://" in source for source in sources):
        return None
    total = 0
    with suppress(OSError), store.read() as connection:
        for source in sources:
            for origin in origins(Path(source), reading):
                if isinstance(origin, Refused):
                    continue
                mark = mark_of(connection, origin.name)
                done = mark.complete and mark.stamp == origin.stamp
                total += 0 if done else origin.size or 0
    return total
