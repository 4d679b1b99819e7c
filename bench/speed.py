"""How fast reports are coded, in ratios that hold on other machines: each stage's time against the parser's.

Run `python bench/speed.py [--reports N] [--json]`. The texts are those of `bench/gold/articles.jsonl`, repeated;
import and load are timed in fresh processes.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dragoman.pipeline import Stage, Stream
    from dragoman.records import Coded, Document

GOLD = Path(__file__).parent / "gold" / "articles.jsonl"
PARSER = "parse"
T = TypeVar("T")

_IMPORT = "import time; a = time.perf_counter(); import dragoman; print(time.perf_counter() - a)"
_LOAD = """
import time
from dragoman import Coder
start = time.perf_counter()
Coder().code("The two ministers met in Vienna.")
print(time.perf_counter() - start)
"""


class Clock:
    """Seconds spent in each stage, without those in the stages before it, from which it draws its reports."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._running: list[str] = []
        self._since = 0.0

    def _switch(self) -> None:
        now = time.perf_counter()
        if self._running:
            name = self._running[-1]
            self.seconds[name] = self.seconds.get(name, 0.0) + now - self._since
        self._since = now

    def _enter(self, name: str) -> None:
        self._switch()
        self._running.append(name)

    def _leave(self) -> None:
        self._switch()
        self._running.pop()

    def timed(self, name: str, stream: Iterable[T]) -> Iterator[T]:
        """The same stream, each step of it put down to `name`."""
        steps = iter(stream)
        while True:
            self._enter(name)
            try:
                item = next(steps)
            except StopIteration:
                return
            finally:
                self._leave()
            yield item

    def watched(self, stage: "Stage") -> "Stage":
        """The stage with a clock around it."""

        def make(resources: object) -> "Stream":
            run: Callable[[Iterable[Coded]], Iterator[Coded]] = stage.make(resources)  # type: ignore[arg-type]
            return lambda stream: self.timed(stage.name, run(stream))

        return replace(stage, make=make)


def documents(count: int) -> list["Document"]:
    """So many reports, the gold ones over and over, each with an id of its own."""
    from dragoman.records import Document

    records = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    chosen = [records[number % len(records)] for number in range(count)]
    return [
        Document(record["text"], id=f"{number}", published=date.fromisoformat(record["published"]))
        for number, record in enumerate(chosen)
    ]


def measure(count: int) -> dict[str, object]:
    """All figures of one run: seconds, rates a second, megabytes, and shares of the parser's time by stage."""
    from dragoman.pipeline import STAGES, Resources, assemble
    from dragoman.records import Coded

    clock, resources = Clock(), Resources()
    run = assemble(resources, [clock.watched(stage) for stage in STAGES])
    reports = documents(count)
    list(run(Coded(report) for report in reports[:2]))  # what loads on first use
    clock.seconds.clear()
    tokens, start = 0, time.perf_counter()
    for coded in run(Coded(report) for report in reports):
        tokens += sum(len(sentence.tokens) for sentence in coded.sentences)
    wall = time.perf_counter() - start
    parser = clock.seconds[PARSER]
    return {
        "reports": count,
        "tokens": tokens,
        "seconds": round(wall, 3),
        "reports_per_second": round(count / wall, 2),
        "tokens_per_second": round(tokens / wall, 1),
        "all_to_parser": round(wall / parser, 3),
        "stage_to_parser": {stage.name: round(clock.seconds.get(stage.name, 0) / parser, 3) for stage in STAGES},
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "import_seconds": round(fresh(_IMPORT), 4),
        "load_seconds": round(fresh(_LOAD), 3),
    }


def fresh(code: str) -> float:
    """The least of three numbers that the code prints, each in a fresh process."""
    return min(
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    )


def as_text(figures: dict[str, object]) -> str:
    stages = figures["stage_to_parser"]
    assert isinstance(stages, dict)
    lines = [f"{name.replace('_', ' '):20} {value:>10}" for name, value in figures.items() if value is not stages]
    lines += ["", f"{'stage':20} {'of parser':>10}"]
    lines += [f"{name:20} {share:10.3f}" for name, share in stages.items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=60, help="how many reports to code (60)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    if arguments.reports < 1:
        parser.error("--reports needs at least 1")
    figures = measure(arguments.reports)
    print(json.dumps(figures) if arguments.json else as_text(figures))


if __name__ == "__main__":
    main()
