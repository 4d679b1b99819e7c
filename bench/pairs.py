"""What one marked party does to another, and silence where nothing happens: `python bench/pairs.py [FILE...]`.

`pairs/*.tsv` holds sentences written for this project, harder than news mostly is: a line is type, mode, factuality and
text, in which `<a>` marks the actor and `<r>` the recipient; `NONE` lines hold no political event. Nothing in the coder
was fitted to them but what their errors taught about words and grammar.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman import Coder

HOME = Path(__file__).parent / "pairs"
MARK = re.compile(r"</?[ar]>")
HAPPENED = ("asserted", "planned", "requested")


class Pair(NamedTuple):
    """A sentence without its marks, and the spans they stood round."""

    type: str
    text: str
    spans: dict[str, tuple[int, int]]


def read(path: Path) -> Iterator[Pair]:
    for line in path.read_text(encoding="utf-8").splitlines():
        type, _, _, marked = line.split("\t")
        spans: dict[str, tuple[int, int]] = {}
        text, last, begin = "", 0, 0
        for mark in MARK.finditer(marked):
            text += marked[last : mark.start()]
            last = mark.end()
            if mark.group()[1] == "/":
                spans[mark.group()[2]] = begin, len(text)
            begin = len(text)
        yield Pair(type, text + marked[last:], spans)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(HOME.glob("*.tsv")))
    coder = Coder()
    told, right, silent = Counter[str](), Counter[str](), Counter[bool]()
    instead: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in (pair for file in parser.parse_args().files for pair in read(file)):
        if pair.type == "NONE":
            events = coder.code(pair.text).events
            silent[not any(event.factuality in HAPPENED for event in events)] += 1
            continue
        found = coder.relate(pair.text, pair.spans["a"], pair.spans["r"]).type or "nothing"
        told[pair.type] += 1
        right[pair.type] += found == pair.type
        instead[pair.type][found] += found != pair.type
    print(f"{'type':12}{'n':>5}{'right':>8}  most often instead")
    for type, n in sorted(told.items()):
        others = ", ".join(f"{other} {count}" for other, count in instead[type].most_common(3) if count)
        print(f"{type:12}{n:5}{right[type] / n:8.3f}  {others}")
    print(f"{'all':12}{told.total():5}{right.total() / max(told.total(), 1):8.3f}")
    print(f"{'NONE':12}{silent.total():5}{silent[True] / max(silent.total(), 1):8.3f}  silent")


if __name__ == "__main__":
    main()
