"""`dragoman tokens`: who may judge over the web."""

from typing import Annotated

import typer

from dragoman.cli.common import StorePlace, open_store

Name = Annotated[str, typer.Argument(metavar="NAME", help="Who it is for: the name stands beside every judgement.")]


def add(ctx: typer.Context, name: Name, store: StorePlace = None) -> None:
    """Make a token and print it. It is shown only now, and nobody can find it out later.

    - `dragoman tokens add anna --store news.db`
    """
    with open_store(ctx, store) as opened:
        print(opened.add_token(name))


def tokens(ctx: typer.Context, store: StorePlace = None) -> None:
    """List the tokens: name, when made, when revoked.

    - `dragoman tokens list --store news.db`
    """
    with open_store(ctx, store) as opened:
        for token in opened.tokens():
            print("\t".join((token.name, token.created, token.revoked)).rstrip())


def revoke(ctx: typer.Context, name: Name, store: StorePlace = None) -> None:
    """Let a token open nothing any more. What was judged with it stays.

    - `dragoman tokens revoke anna --store news.db`
    """
    with open_store(ctx, store) as opened:
        opened.revoke_token(name)
    print(f"the token of {name} opens nothing any more")
