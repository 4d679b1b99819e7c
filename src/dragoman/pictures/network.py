"""Many actors and the ties between them."""

from collections import Counter
from collections.abc import Sequence

from dragoman.pictures import links
from dragoman.pictures.frame import NARROW, WIDE, Chart, Row, Spec, fitting, framed, layer, leading, telling
from dragoman.pictures.layout import spring
from dragoman.pictures.palette import COOL, INK, MIXED, PAPER, WARM
from dragoman.pictures.words import happenings_line, number, plain, signed, source_line
from dragoman.ties.model import Balance, Edge

COOPERATION, UNCLEAR, CONFLICT = "cooperation", "mixed or unsure", "conflict"
MOODS = (COOPERATION, UNCLEAR, CONFLICT)
COLOURS = (COOL, MIXED, WARM)
DASHES = ([1, 0], [2, 3], [8, 4])  # in grey they tell the moods apart
LONGEST = 28  # letters of a name

Point = tuple[float, float]


def mood(balance: Balance) -> str:
    """Cooperation or conflict when the whole interval lies on that side."""
    if balance.low > 0:
        return COOPERATION
    return CONFLICT if balance.high < 0 else UNCLEAR


def network_chart(
    edges: Sequence[Edge], *, reports: int | None = None, store: str = "", base: str | None = "", width: int = WIDE
) -> Chart:
    """Actors as points, their ties as lines: wider for more happenings, in colour and dash by the balance.

    `reports`: behind all of them; without it the source line gives the happenings.
    """
    width = fitting(width)
    total = sum(edge.happenings for edge in edges)
    names = {edge.source: edge.source_name for edge in edges} | {edge.target: edge.target_name for edge in edges}
    names = {code: plain(name, LONGEST) for code, name in sorted(names.items())}
    subtitle = (
        f"{number(len(names), 'actor')}, {number(len(edges), 'tie')}, {number(total, 'happening')}. A line is wider "
        "for more happenings; unbroken for cooperation, in long dashes for conflict."
    )
    source = happenings_line(total, store) if reports is None else source_line(reports, store)
    return framed([_panel(edges, names, base, width)], width, "Who has to do with whom", subtitle, source)


def _panel(edges: Sequence[Edge], names: dict[str, str], base: str | None, width: int) -> Spec:
    height = width * 0.62 if width >= NARROW else width * 1.1
    places = _places(edges, names)
    layers = (
        [_lines(edges, places, base), *_nodes(edges, names, places, base)] if edges else [layer([], {"type": "point"})]
    )
    return {"layer": layers, "width": width - 40, "height": int(height)}


def _places(edges: Sequence[Edge], names: dict[str, str]) -> dict[str, Point]:
    place_of = {code: place for place, code in enumerate(names)}
    pairs = [(place_of[edge.source], place_of[edge.target], float(edge.happenings)) for edge in edges]
    rows = spring(len(names), pairs).round(3).tolist()
    return {code: (rows[place][0], rows[place][1]) for code, place in place_of.items()}


_X = {"field": "x", "type": "quantitative", "scale": {"domain": [-1.18, 1.18], "nice": False}, "axis": None}
_Y = {"field": "y", "type": "quantitative", "scale": {"domain": [-1.1, 1.1], "nice": False}, "axis": None}


def _lines(edges: Sequence[Edge], places: dict[str, Point], base: str | None) -> Spec:
    rows = [_line(edge, places, base) for edge in sorted(edges, key=lambda edge: (edge.happenings, edge.source))]
    legend = {"symbolType": "stroke", "symbolSize": 500, "symbolStrokeWidth": 3}
    moods = {"field": "mood", "type": "nominal", "legend": legend}
    most = max(edge.happenings for edge in edges)
    return telling(
        rows,
        {"type": "rule", "opacity": 0.85},
        x=_X,
        y=_Y,
        x2={"field": "x2"},
        y2={"field": "y2"},
        color={**moods, "scale": {"domain": MOODS, "range": COLOURS}},
        strokeDash={**moods, "scale": {"domain": MOODS, "range": DASHES}},
        strokeWidth=_by_size(most, [1, 9]),
    )


def _by_size(most: int, sizes: list[float]) -> Spec:
    scale = {"domain": [0, most], "range": sizes}
    return {"field": "size", "type": "quantitative", "scale": scale, "legend": None}


def _line(edge: Edge, places: dict[str, Point], base: str | None) -> Row:
    (x, y), (x2, y2) = places[edge.source], places[edge.target]
    counted = f"{number(edge.happenings, 'happening')}, balance {signed(edge.balance.value, 2)}"
    row: Row = {"x": x, "y": y, "x2": x2, "y2": y2, "mood": mood(edge.balance), "size": edge.happenings}
    row["text"] = f"{plain(edge.source_name)} and {plain(edge.target_name)}: {counted}"
    return leading(row, base, links.pair_link(base or "", edge.source, edge.target))


def _nodes(edges: Sequence[Edge], names: dict[str, str], places: dict[str, Point], base: str | None) -> list[Spec]:
    busy: Counter[str] = Counter()
    for edge in edges:
        busy.update({edge.source: edge.happenings})
        busy.update({edge.target: edge.happenings})
    rows = []
    for code, name in names.items():
        x, y = places[code]
        row: Row = {"x": x, "y": y, "name": name, "size": busy[code]}
        row["text"] = f"{name}: {number(busy[code], 'happening')}"
        rows.append(leading(row, base, links.actor_link(base or "", code)))
    point = {"type": "circle", "color": INK, "opacity": 1, "stroke": PAPER, "strokeWidth": 2}
    words = {"field": "name", "type": "nominal"}
    text = {"type": "text", "dy": -15, "fontSize": 12}
    halo = {**text, "color": PAPER, "stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    return [
        telling(rows, point, x=_X, y=_Y, size=_by_size(max(busy.values()), [30, 420])),
        layer(rows, halo, x=_X, y=_Y, text=words),
        layer(rows, {**text, "color": INK}, x=_X, y=_Y, text=words),
    ]
