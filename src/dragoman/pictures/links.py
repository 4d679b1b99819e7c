"""Where the parts of a picture lead to."""

from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import quote, urlencode

from dragoman.ties.model import DAY, MONTH, WEEK, YEAR, Actor, Tie

FINER = {YEAR: MONTH, MONTH: WEEK, WEEK: DAY, DAY: DAY}


def address(actor: Actor) -> str:
    """An actor as a path of the pages names it: `RUS`, `RUS:GOV`."""
    return _part(_code(actor))


def tie_link(base: str, tie: Tie, since: date, until: date) -> str:
    """The tie between two days, in finer steps."""
    asked = urlencode({"since": since, "until": until, "step": FINER.get(tie.step, DAY)})
    return f"{base}/ties/{address(tie.one)}/{address(tie.other)}?{asked}"


def pair_link(base: str, one: str, other: str) -> str:
    """The tie of two codes."""
    return f"{base}/ties/{_part(one)}/{_part(other)}"


def actor_link(base: str, code: str) -> str:
    """The page of an actor."""
    return f"{base}/actors/{_part(code)}"


def search_link(base: str, tie: Tie, since: date, until: date, **fields: str | int) -> str:
    """The happenings of a tie between two days, and of one quad, level or the like."""
    between = {"one": _code(tie.one), "other": _code(tie.other), "since": since, "until": until}
    return f"{base}/search?{urlencode({**between, **fields}, safe=':,', errors='replace')}"


def event_link(base: str, event: str) -> str:
    """The page of an event."""
    return f"{base}/events/{_part(event)}"


def day_link(base: str, tie: Tie, day: date, clusters: Sequence[str]) -> str:
    """The one happening of a day, or of a turning point; all of the day and the six after it when there are several."""
    if len(clusters) == 1:
        for happening in tie.happenings:
            if happening.cluster == clusters[0]:
                return event_link(base, happening.event)
    return search_link(base, tie, day, day + timedelta(days=6 if len(clusters) > 1 else 0))


def place_link(base: str, country: str) -> str:
    """What happened in a country."""
    return f"{base}/search?{urlencode({'place': country}, errors='replace')}"


def _code(actor: Actor) -> str:
    return actor.code + (":" + ",".join(actor.sectors) if actor.sectors else "")


def _part(text: str) -> str:
    """Text as one part of a path, whatever stands in it."""
    return quote(text, safe=":,", errors="replace")
