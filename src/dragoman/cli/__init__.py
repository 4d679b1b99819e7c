"""The command line: one file per group of commands, each a thin layer over one call of the library."""

import typer

from dragoman.cli.actors import add, check, import_
from dragoman.cli.app import Commands, about
from dragoman.cli.ask import relate, resolve
from dragoman.cli.code import code
from dragoman.cli.demo import demo
from dragoman.cli.evaluate import evaluate
from dragoman.cli.explain import explain
from dragoman.cli.export import export
from dragoman.cli.ingest import ingest
from dragoman.cli.judge import correct, different, right, same, wrong
from dragoman.cli.serve import serve
from dragoman.cli.store import backup, info, log, recode, search
from dragoman.cli.store import check as check_store
from dragoman.cli.ties import ties
from dragoman.cli.tokens import add as add_token
from dragoman.cli.tokens import revoke as revoke_token
from dragoman.cli.tokens import tokens as list_tokens

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
app.command()(ingest)
app.command()(ties)
app.command()(serve)
app.command()(demo)
app.command()(export)
app.command()(relate)
app.command()(resolve)
app.command("eval")(evaluate)

store = typer.Typer(no_args_is_help=True, help="Look into the store, copy it, search it, renew it.")
store.command()(info)
store.command()(check_store)
store.command()(backup)
store.command()(recode)
store.command(context_settings={"ignore_unknown_options": True})(search)  # for -words
store.command()(log)
app.add_typer(store, name="store")

judge = typer.Typer(no_args_is_help=True, help="Say what is wrong, right, the same, not the same, or put it right.")
for command in (wrong, right, same, different, correct):
    judge.command()(command)
app.add_typer(judge, name="judge")

tokens = typer.Typer(no_args_is_help=True, help="Who may judge over the web.")
tokens.command("add")(add_token)
tokens.command("list")(list_tokens)
tokens.command("revoke")(revoke_token)
app.add_typer(tokens, name="tokens")

actors = typer.Typer(no_args_is_help=True, help="Look after the knowledge of who is who.")
actors.command()(check)
actors.command()(add)
actors.command("import")(import_)
app.add_typer(actors, name="actors")


def main() -> None:
    """The console script."""
    app()
