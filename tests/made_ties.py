"""A made-up tie of two years by month, for drawing."""

from dataclasses import replace
from datetime import date, timedelta

from dragoman.ties.model import (
    HEADS,
    LEVELS,
    MINISTERS,
    Actor,
    Balance,
    Change,
    Counts,
    Edge,
    Happening,
    Period,
    Tie,
    Trend,
    Unusual,
)

UNKNOWN = Balance(0.0, -1.0, 1.0, 0.0)


def period(start: date, end: date, counts: Counts, balance: Balance) -> Period:
    return Period(start, end, counts, counts, Counts(), 1.0, balance, None, counts.deeds * 2, counts.deeds)


def months(first: int = 2024, last: int = 2025) -> list[Period]:
    """Friendly at first, then not; in the sixth month nothing happened."""
    made = []
    for place in range((last - first + 1) * 12):
        start = date(first + place // 12, place % 12 + 1, 1)
        end = date(first + (place + 1) // 12, (place + 1) % 12 + 1, 1) - timedelta(days=1)
        counts = Counts(4, 2, 1, 0) if place < 14 else Counts(1, 0, 5, 3)
        value = 0.6 if place < 14 else -0.5
        quiet = place == 5
        balance = UNKNOWN if quiet else Balance(value, value - 0.3, value + 0.3, 1.0 if place == 0 else 6.0)
        made.append(period(start, end, Counts() if quiet else counts, balance))
    return made


def happening(cluster: str, day: date, level: str, status: str = "deed") -> Happening:
    return Happening(
        cluster, f"event-{cluster}", day, "CONSULT", "visit", status, 1, 2.0, "NOR", "EST", True, "Lowhaven", "EST",
        level, 3, 2, (), 0.9,
    )  # fmt: skip


def a_tie(**changed: object) -> Tie:
    meetings = (
        happening("c1", date(2024, 3, 7), HEADS),
        happening("c2", date(2024, 9, 30), MINISTERS),
        happening("c3", date(2025, 12, 2), HEADS, "planned"),
    )
    made = Tie(
        one=Actor("NOR", "Norland"),
        other=Actor("EST", "Estavia"),
        since=date(2024, 1, 1),
        until=date(2025, 12, 31),
        step="month",
        total=period(date(2024, 1, 1), date(2025, 12, 31), Counts(66, 26, 63, 30), UNKNOWN),
        periods=tuple(months()),
        types=(("CONSULT", 3),),
        levels=tuple(zip(LEVELS, (2, 1, 0, 0, 0), strict=True)),
        happenings=meetings,
        meetings=meetings,
        trend=Trend("falling", -0.5, 0.01, -0.4, -0.6, -0.2, 24),
        changes=(Change(date(2025, 3, 3), 0.6, -0.5, 4.0, ("c2",)),),
        unusual=(
            Unusual(date(2024, 3, 7), "cooperation", 4, 0.5, 0.001, ("c1",)),
            Unusual(date(2025, 6, 1), "conflict", 6, 0.7, 0.001, ("x1", "x2")),
        ),
        past=None,
        peers=(),
        memberships=(),
        holders=(),
        reports=412,
        stories=333,
    )
    return replace(made, **changed)


def bare_tie() -> Tie:
    """Two who have nothing to do with each other."""
    return a_tie(periods=(), levels=(), happenings=(), meetings=(), changes=(), unusual=(), reports=0, stories=0)


def edge(one: str, other: str, happenings: int, value: float) -> Edge:
    return Edge(one, f"State {one}", other, f"State {other}", happenings, Balance(value, value - 0.2, value + 0.2, 9.0))


def edges() -> list[Edge]:
    return [edge("NOR", "EST", 30, -0.6), edge("NOR", "COR", 12, 0.7), edge("EST", "COR", 4, 0.1)]
