"""Who has to do with whom, among all actors."""

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.knowledge import KnowledgeBase
from dragoman.store import Store
from dragoman.ties import network
from dragoman.ties.model import Edge
from dragoman.web.views.lately import first_day

MOST = 60
LATELY = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The busiest ties between two days, both included."""

    since: date | None
    until: date | None
    edges: tuple[Edge, ...]


def gather(
    store: Store, knowledge: KnowledgeBase, since: date | None = None, until: date | None = None, limit: int = MOST
) -> NetworkView:
    """The ties of a time; without a first day those of the half year before the last."""
    since = since or first_day(store, until, LATELY)
    return NetworkView(since, until, network(store, since, until, limit, knowledge))


def chart(view: NetworkView, store: str) -> str:
    """The network as SVG. `store`: its name, for the source line."""
    from dragoman.pictures import network_chart, svg

    return svg(network_chart(view.edges, store=store)) if view.edges else ""
