"""An event as a person corrected it. What the coder wrote is not touched: a correction makes a new record."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.errors import ConfigError, DragomanError
from dragoman.judgements.log import Judgement
from dragoman.ontology import load_ontology
from dragoman.records import Event, Party, Span, When, Where
from dragoman.serial import read_record

FACTUALITIES = ("asserted", "planned", "requested", "negated", "hypothetical", "historical")
BASIS = "judged"


def correct(event: Event, judgement: Judgement) -> Event:
    """The event with one field corrected. Raises ConfigError for a value that the field cannot have."""
    field = judgement.field or ""
    try:
        return _CHANGES[field](event, json.loads(judgement.value or "null"))
    except (ValueError, TypeError, KeyError, DragomanError) as error:
        raise ConfigError(f"{field}: {judgement.value!r:.80} is no value for it: {error}") from error


def _type(event: Event, value: Any) -> Event:
    """Modes that the new type does not have fall away."""
    name = load_ontology().event(value).name
    known = {mode.name for mode in load_ontology().modes_of(name)}
    return replace(event, type=name, mode=tuple(mode for mode in event.mode if mode in known))


def _mode(event: Event, value: Any) -> Event:
    known = [mode.name for mode in load_ontology().modes_of(event.type)]
    if not isinstance(value, list) or not set(value) <= set(known):
        raise ValueError(f"a list of some of {', '.join(known) or 'nothing'} is due for {event.type}")
    return replace(event, mode=tuple(value))


def _factuality(event: Event, value: Any) -> Event:
    if value not in FACTUALITIES:
        raise ValueError(f"one of {', '.join(FACTUALITIES)} is due")
    return replace(event, factuality=value)


def _start(event: Event, value: Any) -> Event:
    start = _day(value)
    end = event.when.end if event.when else start
    return replace(event, when=_when(event, start, max(end, start) if start and end else end))


def _end(event: Event, value: Any) -> Event:
    end = _day(value)
    start = event.when.start if event.when else end
    return replace(event, when=_when(event, min(start, end) if start and end else start, end))


def _when(event: Event, start: date | None, end: date | None) -> When:
    value = "/".join(dict.fromkeys(day.isoformat() for day in (start, end) if day))
    return When(event.when.span if event.when else None, start, end, value, basis=BASIS, rule="corrected by a person")


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value is not None else None


def _actor(event: Event, value: Any) -> Event:
    return replace(event, actor=_parties(value))


def _recipient(event: Event, value: Any) -> Event:
    return replace(event, recipient=_parties(value))


def _claimant(event: Event, value: Any) -> Event:
    found = _parties(value)
    if len(found) > 1:
        raise ValueError("an event has one claimant")
    return replace(event, claimant=found[0] if found else None)


def _parties(value: Any) -> tuple[Party, ...]:
    """From objects with the fields of `Party`; a name alone will do."""
    listed = value if isinstance(value, list) else [value] if value is not None else []
    return tuple(
        Party(item) if isinstance(item, str) else read_record(Party, json.dumps(item)) for item in listed if item
    )


def _place(event: Event, value: Any) -> Event:
    """From an object with the fields of `Where` but for the span; None: nowhere."""
    if value is None:
        return replace(event, where=None)
    span = event.where.span if event.where else next((e.span for e in event.evidence), Span(0, 0))
    where = read_record(Where, json.dumps({**value, "span": list(span), "score": 1.0}))
    if not (abs(where.latitude or 0.0) <= 90 and abs(where.longitude or 0.0) <= 180):  # so written, NaN falls through
        raise ValueError("degrees are due: latitude up to 90, longitude up to 180")
    return replace(event, where=where)


_CHANGES: dict[str, Callable[[Event, Any], Event]] = {
    "type": _type,
    "mode": _mode,
    "factuality": _factuality,
    "start": _start,
    "end": _end,
    "actor": _actor,
    "recipient": _recipient,
    "claimant": _claimant,
    "place": _place,
}
