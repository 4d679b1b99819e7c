"""Clusters: the records of one real-world event across reports and days.

Each event joins the cluster of the event it is most surely the same as, or founds its own. The joins form a tree
(`via`), so that every membership says why, and can be undone: taking one link away splits the cluster in two.
Placing an event looks at a bounded number of others, those filed under one of its keys on nearby days.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select

from dragoman.matching import LONG, Feature, Trace, explain, keys, possible, same_happening, total
from dragoman.serial import json_line, read_record
from dragoman.store import moves, rows
from dragoman.store.judged import judgements_of, pairs_of
from dragoman.store.schema import blocks, events, members, reports
from dragoman.store.trees import members_of

MOST = 40  # events a new one is compared with
DAYS = timedelta(days=4)
BAR = 1.3  # log odds from which two events are taken for one
MEAN_BAR = -1.5  # the least mean over all compared members of a cluster
BRIDGE = 2.0  # log odds from which an event that is the same as two makes their clusters one
BRIDGE_MEAN = 0.5  # the least mean between the two
IMPOSSIBLE = -6.0
REMEMBERED = 5000  # traces, some 10 KB each
NOBODY: frozenset[str] = frozenset()
BRIDGED = 12  # members of each cluster that are then compared


@dataclass(frozen=True, slots=True)
class Candidate:
    trace: Trace
    cluster: str
    story: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why an event may stand in a cluster: `via` is the member it was found to be the same as."""

    trace: Trace
    cluster: str
    via: str
    odds: float
    features: tuple[Feature, ...]


def place(connection: Connection, traces: Sequence[Trace], story: str) -> None:
    """Put a report's events, which stand in no cluster, into clusters: the surest first, so that it takes its pick."""
    links = [link for trace in traces for link in links_of(connection, trace, story)]
    placed = _placed(connection, traces[0].report) if links else {}
    apart = _apart(connection, traces) if links else {}
    entering: dict[str, rows.Row] = {}
    for link in sorted(links, key=lambda link: (-link.odds, link.trace.event, link.via)):
        event, mine = link.trace.event, placed.setdefault(link.cluster, [])
        if event in entering or not _may_join(connection, link, mine, apart.get(event, NOBODY)):
            continue
        entering[event] = _entry(event, link.cluster, link.via, *explain(link.features))
        mine.append(link.trace)
    founders = [_entry(trace.event, trace.event, None, 1.0, ()) for trace in traces if trace.event not in entering]
    if traces:
        connection.execute(insert(members), [*entering.values(), *founders])
    _bridge(connection, [link for link in links if link.odds >= BRIDGE and not _is_kept(link, entering)])


def _is_kept(link: Link, entering: Mapping[str, rows.Row]) -> bool:
    """Whether both ends of a link stand in one cluster now."""
    entry = entering.get(link.trace.event)
    return entry is not None and entry["cluster"] == link.cluster


def _bridge(connection: Connection, links: Sequence[Link]) -> None:
    """Make two clusters one when an event of the one is surely the same as one of the other, and none contradict."""
    clusters = _clusters_of(connection, links)
    refused: set[tuple[str, str]] = set()
    for link in links:
        here, there = clusters[link.trace.event], clusters[link.via]
        if here == there or (here, there) in refused:
            continue
        if not _are_one(connection, here, there):
            refused.add((here, there))
            continue
        event, other = (link.via, link.trace.event) if there > here else (link.trace.event, link.via)
        moves.join(connection, event, other, f"{link.trace.event} is the same as {link.via}")
        clusters, refused = _clusters_of(connection, links), set()


def _clusters_of(connection: Connection, links: Iterable[Link]) -> dict[str, str]:
    """The clusters in which both ends of the links stand."""
    ends = {end for link in links for end in (link.trace.event, link.via)}
    if not ends:
        return {}
    found = connection.execute(select(members.c.event, members.c.cluster).where(members.c.event.in_(sorted(ends))))
    return {row.event: row.cluster for row in found}


def _are_one(connection: Connection, here: str, there: str) -> bool:
    pairs = [(a, b) for a in _some(connection, here) for b in _some(connection, there)]
    odds = [total(same_happening(a, b)) if possible(a, b) else IMPOSSIBLE for a, b in pairs]
    at_odds = any(o < BAR for (a, b), o in zip(pairs, odds, strict=True) if a.report == b.report)
    return not at_odds and sum(odds) / len(odds) >= BRIDGE_MEAN and not _parted(connection, here, there)


def _some(connection: Connection, cluster: str) -> list[Trace]:
    query = select(events.c.trace).join(members, members.c.event == events.c.id).where(members.c.cluster == cluster)
    return [_trace(row.trace) for row in connection.execute(query.order_by(events.c.id).limit(BRIDGED))]


def _parted(connection: Connection, here: str, there: str) -> bool:
    """Whether anybody said that a member of the one is not the same as a member of the other."""
    others = set(members_of(connection, there))
    return any(pairs_of(connection, trace.event, trace.report).different & others for trace in _some(connection, here))


def _placed(connection: Connection, report: str) -> dict[str, list[Trace]]:
    """The events of a report that stand in clusters already."""
    query = select(members.c.cluster, events.c.trace).join(events, events.c.id == members.c.event)
    found: dict[str, list[Trace]] = {}
    for row in connection.execute(query.where(events.c.report == report).order_by(events.c.id)):
        found.setdefault(row.cluster, []).append(_trace(row.trace))
    return found


def _apart(connection: Connection, traces: Sequence[Trace]) -> dict[str, frozenset[str]]:
    """For each event of a report those that people said are not the same; nothing when nobody said anything."""
    if next(judgements_of(connection, traces[0].report), None) is None:
        return {}
    return {trace.event: pairs_of(connection, trace.event, trace.report).different for trace in traces}


def _entry(event: str, cluster: str, via: str | None, score: float, reasons: Sequence[str]) -> rows.Row:
    return {"event": event, "cluster": cluster, "via": via, "score": score, "reasons": json_line(reasons)}


def links_of(connection: Connection, trace: Trace, story: str) -> list[Link]:
    """The links by which an event may join a cluster, at most one for each report it is compared with."""
    compared: dict[str, list[tuple[str, Link]]] = {}
    for candidate in candidates(connection, trace):
        if possible(trace, candidate.trace):
            features = same_happening(trace, candidate.trace, copies=candidate.story == story)
            link = Link(trace, candidate.cluster, candidate.trace.event, total(features), features)
            compared.setdefault(candidate.cluster, []).append((candidate.trace.report, link))
    best: dict[str, Link] = {}
    for found in compared.values():
        mean = sum(link.odds for _, link in found) / len(found)
        for report, link in found:
            if link.odds >= BAR and mean >= MEAN_BAR and _better(link, best.get(report)):
                best[report] = link
    return list(best.values())


def _better(link: Link, other: Link | None) -> bool:
    return other is None or (link.odds, other.via) > (other.odds, link.via)


def candidates(connection: Connection, trace: Trace) -> Iterable[Candidate]:
    """The events filed under one of the keys on nearby days, those that share most keys first."""
    if not trace.day:
        return []
    last = trace.end if trace.start and trace.end and (trace.end - trace.start).days <= LONG else trace.day
    values: dict[str, Any] = {
        "keys": list(dict.fromkeys(keys(trace))) or [""],
        "first": _shifted(trace.day, -DAYS),
        "last": _shifted(last, DAYS),
        "event": trace.event,
        "report": trace.report,
    }
    found = connection.execute(_nearby(), values).all()
    return [Candidate(_trace(row.trace), row.cluster, row.story) for row in found]


def _shifted(day: date, by: timedelta) -> str:
    try:
        return (day + by).isoformat()
    except OverflowError:
        return day.isoformat()


@cache
def _nearby() -> Select[Any]:
    own = select(events.c.id).where(events.c.report == bindparam("report"))
    shared = (  # cut down to the few that count before anything is read of them
        select(blocks.c.event, func.count().label("shared"))
        .where(blocks.c.key.in_(bindparam("keys", expanding=True)))
        .where(blocks.c.day.between(bindparam("first"), bindparam("last")))
        .where(blocks.c.event != bindparam("event"), blocks.c.event.not_in(own))
        .group_by(blocks.c.event)
        .order_by(func.count().desc(), blocks.c.event)
        .limit(MOST)
        .subquery()
    )
    return (
        select(events.c.trace, members.c.cluster, reports.c.story)
        .join(shared, shared.c.event == events.c.id)
        .join(members, members.c.event == events.c.id)
        .join(reports, reports.c.id == events.c.report)
        .order_by(shared.c.shared.desc(), events.c.id)
    )


@lru_cache(maxsize=REMEMBERED)
def _trace(text: str) -> Trace:
    """A stored trace, remembered: events are compared with those of the same few days again and again."""
    return read_record(Trace, text)


def _may_join(connection: Connection, link: Link, mine: Sequence[Trace], different: Set[str]) -> bool:
    """What its own report has in the cluster tells the same too, and nobody has said that it is none of them."""
    if any(not possible(link.trace, other) or total(same_happening(link.trace, other)) < BAR for other in mine):
        return False
    if not different:
        return True
    return not different & {*members_of(connection, link.cluster), *(other.event for other in mine)}
