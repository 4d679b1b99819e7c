"""`dragoman export`: what a store holds, in any format."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.app import complain, tools_of
from dragoman.cli.common import StorePlace, open_store, output, store_place
from dragoman.errors import ConfigError

DYADS = "dyads"


def export(
    ctx: typer.Context,
    format: Annotated[str | None, typer.Option(help="table, jsonl, plover, csv, or dyads (Parquet, for ties).")] = None,
    store: StorePlace = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file instead of the screen.")] = None,
    as_coded: Annotated[
        bool, typer.Option("--as-coded", help="Leave out what people corrected: the records as the coder wrote them.")
    ] = False,
) -> None:
    """Write all reports of a store, in the order they were stored.

    - `dragoman export --format csv --store news.db --out events.csv`
    - `dragoman export --format jsonl --store news.db --as-coded | gzip > coded.jsonl.gz`
    - `dragoman export --format dyads --store news.db --out dyads.parquet`

    Events judged wrong are left out and corrected ones are as corrected, unless you ask for --as-coded.
    """
    from dragoman.formats import named

    if format == DYADS:
        _export_dyads(ctx, store, out)
        return
    shape = named(format or tools_of(ctx).settings.format)
    with open_store(ctx, store) as opened:
        place = Path(store_place(ctx, store))
        with output(out, [place], exact=shape.name != "table") as stream:
            skipped = shape.write(opened.reports(corrected=not as_coded), stream)
    for reason, count in skipped.items():
        complain(f"{count} events left out of {shape.name}: {reason}")


def _export_dyads(ctx: typer.Context, store: str | None, out: Path | None) -> None:
    from dragoman.ties.parquet import write_parquet

    if out is None:
        raise ConfigError("--out: name the Parquet file to write")
    with open_store(ctx, store) as opened:
        write_parquet(opened.dyad_batches(), out)
