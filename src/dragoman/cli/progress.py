"""What is seen of a long run: each refusal with its reason, a bar or plain lines, a summary at the end."""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from dragoman.cli.app import complain
from dragoman.formats.base import plain
from dragoman.ingest import Step, Tally

MOST_NAMED = 20  # inputs named for one reason; the rest of them are counted
MOST_REASONS = 12  # in the summary
CASES = re.compile(r"\s*\([^()]*\)$|[:,]?\s+(?:line|column|byte|character) \d+\b")
LINE_EVERY = 60.0  # seconds between two lines of progress where there is no terminal


class Bar(Progress):
    """A bar on standard error: done, speed, time left, and below it what was turned away and why."""

    def __init__(self, total: int | None) -> None:
        """`total`: bytes or reports to be done, None when nobody knows; then the time spent is shown instead."""
        last = TimeElapsedColumn() if total is None else TimeRemainingColumn()
        columns = (SpinnerColumn(), BarColumn(30), TextColumn("{task.fields[counts]}"), last)
        self.reasons = ""  # before the base class is made, which draws at once
        super().__init__(*columns, console=Console(stderr=True), transient=True)
        self._work = self.add_task("", total=total, counts="starting")
        self._reports: TaskID = self.add_task("", total=None, visible=False, counts="")  # only for its speed

    def get_renderables(self) -> Iterable[RenderableType]:
        yield from super().get_renderables()
        if self.reasons:
            yield Text(self.reasons, "red", overflow="ellipsis", no_wrap=True)

    def show(self, done: int, tally: Tally) -> None:
        """`done`: in the unit of the total."""
        self.update(self._reports, completed=tally.done)
        speed = next(task.speed for task in self.tasks if task.id == self._reports)
        self.update(self._work, completed=done, counts=f"{tally.done:,} done{f' · {speed:,.1f}/s' if speed else ''}")
        self.reasons = plain(turned_away(tally))


@dataclass
class Watch:
    """Follows a run item by item: names what is turned away and moves the bar; without one, a line now and then."""

    bar: Bar | None = None
    by_bytes: bool = False  # what the bar's total counts
    tally: Tally = field(default_factory=Tally)
    _named: Counter[str] = field(default_factory=Counter)
    _origin: tuple[str, int] = ("", 0)
    _bytes: int = 0  # of the origins before this one
    _began: float = field(default_factory=time.monotonic)
    _told: float = field(default_factory=time.monotonic)

    def __call__(self, step: Step, tally: Tally) -> None:
        self.tally = tally
        if step.reason:
            self._name(step)
        if self.bar:
            self.bar.show(self._read(step) if self.by_bytes else tally.done, tally)
        elif time.monotonic() - self._told >= LINE_EVERY:
            self._told = time.monotonic()
            speed = tally.done / (self._told - self._began)
            complain(", ".join(filter(None, (f"{tally.done:,} done, {speed:.1f}/s", plain(turned_away(tally))))))

    def close(self) -> None:
        """Tell how many more there were of what was not named."""
        for reason, count in self._named.items():
            if count > MOST_NAMED:
                complain(f"… and {count - MOST_NAMED:,} more: {plain(reason)}")

    def _name(self, step: Step) -> None:
        kind = kind_of(step.reason)
        self._named[kind] += 1
        if self._named[kind] <= MOST_NAMED:
            complain(plain(f"{step.name}: {step.reason}"))

    def _read(self, step: Step) -> int:
        """Bytes read so far, over all origins."""
        before, size = self._origin
        if step.origin != before:
            self._bytes += size
            self._origin = (step.origin, step.size or 0)
        return self._bytes + min(step.offset, step.size or 0)


@contextmanager
def watching(total: int | None, *, by_bytes: bool = False) -> Iterator[Watch]:
    """A watch with a bar, if standard error is a terminal; at the end it tells what it has not named."""
    bar = Bar(total) if sys.stderr.isatty() else None
    watch = Watch(bar, by_bytes and total is not None)
    try:
        with bar or nullcontext():
            yield watch
    finally:
        watch.close()


@contextmanager
def stopping() -> Iterator[list[bool]]:
    """Ctrl-C ends the work inside in peace; the list is then no longer empty."""
    stopped: list[bool] = []
    try:
        yield stopped
    except KeyboardInterrupt:
        stopped.append(True)
        complain("stopped; the same command goes on from here")


def turned_away(tally: Tally) -> str:
    """One line: how many were turned away, with the commonest reasons."""
    parts = [
        f"{counts.total():,} {word} ({_listed(counts)})"
        for word, counts in (("rejected", by_kind(tally.rejected)), ("waiting", by_kind(tally.waiting)))
        if counts
    ]
    return ", ".join(parts)


def by_kind(reasons: Counter[str]) -> Counter[str]:
    found = Counter[str]()
    for reason, count in reasons.items():
        found[kind_of(reason)] += count
    return found


def kind_of(reason: str) -> str:
    """A reason without what differs from case to case: places in a file, and what stands in brackets at the end."""
    return CASES.sub("", reason)


def _listed(counts: Counter[str]) -> str:
    shown = [f"{reason} {count:,}" for reason, count in counts.most_common(3)]
    return ", ".join(shown if len(counts) <= 3 else [*shown, "…"])


def summary(tally: Tally) -> Table:
    """What a run has done."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row("stored", _number(tally.stored, "bold green"))
    table.add_row("known before", _number(tally.known))
    if tally.recoded:
        table.add_row("coded anew", _number(tally.recoded, "bold green"))
    table.add_row("events", _number(tally.events, "cyan"))
    _add_reasons(table, "rejected", by_kind(tally.rejected), "bold red")
    _add_reasons(table, "waiting for another try", by_kind(tally.waiting), "yellow")
    return table


def _add_reasons(table: Table, name: str, counts: Counter[str], style: str) -> None:
    table.add_row(name, _number(counts.total(), style))
    for reason, count in counts.most_common(MOST_REASONS):
        table.add_row(Text(f"  {plain(reason)}", "dim"), _number(count))
    rest = counts.total() - sum(count for _, count in counts.most_common(MOST_REASONS))
    if rest:
        table.add_row(Text("  other reasons", "dim"), _number(rest))


def _number(count: int, style: str = "") -> Text:
    return Text(f"{count:,}", style if count else "dim")
