"""Who met when, on what level: a calendar, and bars."""

from datetime import date

from dragoman.pictures import links
from dragoman.pictures.frame import NARROW, WIDE, Chart, Row, Spec, fitting, framed, layer, leading, telling
from dragoman.pictures.palette import COOL, GRID, INK, PAPER, SOFT
from dragoman.pictures.words import (
    MONTHS,
    day_name,
    month_name,
    number,
    pair_name,
    plain,
    source_line,
    span_name,
)
from dragoman.ties.model import ENVOYS, HEADS, LEVELS, MILITARY, MINISTERS, OTHERS, Happening, Tie

MONTHS_AS_ROWS = 36  # a longer tie has a row for each year
ROW = 17  # pixels
NAMES = {
    HEADS: "heads of state or government",
    MINISTERS: "ministers",
    ENVOYS: "envoys",
    MILITARY: "military",
    OTHERS: "others",
}
SHAPES = {HEADS: "circle", MINISTERS: "square", ENVOYS: "diamond", MILITARY: "triangle-up", OTHERS: "cross"}
PLANNED = "planned"


def meetings_chart(tie: Tie, *, store: str = "", base: str | None = "", width: int = WIDE) -> Chart:
    """A calendar of visits and meetings, a mark for each: its shape tells the level, a hollow one was only planned.

    Months by days; years by months when the tie is longer than three years.
    """
    width = fitting(width)
    planned = sum(meeting.status == PLANNED for meeting in tie.meetings)
    subtitle = (
        f"{span_name(tie.since, tie.until)}: {len(tie.meetings) - planned:,} held (filled), {planned:,} planned "
        "(hollow). The shape tells who met."
    )
    title = f"{pair_name(tie)}: visits and meetings"
    return framed([_calendar(tie, base, width)], width, title, subtitle, source_line(tie.reports, store))


def _calendar(tie: Tie, base: str | None, width: int) -> Spec:
    days = [meeting.day for meeting in tie.meetings]
    first, last = min([tie.since, *days]), max([tie.until, *days])
    by_year = (last.year - first.year) * 12 + last.month - first.month >= MONTHS_AS_ROWS
    names = _row_names(first, last, by_year)
    y = {"field": "row", "type": "ordinal", "scale": {"domain": names}, "axis": _ROWS}
    levels = [level for level in LEVELS if any(meeting.level == level for meeting in tie.meetings)] or [OTHERS]
    shape = {
        "field": "level",
        "type": "nominal",
        "scale": {"domain": [NAMES[level] for level in levels], "range": [SHAPES[level] for level in levels]},
        "legend": {"columns": max(1, width // 160), "symbolFillColor": COOL, "offset": 8},
    }
    size = 70 if width >= NARROW else 45
    mark = {"type": "point", "filled": True, "stroke": COOL, "strokeWidth": 1.5, "size": size, "opacity": 1}
    marks = telling(
        [_mark(meeting, base, by_year) for meeting in tie.meetings],
        mark,
        x=_YEAR if by_year else _MONTH,
        y=y,
        shape=shape,
        fill={"field": "fill", "type": "nominal", "scale": None},
    )
    return {**marks, "width": width - (76 if by_year else 98), "height": max(3, len(names)) * ROW}


_ROWS = {"title": None, "grid": True, "ticks": False}
_MONTH = {
    "field": "at",
    "type": "quantitative",
    "scale": {"domain": [0.2, 31.8], "nice": False},
    "axis": {"title": "day of the month", "grid": False, "values": [1, 5, 10, 15, 20, 25, 31]},
}
_YEAR = {
    "field": "at",
    "type": "quantitative",
    "scale": {"domain": [0.9, 13.1], "nice": False},
    "axis": {
        "title": None,
        "values": list(range(1, 13)),
        "labelExpr": f"{[month[0] for month in MONTHS]}[datum.value - 1]",
        "labelAlign": "left",
        "gridColor": GRID,
    },
}


def _row_names(first: date, last: date, by_year: bool) -> list[str]:
    if by_year:
        return [str(year) for year in range(first.year, last.year + 1)]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [month_name(date(month // 12, month % 12 + 1, 1)) for month in months]


def _mark(meeting: Happening, base: str | None, by_year: bool) -> Row:
    day, planned = meeting.day, meeting.status == PLANNED
    kind = plain(meeting.mode or "meeting").capitalize() + (", planned" if planned else "")
    where = f" in {plain(meeting.place)}" if meeting.place else ""
    row: Row = {
        "row": str(day.year) if by_year else month_name(day),
        "at": round(day.month + (day.day - 1) / 31, 3) if by_year else day.day,
        "level": NAMES.get(meeting.level, NAMES[OTHERS]),
        "fill": PAPER if planned else COOL,
        "text": f"{day_name(day)}: {kind}{where}, {number(meeting.reports, 'report')}",
    }
    return leading(row, base, links.event_link(base or "", meeting.event))


def levels_chart(tie: Tie, *, store: str = "", base: str | None = "", width: int = WIDE) -> Chart:
    """On what level the two had to do with each other: a bar for each level, with its number."""
    width = fitting(width)
    counts = dict(tie.levels)
    total = sum(counts.values())
    rows = []
    for level in LEVELS:
        count = counts.get(level, 0)
        told = f"{NAMES[level]}: {number(count, 'contact')} of {total:,}"
        row: Row = {"level": NAMES[level], "count": count, "text": told}
        rows.append(leading(row, base, links.search_link(base or "", tie, tie.since, tie.until, level=level)))
    subtitle = f"{span_name(tie.since, tie.until)}: {number(total, 'act')} of cooperation, in words or deeds."
    title = f"{pair_name(tie)}: level of contact"
    return framed([_level_bars(rows, width)], width, title, subtitle, source_line(tie.reports, store))


def _level_bars(rows: list[Row], width: int) -> Spec:
    axis = {"title": None, "labelLimit": 190, "ticks": False, "grid": False, "labelColor": INK, "labelPadding": 6}
    y = {"field": "level", "type": "nominal", "sort": None, "axis": axis}
    most = max(row["count"] for row in rows) or 1
    scale = {"domain": [0, most * 1.12], "nice": False}
    x = {"field": "count", "type": "quantitative", "scale": scale, "axis": None}
    bars = telling(rows, {"type": "bar", "color": COOL, "height": 15}, x=x, y=y)
    words = {"field": "count", "type": "quantitative", "format": ","}
    numbers = layer(rows, {"type": "text", "align": "left", "dx": 5, "color": SOFT}, x=x, y=y, text=words)
    return {"layer": [bars, numbers], "width": width - 200, "height": 24 * len(rows)}
