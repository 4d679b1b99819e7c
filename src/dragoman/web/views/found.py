"""Search: reports by their words, events by their fields."""

from dataclasses import dataclass

from dragoman.store import EventLine, Store
from dragoman.store.search import Hit
from dragoman.web.api import cursor
from dragoman.web.api.asked import EventFilter

SHOWN = 50
HITS = 30
LIST = "search"


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page of a search shows. `count`: at most 10,000. `next`: where the list goes on, or empty."""

    q: str
    filters: tuple[tuple[str, str], ...]
    hits: tuple[Hit, ...]
    events: tuple[EventLine, ...]
    count: int
    next: str


def gather(store: Store, q: str, asked: EventFilter, after: str) -> SearchView:
    """Reports that hold the words of `q`, and events that fit the filters; neither without being asked for."""
    filters = tuple((name, str(value)) for name, value in asked.model_dump().items() if value)
    hits = tuple(store.search(q, HITS)) if q.strip() else ()
    if not filters and q.strip():
        return SearchView(q, (), hits, (), 0, "")
    wanted = asked.wanted()
    lines = tuple(store.events(wanted, cursor.read(after or None, LIST, str, str), SHOWN + 1))
    more = cursor.written(LIST, *lines[SHOWN - 1].place_in_order) if len(lines) > SHOWN else ""
    return SearchView(q, filters, hits, lines[:SHOWN], store.event_count(wanted), more)
