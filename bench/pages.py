"""What a page costs while news comes in: `python bench/pages.py --events 200000 --store pages.db`.

Fills a store with made reports (`synthetic.py`) unless it holds enough, serves it in a process of its own, lets another
one store reports all the while, and asks for each page: for the first time, then as 1, 20 and 100 readers at once.
Times are in milliseconds. `--json` prints one object.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import socket
import statistics
import threading
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import httpx
import synthetic
from synthetic import World

READERS = (1, 20, 100)
TIMES = 1  # each reader asks for a page
FEWEST = 6  # answers of a page that are timed


def fill(place: Path, events: int) -> None:
    """Store reports until there are so many events."""
    from dragoman.store import Store

    with Store(place) as store:
        counts = store.counts()
        held, reports = counts.events, counts.reports
        stream = islice(World().reports(), reports, None)
        while held < events:
            coded = next(stream)
            store.put(coded)
            held += len(coded.events)


def write(place: Path, pace: float) -> None:
    """Store so many reports a second, of the days after those in the store, for ever."""
    from dragoman.store import Store

    leave_with_parent()
    with Store(place) as store:
        synthetic.FIRST_DAY = date.fromisoformat(newest(store).published) + timedelta(1)
        for coded in World(seed=2).reports():
            start = time.perf_counter()
            store.put(coded)
            time.sleep(max(0.0, 1 / pace - (time.perf_counter() - start)))


def newest(store: "Store") -> "EventLine":  # type: ignore[name-defined]  # noqa: F821
    from dragoman.store import Wanted

    return store.events(Wanted(founders=True), limit=1)[0]


def leave_with_parent() -> None:
    """End this process when the one that started it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def serve(place: Path, port: int) -> None:
    """Serve the store; the readers all come from one address, so the limit for one client is lifted."""
    import uvicorn

    from dragoman.web import guard
    from dragoman.web.app import create_app

    leave_with_parent()
    guard.READS = (1e9, 1e9)
    uvicorn.run(create_app(place), port=port, log_level="error")


def pages(place: Path) -> dict[str, str]:
    from dragoman.store import Store

    with Store(place) as store:
        line = newest(store)
        word = World().vocabulary[40].text
    return {
        "today": "/",
        "pair": "/ties/USA/RUS?step=month",
        "pair, a year": f"/ties/USA/RUS?since={int(line.published[:4]) - 1}{line.published[4:]}",
        "actor": "/actors/RUS",
        "search by fields": "/search?actor=USA&type=ACCUSE",
        "search by words": f"/search?q={word}",
        "event": f"/events/{line.id}",
        "report": f"/reports/{line.report}",
        "review": "/review",
        "sources": "/sources",
        "search, rare status": "/search?status=wish",
        "map": "/map",
        "map, all years": "/map?since=2001-01-01",
        "network": "/network",
        "API, events": "/api/v1/events?actor=USA&limit=50",
        "API, reports": "/api/v1/reports?limit=50",
        "API, one event": f"/api/v1/events/{line.id}",
    }


async def timed(base: str, path: str, readers: int) -> list[float]:
    """Milliseconds of each answer."""
    took: list[float] = []

    async def read(client: httpx.AsyncClient, times: int) -> None:
        for _ in range(times):
            start = time.perf_counter()
            answer = await client.get(path)
            took.append(1000 * (time.perf_counter() - start))
            if answer.status_code != 200:
                raise SystemExit(f"{path}: {answer.status_code}")

    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(base_url=base, timeout=600, limits=limits) as client:
        times = TIMES if readers * TIMES >= FEWEST else FEWEST // readers
        await asyncio.gather(*(read(client, times) for _ in range(readers)))
    return took


def measure(base: str, asked: dict[str, str]) -> Iterator[tuple[str, dict[str, float]]]:
    """For each page its figures by name."""
    for name, path in asked.items():
        start = time.perf_counter()
        httpx.get(base + path, timeout=600)
        figures = {"first": 1000 * (time.perf_counter() - start)}
        for readers in READERS:
            took = asyncio.run(timed(base, path, readers))
            figures[f"{readers} median"] = statistics.median(took)
            figures[f"{readers} 95 %"] = statistics.quantiles(took, n=20)[-1]
        yield name, figures


def show(measured: Iterable[tuple[str, dict[str, float]]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({name: {key: round(value) for key, value in found.items()} for name, found in measured}))
        return
    heads = ["first", *(f"{readers} {what}" for readers in READERS for what in ("median", "95 %"))]
    print(f"{'page':22}" + "".join(f"{head:>11}" for head in heads))
    for name, figures in measured:
        print(f"{name:22}" + "".join(f"{figures[head]:11.0f}" for head in heads), flush=True)


def ready(base: str) -> None:
    """Wait until the server answers, and has loaded the knowledge and the drawing library."""
    for _ in range(300):
        try:
            httpx.get(f"{base}/static/style.css", timeout=60)
            break
        except httpx.TransportError:
            time.sleep(0.2)
    httpx.get(f"{base}/ties/BWA/FJI", timeout=600)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--pace", type=float, default=20.0, help="reports a second that come in meanwhile (20)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    fill(arguments.store, arguments.events)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    processes = [
        multiprocessing.Process(target=serve, args=(arguments.store, port), daemon=True),
        multiprocessing.Process(target=write, args=(arguments.store, arguments.pace), daemon=True),
    ]
    for process in processes:
        process.start()
    base = f"http://127.0.0.1:{port}"
    ready(base)
    show(measure(base, pages(arguments.store)), as_json=arguments.json)
    for process in processes:
        process.terminate()


if __name__ == "__main__":
    main()
