"""The stories of `bench/stories`: reports in which words are marked as telling of a happening, and their coding.

Each line of a `.jsonl` file is a report: `story`, `outlet`, `published`, `title`, `text` and `acts`, which are `words`
of the text, `nth` for which time they occur (0 first) and the `happening` they tell of. The `.csv` files tell each
happening's type and more.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.matching import Trace, traces
from dragoman.records import Coded, Document, Event, Span

if TYPE_CHECKING:
    from dragoman import Coder

STORIES = Path(__file__).parent / "stories"
# Stories with states, places or days in common follow each other: no thread is cut by a fold. First and last number.
THREADS = (
    *((1, 4), (5, 8), (9, 11), (12, 13), (14, 15), (16, 17), (18, 19), (20, 20), (21, 24), (25, 28), (29, 32)),
    *((33, 34), (35, 36), (37, 40), (41, 44), (45, 47), (48, 50), (51, 53), (54, 57), (58, 60)),
)


@dataclass(frozen=True, slots=True)
class Act:
    """Words of a report that tell of a happening."""

    span: Span
    happening: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a story with its acts."""

    story: str
    document: Document
    acts: tuple[Act, ...]

    @property
    def thread(self) -> int:
        number = int(self.story.partition("-")[0])
        return next(i for i, (first, last) in enumerate(THREADS) if first <= number <= last)


@dataclass(frozen=True, slots=True)
class Record:
    """What the coder made of an act, or of something else that a report says: `happening` is "" then."""

    trace: Trace
    story: str
    happening: str

    @property
    def unit(self) -> tuple[str, str]:
        """A telling of a happening, in however many records."""
        return self.trace.report, self.happening


@dataclass(frozen=True, slots=True)
class Case:
    """A report, its coding and its records."""

    told: Told
    coded: Coded
    records: tuple[Record, ...]


def content(folder: Path = STORIES) -> bytes:
    """All files of the stories, for their hash."""
    return b"".join(file.read_bytes() for file in sorted((*folder.glob("*.jsonl"), *folder.glob("*.csv"))))


def read_told(folder: Path = STORIES) -> list[Told]:
    """All reports of the stories, in the order of their files."""
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [told_of(json.loads(line), str(number)) for number, line in enumerate(lines)]


def told_of(fields: dict[str, object], number: str) -> Told:
    text, story = str(fields["text"]), str(fields["story"])
    day, title = date.fromisoformat(str(fields["published"])), str(fields["title"])
    document = Document(text, id=f"{story}:{number}", title=title, published=day, publisher=str(fields["outlet"]))
    acts: list[dict[str, object]] = fields["acts"]  # type: ignore[assignment]
    found = (Act(find(text, str(act["words"]), int(str(act.get("nth", 0)))), str(act["happening"])) for act in acts)
    return Told(story, document, tuple(found))


def find(text: str, words: str, nth: int = 0) -> Span:
    """Where words stand in a text, `nth` 0 for the first time. Raises ValueError where they do not."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def read_types(folder: Path = STORIES) -> dict[str, str]:
    """The type of each happening."""
    files = (file.read_text("utf-8").splitlines() for file in sorted(folder.glob("*.csv")))
    return {row["happening"]: row["type"] for lines in files for row in csv.DictReader(lines)}


def happening_of(event: Event, acts: Iterable[Act], types: Mapping[str, str]) -> str:
    """The happening whose words the event's trigger overlaps most often, "" when there is none of its type."""
    triggers = [evidence.span for evidence in event.evidence if evidence.role == "trigger"]
    votes = Counter(act.happening for act in acts for span in triggers if act.span.overlaps(span))
    best = min(votes, key=lambda name: (-votes[name], name), default="")
    return best if types.get(best) == event.type else ""


def code(told: Sequence[Told], coder: "Coder", types: Mapping[str, str]) -> list[Case]:
    """All reports coded, by day of publication."""
    cases = []
    for one, coded in zip(told, coder.pipe(one.document for one in told), strict=True):
        labels = [happening_of(event, one.acts, types) for event in coded.events]
        records = (Record(*pair) for pair in zip(traces(coded), [one.story] * len(labels), labels, strict=True))
        cases.append(Case(one, coded, tuple(records)))
    return sorted(cases, key=lambda case: case.told.document.published or date.min)


def is_same(a: Record, b: Record) -> bool | None:
    """Whether two records are of one happening; None when nobody has said."""
    if a.happening and b.happening:
        return a.happening == b.happening
    return False if a.story != b.story else None
