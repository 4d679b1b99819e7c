"""Ties of many actors at once: with whom one has most to do, and the network of all."""

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.dyads import STATUSES, Who
from dragoman.knowledge import KnowledgeBase
from dragoman.ties.balance import weighed
from dragoman.ties.counting import COOPERATION, ask
from dragoman.ties.model import COUNTRY, ENTITY, Actor, Balance, Edge, Peer, UnusualPair
from dragoman.ties.source import Source
from dragoman.ties.unusual import LEAST, PAST, Act, unusual_acts

# What countries, bodies and those who have none do to each other.
SIDES = """
sides AS (
  SELECT event, cluster, story, score, quad, day, status,
    CASE WHEN source_country NOT IN ('', 'IGO', 'NGO', 'IMG', 'MNC') THEN source_country ELSE source_entity END AS a,
    CASE WHEN target_country NOT IN ('', 'IGO', 'NGO', 'IMG', 'MNC') THEN target_country ELSE target_entity END AS b
  FROM dyads WHERE day IS NOT NULL
)
"""
DONE = "status IN ('deed', 'claim') AND a <> '' AND b <> '' AND a <> b"
# Each happening once for a pair.
QUERY = f"""
{SIDES}, happenings AS (
  SELECT least(a, b) AS one, greatest(a, b) AS other,
    mode(quad) IN {COOPERATION} AS cooperates,
    1 - (1 - least(greatest(max(score), 0), 1)) ** count(DISTINCT story) AS sureness
  FROM sides WHERE {DONE} AND ($of = '' OR $of IN (a, b))
  GROUP BY one, other, cluster
)
SELECT one, other, count(*) AS happenings,
  sum(sureness) FILTER (NOT cooperates) AS conflict, sum(sureness) FILTER (cooperates) AS cooperation
FROM happenings GROUP BY one, other ORDER BY happenings DESC, one, other
"""
# All happenings of the pairs with a day on which enough happened to be unusual, each by its surest telling.
CROWDED = f"""
{SIDES}, days AS (
  SELECT least(a, b) AS one, greatest(a, b) AS other, count(DISTINCT cluster) AS happenings
  FROM sides WHERE {DONE} AND day >= $first GROUP BY one, other, day
), crowded AS (
  SELECT one, other FROM days GROUP BY one, other HAVING max(happenings) >= $least
  ORDER BY max(happenings) DESC, one, other LIMIT $most
), found AS (
  SELECT one, other, cluster, first(
    {{'day': day, 'status': status::VARCHAR, 'quad': quad}}
    ORDER BY list_position({list(STATUSES)}, status::VARCHAR), score DESC, event
  ) AS surest
  FROM sides JOIN crowded ON one = least(a, b) AND other = greatest(a, b) GROUP BY one, other, cluster
)
SELECT one, other, surest['day'] AS day, surest['status'] AS status, surest['quad'] AS quad, cluster
FROM found ORDER BY one, other, day, cluster
"""
BUSIEST = 5  # times as many pairs are looked at as are wanted


@dataclass(frozen=True, slots=True)
class Sum:
    """What two have to do with each other."""

    one: str
    other: str
    happenings: int
    balance: Balance


def counterparts(
    source: Source,
    actor: Actor,
    since: date | None = None,
    until: date | None = None,
    limit: int = 20,
    knowledge: KnowledgeBase | None = None,
) -> tuple[Peer, ...]:
    """With whom an actor has most to do, by happenings done or claimed: countries, and bodies that have no country."""
    code = _code(actor, knowledge)
    found = _sums(source, since, until, actor.who, code)[:limit]
    others = ((pair.other if pair.one == code else pair.one, pair) for pair in found)
    return tuple(Peer(other, _name(other, knowledge), pair.happenings, pair.balance) for other, pair in others)


def network(
    source: Source,
    since: date | None = None,
    until: date | None = None,
    limit: int = 60,
    knowledge: KnowledgeBase | None = None,
) -> tuple[Edge, ...]:
    """The ties between all countries and bodies, the busiest first."""
    return tuple(
        Edge(
            pair.one,
            _name(pair.one, knowledge),
            pair.other,
            _name(pair.other, knowledge),
            pair.happenings,
            pair.balance,
        )
        for pair in _sums(source, since, until)[:limit]
    )


def unusual_pairs(
    source: Source, since: date, until: date, limit: int = 10, knowledge: KnowledgeBase | None = None
) -> tuple[UnusualPair, ...]:
    """The pairs of countries and bodies with unusual days, held against each pair's own last months."""
    values = {"least": LEAST, "most": BUSIEST * limit, "first": since}
    acts: dict[tuple[str, str], list[Act]] = {}
    for row in ask(source, CROWDED, values, None, None, since - timedelta(days=PAST), until).to_pylist():
        pair = row.pop("one"), row.pop("other")
        acts.setdefault(pair, []).append(Act(**row))
    found: list[UnusualPair] = []
    for pair, its in acts.items():
        one, other = (Actor(code, _name(code, knowledge), _rollup(code)) for code in pair)
        found += [UnusualPair(one, other, day) for day in unusual_acts(its, since, until)]
    return tuple(sorted(found, key=lambda pair: (pair.unusual.p, pair.one.code, pair.other.code))[:limit])


def _sums(
    source: Source, since: date | None, until: date | None, who: Who | None = None, of: str = ""
) -> tuple[Sum, ...]:
    """The busiest pairs first; those of one code alone, if told."""
    found = ask(source, QUERY, {"of": of}, who, None, since, until)
    return tuple(
        Sum(row["one"], row["other"], row["happenings"], weighed(row["conflict"] or 0.0, row["cooperation"] or 0.0))
        for row in found.to_pylist()
    )


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
