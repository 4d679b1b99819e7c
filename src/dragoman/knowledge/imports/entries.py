"""What a dictionary says of an actor or of a noun, before it is put into our terms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.model import Interval

ALWAYS = Interval()


@dataclass(frozen=True, slots=True)
class Coded:
    """A code such as USAGOV, and when it holds."""

    code: str
    interval: Interval = ALWAYS


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """`codes` in the order of the file: the first whose days fit is the one that holds. `place`: file and line."""

    name: str
    aliases: tuple[str, ...]
    codes: tuple[Coded, ...]
    place: str


@dataclass(frozen=True, slots=True)
class AgentEntry:
    """A noun for an actor, with the code it adds."""

    singular: str
    plural: str
    code: str
    place: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be brought in. `place`: file and line."""

    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"


def without_overlap(codes: Iterable[Coded]) -> Iterator[Coded]:
    """The same codes, each only on the days that no earlier one takes; what is left of none is dropped."""
    taken: list[Interval] = []
    for coded in codes:
        left = [coded.interval]
        for other in taken:
            left = [piece for one in left for piece in _minus(one, other)]
        yield from (Coded(coded.code, piece) for piece in left)
        taken.append(coded.interval)


def _minus(one: Interval, other: Interval) -> Iterator[Interval]:
    """The days of one interval that are not in another: none, one or two pieces."""
    start, end = one.start or date.min, one.end or date.max
    first, last = other.start or date.min, other.end or date.max
    if last <= start or end <= first:
        yield one
        return
    if start < first:
        yield Interval(one.start, other.start)
    if last < end:
        yield Interval(other.end, one.end)
