"""What is most worth a look, one record after another, and how often the records looked at were right."""

from dataclasses import dataclass

from dragoman.records import Event
from dragoman.store import EventLine, Store
from dragoman.store.review import QUEUES, UNSURE, Precision
from dragoman.web.marks import Part, sentence_of

SHOWN = 15


@dataclass(frozen=True, slots=True)
class Due:
    """A record to be looked at, with the sentence it was read from."""

    line: EventLine
    sentence: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """`order`: unsure, told or sample; `type`: of event, or empty for all."""

    order: str
    type: str
    due: tuple[Due, ...]
    precision: tuple[Precision, ...]


def gather(store: Store, order: str = UNSURE, type: str = "", limit: int = SHOWN) -> ReviewView:
    """A queue, and the precision so far."""
    order = order if order in QUEUES else UNSURE
    lines = store.queue(order, type, limit)
    return ReviewView(order, type, tuple(Due(line, _sentence(store, line)) for line in lines), store.precision())


def _sentence(store: Store, line: EventLine) -> tuple[Part, ...]:
    coded = store.coded(line.report, corrected=False)
    event: Event | None = next((one for one in coded.events if one.id == line.id), None) if coded else None
    return sentence_of(coded, event) if coded and event else ()
