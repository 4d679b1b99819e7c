"""Changes to clusters that people ask for, or that recoding brings: joining, cutting, taking an event out."""

from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import Connection, delete, insert

from dragoman.store.schema import members
from dragoman.store.schema import moves as moves_table
from dragoman.store.trees import Tree, cluster_of, link, rename, tree_of

Edge = tuple[str, str]  # an event and the one it came in through


def join(connection: Connection, event: str, other: str, cause: str) -> None:
    """Make the clusters of two events one: that of `event` hangs on `other` from now on."""
    source, target = cluster_of(connection, event), cluster_of(connection, other)
    if source is None or target is None or source == target:
        return
    tree = tree_of(connection, source)
    _hang(connection, tree, event)
    link(connection, event, other, 1.0, [cause])
    _move(connection, set(tree.via), source, target, cause)


def cut(connection: Connection, event: str, other: str, cause: str) -> None:
    """Part two events of one cluster at the weakest link between them; what hangs on the far side goes along."""
    cluster = cluster_of(connection, event)
    if cluster is None or cluster != cluster_of(connection, other):
        return
    tree = tree_of(connection, cluster)
    edges = _between(tree, event, other)
    weakest = min(edges, key=lambda edge: (tree.score[edge[0]], edge))
    loose = weakest[0]
    link(connection, loose, None, 1.0, [])
    _move(connection, tree.below(loose), cluster, loose, cause)


def take_out(connection: Connection, event: str, cause: str) -> None:
    """Leave an event alone in a cluster of its own; those that came in through it hang on the one above it."""
    cluster = cluster_of(connection, event)
    if cluster is None:
        return
    tree = tree_of(connection, cluster)
    children = sorted(other for other, via in tree.via.items() if via == event)
    above = tree.via[event]
    heir = above or (children[0] if children else None)
    for child in children:
        via = heir if child != heir else None
        link(
            connection, child, via, tree.score[child], [f"came in through {event}, which was taken out"] if via else []
        )
    link(connection, event, None, 1.0, [])
    if above is None and heir:
        _move(connection, set(tree.via) - {event}, cluster, heir, cause)
    elif above is not None:
        _move(connection, {event}, cluster, event, cause)


def drop(connection: Connection, event: str, cause: str) -> None:
    """Take an event out of its cluster and out of all clusters."""
    take_out(connection, event, cause)
    connection.execute(delete(members).where(members.c.event == event))


def _hang(connection: Connection, tree: Tree, event: str) -> None:
    """Turn the links between an event and its founder round, so that the event is the founder."""
    path = tree.path(event)
    for lower, upper in pairwise(path):
        link(connection, upper, lower, tree.score[lower], ["the same link, seen from the other side"])


def _between(tree: Tree, a: str, b: str) -> list[Edge]:
    """The links on the way from one event to another."""
    up, down = tree.path(a), tree.path(b)
    shared = set(up) & set(down)
    steps = [event for event in (*up, *down) if event not in shared]
    return [(event, tree.via[event] or "") for event in steps]


def _move(connection: Connection, some: set[str], source: str, target: str, cause: str) -> None:
    rename(connection, some, target)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [{"event": event, "source": source, "target": target, "cause": cause, "at": at} for event in sorted(some)]
    connection.execute(insert(moves_table), rows)
