"""How long the knowledge base takes to load, how much memory it holds and how fast it searches a text.

Run `python bench/knowledge.py`; each load runs in a fresh process.
"""

import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

_LOAD = """
import sys, time
from pathlib import Path
from dragoman.knowledge.base import KnowledgeBase
from dragoman.knowledge.compiled import compiled
start = time.perf_counter()
knowledge = KnowledgeBase(compiled((), Path(sys.argv[1])))
knowledge.find("x")
print(time.perf_counter() - start)
"""
_TEXT = (
    "The U.S. Secretary of State met Iran's foreign minister in Vienna on Monday, and Turkish police left Chad. "
    "Villagers in the hills said that they had seen nothing of the kind during the whole of last week, although smoke "
    "rose from the valley. President Vladimir Putin's spokesman told reporters that the talks would go on.\n"
)


def load_seconds(cache: Path) -> float:
    """Seconds to load and to build the automaton, imports aside."""
    command = [sys.executable, "-c", _LOAD, str(cache)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def megabytes_held() -> float:
    from dragoman.knowledge import load_knowledge

    tracemalloc.start()
    load_knowledge().find("x")
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1e6


def search_speed(seconds: float = 2.0) -> float:
    """Megabytes of text searched in a second."""
    from dragoman.knowledge import load_knowledge

    knowledge, text, done = load_knowledge(), _TEXT * 10, 0
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        knowledge.find(text)
        done += len(text)
    return done / 1e6 / (time.perf_counter() - start)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(f"load cold  {load_seconds(Path(folder)):7.2f} s")
        print(f"load warm  {min(load_seconds(Path(folder)) for _ in range(3)):7.2f} s")
    print(f"memory     {megabytes_held():7.1f} MB, automaton aside")
    print(f"find       {search_speed():7.1f} MB/s")


if __name__ == "__main__":
    main()
