"""Actor and agent files of TABARI and PETRARCH.

The rules are those of PETRARCH2's reader (openeventdata/petrarch2, PETRreader.py): an entry, `+` lines with its other
names, brackets with codes and days. Unlike there, the last entry of a file counts, and what is wrong is told.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from dragoman.errors import DataError
from dragoman.knowledge.imports.entries import ActorEntry, AgentEntry, Coded, Fault
from dragoman.knowledge.model import Interval

DROPPED = "###"  # TABARI's code for a record to be left out
OLDEST = 30  # two-digit years up to here are of this century
SHORT = 7  # characters of a day up to which its year has two digits

_COMMENT = re.compile(r"(?:^|\s)[#;](?![^\[]*\]).*|<!--.*?-->")
_SET = re.compile(r"!([^!\s]+)!\s*=\s*(.+)")
_BRACKET = re.compile(r"\[([^\]]*)\]")
_PLURAL = re.compile(r"\{([^}]*)\}")


@dataclass(slots=True)
class _Open:
    """The entry that is being read."""

    name: str
    place: str
    plural: str | None
    aliases: list[str] = field(default_factory=list)
    brackets: list[tuple[str, str]] = field(default_factory=list)  # content, place


def read(path: Path) -> Iterator[ActorEntry | AgentEntry | Fault]:
    """The entries of a file, and what is wrong in it. DataError for a file that cannot be read at all."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error
    sets: dict[str, tuple[str, ...]] = {}
    now: _Open | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line, place = _COMMENT.sub("", raw).rstrip(), f"{path}:{number}"
        if not line.strip():
            continue
        if found := _SET.match(line.strip()):
            sets[found[1]] = tuple(part.strip() for part in found[2].split(",") if part.strip())
        elif line.startswith("+"):
            if now is None:
                yield Fault(place, "another name, but of no entry")
            else:
                now.aliases.append(_words(_BRACKET.sub("", line[1:])))
        elif line.lstrip().startswith("["):
            if now is None:
                yield Fault(place, "a code, but of no entry")
            else:
                now.brackets += [(content, place) for content in _BRACKET.findall(line)]
        else:
            if now:
                yield from _closed(now, sets)
            now = _opened(line, place)
    if now:
        yield from _closed(now, sets)


def _opened(line: str, place: str) -> _Open:
    plural = _PLURAL.search(line)
    name = _PLURAL.sub("", _BRACKET.sub("", line))
    brackets = [(content, place) for content in _BRACKET.findall(line)]
    return _Open(_words(name), place, _words(plural[1]) if plural else None, brackets=brackets)


def _closed(entry: _Open, sets: Mapping[str, tuple[str, ...]]) -> Iterator[ActorEntry | AgentEntry | Fault]:
    agents = [content for content, _ in entry.brackets if "~" in content]
    if not entry.name:
        yield Fault(entry.place, "an entry without a name")
    elif not entry.brackets:
        yield Fault(entry.place, f"{entry.name} has no code")
    elif agents:
        yield from _agents(entry, agents[0].replace("~", "").strip(), sets)
    else:
        codes = []
        for content, place in entry.brackets:
            try:
                codes.append(_coded(content))
            except ValueError as error:
                yield Fault(place, f"{entry.name}: [{content}]: {error}")
        codes = [coded for coded in codes if coded.code != DROPPED]
        if codes:
            yield ActorEntry(entry.name, tuple(filter(None, entry.aliases)), tuple(codes), entry.place)


def _agents(entry: _Open, code: str, sets: Mapping[str, tuple[str, ...]]) -> Iterator[AgentEntry | Fault]:
    """One noun, or with a set in its name one for each word of the set; those get no plural of their own."""
    for name, words in sets.items():
        if (mark := f"!{name}!") in entry.name:
            for word in words:
                noun = _words(entry.name.replace(mark, word))
                yield AgentEntry(noun, noun, code, entry.place)
            return
    if "!" in entry.name:
        yield Fault(entry.place, f"{entry.name}: a set of words that is not defined")
        return
    plural = plural_of(entry.name) if entry.plural is None else entry.plural or entry.name
    yield AgentEntry(entry.name, plural, code, entry.place)


def plural_of(noun: str) -> str:
    """PETRARCH's plural: S, IES for Y, ES after S."""
    s, ies, es = ("s", "ies", "es") if noun != noun.upper() else ("S", "IES", "ES")
    if noun[-1:] in "yY":
        return noun[:-1] + ies
    return noun + (es if noun[-1:] in "sS" else s)


def _coded(content: str) -> Coded:
    """Raises ValueError, with the reason, for what is no code with its days."""
    parts = content.split(maxsplit=1)
    if not parts:
        raise ValueError("no code")
    return Coded(parts[0].upper(), _interval(parts[1].replace(" ", "")) if len(parts) == 2 else Interval())


def _interval(text: str) -> Interval:
    """`<d`: before the day. `>d`: from the day on. `d1-d2`: from the first day to before the second."""
    if text.startswith("<"):
        return Interval(None, parse_day(text[1:]))
    if text.startswith(">"):
        return Interval(parse_day(text[1:]), None)
    first, dash, last = text.partition("-")
    if not dash:
        raise ValueError(f"{text} needs <, > or a range")
    interval = Interval(parse_day(first), parse_day(last))
    if interval.start and interval.end and interval.end < interval.start:
        raise ValueError(f"{text} ends before it starts")
    if interval.start == interval.end and interval.end:
        return Interval(interval.start, interval.end + timedelta(days=1))
    return interval


def parse_day(text: str) -> date:
    """YYMMDD, of this century up to year 30, or YYYYMMDD, of which the first eight characters count."""
    if not text.isdigit():
        raise ValueError(f"{text!r} is no day")
    if len(text) <= SHORT:
        text = ("20" if int(text[:2]) <= OLDEST else "19") + text
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError as error:
        raise ValueError(f"{text} is no day") from error


def _words(name: str) -> str:
    """A name without the signs that join its words."""
    return " ".join(re.sub(r"[_=]", " ", name).split())
