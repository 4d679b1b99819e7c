"""Holds every layer to its floor: codes `bench/gold/` and `bench/stories/` and compares with `bench/baseline.json`.

- `python bench/gate.py [LAYER ...]`: a table; exit 1 when a figure fell or a gold file changed without `--update`
- `python bench/gate.py --update`: raises the floors and takes over changed gold files
- `python bench/gate.py --update --allow-regression`: lowers floors too
- `python bench/gate.py --table`: the figures as the Markdown table of `bench/README.md`
"""

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.evaluate import Result

BENCH = Path(__file__).parent
GOLD, BASELINE = BENCH / "gold", BENCH / "baseline.json"
TOLERANCE = 0.01  # a figure may fall so far below its floor before the gate closes
DIGITS = 4

# The main figure of a layer is the mean of these, named as in `dragoman.evaluate`: F1 of a figure, share of a rate.
MAIN = {
    "relations": ("type right",),
    "negatives": ("relevant, an event", "irrelevant, nothing"),
    "actors": ("country and sector",),
    "dates": ("same value",),
    "places": ("found", "same GeoNames id", "within 161 km"),
    "attribution": ("content and speaker",),
    "coreference": ("links",),
    "articles": ("type and dyad",),
    "happenings": ("F1 of tellings", "precision of tellings"),  # named as in happenings.py
}
STORIES = "happenings"  # the layer that is measured on the stories


@dataclass(frozen=True)
class Floor:
    """What a layer has to reach, and on which gold file: its SHA-256 in hexadecimal and its number of records."""

    figure: float
    records: int
    sha256: str


@dataclass(frozen=True)
class Measured:
    """What a layer reaches now. `further`: its other figures by name."""

    layer: str
    figure: float
    records: int
    sha256: str
    further: dict[str, float]
    seconds: float

    @property
    def floor(self) -> Floor:
        return Floor(self.figure, self.records, self.sha256)


Measure = Callable[[str], Measured]
Baseline = dict[str, Floor]


class RegressionError(Exception):
    """A floor would have to be lowered."""


def measure(layer: str, coder: object, folder: Path = GOLD) -> Measured:
    """Code the gold file of a layer and score it."""
    from dragoman.evaluate import evaluate, read_gold

    content = (folder / f"{layer}.jsonl").read_bytes()
    start = time.perf_counter()
    result = evaluate(layer, read_gold(layer, content.decode().splitlines()), coder)  # type: ignore[arg-type]
    return measured(layer, shares(result), result.records, content, time.perf_counter() - start)


def measure_stories(coder: object) -> Measured:
    """Code the stories, store them and count which records of one happening come together."""
    import happenings
    import tellings

    start = time.perf_counter()
    cases = tellings.code(tellings.read_told(), coder, tellings.read_types())  # type: ignore[arg-type]
    values = happenings.shares(*happenings.count(cases))
    return measured(STORIES, values, len(cases), tellings.content(), time.perf_counter() - start)


def measured(layer: str, values: dict[str, float], records: int, content: bytes, seconds: float) -> Measured:
    figure = round(mean(values[name] for name in MAIN[layer]), DIGITS)
    further = {name: value for name, value in values.items() if MAIN[layer] != (name,)}
    return Measured(layer, figure, records, hashlib.sha256(content).hexdigest(), further, seconds)


def shares(result: "Result") -> dict[str, float]:
    """Every figure (as F1) and rate of a result by name, 0..1."""
    figures = {figure.name: figure.f1 for figure in result.figures}
    return figures | {rate.name: rate.value for rate in result.rates}


def complaint(found: Measured, floor: Floor | None) -> str:
    """Why the gate stays shut for a layer, "" when it opens."""
    if floor is None:
        return "no floor yet, run with --update"
    if found.sha256 != floor.sha256:
        return "gold file changed, run with --update"
    if has_fallen(found, floor):
        return f"fell below its floor by {floor.figure - found.figure:.3f}"
    return ""


def has_fallen(found: Measured, floor: Floor) -> bool:
    return round(floor.figure - found.figure, DIGITS) > TOLERANCE


def raised(baseline: Baseline, found: Iterable[Measured], allow_regression: bool = False) -> Baseline:
    """The baseline with floors raised to the present figures. Raises RegressionError for one that would have to sink.

    A figure that is lower by no more than the tolerance leaves its floor where it is.
    """
    new, fallen = dict(baseline), []
    for one in found:
        floor = baseline.get(one.layer)
        if floor is None or allow_regression:
            new[one.layer] = one.floor
            continue
        if has_fallen(one, floor):
            fallen.append(f"{one.layer}: {floor.figure:.3f} to {one.figure:.3f}")
        new[one.layer] = Floor(max(floor.figure, one.figure), one.records, one.sha256)
    if fallen:
        raise RegressionError("; ".join(fallen))
    return new


def read_baseline(path: Path) -> Baseline:
    """The floors by layer, none when there is no file."""
    if not path.exists():
        return {}
    return {layer: Floor(**fields) for layer, fields in json.loads(path.read_text("utf-8")).items()}


def write_baseline(path: Path, baseline: Baseline) -> None:
    ordered = {layer: asdict(baseline[layer]) for layer in sorted(baseline)}
    path.write_text(json.dumps(ordered, indent=2) + "\n", "utf-8")


def as_text(found: Sequence[Measured], baseline: Baseline) -> str:
    lines = [f"{'layer':12} {'records':>7} {'figure':>7} {'floor':>7} {'seconds':>8}  verdict"]
    for one in found:
        floor = baseline.get(one.layer)
        shown = f"{floor.figure:7.3f}" if floor else "      –"
        verdict = complaint(one, floor) or "ok"
        lines.append(f"{one.layer:12} {one.records:7} {one.figure:7.3f} {shown} {one.seconds:8.1f}  {verdict}")
    return "\n".join(lines)


def as_markdown(found: Sequence[Measured]) -> str:
    lines = ["| layer | records | main figure | value | further figures |", "|---|---:|---|---:|---|"]
    for one in found:
        names = MAIN[one.layer]
        main = names[0] if len(names) == 1 else f"mean of {', '.join(names)}"
        further = " · ".join(f"{name} {value:.3f}" for name, value in one.further.items())
        lines.append(f"| {one.layer} | {one.records} | {main} | {one.figure:.3f} | {further} |")
    return "\n".join(lines)


def run(arguments: argparse.Namespace, measure_layer: Measure, path: Path = BASELINE) -> int:
    """Measure, show, and judge or update. Returns the exit status."""
    baseline = read_baseline(path)
    found = [measure_layer(layer) for layer in arguments.layers or MAIN]
    if arguments.table:
        print(as_markdown(found))
        return 0
    if not arguments.update:
        print(as_text(found, baseline))
        return int(any(complaint(one, baseline.get(one.layer)) for one in found))
    try:
        new = raised(baseline, found, arguments.allow_regression)
    except RegressionError as fallen:
        print(as_text(found, baseline))
        print(f"not updated, floors would sink (--allow-regression lowers them): {fallen}", file=sys.stderr)
        return 1
    write_baseline(path, new)
    print(as_text(found, new))
    return 0


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("layers", nargs="*", metavar="LAYER", help=f"only these: {', '.join(MAIN)}")
    parser.add_argument("--update", action="store_true", help="raise the floors to the present figures")
    parser.add_argument("--allow-regression", action="store_true", help="with --update, lower floors too")
    parser.add_argument("--table", action="store_true", help="print the figures as a Markdown table and judge nothing")
    parsed = parser.parse_args(arguments)
    if unknown := sorted(set(parsed.layers) - set(MAIN)):
        parser.error(f"unknown layer {', '.join(unknown)}; there are {', '.join(MAIN)}")
    if parsed.allow_regression and not parsed.update:
        parser.error("--allow-regression goes with --update")
    return parsed


def main() -> int:
    arguments = parse()
    from dragoman import Coder

    coder = Coder()
    return run(arguments, lambda layer: measure_stories(coder) if layer == STORIES else measure(layer, coder))


if __name__ == "__main__":
    sys.exit(main())
