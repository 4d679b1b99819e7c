"""The deeds of a tie as bars: cooperation up, conflict down."""

from collections.abc import Iterator
from datetime import timedelta

from dragoman.pictures import links
from dragoman.pictures.frame import NARROW, Row, Spec, layer, leading, midnight, telling
from dragoman.pictures.palette import COOL, COOL_LIGHT, PAPER, SOFT, WARM, WARM_LIGHT
from dragoman.pictures.words import period_name
from dragoman.ties.model import DAY, MONTH, WEEK, YEAR, Tie

HEIGHT = 140
NOUNS = {DAY: "day", WEEK: "week", MONTH: "month", YEAR: "year"}

# name, field of the counts, side, colour; of each side what is drawn nearest to nought comes first
QUADS = (
    ("cooperation in words", "verbal_cooperation", 1, COOL_LIGHT),
    ("cooperation in deeds", "material_cooperation", 1, COOL),
    ("conflict in words", "verbal_conflict", -1, WARM_LIGHT),
    ("conflict in deeds", "material_conflict", -1, WARM),
)


def deeds_panel(tie: Tie, base: str | None, domain: list[str], width: int) -> Spec:
    """A stack for each period, upwards and downwards; `domain`: the days of the axis."""
    rows = list(_bars(tie, base))
    colour = {
        "field": "quad",
        "type": "nominal",
        "scale": {"domain": [name for name, *_ in QUADS], "range": [colour for *_, colour in QUADS]},
        "legend": {"columns": 2 if width < NARROW else 4, "symbolType": "square", "offset": 6},
    }
    ticks = {"title": None, "grid": False, "labelOverlap": True, "tickCount": max(6, width // 100)}
    x = {
        "field": "start",
        "type": "temporal",
        "scale": {"type": "utc", "domain": domain, "nice": False},
        "axis": ticks,
    }
    most = max((max(abs(row["low"]), abs(row["high"])) for row in rows), default=1)
    low = {"field": "low", "type": "quantitative"}
    y = {**low, "scale": {"domain": [-most, most], "nice": True}, "axis": _axis(tie.step, most)}
    gap = 1 if len(tie.periods) * 6 < width else 0  # between bars that are wide enough for it
    bar = {"type": "rect", "stroke": PAPER, "strokeWidth": gap}
    bars = telling(rows, bar, x=x, x2={"field": "end"}, y=y, y2={"field": "high"}, color=colour)
    nought = layer([{"low": 0}], {"type": "rule", "color": SOFT}, y=low)
    return {"layer": [bars, nought], "width": width, "height": HEIGHT}


def _axis(step: str, most: int) -> Spec:
    return {
        "title": f"deeds in a {NOUNS.get(step, step)}",
        "labelExpr": "format(abs(datum.value), ',')",
        "tickCount": 5 if most > 2 else most * 2 + 1,
        "tickMinStep": 1,
        "minExtent": 34,
        "maxExtent": 34,
    }


def _bars(tie: Tie, base: str | None) -> Iterator[Row]:
    for period in tie.periods:
        reached = {1: 0, -1: 0}
        for quad, (name, field, side, _) in enumerate(QUADS, start=1):
            count = getattr(period.counts, field)
            if not count:
                continue
            row: Row = {
                "start": midnight(period.start),
                "end": midnight(period.end + timedelta(days=1)),
                "low": reached[side],
                "high": reached[side] + side * count,
                "quad": name,
                "text": f"{period_name(period)}: {count} × {name}",
            }
            reached[side] += side * count
            yield leading(row, base, links.search_link(base or "", tie, period.start, period.end, quad=quad))
