"""`dragoman actors`: looking after the knowledge of who is who."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.app import tools_of


def check(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="Your own knowledge files, checked on top of ours.")
    ] = None,
) -> None:
    """List what is doubtful in the data: unknown codes, names that clash, an office held by two.

    - `dragoman actors check`
    - `dragoman actors check my-actors/`

    Doubts are only told. Files that cannot be understood end with exit code 3 and the line at fault.
    """
    from dragoman.knowledge import load_knowledge

    folders = [*tools_of(ctx).settings.actors, *([folder] if folder else [])]
    doubts = load_knowledge(folders).check()
    for doubt in doubts:
        print(doubt)
    print(f"{len(doubts)} doubts" if doubts else "no doubts")
