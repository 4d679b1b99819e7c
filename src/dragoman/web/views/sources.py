"""Where the reports come from, what was turned away, and how the store is."""

from dataclasses import dataclass

from dragoman.store import Store
from dragoman.store.progress import Turned
from dragoman.store.reading import Counts
from dragoman.store.sources import Origin, Publisher, Run

MOST_PROBLEMS = 100
SHOWN = 50


@dataclass(frozen=True, slots=True)
class SourcesView:
    """`problems`: what is wrong with the store, None when nobody asked; `next`: name and origin for more rejects."""

    counts: Counts
    publishers: tuple[Publisher, ...]
    origins: tuple[Origin, ...]
    origin: str
    rejects: tuple[Turned, ...]
    next: tuple[str, str] | None
    runs: tuple[Run, ...]
    problems: tuple[str, ...] | None


def gather(store: Store, origin: str = "", after: tuple[str, str] | None = None, *, check: bool = False) -> SourcesView:
    """All outlets and origins. `origin`: whose rejects; `check`: look for what is wrong, which takes long."""
    rejects = store.rejects(origin, after, SHOWN + 1)
    last = rejects[SHOWN - 1] if len(rejects) > SHOWN else None
    return SourcesView(
        counts=store.counts(),
        publishers=store.publishers(),
        origins=store.origins(),
        origin=origin,
        rejects=rejects[:SHOWN],
        next=(last.name, last.origin) if last else None,
        runs=store.runs(),
        problems=tuple(_problems(store)) if check else None,
    )


def _problems(store: Store) -> list[str]:
    return [str(problem) for problem, _ in zip(store.problems(), range(MOST_PROBLEMS), strict=False)]
