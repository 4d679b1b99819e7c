"""Kills an ingest again and again, and checks that the store comes out as if nothing had happened.

- `python bench/kills.py`: 200 kills of a coder that needs no language model, into SQLite
- `python bench/kills.py --coder real --kills 20`: of the real one, killed once it is loaded
- `python bench/kills.py --store postgresql://…/`: into databases made and dropped on that server

Works in rounds with sources and moments of their own; exit 1 when a store differs from an undisturbed one.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.faults import corpus
from tests.faults.contents import contents, differences, faults
from tests.faults.kills import Killer, start

from dragoman.store import Store

KILLS_A_ROUND = 50


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--coder", choices=("plain", "real"), default="plain")
    parser.add_argument("--store", metavar="URL", help="a PostgreSQL server instead of SQLite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=300, help="lines of the longest source")
    options = parser.parse_args()
    began, kills, starts, wrong = time.perf_counter(), 0, 0, 0
    while kills < options.kills:
        done, problems = one_round(options, options.seed + starts, min(KILLS_A_ROUND, options.kills - kills))
        kills, starts, wrong = kills + done.kills, starts + done.starts, wrong + len(problems)
        print(*problems, sep="\n", end="\n" if problems else "")
        if not done.kills:
            print("a run came to its end before it could be killed: use more --size")
            return 1
    took = time.perf_counter() - began
    print(f"{kills} kills, {starts} starts, {took:.0f} s: {wrong or 'no'} differences from undisturbed stores")
    return 1 if wrong else 0


def one_round(options: argparse.Namespace, seed: int, kills: int) -> tuple[Killer, list[str]]:
    """Kill runs over one set of sources until they are read; what is wrong with the store."""
    environment = {"CODER": options.coder}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = corpus.write(folder / "sources", seed, options.size)
        with place(options.store, folder / "undisturbed") as calm, place(options.store, folder / "killed") as killed:
            span = timed(calm, sources, environment)
            killer = Killer(random.Random(seed), span, int(options.size * 1.7), environment)
            killer.finish(killed, sources, kills)
            with Store(calm) as one, Store(killed) as other:
                return killer, differences(contents(one), contents(other)) + faults(other)


def timed(place: str, sources: list[str], environment: dict[str, str]) -> float:
    """An undisturbed run; the seconds it takes once loaded."""
    process = start(place, *sources, **environment)
    assert process.stdout is not None
    process.stdout.readline()
    began = time.perf_counter()
    _, err = process.communicate()
    if process.returncode:
        raise SystemExit(err)
    return time.perf_counter() - began


@contextmanager
def place(server: str | None, file: Path) -> Iterator[str]:
    """Where an empty store can be made."""
    if server is None:
        yield str(file)
        return
    from sqlalchemy import make_url
    from tests.servers import Databases

    with Databases(make_url(server)).one() as url:
        yield url


if __name__ == "__main__":
    sys.exit(main())
