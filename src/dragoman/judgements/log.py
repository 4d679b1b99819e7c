"""The log: it is only added to, and survives every recoding.

A judgement holds an anchor, not an id alone: the report, the words and the kind of act. When a report is coded anew
and its events get other ids, the anchor finds them again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.errors import ConfigError
from dragoman.records import Event, Span

WRONG, RIGHT, SAME, DIFFERENT, CORRECTED = "wrong", "right", "same", "different", "corrected"
VERDICTS = (WRONG, RIGHT, SAME, DIFFERENT, CORRECTED)
PAIRED = (SAME, DIFFERENT)  # of two events
FIELDS = ("type", "mode", "factuality", "start", "end", "actor", "recipient", "claimant", "place")


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event by what it rests on. `event` is the id it had when it was judged."""

    event: str
    report: str
    type: str
    triggers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the log. `at` is a time in UTC, ISO 8601; `value` the corrected field's new content, JSON."""

    verdict: str
    anchor: Anchor
    by: str
    other: Anchor | None = None
    field: str | None = None
    value: str | None = None
    note: str = ""
    at: str = ""
    number: int = 0

    def check(self) -> None:
        """Raises ConfigError for a judgement that says nothing."""
        if self.verdict not in VERDICTS:
            raise ConfigError(f"verdict {self.verdict!r} is none of {', '.join(VERDICTS)}")
        if not self.by.strip():
            raise ConfigError("a judgement needs a name: who says so?")
        if (self.verdict in PAIRED) != (self.other is not None):
            raise ConfigError(f"'{SAME}' and '{DIFFERENT}' are said of two events, all else of one")
        if self.other and self.other.event == self.anchor.event:
            raise ConfigError("an event cannot be compared with itself")
        if (self.verdict == CORRECTED) != (self.field is not None):
            raise ConfigError(f"'{CORRECTED}' needs a field, and nothing else has one")
        if self.field is not None and self.field not in FIELDS:
            raise ConfigError(f"field {self.field!r} is none of {', '.join(FIELDS)}")


def anchor_of(report: str, event: Event) -> Anchor:
    """What finds an event of a report again."""
    triggers = tuple(evidence.span for evidence in event.evidence if evidence.role == "trigger")
    return Anchor(event.id, report, event.type, triggers)


def find(anchor: Anchor, events: Sequence[Anchor]) -> str | None:
    """The event that an anchor means, among those its report has now; None when it holds it no longer.

    The same id, else the same words and kind of act, else the same words alone.
    """
    if any(now.event == anchor.event for now in events):
        return anchor.event
    touching = [now for now in events if _touch(anchor.triggers, now.triggers)]
    kindred = [now for now in touching if now.type == anchor.type]
    return min((now.event for now in kindred or touching), default=None)


def _touch(a: Iterable[Span], b: Sequence[Span]) -> bool:
    return any(x.overlaps(y) for x in a for y in b)
