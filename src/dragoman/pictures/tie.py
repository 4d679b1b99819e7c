"""The curve of a tie: how the balance stood, and the deeds it comes from."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from dragoman.pictures import links
from dragoman.pictures.deeds import NOUNS, deeds_panel
from dragoman.pictures.frame import WIDE, Chart, Row, Spec, fitting, framed, layer, leading, midnight, telling
from dragoman.pictures.palette import BAND, COOL, INK, PAPER, SOFT, WARM
from dragoman.pictures.words import (
    day_name,
    month_name,
    number,
    pair_name,
    period_name,
    signed,
    source_line,
    span_name,
)
from dragoman.ties.model import Change, Period, Tie

HEIGHT = 200
MARGIN = 80  # pixels beside the panels: axis on the left, a little room on the right
SURE = 2.0  # a point resting on less than so many independent reports is hollow
MOST_POINTS = 260  # with more periods the curve has no points of its own: they would touch
MOST_LABELS, LABEL_ROWS = 6, 3
AT = {"field": "at", "type": "temporal"}


def tie_chart(tie: Tie, *, store: str = "", base: str | None = "", width: int = WIDE) -> Chart:
    """The balance with its 90 % band, and below it the deeds by quad: cooperation up, conflict down.

    `base` goes before every link; None draws without links. `width`: of the whole picture, in pixels.
    """
    width = fitting(width)
    inner = width - MARGIN
    domain = [midnight(tie.since), midnight(tie.until + timedelta(days=1))]
    panels = [_balance(tie, base, domain, inner), deeds_panel(tie, base, domain, inner)]
    title = f"{pair_name(tie)}: cooperation and conflict"
    return framed(panels, width, title, _subtitle(tie), source_line(tie.reports, store))


def _subtitle(tie: Tie) -> str:
    deeds = number(sum(period.counts.deeds for period in tie.periods), "deed")
    turns = " Broken lines: turning points." if tie.changes else ""
    marks = " Triangles: unusual days." if tie.unusual else ""
    return (
        f"By {NOUNS.get(tie.step, tie.step)}, {span_name(tie.since, tie.until)}: {deeds}, without claims and plans. "
        f"Band: 90 % interval; hollow points rest on little.{turns}{marks}"
    )


def _balance(tie: Tie, base: str | None, domain: list[str], width: int) -> Spec:
    known = list(_points(tie, base))
    stretches = {"field": "stretch", "type": "nominal"}
    x = {**AT, "scale": {"type": "utc", "domain": domain, "nice": False}, "axis": None}
    value = {"field": "value", "type": "quantitative"}
    y = {**value, "scale": {"domain": [-1.06, 1.06], "nice": False}, "axis": _BALANCE_AXIS}
    low, high = {"field": "low", "type": "quantitative"}, {"field": "high"}
    layers = [
        layer(known, {"type": "area", "color": BAND, "opacity": 0.6}, x=x, y=low, y2=high, detail=stretches),
        layer([{"value": 0}], {"type": "rule", "color": SOFT}, y=y),
        *_changes(tie, base),
        layer(known, {"type": "line", "color": INK, "strokeWidth": 2}, x=AT, y=value, detail=stretches),
        *_unusual(tie, base),
    ]
    if len(known) <= MOST_POINTS:
        size = 44 if len(known) * 14 < width else 14
        dot = {"type": "point", "filled": True, "stroke": INK, "strokeWidth": 1.5, "size": size, "opacity": 1}
        fill = {"field": "fill", "type": "nominal", "scale": None}
        layers.append(telling(known, dot, x=AT, y=value, fill=fill))
    return {"layer": layers, "width": width, "height": HEIGHT}


_BALANCE_AXIS = {
    "title": "← conflict · cooperation →",
    "values": [-1, -0.5, 0, 0.5, 1],
    "labelExpr": "datum.value ? format(datum.value, '+') : '0'",
    "minExtent": 34,
    "maxExtent": 34,
}


def _middle(period: Period) -> str:
    half = (period.end - period.start + timedelta(days=1)) / 2
    return (datetime(period.start.year, period.start.month, period.start.day) + half).isoformat() + "Z"


def _points(tie: Tie, base: str | None) -> Iterator[Row]:
    """A point for each period about which something is known; stretches without a gap are joined."""
    stretch = 0
    for period in tie.periods:
        balance = period.balance
        if balance.weight <= 0:
            stretch += 1
            continue
        told = f"{period_name(period)}: balance {signed(balance.value, 2)}"
        told += f" ({signed(balance.low, 2)} to {signed(balance.high, 2)})"
        row: Row = {
            "at": _middle(period),
            "value": round(balance.value, 3),
            "low": round(balance.low, 3),
            "high": round(balance.high, 3),
            "stretch": stretch,
            "fill": INK if balance.weight >= SURE else PAPER,
            "text": f"{told}, {number(period.counts.deeds, 'deed')} in {number(period.reports, 'report')}",
        }
        yield leading(row, base, links.tie_link(base or "", tie, period.start, period.end))


def _changes(tie: Tie, base: str | None) -> list[Spec]:
    """Broken lines where the tie turns, the strongest with a label on the side where there is room."""
    rows = [_turn(tie, change, place, base) for place, change in enumerate(tie.changes)]
    height = {"field": "height", "type": "quantitative", "scale": None, "axis": None}
    line = {"type": "rule", "color": INK, "strokeDash": [5, 4], "strokeWidth": 1.5}
    drawn = [telling(rows, line, x=AT, y=height, y2={"value": HEIGHT})] if rows else []
    text = {"type": "text", "fontStyle": "italic", "color": INK}
    for late, align, dx in ((False, "left", 5), (True, "right", -5)):
        if side := [row for row in rows if row["late"] is late and row["short"]]:
            words = {"field": "short", "type": "nominal"}
            drawn.append(telling(side, {**text, "align": align, "dx": dx}, x=AT, y=height, text=words))
    return drawn


def _turn(tie: Tie, change: Change, place: int, base: str | None) -> Row:
    weaker = sum(other.gain > change.gain for other in tie.changes) >= MOST_LABELS
    label = f"{month_name(change.day)}: {signed(change.before)} → {signed(change.after)}"
    turned = f"from {signed(change.before, 2)} to {signed(change.after, 2)}"
    row: Row = {
        "at": midnight(change.day),
        "late": change.day > tie.since + (tie.until - tie.since) / 2,
        "short": "" if weaker else label,
        "height": -6 - 13 * (place % LABEL_ROWS),
        "text": f"{day_name(change.day)}: the balance turns {turned}",
    }
    return leading(row, base, links.day_link(base or "", tie, change.day, change.happenings))


def _unusual(tie: Tie, base: str | None) -> list[Spec]:
    """Triangles at the rims: pointing up for much cooperation, down for much conflict."""
    drawn = []
    for kind, shape, colour, height in (("cooperation", "up", COOL, 1), ("conflict", "down", WARM, -1)):
        rows = []
        for day in (day for day in tie.unusual if day.kind == kind):
            told = f"Unusual {kind} on {day_name(day.day)}: {day.count}, about {day.expected:.1f} expected"
            row: Row = {"at": midnight(day.day), "value": height, "text": told}
            rows.append(leading(row, base, links.day_link(base or "", tie, day.day, day.happenings)))
        if rows:
            mark = {"type": "point", "shape": f"triangle-{shape}", "filled": True, "color": colour, "size": 80}
            y = {"field": "value", "type": "quantitative"}
            drawn.append(telling(rows, {**mark, "opacity": 1}, x=AT, y=y))
    return drawn
