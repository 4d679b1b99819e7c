"""Happenings out of tables of dyads, and their counts by period."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dragoman.dyads import CLAIM, DEED, PLAN, STATUSES, Who
from dragoman.errors import ConfigError
from dragoman.ties.balance import balance, sureness
from dragoman.ties.model import DAY, ENTITY, GOVERNMENT, MONTH, WEEK, Actor, Counts, Happening, Period
from dragoman.ties.source import ParquetDyads, Source

if TYPE_CHECKING:
    import pyarrow as pa

GOVERNING = ("GOV", "MIL", "SPY")
QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
COOPERATION = (1, 2)
PER = 1000  # reports that a share is told for
MOST = 500_000  # happenings of a tie: some 2 kB each
AT_ONCE = 10_000  # rows

# One row a happening: what its surest telling says, and all who are in it. `$one`, `$other` are codes.
QUERY = """
mine AS (
  SELECT *, {there} AS there, {back} AS back, list_position({statuses}, status::VARCHAR) AS rank
  FROM dyads WHERE day IS NOT NULL AND ({there} OR {back})
), found AS (
SELECT
  cluster,
  first({{
    'event': event, 'day': day, 'type': type::VARCHAR, 'mode': mode::VARCHAR, 'status': status::VARCHAR, 'quad': quad,
    'source': source_name, 'target': target_name
  }} ORDER BY rank, score DESC, event) AS surest,
  sum(intensity * score) / greatest(sum(score), 1e-9) AS intensity,
  bool_or(mutual) AS mutual,
  coalesce(first(place ORDER BY place = '', score DESC, event), '') AS place,
  coalesce(first(place_country::VARCHAR ORDER BY place_country = '', score DESC, event), '') AS place_country,
  list(DISTINCT report) AS reports,
  list(DISTINCT story) AS stories,
  list(DISTINCT claimant ORDER BY claimant) FILTER (claimant <> '') AS claimants,
  max(score) AS score,
  bool_or(there) AS there,
  bool_or(back) AS back,
  list(DISTINCT {{'entity': source_entity, 'sectors': source_sectors::VARCHAR}}) AS sources,
  list(DISTINCT {{'entity': target_entity, 'sectors': target_sectors::VARCHAR}}) AS targets
FROM mine GROUP BY cluster
)
SELECT * FROM found ORDER BY surest['day'], cluster
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """A happening with all that is counted of it. `people`: entity and sectors of everybody in it."""

    happening: Happening
    there: bool
    back: bool
    people: tuple[tuple[str, tuple[str, ...]], ...]
    reports: tuple[str, ...]
    stories: tuple[str, ...]

    @property
    def is_deed(self) -> bool:
        return self.happening.status == DEED


def counted(
    source: Source, one: Actor, other: Actor, since: date | None = None, until: date | None = None
) -> tuple[Counted, ...]:
    """The happenings between two actors, by day: each once, however often it is told.

    Raises ConfigError for more than a memory should hold.
    """
    values: dict[str, Any] = {}
    there = f"({_is('source', one, 'one', values)} AND {_is('target', other, 'other', values)})"
    back = f"({_is('target', one, 'one', values)} AND {_is('source', other, 'other', values)})"
    query = QUERY.format(there=there, back=back, statuses=list(STATUSES))
    found = ask(source, query, values, one.who, other.who, since, until)
    if found.num_rows > MOST:
        raise ConfigError(
            f"{one.name} and {other.name}: {found.num_rows:,} happenings are too many; ask for fewer days"
        )
    return tuple(_counted(row) for batch in found.to_batches(AT_ONCE) for row in batch.to_pylist())


def ask(
    source: Source,
    query: str,
    values: Mapping[str, Any],
    one: Who | None = None,
    other: Who | None = None,
    since: date | None = None,
    until: date | None = None,
) -> "pa.Table":
    """What a DuckDB query over `dyads` (common table expressions, then SELECT) finds among a source's dyads."""
    if isinstance(source, ParquetDyads):
        return source.rows(query, values, one, other, since, until)
    import duckdb

    with duckdb.connect(config={"threads": 2}) as connection:
        connection.register("dyads", source.dyads(one, other, since, until))
        return connection.sql(f"WITH {query}", params=dict(values)).to_arrow_table()


def _is(side: str, actor: Actor, name: str, values: dict[str, Any]) -> str:
    values[name] = actor.code
    tests = [f"{side}_{'entity' if actor.rollup == ENTITY else 'country'} = ${name}"]
    sectors = f"string_split({side}_sectors::VARCHAR, '|')"
    if actor.rollup == GOVERNMENT:
        tests.append(f"({side}_sectors = '' OR list_has_any({sectors}, {list(GOVERNING)}))")
    if actor.sectors:
        values[f"{name}_sectors"] = list(actor.sectors)
        tests.append(f"list_has_any({sectors}, ${name}_sectors)")
    return " AND ".join(tests)


def _counted(row: dict[str, Any]) -> Counted:
    stories = tuple(sorted(row["stories"]))
    happening = Happening(
        **row["surest"],
        cluster=row["cluster"],
        intensity=row["intensity"],
        mutual=row["mutual"],
        place=row["place"],
        place_country=row["place_country"],
        level="",
        reports=len(row["reports"]),
        stories=len(stories),
        claimants=tuple(row["claimants"] or ()),
        sureness=sureness(row["score"], len(stories)),
    )
    sides = (*row["sources"], *row["targets"])
    people = {(side["entity"], tuple(filter(None, side["sectors"].split("|")))) for side in sides}
    return Counted(happening, row["there"], row["back"], tuple(sorted(people)), tuple(row["reports"]), stories)


def periods(
    found: Sequence[Counted], since: date, until: date, step: str, volume: Mapping[date, int]
) -> tuple[Period, ...]:
    """The tie in each day, week, month or year between two days; the first and last may be cut short."""
    bounds = list(_bounds(since, until, step))
    starts = {start: n for n, (start, _) in enumerate(bounds)}
    held: list[list[Counted]] = [[] for _ in bounds]
    for one in found:
        if since <= one.happening.day <= until:
            held[starts[max(since, _start(one.happening.day, step))]].append(one)
    read = [0] * len(bounds)
    for day, reports in volume.items():
        if since <= day <= until:
            read[starts[max(since, _start(day, step))]] += reports
    return tuple(period(part, *bound, reports) for part, bound, reports in zip(held, bounds, read, strict=True))


def period(found: Sequence[Counted], start: date, end: date, volume: int) -> Period:
    """One period. `volume`: reports published in it, 0 when nobody counted."""
    deeds = [one.happening for one in found if one.is_deed]
    weight = sum(deed.sureness for deed in deeds)
    return Period(
        start,
        end,
        counts(found),
        counts(one for one in found if one.there),
        counts(one for one in found if one.back),
        sum(deed.intensity * deed.sureness for deed in deeds) / weight if weight else None,
        balance((deed.quad in COOPERATION, deed.sureness) for deed in deeds),
        PER * len(found) / volume if volume else None,
        len({report for one in found for report in one.reports}),
        len({story for one in found for story in one.stories}),
    )


def counts(found: Iterable[Counted]) -> Counts:
    """Deeds by quad, and what is no deed."""
    sums = dict.fromkeys((*QUADS.values(), "claims", "plans", "others"), 0)
    for one in found:
        status = one.happening.status
        if status == DEED:
            sums[QUADS[one.happening.quad]] += 1
        else:
            sums["claims" if status == CLAIM else "plans" if status == PLAN else "others"] += 1
    return Counts(**sums)


def _bounds(since: date, until: date, step: str) -> Iterator[tuple[date, date]]:
    start = since
    while start <= until:
        end = min(_next(_start(start, step), step) - timedelta(days=1), until)
        yield start, end
        start = end + timedelta(days=1)


def _start(day: date, step: str) -> date:
    if step == DAY:
        return day
    if step == WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == MONTH else day.replace(month=1, day=1)


def _next(start: date, step: str) -> date:
    if step in (DAY, WEEK):
        return start + timedelta(days=1 if step == DAY else 7)
    if step == MONTH:
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start.replace(year=start.year + 1)
