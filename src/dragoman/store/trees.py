"""The trees of links that hold clusters together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from dragoman.serial import json_line
from dragoman.store.schema import members


def members_of(connection: Connection, cluster: str) -> list[str]:
    rows = connection.execute(select(members.c.event).where(members.c.cluster == cluster).order_by(members.c.event))
    return [row.event for row in rows]


def cluster_of(connection: Connection, event: str) -> str | None:
    found = connection.execute(select(members.c.cluster).where(members.c.event == event)).scalar()
    return str(found) if found else None


@dataclass(frozen=True, slots=True)
class Tree:
    """A cluster's links: each member with the one it came in through, and the link's score."""

    via: dict[str, str | None]
    score: dict[str, float]

    def path(self, event: str) -> list[str]:
        """From an event up to the founder."""
        found, step = [event], self.via[event]
        while step is not None and step in self.via and step not in found:
            found.append(step)
            step = self.via[step]
        return found

    def below(self, event: str) -> set[str]:
        """The event and all that came in through it."""
        return {other for other in self.via if event in self.path(other)}


def tree_of(connection: Connection, cluster: str) -> Tree:
    rows = connection.execute(
        select(members.c.event, members.c.via, members.c.score).where(members.c.cluster == cluster)
    ).all()
    return Tree({row.event: row.via for row in rows}, {row.event: row.score for row in rows})


def rename(connection: Connection, some: Collection[str], cluster: str) -> None:
    """Move events to another cluster."""
    for start in range(0, len(ordered := sorted(some)), 500):
        part = ordered[start : start + 500]
        connection.execute(update(members).where(members.c.event.in_(part)).values(cluster=cluster))


def link(connection: Connection, event: str, via: str | None, score: float, reasons: Sequence[str]) -> None:
    """Change what an event came in through."""
    values = {"via": via, "score": score, "reasons": json_line(reasons)}
    connection.execute(update(members).where(members.c.event == event).values(values))
