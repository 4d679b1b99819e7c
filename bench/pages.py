"""What a page costs while news comes in: `python bench/pages.py --events 200000 --store pages.db`.

Fills a store with made reports (`synthetic.py`) unless it holds enough, serves it in a process of its own, lets another
one store reports all the while, and asks for each page as 1, 20 and 100 readers at once. Times are in milliseconds.
"""

import argparse
import asyncio
import multiprocessing
import socket
import statistics
import time
from itertools import islice
from pathlib import Path

import httpx
from synthetic import World

READERS = (1, 20, 100)
TIMES = 1  # each reader asks for a page
FEWEST = 6  # answers of a page that are timed


def fill(place: Path, events: int) -> int:
    """Store reports until there are so many events; returns the number of reports."""
    from dragoman.store import Store

    with Store(place) as store:
        counts = store.counts()
        held, reports = counts.events, counts.reports
        for coded in islice(World().reports(), reports, None):
            if held >= events:
                break
            store.put(coded)
            held, reports = held + len(coded.events), reports + 1
    return reports


def write(place: Path, known: int) -> None:
    """Store one report after the other, for ever."""
    from dragoman.store import Store

    with Store(place) as store:
        for coded in islice(World().reports(), known, None):
            store.put(coded)


def serve(place: Path, port: int) -> None:
    """Serve the store; the readers all come from one address, so the limit for one client is lifted."""
    import uvicorn

    from dragoman.web import guard
    from dragoman.web.app import create_app

    guard.READS = (1e9, 1e9)
    uvicorn.run(create_app(place), port=port, log_level="error")


def pages(place: Path) -> dict[str, str]:
    from dragoman.store import Store, Wanted

    with Store(place) as store:
        line = store.events(Wanted(founders=True), limit=1)[0]
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
        "map": "/map",
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


def measure(base: str, asked: dict[str, str]) -> None:
    head = "".join(f"{f'{readers} median':>12} {'95 %':>8}" for readers in READERS)
    print(f"{'page':18}{head}")
    for name, path in asked.items():
        line = f"{name:18}"
        for readers in READERS:
            took = asyncio.run(timed(base, path, readers))
            line += f"{statistics.median(took):12.0f} {statistics.quantiles(took, n=20)[-1]:8.0f}"
        print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--store", type=Path, required=True)
    arguments = parser.parse_args()
    known = fill(arguments.store, arguments.events)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    processes = [
        multiprocessing.Process(target=serve, args=(arguments.store, port), daemon=True),
        multiprocessing.Process(target=write, args=(arguments.store, known), daemon=True),
    ]
    for process in processes:
        process.start()
    base = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            httpx.get(f"{base}/sources", timeout=60)
            break
        except httpx.TransportError:
            time.sleep(0.2)
    httpx.get(f"{base}/ties/USA/RUS", timeout=600)  # loads the knowledge and the drawing library
    measure(base, pages(arguments.store))
    for process in processes:
        process.terminate()


if __name__ == "__main__":
    main()
