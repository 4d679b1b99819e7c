"""Entries of others as rows of our own files, in a folder that `--actors` takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import ConfigError, DataError
from dragoman.knowledge import load_knowledge
from dragoman.knowledge.base import KnowledgeBase
from dragoman.knowledge.imports import petrarch, plain
from dragoman.knowledge.imports.codes import CAMEO, CLASSES, NOBODY, meaning, noun_sectors
from dragoman.knowledge.imports.entries import ActorEntry, AgentEntry, Coded, Fault, without_overlap
from dragoman.knowledge.imports.files import merge
from dragoman.knowledge.imports.spelling import readings, spelled
from dragoman.knowledge.load import KINDS
from dragoman.knowledge.model import Interval
from dragoman.knowledge.rows import Row
from dragoman.names import slug
from dragoman.ontology import load_ontology

ACTOR = "actor"
NAMES = ("name", "adjective", "people", "capital", "metonym")
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: rows written, entries left out because ours know them or they are no actors, and faults."""

    actors: int
    agents: int
    known: int
    nobody: int
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Found:
    """Rows as they are found, by their keys."""

    knowledge: KnowledgeBase
    scheme: str
    everything: bool
    actors: dict[str, Cells] = field(default_factory=dict)
    agents: dict[str, Cells] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    known: int = 0
    nobody: int = 0


def import_actors(files: Sequence[Path], folder: Path, *, scheme: str = CAMEO, everything: bool = False) -> Imported:
    """Read files of actors and agents, and add them to our kind of files in a folder, made if it is not there.

    `.csv` and `.jsonl` hold a line an actor; other files are dictionaries of TABARI or PETRARCH, whose codes are
    CAMEO's or PLOVER's as `scheme` says. Names that our own knowledge gives to the same country are left out unless
    `everything` is wanted. Faulty entries are told of and left out. Raises DataError for files that cannot be read,
    ConfigError for a folder that cannot be written.
    """
    found = _Found(load_knowledge(), scheme, everything)
    entries: dict[str, ActorEntry] = {}
    for path in files:
        if path.suffix in (".csv", ".jsonl"):
            for line in plain.read(path):
                _take_line(line, found)
            continue
        for entry in petrarch.read(path):
            if isinstance(entry, Fault):
                found.faults.append(entry)
            elif isinstance(entry, AgentEntry):
                _take_agent(entry, found)
            else:
                entries[entry.name] = _joined(entries.get(entry.name), entry)
    for entry in entries.values():
        _take_actor(entry, found)
    merge(folder, "organisations", found.actors.values())
    merge(folder, "agents", found.agents.values())
    return Imported(len(found.actors), len(found.agents), found.known, found.nobody, tuple(found.faults))


def add_actor(
    folder: Path,
    name: str,
    *,
    country: str = "",
    sectors: Sequence[str] = (),
    aliases: Sequence[str] = (),
    since: str = "",
    until: str = "",
    kind: str = ACTOR,
) -> str:
    """Add one actor to the files in a folder, or replace the one of that name there; returns its id.

    `since`, `until`: days, months or years, the second excluded. Raises ConfigError for what cannot be.
    """
    cells = {"name": name, "country": country, "kind": kind, "start": since, "end": until}
    cells |= {"aliases": "|".join(aliases), "sectors": "|".join(sectors)}
    try:
        made = _checked(Row({key: " ".join(value.split()) for key, value in cells.items()}, name), load_knowledge())
    except DataError as error:
        raise ConfigError(str(error)) from error
    merge(folder, "organisations", [made])
    return made["id"]


def _joined(before: ActorEntry | None, entry: ActorEntry) -> ActorEntry:
    """An entry that stands twice: what comes later is appended."""
    if before is None:
        return entry
    aliases = tuple(dict.fromkeys((*before.aliases, *entry.aliases)))
    return ActorEntry(before.name, aliases, (*before.codes, *entry.codes), before.place)


def _take_line(line: Row | Fault, found: _Found) -> None:
    if isinstance(line, Fault):
        found.faults.append(line)
        return
    try:
        made = _checked(line, found.knowledge)
    except DataError as error:
        found.faults.append(Fault(line.place, str(error).removeprefix(f"{line.place}: ")))
        return
    found.actors[made["id"]] = made


def _take_agent(entry: AgentEntry, found: _Found) -> None:
    if entry.code in NOBODY:
        found.nobody += 1
        return
    singular = entry.singular.lower()
    if not found.everything and any(form.role == "agent" for form in found.knowledge.lookup(singular)):
        found.known += 1
        return
    try:
        sectors = noun_sectors(entry.code, found.scheme)
    except ValueError as error:
        found.faults.append(Fault(entry.place, f"{entry.singular}: {error}"))
        return
    found.agents[slug(singular)] = {
        "singular": singular, "plural": entry.plural.lower(), "sectors": "|".join(sectors), "gender": ""
    }  # fmt: skip


def _take_actor(entry: ActorEntry, found: _Found) -> None:
    """One row for each country that the entry's codes name."""
    states, by_country = found.knowledge.states, dict[str, list[tuple[tuple[str, ...], Interval]]]()
    for coded in without_overlap(entry.codes):
        try:
            said = meaning(coded.code, states, found.scheme)
        except ValueError as error:
            found.faults.append(Fault(entry.place, f"{entry.name}: {error}"))
            continue
        by_country.setdefault(said.country, []).append((said.sectors, coded.interval))
    forms = tuple(dict.fromkeys(form for name in (entry.name, *entry.aliases) for form in readings(name)))
    for country, held in by_country.items():
        if not found.everything and _knows(found.knowledge, forms, country):
            found.known += 1
            continue
        several = len(by_country) > 1
        id = _id(spelled(entry.name) + (f" {country}" if several else ""), found.knowledge)
        found.actors[id] = {
            "id": id, "kind": ACTOR, "name": forms[0], "aliases": "|".join(forms[1:]), "country": country,
            "sectors": "|".join(_sector_cells(held)), "start": _first(held) if several else "",
            "end": _last(held) if several else "", "note": _note(entry.codes),
        }  # fmt: skip


def _knows(knowledge: KnowledgeBase, forms: Iterable[str], country: str) -> bool:
    found = (form for text in forms for form in knowledge.lookup(text) if form.role in NAMES)
    return any(knowledge.country_of(form.target) == country for form in found)


def _sector_cells(held: Iterable[tuple[tuple[str, ...], Interval]]) -> Iterator[str]:
    for sectors, interval in held:
        days = f"@{interval.start or ''}/{interval.end or ''}" if interval != Interval() else ""
        yield from (f"{sector}{days}" for sector in sectors)


def _first(held: Iterable[tuple[tuple[str, ...], Interval]]) -> str:
    starts = [interval.start for _, interval in held]
    return "" if None in starts else min(str(start) for start in starts)


def _last(held: Iterable[tuple[tuple[str, ...], Interval]]) -> str:
    ends = [interval.end for _, interval in held]
    return "" if None in ends else max(str(end) for end in ends)


def _note(codes: Iterable[Coded]) -> str:
    return "codes " + " ".join(dict.fromkeys(coded.code for coded in codes))


def _checked(row: Row, knowledge: KnowledgeBase) -> Cells:
    """The row of one actor. DataError for what our files do not take."""
    row = Row({"kind": ACTOR, **{name: cell for name, cell in row.cells.items() if cell}}, row.place)
    name, country = row.needed("name"), row.text("country").upper()
    if not slug(name):
        raise DataError(f"{row.place}: {name!r} has no letters")
    if country and country not in knowledge.states and country not in {*CLASSES.values(), "EUR"}:
        raise DataError(f"{row.place}: {country} is no country (ISO 3166 alpha-3) and no class of actors")
    row.one_of("kind", KINDS)
    row.interval()
    legal = {sector.code for sector in load_ontology().sectors}
    for dated in row.sectors():
        if unknown := [sector for sector in dated.sectors if sector not in legal]:
            raise DataError(f"{row.place}: {unknown[0]} is no sector; they are {', '.join(sorted(legal))}")
    return {**row.cells, "id": row.text("id") or _id(name, knowledge), "country": country}


def _id(name: str, knowledge: KnowledgeBase) -> str:
    """An id that replaces none of ours."""
    id = slug(name).upper()
    return f"{id}-OWN" if knowledge.get(id) else id
