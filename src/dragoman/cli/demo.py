"""`dragoman demo`: a store to look around in."""

from importlib.resources import as_file, files
from typing import Annotated

import typer

from dragoman.cli.ingest import ingest

Place = Annotated[str, typer.Option("--store", metavar="FILE", help="Where to make it.")]


def demo(ctx: typer.Context, store: Place = "dragoman-demo.db") -> None:
    """Make a store from the reports that ship with Dragoman: two years around six states and two bodies.

    The reports were written for this; their outlets are invented, their happenings are those of 2017 and 2018.

    - `dragoman demo`
    - `dragoman serve --store dragoman-demo.db`
    """
    with as_file(files("dragoman.examples") / "demo.jsonl") as reports:
        ingest(ctx, [str(reports)], store=store)
    print(f"Now look at it:  dragoman serve --store {store}")
