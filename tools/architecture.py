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
WIDTH, FLOOR, BOX_HEIGHT, GAP, MARGIN = 960, 92, 44, 22, 16
LETTER = 7.4  # width of a character at the size of a room's name
STYLE = """\
  <style>
    svg { background: #fff; font-family: system-ui, sans-serif; }
    .floor { fill: #f6f5f1; }
    .number { fill: #8a8678; font-size: 12px; }
    .room { fill: #fff; stroke: #4a5a6a; stroke-width: 1.2; }
    .name { fill: #1d2733; font-size: 14px; text-anchor: middle; }
    .import { fill: none; stroke: #4a5a6a; stroke-opacity: 0.28; stroke-width: 1.2; }
    .note { fill: #5b5749; font-size: 12px; }
  </style>"""

Imports = dict[str, set[str]]


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
    """A box for every room: floors from bottom to top, the rooms of a floor side by side in the middle."""
    boxes = {}
    for number, rooms in enumerate(reversed(built)):
        widths = [max(72.0, LETTER * len(room) + 28) for room in rooms]
        x = (WIDTH - sum(widths) - GAP * (len(rooms) - 1)) / 2
        for room, width in zip(rooms, widths, strict=True):
            boxes[room] = Box(room, x + width / 2, MARGIN + number * FLOOR + FLOOR / 2, width)
            x += width + GAP
    return boxes


def draw(built: Sequence[Sequence[str]], found: Mapping[str, set[str]]) -> str:
    """The whole picture."""
    boxes = place(built)
    height = MARGIN + FLOOR * len(built) + 34
    lines = sorted((room, other) for room, others in found.items() for other in others)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" aria-labelledby="title">',
        '  <title id="title">The rooms of Dragoman and their imports</title>',
        STYLE,
        *(band(number, len(built)) for number in range(len(built))),
        *(curve(boxes[room], boxes[other]) for room, other in lines),
        *(part for box in boxes.values() for part in room_of(box)),
        f'  <text class="note" x="{MARGIN}" y="{height - 12}">A line goes from the module that imports down to the one '
        f"that is imported: {len(boxes)} rooms, {len(lines)} lines.</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def band(number: int, floors: int) -> str:
    """The stripe of one floor, numbered from the bottom."""
    y = MARGIN + (floors - 1 - number) * FLOOR
    stripe = f'<rect class="floor" x="0" y="{y + 6}" width="{WIDTH}" height="{FLOOR - 12}" rx="6"/>'
    return f'  {stripe}<text class="number" x="{MARGIN}" y="{y + 24}">floor {number}</text>'


def curve(above: Box, below: Box) -> str:
    """A line that leaves one box downwards and enters the other from above."""
    start, end = above.y + BOX_HEIGHT / 2, below.y - BOX_HEIGHT / 2
    bend = (end - start) * 0.45
    path = (
        f"M{above.x:.1f} {start:.1f} C{above.x:.1f} {start + bend:.1f} {below.x:.1f} {end - bend:.1f} "
        f"{below.x:.1f} {end:.1f}"
    )
    return f'  <path class="import" d="{path}"><title>{escape(above.name)} imports {escape(below.name)}</title></path>'


def room_of(box: Box) -> Iterator[str]:
    x, y = box.x - box.width / 2, box.y - BOX_HEIGHT / 2
    yield f'  <rect class="room" x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{BOX_HEIGHT}" rx="5"/>'
    yield f'  <text class="name" x="{box.x:.1f}" y="{box.y + 5:.1f}">{escape(box.name)}</text>'


if __name__ == "__main__":
    sys.exit(main())
