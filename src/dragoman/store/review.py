"""What is most worth a person's look, and how often the records looked at were right."""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

from sqlalchemy import Connection, func, select

from dragoman.judgements import CORRECTED, RIGHT, WRONG
from dragoman.store import judged, listing
from dragoman.store.schema import events, members

UNSURE, TOLD, SAMPLE = "unsure", "told", "sample"
QUEUES = (UNSURE, TOLD, SAMPLE)
Z = 1.96  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Precision:
    """Of the records of a type that people judged: how many were right as coded, wrong, or had a field corrected.

    `share`: right ones, 0..1, with its 95 % interval by Wilson; an empty `type` is all of them.
    """

    type: str
    right: int
    wrong: int
    corrected: int
    share: float
    low: float
    high: float

    @property
    def judged(self) -> int:
        return self.right + self.wrong + self.corrected


def queue(
    connection: Connection, order: str = UNSURE, type: str = "", limit: int = 20
) -> tuple[listing.EventLine, ...]:
    """Events that nobody has judged: the least sure, the most told, or a sample that favours none of them."""
    if order == TOLD:
        tellings = func.count().label("tellings")
        often = select(members.c.cluster, tellings).group_by(members.c.cluster).order_by(tellings.desc())
        top = often.limit(50 * limit).subquery()  # most of them still unjudged
        query = select(events.c.id).join(top, top.c.cluster == events.c.id)
        query = query.order_by(top.c.tellings.desc(), events.c.id)
    else:
        # Ids are hashes: their order has nothing to do with what the events are.
        query = select(events.c.id).order_by(*((events.c.score,) if order == UNSURE else ()), events.c.id)
    query = query.where(events.c.judged == "", *((events.c.type == type,) if type else ()))
    return listing.lines(connection, connection.execute(query.limit(limit)).scalars().all())


def precision(connection: Connection) -> tuple[Precision, ...]:
    """For all judged records, then by type as it was coded, those judged most often first."""
    types: dict[str, str] = {}
    said: dict[str, str] = {}
    mended: set[str] = set()
    for one in judged.judgements_of(connection):
        event = one.anchor.event
        if one.verdict in (WRONG, RIGHT):
            said[event] = one.verdict
        elif one.verdict == CORRECTED:
            mended.add(event)
        else:
            continue
        types.setdefault(event, one.anchor.type)
    found: dict[str, Counter[str]] = {"": Counter()}
    for event, type in types.items():
        outcome = WRONG if said.get(event) == WRONG else CORRECTED if event in mended else RIGHT
        found[""][outcome] += 1
        found.setdefault(type, Counter())[outcome] += 1
    ordered = sorted(found.items(), key=lambda item: (item[0] != "", -item[1].total(), item[0]))
    return tuple(_precision(type, counts) for type, counts in ordered)


def wilson(hits: int, all: int) -> tuple[float, float]:
    """The 95 % interval of a share; (0, 1) when nothing is known."""
    if not all:
        return 0.0, 1.0
    share, z = hits / all, Z * Z
    middle = (share + z / (2 * all)) / (1 + z / all)
    reach = Z * sqrt(share * (1 - share) / all + z / (4 * all * all)) / (1 + z / all)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _precision(type: str, counts: Counter[str]) -> Precision:
    share = counts[RIGHT] / counts.total() if counts.total() else 0.0
    low, high = wilson(counts[RIGHT], counts.total())
    return Precision(type, counts[RIGHT], counts[WRONG], counts[CORRECTED], share, low, high)
