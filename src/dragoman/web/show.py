"""How values look on pages."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from dragoman.records import Party
from dragoman.ties.model import Balance

DASH = "–"


def balance(found: Balance) -> str:
    """`+0.25 (−0.10 to +0.60)`; a dash when nothing is known."""
    return f"{_signed(found.value)} ({_signed(found.low)} to {_signed(found.high)})" if found.weight else DASH


def signed(value: float | None) -> str:
    return DASH if value is None else _signed(value)


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def parties(some: Iterable[Party]) -> str:
    return ", ".join(party.name for party in some) or DASH


def many(count: int, noun: str) -> str:
    """`1 report`, `1,200 reports`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def part(text: str) -> str:
    """A piece of a path."""
    return quote(text, safe=":")


def query(fields: Mapping[str, Any]) -> str:
    """A query of the fields that are not empty."""
    return urlencode({name: value for name, value in fields.items() if value not in ("", None, 0, False)})


def code(party: Party) -> str:
    """Under what a party has a page; empty when it has none."""
    return party.entity or party.country


FILTERS: dict[str, Callable[..., Any]] = {
    "balance": balance,
    "signed": signed,
    "parties": parties,
    "many": many,
    "part": part,
    "query": query,
    "code": code,
}
