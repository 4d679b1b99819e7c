"""The command line: one file per group of commands, each a thin layer over one call of the library."""

import typer

from dragoman.cli.actors import check
from dragoman.cli.app import Commands, about
from dragoman.cli.ask import relate, resolve
from dragoman.cli.code import code
from dragoman.cli.evaluate import evaluate
from dragoman.cli.explain import explain

__all__ = ["app", "main"]

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
app.callback()(about)
app.command()(code)
app.command()(explain)
app.command()(relate)
app.command()(resolve)
app.command("eval")(evaluate)

actors = typer.Typer(no_args_is_help=True, help="Look after the knowledge of who is who.")
actors.command()(check)
app.add_typer(actors, name="actors")


def main() -> None:
    """The console script."""
    app()
