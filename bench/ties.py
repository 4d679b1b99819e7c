"""What a tie costs among millions of dyads in Parquet: `python bench/ties.py --rows 1000000 10000000`.

The dyads are made by rule, in bounded memory, into a temporary folder: about 190 states whose share of the news follows
Zipf's law, over 24 years. Each question is asked in a process of its own, so that its peak of memory is its own.
`--json` prints one object a line.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
from synthetic import states

from dragoman.dyads import schema
from dragoman.errors import ConfigError
from dragoman.knowledge import load_knowledge
from dragoman.ontology import load_ontology

BATCH = 1_000_000
FIRST, LAST = date(2001, 1, 1).toordinal(), date(2024, 12, 31).toordinal()
EPOCH = date(1970, 1, 1).toordinal()
STATUSES = ("deed", "claim", "plan")
HEADS = {"rows": 12, "file MB": 9, "pair": 8, "seconds": 9, "to first": 9, "happenings": 11, "peak MB": 9}  # widths
PAIRS = {"busy": ("USA", "RUS"), "middle": ("TUR", "LBN"), "rare": ("BWA", "FJI")}


def countries() -> list[str]:
    """The states most in the news first, then all others that are states today."""
    return [code for code, _ in states()][:190]


def batches(rows: int, codes: list[str]) -> Iterator[pa.RecordBatch]:
    """Rows of `dragoman.dyads.schema`, by day."""
    chance = np.random.default_rng(7)
    share = 1 / np.arange(1, len(codes) + 1)
    share /= share.sum()
    types = [event.name for event in load_ontology().events]
    for start in range(0, rows, BATCH):
        yield _batch(start, min(BATCH, rows - start), rows, codes, share, types, chance)


def _batch(
    start: int,
    size: int,
    rows: int,
    codes: list[str],
    share: "np.ndarray",
    types: list[str],
    chance: np.random.Generator,
) -> pa.RecordBatch:
    numbers = np.arange(start, start + size)
    days = (FIRST + numbers * (LAST - FIRST) // rows - EPOCH).astype("int32")
    one, other = (chance.choice(len(codes), size, p=share).astype("int32") for _ in range(2))
    kind = chance.integers(len(types), size=size).astype("int32")
    nothing = pa.nulls(size, pa.string())

    def words(indices: "np.ndarray", values: list[str]) -> pa.Array:
        return pa.DictionaryArray.from_arrays(pa.array(indices, pa.int32()), pa.array(values))

    def told(prefix: str, share_of: int) -> pa.Array:
        return pa.array([f"{prefix}{number:x}" for number in (numbers // share_of).tolist()])

    zeros = np.zeros(size, "int32")
    day = pa.array(days, pa.int32()).cast(pa.date32())
    columns = {
        "event": told("e", 1), "cluster": told("c", 2), "report": told("r", 6), "story": told("s", 8),
        "publisher": words(chance.integers(12, size=size).astype("int32"), [f"Outlet {n}" for n in range(12)]),
        "published": day, "day": day, "end": day,
        "type": words(kind, types), "mode": words(zeros, [""]),
        "quad": pa.array((kind * 4 // len(types) + 1).astype("int8")),
        "intensity": pa.array(chance.uniform(-9, 9, size).astype("float32")),
        "status": words(chance.choice(3, size, p=(0.7, 0.2, 0.1)).astype("int32"), list(STATUSES)),
        "mutual": pa.array(chance.random(size) < 0.2), "claimant": nothing, "place": nothing,
        "place_country": words(other, codes), "score": pa.array(chance.uniform(0.3, 1, size).astype("float32")),
        "source_name": words(one, codes).cast(pa.string()), "source_entity": words(one, codes).cast(pa.string()),
        "target_name": words(other, codes).cast(pa.string()), "target_entity": words(other, codes).cast(pa.string()),
        "source_country": words(one, codes), "source_sectors": words(zeros, ["GOV"]),
        "target_country": words(other, codes), "target_sectors": words(zeros, ["GOV"]),
    }  # fmt: skip
    return pa.RecordBatch.from_arrays([columns[field.name].cast(field.type) for field in schema()], schema=schema())


def ask(file: str, one: str, other: str) -> dict[str, float]:
    """Seconds without loading, happenings (0 when refused as too many) and megabytes of one question."""
    from dragoman.ties import ParquetDyads, find_actor, tie

    knowledge = load_knowledge()
    actors = [find_actor(name, knowledge) for name in (one, other)]
    start = time.perf_counter()
    try:
        count = len(tie(ParquetDyads(file), *actors, knowledge=knowledge).happenings)
    except ConfigError:  # too many to hold
        count = 0
    return {"seconds": time.perf_counter() - start, "happenings": count, "peak MB": peak()}


def peak() -> float:
    """Megabytes this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--json", action="store_true", help="print objects instead of a table")
    parser.add_argument("--ask", nargs=3, metavar=("FILE", "A", "B"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.ask:
        print(json.dumps(ask(*arguments.ask)))
        return
    if not arguments.json:
        print("".join(f"{head:>{width}}" for head, width in HEADS.items()))
    for found in measure(arguments.rows):
        if arguments.json:
            print(json.dumps(found), flush=True)
        else:
            print("".join(f"{_shown(found[head]):>{width}}" for head, width in HEADS.items()), flush=True)


def measure(sizes: Iterable[int]) -> Iterator[dict[str, float | str]]:
    """The figures of each pair in a file of each size, by the names of HEADS."""
    from dragoman.ties.parquet import write_parquet

    codes, first = countries(), dict[str, float]()
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            file = Path(folder) / f"{rows}.parquet"
            write_parquet(batches(rows, codes), file)
            for name, pair in PAIRS.items():
                command = [sys.executable, __file__, "--ask", str(file), *pair]
                found = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
                ratio = found["seconds"] / first.setdefault(name, found["seconds"])
                yield {"rows": rows, "file MB": file.stat().st_size / 1e6, "pair": name, "to first": ratio, **found}
            file.unlink()


def _shown(value: float | str) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
