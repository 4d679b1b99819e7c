"""`dragoman eval`: the coder against gold records of one's own."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import tools_of
from dragoman.cli.common import Actors, Model, lines_of, output

if TYPE_CHECKING:
    from rich.table import Table

    from dragoman.evaluate import Figure, Rate, Result

COLUMN = 4  # letters of a type at the head of a column: the first four tell them apart


def evaluate(
    ctx: typer.Context,
    layer: Annotated[
        str,
        typer.Argument(
            metavar="LAYER",
            help="relations, actors, dates, places, attribution, coreference, negatives or articles.",
        ),
    ],
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Gold records, one a line; - for stdin.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many records.")] = None,
    errors: Annotated[Path | None, typer.Option(metavar="FILE", help="Write each mistake here as a JSON line.")] = None,
    model: Model = None,
    actors: Actors = None,
) -> None:
    """Score the coder against gold records: precision, recall, F1, which types are taken for which.

    - `dragoman eval relations my-pairs.jsonl`
    - `dragoman eval dates my-dates.jsonl --limit 50 --errors wrong.jsonl`
    """
    from dragoman.evaluate import evaluate, read_gold
    from dragoman.formats.table import console

    records = read_gold(layer, lines_of(gold, "gold records"), limit)
    result = evaluate(layer, records, tools_of(ctx).coder(model, tuple(actors or ())))
    if errors:
        with output(errors, [gold]) as stream:
            for mistake in result.mistakes:
                stream.write(json.dumps(asdict(mistake), default=str) + "\n")
    with output(None, exact=False) as stream:
        screen = console(stream)
        for table in _tables(result):
            screen.print(table)
            screen.print()
        refused = f", {result.refused} refused" if result.refused else ""
        screen.print(f"{result.records} records{refused}, {len(result.mistakes)} mistakes")


def _tables(result: "Result") -> Iterable["Table"]:
    if result.figures:
        yield _figures(result.layer, result.figures)
    if result.rates:
        yield _rates(result.rates)
    if result.types:
        yield _figures("type", result.types)
        yield _confusion(result.confusion)


def _figures(name: str, figures: Iterable["Figure"]) -> "Table":
    table = _table(name, "precision", "recall", "F1", "hits", "coded", "gold")
    for figure in figures:
        shares = (f"{share:.3f}" for share in (figure.precision, figure.recall, figure.f1))
        table.add_row(figure.name, *shares, str(figure.hits), str(figure.predicted), str(figure.gold))
    return table


def _rates(rates: Iterable["Rate"]) -> "Table":
    table = _table("share", "right", "hits", "of")
    for rate in rates:
        table.add_row(rate.name, f"{rate.value:.3f}", str(rate.hits), str(rate.n))
    return table


def _confusion(counts: dict[tuple[str, str], int]) -> "Table":
    """Gold types down, coded types across."""
    gold = sorted({gold for gold, _ in counts}, key=_last_nothing)
    coded = sorted({coded for _, coded in counts}, key=_last_nothing)
    table = _table("gold \\ coded", *(name[:COLUMN] for name in coded))
    for name in gold:
        table.add_row(name, *(str(counts.get((name, other), "")) for other in coded))
    return table


def _last_nothing(name: str) -> tuple[bool, str]:
    return not name[0].isalpha(), name


def _table(*columns: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column(columns[0])
    for column in columns[1:]:
        table.add_column(column, justify="right")
    return table
