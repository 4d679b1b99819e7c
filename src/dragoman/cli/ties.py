"""`dragoman ties`: how two actors stand to each other, and how that moves."""

import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.common import StorePlace, open_store, output, parse_day
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    from dragoman.ties import Source, Tie

FORMATS = ("table", "json", "csv")


def ties(
    ctx: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help="A code, a name: RUS, Russia, RUS:MIL, NATO, Angela Merkel.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    store: StorePlace = None,
    parquet: Annotated[
        str | None, typer.Option(metavar="FILES", help="Read dyads from Parquet: a file, folder or pattern.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to and with this day.")] = None,
    step: Annotated[str, typer.Option(help="day, week, month or year.")] = "month",
    rollup: Annotated[
        str | None, typer.Option(help="country: all that belongs to it; government; entity: it alone.")
    ] = None,
    peers: Annotated[int, typer.Option(min=0, max=50, help="Other ties of each to compare with.")] = 5,
    format: Annotated[str, typer.Option(help="table, json or csv (one line a period).")] = "table",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file instead of the screen.")] = None,
    save: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the tie: .png, .svg, .pdf, .html or .json.")
    ] = None,
) -> None:
    """Show how two actors stand to each other: counts, balance, meetings, trend, and the days it turned.

    - `dragoman ties Russia Iran --store news.db`
    - `dragoman ties USA PRK --since 2017-01-01 --step week --save tie.png --store news.db`
    - `dragoman ties RUS:MIL UKR --parquet dyads.parquet --format json`
    """
    from dragoman.knowledge import load_knowledge
    from dragoman.ties import ParquetDyads, find_actor, tie

    if format not in FORMATS:
        raise ConfigError(f"--format: {format!r} is none of {', '.join(FORMATS)}")
    days = parse_day(since, "--since"), parse_day(until, "--until")
    knowledge = load_knowledge()
    actors = [find_actor(_rolled(name, rollup), knowledge, days[1]) for name in (one, other)]

    def found(source: "Source") -> "Tie":
        return tie(source, *actors, since=days[0], until=days[1], step=step, knowledge=knowledge, peers=peers)

    if parquet:
        _show(found(ParquetDyads(parquet)), format, out, save, parquet)
    else:
        with open_store(ctx, store) as opened:
            _show(found(opened), format, out, save, opened.name)


def _rolled(name: str, rollup: str | None) -> str:
    """The name with the way to roll it up, before its sectors."""
    if rollup is None or "/" in name:
        return name
    head, colon, sectors = name.partition(":")
    return f"{head}/{rollup}{colon}{sectors}"


def _show(found: "Tie", format: str, out: Path | None, save: Path | None, place: str) -> None:
    if save:
        from dragoman import pictures

        pictures.save(pictures.tie_chart(found, store=Path(place).name), save)
    with output(out, exact=format != "table") as stream:
        if format == "json":
            from dragoman.serial import to_json

            print(json.dumps(json.loads(to_json(found)), ensure_ascii=False, indent=1), file=stream)
        elif format == "csv":
            rows = list(period_rows(found))
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        else:
            from rich.console import Console

            from dragoman.cli.tie_table import shown

            Console(file=stream, highlight=False, force_terminal=stream is sys.stdout and sys.stdout.isatty()).print(
                shown(found)
            )


def period_rows(found: "Tie") -> list[dict[str, object]]:
    """The periods of a tie as flat rows."""
    rows = []
    for period in found.periods:
        sides = (("", period.counts), ("there_", period.there), ("back_", period.back))
        rows.append(
            {
                "start": period.start,
                "end": period.end,
                **{f"{side}{name}": count for side, counts in sides for name, count in asdict(counts).items()},
                "intensity": period.intensity,
                "balance": period.balance.value,
                "balance_low": period.balance.low,
                "balance_high": period.balance.high,
                "weight": period.balance.weight,
                "share": period.share,
                "reports": period.reports,
                "stories": period.stories,
            }
        )
    return rows
