"""What is new, and what is unusual."""

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.knowledge import KnowledgeBase
from dragoman.store import EventLine, Store, Wanted
from dragoman.store.reading import Counts
from dragoman.ties import network, unusual_pairs
from dragoman.ties.model import Edge, UnusualPair

LATELY = timedelta(days=30)  # before the last day that is told of
SHOWN = 15


@dataclass(frozen=True, slots=True)
class TodayView:
    """What the first page shows. `last`: the last day that anything is told of; None for an empty store."""

    counts: Counts
    last: date | None
    latest: tuple[EventLine, ...]
    unusual: tuple[UnusualPair, ...]
    busiest: tuple[Edge, ...]


def gather(store: Store, knowledge: KnowledgeBase) -> TodayView:
    latest = store.events(Wanted(founders=True), limit=SHOWN)
    days = [line.day or line.published for line in latest]
    last = max((date.fromisoformat(day) for day in days if day), default=None)
    if last is None:
        return TodayView(store.counts(), None, tuple(latest), (), ())
    since = last - LATELY
    pairs = unusual_pairs(store, since, last, SHOWN, knowledge)
    return TodayView(store.counts(), last, tuple(latest), pairs, network(store, since, last, SHOWN, knowledge))
