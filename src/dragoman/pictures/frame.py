"""What all pictures have around them: a title, what it counts, and where that comes from.

Pictures are written as Vega-Lite in plain objects: Altair's own builders copy all they hold at every step, which takes
longer than drawing.
"""

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt

from dragoman.pictures.palette import GRID, INK, PAPER, SOFT

Row = dict[str, Any]
Spec = dict[str, Any]

WIDE = 900  # pixels, margins included
NARROW = 500  # below it a picture is laid out for a phone
LEAST, MOST = 320, 4000
PADDING = 8
LETTER = 0.55  # mean width of a letter, in font sizes

CONFIG = {
    "background": PAPER,
    "padding": PADDING,
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": SOFT,
        "labelFontSize": 11,
        "titleColor": SOFT,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domain": False,
        "tickColor": GRID,
    },
    "legend": {"labelColor": SOFT, "labelFontSize": 11, "orient": "bottom", "title": None},
    "text": {"color": INK, "fontSize": 11},
}


class Chart(alt.TopLevelMixin, alt.TopLevelVConcatSpec):  # type: ignore[misc, unused-ignore]
    """An Altair chart, made of plain objects."""


def fitting(width: int) -> int:
    """A width a picture can be drawn in."""
    return max(LEAST, min(MOST, int(width)))


def midnight(day: date) -> str:
    """The start of a day in UTC, so that no time zone moves it."""
    return f"{day.isoformat()}T00:00:00Z"


def layer(rows: Sequence[Row], mark: Mapping[str, Any], **channels: Any) -> Spec:
    """One kind of mark, drawn for each row."""
    return {"data": {"values": list(rows)}, "mark": dict(mark), "encoding": channels}


def telling(rows: Sequence[Row], mark: Mapping[str, Any], **channels: Any) -> Spec:
    """Marks that tell what they show in the words of `text`, and lead to `link` where rows have one."""
    words = {"field": "text", "type": "nominal"}
    channels = {**channels, "description": words, "tooltip": words}
    if any("link" in row for row in rows):
        channels["href"] = {"field": "link", "type": "nominal"}
    return layer(rows, mark, **channels)


def leading(row: Row, base: str | None, link: str) -> Row:
    """A row with its link, unless the picture has none."""
    return row if base is None else {**row, "link": link}


def framed(panels: Sequence[Spec], width: int, title: str, subtitle: str, source: str) -> Chart:
    """Panels above each other with a title above, the source below, and all that in words for who cannot see it."""
    above = {
        "text": _lines(title, width, 16),
        "subtitle": _lines(subtitle, width, 12),
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 16,
        "fontWeight": 600,
        "color": INK,
        "subtitleColor": SOFT,
        "subtitleFontSize": 12,
        "subtitlePadding": 5,
        "offset": 12,
    }
    below = {
        "text": _lines(source, width, 11),
        "orient": "bottom",
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 11,
        "fontWeight": "normal",
        "color": SOFT,
        "offset": 10,
    }
    inner = {"vconcat": list(panels), "spacing": 14, "title": above}
    words = f"{title}. {subtitle} {source}"
    return Chart(vconcat=[inner], title=below, description=words, config=CONFIG)


def _lines(text: str, width: int, size: int) -> list[str]:
    """Text in lines as wide as the picture."""
    return textwrap.wrap(text, max(10, int((width - 2 * PADDING) / (size * LETTER)))) or [""]
