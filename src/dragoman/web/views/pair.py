"""Two actors: how they stand to each other, and how that moves."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.knowledge import KnowledgeBase
from dragoman.store import Store
from dragoman.ties import Tie, find_actor, tie

WIDE, NARROW = 900, 380  # pixels; the style sheet shows the one that fits


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked for, as it stands in the address."""

    one: str
    other: str
    since: date | None
    until: date | None
    step: str
    rollup: str


@dataclass(frozen=True, slots=True)
class PairView:
    """What the page of a pair shows."""

    tie: Tie


def gather(store: Store, asked: Question, knowledge: KnowledgeBase) -> PairView:
    """Raises ConfigError for an unknown actor and for what no tie can be asked."""
    actors = [find_actor(_rolled(name, asked.rollup), knowledge, asked.until) for name in (asked.one, asked.other)]
    return PairView(tie(store, *actors, since=asked.since, until=asked.until, step=asked.step, knowledge=knowledge))


def charts(view: PairView, store: str) -> tuple[tuple[str, str], ...]:
    """Pictures as SVG, each with the class of the screens it is for."""
    from dragoman.pictures import meetings_chart, svg, tie_chart

    found, name = view.tie, Path(store).name
    if not found.happenings:
        return ()
    made = [
        (size, svg(tie_chart(found, store=name, base="", width=width)))
        for size, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    if found.meetings:
        made += [
            (size, svg(meetings_chart(found, store=name, base="", width=width)))
            for size, width in (("wide", WIDE), ("narrow", NARROW))
        ]
    return tuple(made)


def _rolled(name: str, rollup: str) -> str:
    head, colon, sectors = name.partition(":")
    return f"{head}/{rollup}{colon}{sectors}" if rollup else name
