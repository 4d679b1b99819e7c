"""Where it happened: marks on a map of the world."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dragoman.gazetteer.sources import rows as gazetteer_rows
from dragoman.pictures import links
from dragoman.pictures.frame import NARROW, WIDE, Chart, Row, Spec, fitting, framed, leading, telling
from dragoman.pictures.land import borders, land
from dragoman.pictures.network import COLOURS, COOPERATION, MOODS, mood
from dragoman.pictures.palette import BORDER, LAND, PAPER
from dragoman.pictures.words import happenings_line, number, plain, signed, source_line
from dragoman.ties.model import Balance

SHAPE = 0.44  # height of the map in widths
FORMS = ("circle", "square", "triangle-down")  # of the moods, for readers without colour
KNOWN_BY = MappingProxyType({"KOS": "XKX"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A country on the map (ISO 3166 alpha-3), what is counted there, and the balance of it if it has one."""

    country: str
    name: str
    happenings: int
    balance: Balance | None = None


def map_chart(
    values: Iterable[Spot],
    *,
    title: str = "Where it happened",
    reports: int | None = None,
    store: str = "",
    base: str | None = "",
    width: int = WIDE,
) -> Chart:
    """A mark in the middle of each country, its area by the happenings, colour and shape by the balance.

    Countries without a place are named in the subtitle. `reports`: behind all of them.
    """
    width = fitting(width)
    spots = sorted(values, key=lambda spot: (-spot.happenings, spot.country))
    placed = [spot for spot in spots if spot.country in centres()]
    lost = [plain(spot.name) for spot in spots if spot.country not in centres()]
    total = sum(spot.happenings for spot in spots)
    subtitle = f"{number(total, 'happening')} in {number(len(spots), 'country', 'countries')}."
    subtitle += f" Not on the map: {', '.join(lost[:5])}{' …' if len(lost) > 5 else ''}." if lost else ""
    source = source_line(reports, store) if reports is not None else happenings_line(total, store)
    return framed([_panel(placed, base, width)], width, plain(title, 120), subtitle, source)


@cache
def centres() -> MappingProxyType[str, tuple[float, float]]:
    """Longitude and latitude of the middle of each country."""
    found = {
        row["iso3"]: (float(row["longitude"]), float(row["latitude"]))
        for row in gazetteer_rows("countries.csv")
        if row["longitude"] and row["latitude"]
    }
    return MappingProxyType(found | {other: found[code] for other, code in KNOWN_BY.items() if code in found})


def _panel(spots: Sequence[Spot], base: str | None, width: int) -> Spec:
    ground = {"type": "geoshape", "fill": LAND, "strokeWidth": 0}
    layers: list[Spec] = [{"data": {"values": land()}, "mark": ground}]
    if width >= NARROW:  # on a smaller map borders are a tangle
        lines = {"type": "geoshape", "filled": False, "stroke": BORDER, "strokeWidth": 0.5}
        layers.append({"data": {"values": borders()}, "mark": lines})
    if spots:
        layers.append(_marks(spots, base, width))
    inner = width - 20
    projection = {"type": "equalEarth", "precision": 0.7}
    return {"layer": layers, "projection": projection, "width": inner, "height": int(inner * SHAPE)}


def _marks(spots: Sequence[Spot], base: str | None, width: int) -> Spec:
    told = any(spot.balance is not None for spot in spots)
    legend = {"symbolSize": 90, "symbolOpacity": 0.85, "symbolStrokeWidth": 0} if told else None
    moods = {"field": "mood", "type": "nominal", "legend": legend}
    sizes = {"domain": [0, spots[0].happenings], "range": [12, width * 0.9]}
    return telling(
        [_row(spot, base) for spot in spots],
        {"type": "point", "filled": True, "opacity": 0.85, "stroke": PAPER, "strokeWidth": 1},
        longitude={"field": "longitude", "type": "quantitative"},
        latitude={"field": "latitude", "type": "quantitative"},
        size={"field": "size", "type": "quantitative", "scale": sizes, "legend": None},
        fill={**moods, "scale": {"domain": MOODS, "range": COLOURS}},
        shape={**moods, "scale": {"domain": MOODS, "range": FORMS}},
    )


def _row(spot: Spot, base: str | None) -> Row:
    longitude, latitude = centres()[spot.country]
    told = f", balance {signed(spot.balance.value, 2)}" if spot.balance else ""
    row: Row = {
        "longitude": longitude,
        "latitude": latitude,
        "size": spot.happenings,
        "mood": mood(spot.balance) if spot.balance else COOPERATION,
        "text": f"{plain(spot.name)}: {number(spot.happenings, 'happening')}{told}",
    }
    return leading(row, base, links.place_link(base or "", spot.country))
