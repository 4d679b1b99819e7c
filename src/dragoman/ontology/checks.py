"""Consistency of the codebook's entries; each check raises DataError and names the row at fault."""

from collections.abc import Hashable, Iterable

from dragoman.errors import DataError
from dragoman.ontology.entries import QUADS, Coding, Context, Entry, EventType, ExportRule, Mode

OLDER_KINDS = ("event", "mode", "context", "cameo sector")


def fail(entry: Entry, problem: str) -> None:
    raise DataError(f"{entry.source}: {problem}" if entry.source else problem)


def check_unique(entries: Iterable[tuple[Hashable, Entry]]) -> None:
    """No key stands in two rows."""
    seen: dict[Hashable, Entry] = {}
    for key, entry in entries:
        if key in seen:
            fail(entry, f"{key!r} is listed twice, first in {seen[key].source}")
        seen[key] = entry


def check_known(entry: Entry, names: Iterable[str], known: Iterable[str], what: str) -> None:
    """Every name, unless empty, is a known one."""
    known = set(known)
    for name in names:
        if name and name not in known:
            fail(entry, f"unknown {what} {name!r}")


def check_coding(entry: Entry, coding: Coding, modes: dict[str, set[str]], contexts: Iterable[str]) -> None:
    """The coding's event, mode and contexts exist; `modes` holds the names of the modes by event."""
    check_known(entry, [coding.event], modes, "event")
    check_known(entry, [coding.mode], modes[coding.event], f"mode of {coding.event}")
    check_known(entry, coding.contexts, contexts, "context")


def check_values(entries: Iterable[EventType | Mode]) -> None:
    """Scores and quads lie in their ranges."""
    for entry in entries:
        if not -10 <= entry.score <= 10:
            fail(entry, f"score {entry.score} lies outside -10 to 10")
        if isinstance(entry, EventType) and entry.quad not in QUADS:
            fail(entry, f"quad {entry.quad} is none of {', '.join(map(str, QUADS))}")


def check_cues(contexts: Iterable[Context]) -> None:
    """Every context has cues, in lower case, each once."""
    for context in contexts:
        if not context.cues:
            fail(context, f"{context.name} has no cues")
        for cue in context.cues:
            if cue != cue.lower() or cue != " ".join(cue.split()):
                fail(context, f"cue {cue!r} is not in plain lower case")
            if context.cues.count(cue) > 1:
                fail(context, f"cue {cue!r} is listed twice")


def check_exports(rules: Iterable[ExportRule], events: Iterable[EventType]) -> None:
    """Each event's rules end with one that is always met, so that every event finds a code."""
    closed: set[str] = set()
    for rule in rules:
        if rule.event in closed:
            fail(rule, f"this row can never be reached: one before it takes every {rule.event}")
        if rule.always:
            closed.add(rule.event)
    for event in events:
        if event.name not in closed:
            fail(event, f"no row of to_cameo.csv takes every {event.name}")
