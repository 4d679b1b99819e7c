"""Pictures of ties: curves, calendars, networks and maps, for pages, files and terminals."""

from dragoman.pictures.files import save
from dragoman.pictures.frame import Chart
from dragoman.pictures.inline import svg
from dragoman.pictures.meetings import levels_chart, meetings_chart
from dragoman.pictures.network import network_chart
from dragoman.pictures.palette import style_sheet
from dragoman.pictures.spark import sparkline
from dragoman.pictures.tie import tie_chart
from dragoman.pictures.words import source_line
from dragoman.pictures.world import Spot, map_chart

__all__ = [
    "Chart",
    "Spot",
    "levels_chart",
    "map_chart",
    "meetings_chart",
    "network_chart",
    "save",
    "source_line",
    "sparkline",
    "style_sheet",
    "svg",
    "tie_chart",
]
