"""`dragoman actors`: looking after the knowledge of who is who."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.app import REJECTED, tools_of

Folder = Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Your own knowledge files; made if not there.")]


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


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", exists=True, dir_okay=False, help="Dictionaries, CSV, JSON lines."),
    ],
    to: Folder,
    codes: Annotated[
        str, typer.Option(metavar="SCHEME", help="Whose codes dictionaries have: cameo or plover.")
    ] = "cameo",
    all: Annotated[bool, typer.Option("--all", help="Also names that ours already give to the same country.")] = False,
) -> None:
    """Bring actors in from dictionaries of PETRARCH or TABARI, from CSV or JSON lines.

    - `dragoman actors import Phoenix.Countries.actors.txt Phoenix.agents.txt --to my-actors`
    - `dragoman actors import people.csv --to my-actors`

    Each entry that cannot be brought in is named on standard error with the reason, and the exit code is then 1.
    """
    from dragoman.errors import ConfigError
    from dragoman.knowledge.imports import import_actors
    from dragoman.knowledge.imports.codes import SCHEMES

    if codes not in SCHEMES:
        raise ConfigError(f"--codes: {codes!r} is none of {', '.join(SCHEMES)}")
    found = import_actors(files, to, scheme=codes, everything=all)
    for fault in found.faults:
        print(fault, file=sys.stderr)
    left_out = [
        f"{found.known} known already" if found.known else "",
        f"{found.nobody} no actors" if found.nobody else "",
    ]
    rest = "".join(f", {part}" for part in left_out if part)
    print(f"{found.actors} actors and {found.agents} nouns in {to}{rest}; use them with --actors {to}")
    if found.faults:
        raise typer.Exit(REJECTED)


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, as news writes it.")],
    to: Folder,
    country: Annotated[str, typer.Option(metavar="CODE", help="ISO 3166 alpha-3, or a class such as IGO.")] = "",
    sector: Annotated[list[str] | None, typer.Option(metavar="CODE", help="GOV, MIL …, the first one first.")] = None,
    alias: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Another name. May be repeated.")] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="The first day, month or year.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="The day, month or year after the last.")] = "",
    kind: Annotated[str, typer.Option(help="body, organ, group, party, agency, firm, ngo, actor.")] = "actor",
) -> None:
    """Add one actor to your own files.

    - `dragoman actors add "Front of Hentzau" --country RUR --sector REB --since 2014-06 --to my-actors`
    """
    from dragoman.knowledge.imports import add_actor

    id = add_actor(
        to, name, country=country, sectors=sector or (), aliases=alias or (), since=since, until=until, kind=kind
    )
    print(f"{id} is in {to}; use it with --actors {to}")
