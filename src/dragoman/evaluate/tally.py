"""What a layer counts while it goes through the gold records, and the figures made of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from dragoman.errors import InputError
from dragoman.records import Coded, Document, Relation, Resolution, Span

SAME_COUNTRY = {"XKX": "KOS", "KSV": "KOS"}
Gold = dict[str, Any]
NOTHING = "–"  # the other side of a miss or a false alarm in the table of confusions


class Answerer(Protocol):
    """The part of `dragoman.Coder` that is measured."""

    def code(self, text: str, published: date | None = None) -> Coded: ...

    def relate(
        self,
        text: str,
        actor: tuple[int, int] | None,
        recipient: tuple[int, int] | None,
        published: date | None = None,
    ) -> Relation: ...

    def resolve(self, phrase: str, on: date | None = None, context: str | None = None) -> Resolution: ...


@dataclass(frozen=True, slots=True)
class Figure:
    """Things found against things wanted."""

    name: str
    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.predicted + self.gold
        return 2 * self.hits / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Rate:
    """A share: `hits` of `n`."""

    name: str
    hits: int
    n: int

    @property
    def value(self) -> float:
        return self.hits / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong answer. `what`: missed, false alarm, or the part that is wrong."""

    id: str
    what: str
    gold: Any
    got: Any


@dataclass(frozen=True, slots=True)
class Result:
    """The measures of a layer; `confusion` counts (gold type, coded type)."""

    layer: str
    records: int
    refused: int
    figures: tuple[Figure, ...]
    types: tuple[Figure, ...]
    rates: tuple[Rate, ...]
    confusion: dict[tuple[str, str], int]
    mistakes: tuple[Mistake, ...]


@dataclass
class Tally:
    """Running counts of one evaluation."""

    records: int = 0
    refused: int = 0
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    rates: Counter[tuple[str, bool]] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)

    def count(self, name: str, hits: int, predicted: int, gold: int) -> None:
        for part, number in (("hits", hits), ("predicted", predicted), ("gold", gold)):
            self.found[name, part] += number

    def rate(self, name: str, right: bool) -> bool:
        self.rates[name, right] += 1
        return right

    def wrong(self, record: Gold, what: str, gold: Any, got: Any) -> None:
        self.mistakes.append(Mistake(str(record["id"]), what, gold, got))

    def code(self, coder: Answerer, record: Gold) -> Coded:
        """The report as coded, empty when the coder refuses it."""
        text = record["text"]
        try:
            return coder.code(text, published=day(record.get("published")))
        except InputError as problem:
            self.refuse(record, problem)
            return Coded(Document(text))

    def refuse(self, record: Gold, problem: InputError) -> None:
        self.refused += 1
        self.wrong(record, "refused", None, str(problem))

    def result(self, layer: str) -> Result:
        figures = tuple(_figure(name, self.found) for name in dict.fromkeys(name for name, _ in self.found))
        names = dict.fromkeys(name for name, _ in self.rates)
        rates = tuple(
            Rate(name, self.rates[name, True], self.rates[name, True] + self.rates[name, False]) for name in names
        )
        types = tuple(_types(self.confusion))
        return Result(
            layer, self.records, self.refused, figures, types, rates, dict(self.confusion), tuple(self.mistakes)
        )


def _figure(name: str, found: Counter[tuple[str, str]]) -> Figure:
    return Figure(name, found[name, "hits"], found[name, "predicted"], found[name, "gold"])


def _types(confusion: Counter[tuple[str, str]]) -> Iterable[Figure]:
    for name in sorted({label for pair in confusion for label in pair} - {NOTHING}):
        predicted = sum(n for (_, got), n in confusion.items() if got == name)
        gold = sum(n for (wanted, _), n in confusion.items() if wanted == name)
        yield Figure(name, confusion[name, name], predicted, gold)


def country(code: str) -> str:
    """The code under which countries are compared: Kosovo has several."""
    return SAME_COUNTRY.get(code, code)


def day(text: str | None) -> date | None:
    """An ISO day, also at the head of an ISO time. InputError for anything else but nothing."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise InputError(f"not a day: {text!r}", stage="evaluate") from error


def best_pairs(weights: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """One-to-one pairs, the heaviest first; pairs of weight 0 never."""
    left: set[int] = set()
    right: set[int] = set()
    chosen = []
    for (i, j), weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if weight > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((i, j))
    return chosen


def shared(a: Span, b: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def likeness(a: Span, b: Span) -> float:
    """Shared characters as part of all that either span covers, 0..1."""
    common = shared(a, b)
    return common / (a.end - a.start + b.end - b.start - common) if common else 0.0
