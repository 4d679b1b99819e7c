"""A tie as tables in the terminal."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.pictures import sparkline

if TYPE_CHECKING:
    from dragoman.ties.model import Actor, Balance, Happening, Period, Tie

SHOWN = 12  # lines of a list
SHORT_ID = 8
BARS = 60  # periods of a curve


def shown(tie: "Tie") -> RenderableType:
    """All of a tie that fits a screen or two."""
    return Group(*_parts(tie))


def _parts(tie: "Tie") -> Iterator[RenderableType]:
    yield Text(f"{_name(tie.one)} and {_name(tie.other)}, {tie.since} to {tie.until}", style="bold")
    if not tie.happenings:
        yield Text("nothing is known of them: no event between the two")
        return
    yield Text(
        f"{_many(len(tie.happenings), 'happening')} in {_many(tie.reports, 'report')}, {tie.stories} of them "
        f"independent; balance {_balance(tie.total.balance)}"
    )
    values = [period.balance.value if period.balance.weight else None for period in tie.periods[-BARS:]]
    yield Text(f"balance by {tie.step}: {sparkline(values)}", style="cyan")
    yield _trend(tie)
    yield _periods(tie)
    named = {happening.cluster: happening for happening in tie.happenings}
    for change in tie.changes:
        yield Text(f"from {change.day} another tie: balance {change.before:+.2f} before, {change.after:+.2f} after")
        yield _happenings([named[one] for one in change.happenings if one in named])
    for day in tie.unusual:
        yield Text(f"unusual: {day.day}, {day.kind}: {day.count} where {day.expected:.2f} were to be expected")
    if tie.meetings:
        yield Text("they met or meant to", style="bold")
        yield _happenings(tie.meetings[-SHOWN:])
    yield Text("what happened last", style="bold")
    yield _happenings(tie.happenings[-SHOWN:])
    yield from _bonds(tie)


def _trend(tie: "Tie") -> Text:
    trend = tie.trend
    if trend.direction == "none":
        return Text(f"no trend over {_many(trend.periods, tie.step)} with deeds (p {trend.p:.2f})")
    return Text(
        f"{trend.direction}: {trend.slope:+.2f} a year, {trend.low:+.2f} to {trend.high:+.2f} (p {trend.p:.3f})"
    )


def _periods(tie: "Tie") -> Table:
    table = Table("from", box=None, header_style="bold")
    for head in ("words +", "deeds +", "words −", "deeds −", "claims", "plans", "balance", "reports"):
        table.add_column(head, justify="right", no_wrap=True)
    table.columns[0].no_wrap = True
    for period in [one for one in tie.periods if one.reports][-2 * SHOWN :]:
        table.add_row(*_cells(period))
    return table


def _cells(period: "Period") -> Iterator[str]:
    counts = period.counts
    yield str(period.start)
    numbers = (counts.verbal_cooperation, counts.material_cooperation, counts.verbal_conflict, counts.material_conflict)
    yield from (str(number or "·") for number in (*numbers, counts.claims, counts.plans))
    yield f"{period.balance.value:+.2f}" if period.balance.weight else "–"
    yield str(period.reports)


def _happenings(some: Iterable["Happening"]) -> Table:
    table = Table("event", "day", "who to whom", "what", "told", box=None, header_style="dim")
    for one in some:
        arrow = "↔" if one.mutual else "→"
        what = "/".join(filter(None, (one.type, one.mode))) + (f" ({one.status})" if one.status != "deed" else "")
        told = f"{one.stories}×" + (f", as {one.claimants[0]} says" if one.claimants and one.status == "claim" else "")
        table.add_row(one.event[:SHORT_ID], str(one.day), f"{one.source} {arrow} {one.target}", what, told)
    return table


def _bonds(tie: "Tie") -> Iterator[RenderableType]:
    if tie.memberships:
        yield Text("both belong to " + ", ".join(one.name for one in tie.memberships), overflow="fold")
    for holder in tie.holders:
        yield Text(f"{holder.of}: {holder.office} {holder.name}" + (f", since {holder.since}" if holder.since else ""))
    if tie.past:
        yield Text(
            f"of {_many(tie.past.months, 'month')} before the last twelve, {tie.past.quieter:.0%} were quieter and "
            f"{tie.past.worse:.0%} worse"
        )
    for peer in tie.peers:
        yield Text(f"beside it: {peer.name}, {_many(peer.happenings, 'happening')}, balance {_balance(peer.balance)}")


def _name(actor: "Actor") -> str:
    rollup = f" ({actor.rollup})" if actor.rollup == "government" else ""
    return actor.name + rollup + (f" [{', '.join(actor.sectors)}]" if actor.sectors else "")


def _balance(balance: "Balance") -> str:
    return f"{balance.value:+.2f} ({balance.low:+.2f} to {balance.high:+.2f})" if balance.weight else "–"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
