"""Sentences in, short lines out: "REQUEST TUR > SYR" for a request of Turkey to Syria."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman import Coder, Event, Party

DAY = date(2019, 5, 14)
CURRENT = ("asserted", "planned", "requested")  # what counts as news; the rest is denied, only possible or long past


def countries(parties: tuple[Party, ...]) -> str:
    return "+".join(sorted({party.country or "?" for party in parties}))


def line(event: Event) -> str:
    return f"{event.type} {countries(event.actor)} > {countries(event.recipient)}".rstrip()


@pytest.fixture(scope="session")
def told(coder: Coder) -> Callable[[str], list[str]]:
    """The current events of a text, sorted: type, countries of the actors > countries of the recipients."""

    def told(text: str) -> list[str]:
        events = coder.code(text, published=DAY).events
        return sorted({line(event) for event in events if event.factuality in CURRENT})

    return told
