"""Draws docs/architecture.svg: the rooms of src/dragoman on their floors, and who imports whom.

The floors come from .importlinter, the lines from the imports in the code. With --check nothing is written; the exit
code tells whether the picture is up to date.
"""

import argparse
import ast
import configparser
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "dragoman"
CONTRACTS = ROOT / ".importlinter"
PICTURE = ROOT / "docs" / "architecture.svg"

FACADE = frozenset({"__init__", "__main__"})  # they hand on what others define
WIDTH, FLOOR, BOX_HEIGHT, MARGIN, LABEL = 960, 92, 44, 16, 60
LETTER = 7.4  # width of a character at the size of a room's name
STYLE = """\
  <style>
    svg { background: #fff; font-family: system-ui, sans-serif; }
    .floor { fill: #f6f5f1; }
    .number { fill: #8a8678; font-size: 12px; }
    .room { fill: #fff; stroke: #4a5a6a; stroke-width: 1.2; }
    .name { fill: #1d2733; font-size: 14px; text-anchor: middle; }
    .common { fill: #8a8678; font-size: 11px; text-anchor: middle; }
    .import { fill: none; stroke: #4a5a6a; stroke-opacity: 0.45; stroke-width: 1.2; }
    .note { fill: #5b5749; font-size: 12px; }
  </style>"""

Imports = dict[str, set[str]]
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """Where a room is drawn: the middle of its box, and the box's width."""

    name: str
    x: float
    y: float
    width: float


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the picture is out of date")
    parser.add_argument("--picture", type=Path, default=PICTURE, help="the file, by default docs/architecture.svg")
    options = parser.parse_args(arguments)
    found = imports(SOURCE)
    text = draw(floors(CONTRACTS, found), found)
    if not options.check:
        options.picture.write_text(text, encoding="utf-8")
        return 0
    if options.picture.exists() and options.picture.read_text(encoding="utf-8") == text:
        return 0
    print(f"{options.picture} is out of date: run python tools/architecture.py", file=sys.stderr)
    return 1


def imports(source: Path) -> Imports:
    """For each room (a module or package right under `source`) the other rooms its code imports."""
    rooms = {path.stem for path in source.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    found: Imports = {room: set() for room in sorted(rooms - FACADE)}
    for path in source.rglob("*.py"):
        room = path.relative_to(source).parts[0].removesuffix(".py")
        if room in found:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found[room].update(name for name in imported(tree, source.name) if name in found and name != room)
    return found


def imported(tree: ast.Module, package: str) -> Iterator[str]:
    """The rooms named by the imports of one module, also by those inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from second_part([node.module], package)
        elif isinstance(node, ast.Import):
            yield from second_part([alias.name for alias in node.names], package)


def second_part(modules: Iterable[str], package: str) -> Iterator[str]:
    for module in modules:
        head, _, rest = module.partition(".")
        if head == package and rest:
            yield rest.split(".")[0]


def floors(contracts: Path, found: Imports) -> list[list[str]]:
    """The rooms of each floor, the lowest first; a room no contract places stands right above what it imports."""
    config = configparser.ConfigParser()
    config.read_string(contracts.read_text(encoding="utf-8"))
    lines = config["importlinter:contract:floors"]["layers"].split("\n")
    built = [[room.strip() for room in line.split("|")] for line in reversed(lines) if line.strip()]
    level = {room: number for number, rooms in enumerate(built) for room in rooms}
    for room in sorted(set(found) - set(level)):
        above = 1 + max((level[other] for other in found[room] if other in level), default=0)
        built[min(above, len(built) - 1)].append(room)
    return [[room for room in rooms if room in found] for rooms in built]


def place(built: Sequence[Sequence[str]]) -> dict[str, Box]:
    """A box for every room: floors from bottom to top, the rooms of a floor spread over its width.

    Neighbouring floors are shifted against each other, so that no line runs behind a column of boxes.
    """
    boxes = {}
    for number, rooms in enumerate(built):
        share = (WIDTH - LABEL) / (len(rooms) + 0.5)
        start = LABEL + share * (0.5 if number % 2 else 1.0)
        for k, room in enumerate(rooms):
            y = MARGIN + (len(built) - 1 - number) * FLOOR + FLOOR / 2
            boxes[room] = Box(room, start + k * share - share * 0.125, y, max(104.0, LETTER * len(room) + 28))
    return boxes


def draw(built: Sequence[Sequence[str]], found: Mapping[str, set[str]]) -> str:
    """The whole picture. What nearly all import is written into their boxes instead of drawn as lines."""
    boxes = place(built)
    common = [room for rooms in built[:2] for room in rooms]
    lines = sorted((room, other) for room, others in found.items() for other in others if other not in common)
    height = MARGIN + FLOOR * len(built) + 34
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" aria-labelledby="title">',
        '  <title id="title">The rooms of Dragoman and their imports</title>',
        STYLE,
        *(band(number, len(built)) for number in range(len(built))),
        *(curve(start, end, names) for start, end, names in ends(boxes, lines)),
        *(
            part
            for box in boxes.values()
            for part in room_of(box, [room for room in common if room in found[box.name]])
        ),
        f'  <text class="note" x="{MARGIN}" y="{height - 12}">A line goes from the room that imports down to the one '
        f"that is imported; imports of {' and '.join(common)} are written in the boxes.</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def band(number: int, floors: int) -> str:
    """The stripe of one floor, numbered from the bottom."""
    y = MARGIN + (floors - 1 - number) * FLOOR
    stripe = f'<rect class="floor" x="0" y="{y + 6}" width="{WIDTH}" height="{FLOOR - 12}" rx="6"/>'
    return f'  {stripe}<text class="number" x="{MARGIN}" y="{y + 24}">floor {number}</text>'


def ends(boxes: Mapping[str, Box], lines: Sequence[tuple[str, str]]) -> Iterator[tuple[Point, Point, tuple[str, str]]]:
    """Where each line leaves the box above and enters the one below: side by side, in the order of the other ends."""
    for room, other in lines:
        below = sorted((b for a, b in lines if a == room), key=lambda name: boxes[name].x)
        above = sorted((a for a, b in lines if b == other), key=lambda name: boxes[name].x)
        start = port(boxes[room], below.index(other), len(below)), boxes[room].y + BOX_HEIGHT / 2
        end = port(boxes[other], above.index(room), len(above)), boxes[other].y - BOX_HEIGHT / 2
        yield start, end, (room, other)


def port(box: Box, number: int, count: int) -> float:
    return box.x - box.width / 2 + box.width * (number + 1) / (count + 1)


def curve(start: Point, end: Point, names: tuple[str, str]) -> str:
    """A line that leaves one box downwards and enters the other from above."""
    bend = (end[1] - start[1]) * 0.45
    path = (
        f"M{start[0]:.1f} {start[1]:.1f} C{start[0]:.1f} {start[1] + bend:.1f} {end[0]:.1f} {end[1] - bend:.1f} "
        f"{end[0]:.1f} {end[1]:.1f}"
    )
    return f'  <path class="import" d="{path}"><title>{escape(" imports ".join(names))}</title></path>'


def room_of(box: Box, common: Sequence[str]) -> Iterator[str]:
    x, y = box.x - box.width / 2, box.y - BOX_HEIGHT / 2
    yield f'  <rect class="room" x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{BOX_HEIGHT}" rx="5"/>'
    yield f'  <text class="name" x="{box.x:.1f}" y="{box.y + (-1 if common else 5):.1f}">{escape(box.name)}</text>'
    if common:
        yield f'  <text class="common" x="{box.x:.1f}" y="{box.y + 15:.1f}">{escape(", ".join(common))}</text>'


if __name__ == "__main__":
    sys.exit(main())
