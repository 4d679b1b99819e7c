"""What the store costs: beside coding, at its millionth event, on its hottest keys, and in memory.

`python bench/store.py overhead` codes the reports of `bench/stories` and stores them, timing both apart;
`fill` stores made reports (`synthetic.py`) and prints what each stretch costs, then what asking costs;
`hot` stores a week's news of one pair of states. `--postgresql URL` names an empty database to use in place of a file.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from synthetic import World

if TYPE_CHECKING:
    from dragoman.records import Coded, Document
    from dragoman.store import Store

STORIES = Path(__file__).parent / "stories"
STEPS = (1_000, 10_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
HOT_STEPS = (500, 1_000, 2_000, 5_000, 10_000)
HOT_PAIR = ("ISR", "PSE")
WARM = 10  # reports that are not counted: what loads on first use
LAST = 10_000  # events: the stretch before a step over which costs are taken


@dataclass(slots=True)
class Timed:
    """A coder that keeps the time it took."""

    coder: "dragoman.Coder"  # type: ignore[name-defined]  # noqa: F821
    seconds: float = 0.0
    reports: int = 0
    events: int = 0

    @property
    def versions(self) -> dict[str, str]:
        versions: dict[str, str] = self.coder.versions
        return versions

    def pipe(self, documents: Iterable["Document"]) -> Iterator["Coded"]:
        start = time.perf_counter()
        found = list(self.coder.pipe(documents))
        self.seconds += time.perf_counter() - start
        self.reports += len(found)
        self.events += sum(len(coded.events) for coded in found)
        yield from found


@dataclass(slots=True)
class Filling:
    """Costs of storing, summed since the last step."""

    store: "Store"
    seconds: float = 0.0
    reports: int = 0
    events: int = 0
    recent: list[tuple[float, int]] = field(default_factory=list)  # seconds and events of each report

    def put(self, coded: "Coded") -> None:
        start = time.perf_counter()
        self.store.put(coded)
        took = time.perf_counter() - start
        self.seconds += took
        self.reports += 1
        self.events += len(coded.events)
        self.recent.append((took, len(coded.events)))

    def costs(self) -> tuple[float, float]:
        """Milliseconds for a report and for an event, over the last LAST events; the next step begins anew."""
        taken, events, reports = 0.0, 0, 0
        while self.recent and events < LAST:
            seconds, held = self.recent.pop()
            taken, events, reports = taken + seconds, events + held, reports + 1
        self.recent.clear()
        return 1000 * taken / max(reports, 1), 1000 * taken / max(events, 1)


def overhead(store: "Store", folder: Path) -> dict[str, float]:
    """Ingests the stories once; all that is not coding is put down to the store."""
    from dragoman import Coder
    from dragoman.ingest import ingest

    first, rest = _as_files(folder)
    coder = Timed(Coder())
    ingest(store, coder, [str(first)])
    coder.seconds, coder.reports, coder.events = 0.0, 0, 0
    start = time.perf_counter()
    ingest(store, coder, [str(rest)])
    others = time.perf_counter() - start - coder.seconds
    return {
        "reports": coder.reports,
        "events": coder.events,
        "coding, ms a report": 1000 * coder.seconds / coder.reports,
        "reading and storing, ms a report": 1000 * others / coder.reports,
        "reading and storing, reports a second": coder.reports / others,
        "storing to coding": others / coder.seconds,
    }


def _as_files(folder: Path) -> tuple[Path, Path]:
    """The stories as two files of reports, as a user would have them: a few to warm up with, and all others."""
    kept = ("text", "title", "published", "outlet")
    lines = [line for file in sorted(STORIES.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    records = [json.dumps({name: json.loads(line)[name] for name in kept}) for line in lines]
    first, rest = folder / "first.jsonl", folder / "rest.jsonl"
    first.write_text("\n".join(records[:WARM]) + "\n", "utf-8")
    rest.write_text("\n".join(records[WARM:]) + "\n", "utf-8")
    return first, rest


def fill(store: "Store", world: World, steps: Iterable[int], size: Callable[[], int]) -> float:
    """Stores made reports and prints a line at each step; returns the cost of an event, last to first step."""
    print(f"{'events':>9} {'reports':>8} {'ms/report':>10} {'ms/event':>9} {'store MB':>9} {'peak MB':>8}")
    filling, first, last = Filling(store), 0.0, 0.0
    stream = world.reports()
    for coded in islice(stream, WARM):
        store.put(coded)
    for step in steps:
        while filling.events < step:
            filling.put(next(stream))
        report, last = filling.costs()
        first = first or last
        figures = f"{filling.events:9} {filling.reports:8} {report:10.2f} {last:9.3f}"
        print(f"{figures} {size() / 1e6:9.1f} {peak():8.1f}", flush=True)
    return last / first


def flat(store: "Store", world: World, reports: int) -> None:
    """Memory while so many reports are stored."""
    print(f"{'reports':>9} {'peak MB':>8}")
    for number, coded in enumerate(islice(world.reports(), reports), 1):
        store.put(coded)
        if number in (1_000, 5_000) or number % max(reports // 10, 1) == 0:
            print(f"{number:9} {peak():8.1f}", flush=True)


def questions(store: "Store", world: World) -> Iterator[tuple[str, float]]:
    """Seconds for each of the questions people ask of a store."""
    common, rare = world.vocabulary[30].text, world.vocabulary[-1].text
    with store.read() as connection:
        from sqlalchemy import text

        biggest = "SELECT cluster FROM members GROUP BY cluster ORDER BY count(*) DESC, cluster LIMIT 1"
        cluster = str(connection.execute(text(biggest)).scalar_one())
    asked: dict[str, Callable[[], object]] = {
        "cluster, the largest": lambda: store.cluster(cluster),
        "event": lambda: store.event(cluster),
        "search, a rare word": lambda: store.search(rare),
        "search, a common word": lambda: store.search(common),
        "counts": store.counts,
        "problems": lambda: list(store.problems()),
    }
    for name, ask in asked.items():
        start = time.perf_counter()
        ask()
        yield name, time.perf_counter() - start


def peak() -> float:
    """Megabytes this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


@contextmanager
def new_store(postgresql: str | None) -> Iterator[tuple["Store", Path, Callable[[], int]]]:
    """An empty store, a folder for scratch, and how to tell the store's size in bytes."""
    from dragoman.store import Store

    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "store.db"
        with Store(postgresql or file) as store:
            if store.counts().reports:
                raise SystemExit("the database has to be empty: make a new one with createdb")
            yield store, Path(name), (lambda: _database_bytes(store)) if postgresql else (lambda: file.stat().st_size)


def _database_bytes(store: "Store") -> int:
    from sqlalchemy import text

    with store.read() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def run(arguments: argparse.Namespace) -> None:
    with new_store(arguments.postgresql) as (store, folder, size):
        if arguments.what == "overhead":
            for name, value in overhead(store, folder).items():
                print(f"{name:40} {value:10.3f}")
        elif arguments.what == "memory":
            flat(store, World(), arguments.reports)
        elif arguments.what == "hot":
            world = World(stories=HOT_STEPS[-1] / 5 / 2.45 / 7, pair=HOT_PAIR)
            print(f"last to first: {fill(store, world, HOT_STEPS, size):.2f}")
        else:
            world = World()
            steps = sorted({*(step for step in STEPS if step < arguments.events), arguments.events})
            print(f"last to first: {fill(store, world, steps, size):.2f}")
            for name, seconds in questions(store, world):
                print(f"{name:24} {seconds:10.4f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("overhead", "fill", "hot", "memory"))
    parser.add_argument("--events", type=int, default=200_000, help="fill: how many events to store (200000)")
    parser.add_argument("--reports", type=int, default=100_000, help="memory: how many reports to store (100000)")
    parser.add_argument("--postgresql", metavar="URL", help="an empty database to use instead of a file")
    arguments = parser.parse_args()
    if min(arguments.events, arguments.reports) < 1:
        parser.error("nothing to store")
    run(arguments)


if __name__ == "__main__":
    main()
