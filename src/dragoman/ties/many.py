"""Ties of many actors at once: with whom one has most to do, and the network of all."""

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dragoman.knowledge import KnowledgeBase
from dragoman.ties.balance import balance, sureness
from dragoman.ties.counting import COOPERATION, ask, counted
from dragoman.ties.model import COUNTRY, ENTITY, Actor, Edge, Peer, UnusualPair
from dragoman.ties.source import Source
from dragoman.ties.unusual import PAST, unusual

if TYPE_CHECKING:
    import pyarrow as pa

# Deeds and claims between countries, bodies and those who have none, each happening once for a pair.
QUERY = """
WITH sides AS (
  SELECT cluster, story, score, quad,
    CASE WHEN source_country NOT IN ('', 'IGO', 'NGO', 'IMG', 'MNC') THEN source_country ELSE source_entity END AS a,
    CASE WHEN target_country NOT IN ('', 'IGO', 'NGO', 'IMG', 'MNC') THEN target_country ELSE target_entity END AS b
  FROM dyads WHERE status IN ('deed', 'claim') AND day IS NOT NULL
)
SELECT least(a, b) AS one, greatest(a, b) AS other, cluster,
  mode(quad) AS quad, max(score) AS score, count(DISTINCT story) AS stories
FROM sides WHERE a <> '' AND b <> '' AND a <> b
GROUP BY one, other, cluster
"""

Pair = tuple[str, str]


def counterparts(
    source: Source,
    actor: Actor,
    since: date | None = None,
    until: date | None = None,
    limit: int = 20,
    knowledge: KnowledgeBase | None = None,
) -> tuple[Peer, ...]:
    """With whom an actor has most to do, by happenings done or claimed: countries, and bodies that have no country."""
    found = _pairs(source.dyads(actor.who, None, since, until), _code(actor, knowledge))
    peers = []
    for pair, held in found.items():
        code = pair[1] if pair[0] == _code(actor, knowledge) else pair[0]
        peers.append(Peer(code, _name(code, knowledge), len(held), balance(held)))
    return tuple(sorted(peers, key=lambda peer: (-peer.happenings, peer.code))[:limit])


def network(
    source: Source,
    since: date | None = None,
    until: date | None = None,
    limit: int = 60,
    knowledge: KnowledgeBase | None = None,
) -> tuple[Edge, ...]:
    """The ties between all countries and bodies, the busiest first."""
    found = _pairs(source.dyads(None, None, since, until))
    edges = [
        Edge(one, _name(one, knowledge), other, _name(other, knowledge), len(held), balance(held))
        for (one, other), held in found.items()
    ]
    return tuple(sorted(edges, key=lambda edge: (-edge.happenings, edge.source, edge.target))[:limit])


def unusual_pairs(
    source: Source, since: date, until: date, limit: int = 10, knowledge: KnowledgeBase | None = None
) -> tuple[UnusualPair, ...]:
    """The pairs of countries and bodies with unusual days, held against each pair's own last months."""
    table = source.dyads(None, None, since - timedelta(days=PAST), until)
    busy = sorted(_pairs(table).items(), key=lambda item: (-len(item[1]), item[0]))[: 5 * limit]
    found = []
    for (one, other), _ in busy:
        actors = [Actor(code, _name(code, knowledge), _rollup(code)) for code in (one, other)]
        days = unusual(counted(table, *actors), since, until)
        found += [UnusualPair(actors[0], actors[1], day) for day in days]
    return tuple(sorted(found, key=lambda pair: (pair.unusual.p, pair.one.code, pair.other.code))[:limit])


def _pairs(table: "pa.Table", of: str = "") -> dict[Pair, list[tuple[bool, float]]]:
    """For each pair, or each pair of one code: whether each happening is cooperation, and how sure it is."""
    found: dict[Pair, list[tuple[bool, float]]] = defaultdict(list)
    only, values = ("HAVING one = $of OR other = $of", {"of": of}) if of else ("", {})
    for row in ask(QUERY + only, {"dyads": table}, values):
        found[row["one"], row["other"]].append((row["quad"] in COOPERATION, sureness(row["score"], row["stories"])))
    return found


def _code(actor: Actor, knowledge: KnowledgeBase | None) -> str:
    """The code under which an actor's happenings are rolled up."""
    if actor.rollup != ENTITY or knowledge is None:
        return actor.code
    return knowledge.country_of(actor.code) or actor.code


def _rollup(code: str) -> str:
    return COUNTRY if len(code) == 3 and code.isupper() else ENTITY


def _name(code: str, knowledge: KnowledgeBase | None) -> str:
    entity = knowledge.get({"UNO": "UN", "EUR": "EU"}.get(code, code)) if knowledge else None
    return entity.name if entity else code
