"""Colours of all pictures: told apart by colour-blind readers, and in grey by their lightness.

A picture bears its light colours as attributes. Inside a page every such attribute also has a class
(`fill-ink`, `stroke-grid` …), so that a style sheet can set others: `style_sheet()` is one, for light and dark.
"""

from types import MappingProxyType

INK = "#1d2430"  # text, the curve
SOFT = "#5a6473"  # second lines, axis labels
GRID = "#dde1e7"
BAND = "#c3cad5"  # the interval around the curve
PAPER = "#fefefe"  # behind everything; a colour no other part uses
LAND = "#e9ecf0"
BORDER = "#c9d0d9"
WARM_LIGHT, WARM = "#f4b183", "#a63603"  # conflict: words, deeds
COOL_LIGHT, COOL = "#9ecae1", "#08519c"  # cooperation: words, deeds
MIXED = "#7b8494"

LIGHT = MappingProxyType(
    {
        "ink": INK,
        "soft": SOFT,
        "grid": GRID,
        "band": BAND,
        "paper": PAPER,
        "land": LAND,
        "border": BORDER,
        "conflict-words": WARM_LIGHT,
        "conflict-deeds": WARM,
        "cooperation-words": COOL_LIGHT,
        "cooperation-deeds": COOL,
        "mixed": MIXED,
    }
)
DARK = MappingProxyType(
    {
        "ink": "#edf0f4",
        "soft": "#a9b3c1",
        "grid": "#333b47",
        "band": "#465061",
        "paper": "#14181f",
        "land": "#262d38",
        "border": "#3d4756",
        "conflict-words": "#b5653a",
        "conflict-deeds": "#ffb27a",
        "cooperation-words": "#3f76a3",
        "cooperation-deeds": "#9fd0f5",
        "mixed": "#8e98a8",
    }
)
PART_OF = MappingProxyType({colour: part for part, colour in LIGHT.items()})


def style_sheet() -> str:
    """CSS for pages with pictures in them: they shrink with the page, and are dark where the reader asks for it."""
    frame = ".picture{max-width:100%;height:auto}.picture a:focus-visible *{stroke:currentColor;stroke-width:3}"
    dark = "".join(_rules(part, colour) for part, colour in DARK.items())
    return f"{frame}\n@media (prefers-color-scheme:dark){{{dark}}}\n"


def _rules(part: str, colour: str) -> str:
    return f".picture .fill-{part}{{fill:{colour}}}.picture .stroke-{part}{{stroke:{colour}}}"
