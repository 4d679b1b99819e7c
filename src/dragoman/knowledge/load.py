"""Reads the data files into tables: ours first, then the user's folders on top, row by row.

A later row with the same key replaces an earlier one, so a user corrects one line without copying a file.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.errors import DataError
from dragoman.knowledge.forms import (
    agent_forms,
    group_forms,
    office_forms,
    organisation_forms,
    person_forms,
    state_forms,
)
from dragoman.knowledge.model import Agent, Entity, Form, Membership, Occupancy, Office, StateGroup
from dragoman.knowledge.rows import Row, read_rows
from dragoman.knowledge.tables import RANKS, Tables, rank_of
from dragoman.names import gender_of, slug

COLUMNS: dict[str, tuple[str, ...]] = {
    "states": (
        "id",
        "name",
        "official",
        "aliases",
        "adjectives",
        "people",
        "capital",
        "metonyms",
        *("start", "end", "parent"),
    ),
    "organisations": ("id", "kind", "name", "aliases", "country", "sectors", "start", "end", "parent", "note"),
    "memberships": ("body", "member", "status", "start", "end"),
    "offices": ("id", "name", "aliases", "sectors", "scope", "rank"),
    "occupancies": ("person", "aliases", "gender", "office", "of", "start", "end"),
    "agents": ("singular", "plural", "sectors", "gender"),
    "groups": ("id", "name", "aliases", "members"),
}
KINDS = ("body", "organ", "group", "party", "agency", "firm", "ngo", "actor")
STATUSES = ("member", "observer", "candidate", "partner", "suspended")
# Disputed entities keep a code of their own here but count as their parent state; this one has an ISO code.
DISPUTED = frozenset({"ESH"})


def data_folder() -> Path:
    """Where our own data files are."""
    return Path(__file__).parent / "data"


def data_files(folders: Sequence[Path]) -> tuple[tuple[str, Path], ...]:
    """(table, file) of every data file, ours first."""
    return tuple(found for folder in (data_folder(), *folders) for found in files_in(folder))


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """(table, file) of one folder; a table is `NAME.csv`, all files below `NAME/`, or both. DataError if missing."""
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder")
    for table in COLUMNS:
        paths = [folder / f"{table}.csv", *sorted((folder / table).glob("*.csv"))]
        yield from ((table, path) for path in paths if path.is_file())


def version_of(files: Sequence[tuple[str, Path]]) -> str:
    """A hash of the contents of all files, 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for table, path in files:
        digest.update(f"{table}\x1f{path.name}\x1f".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def read_tables(folders: Sequence[Path] = ()) -> Tables:
    """Read our files and the user's. DataError, with file and line, for what cannot be understood."""
    return tables_from(data_files(folders))


def tables_from(files: Sequence[tuple[str, Path]]) -> Tables:
    """The tables of the given files, later ones on top."""
    rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    for table, path in files:
        rows[table].extend(read_rows(path, COLUMNS[table]))
    with_id = ("states", "organisations", "offices", "groups")
    states, organisations, offices, groups = (_layered(rows[t], lambda row: row.needed("id")) for t in with_id)
    agents = _layered(rows["agents"], lambda row: slug(row.needed("singular")))
    people = rows["occupancies"]
    occupancies = tuple(map(_occupancy, _layered(people, _occupancy_key)))
    bodies = (*map(_state, states), *map(_organisation, organisations))
    kinds = tuple(map(_office, offices))
    forms = (
        *_forms(states, state_forms),
        *_forms(organisations, organisation_forms),
        *_forms(offices, office_forms),
        *_forms(agents, agent_forms),
        *_forms(groups, group_forms),
        *_forms(people, person_forms),
    )
    return Tables(
        version=version_of(files),
        entities=(*bodies, *_persons(people, occupancies, bodies, kinds)),
        offices=kinds,
        agents=tuple(map(_agent, agents)),
        groups=tuple(map(_group, groups)),
        occupancies=occupancies,
        memberships=tuple(map(_membership, _layered(rows["memberships"], _membership_key))),
        forms=tuple(dict.fromkeys(forms)),
    )


def person_id(name: str) -> str:
    return f"person:{slug(name)}"


def _layered(rows: Sequence[Row], key: Callable[[Row], object]) -> tuple[Row, ...]:
    return tuple({key(row): row for row in rows}.values())


def _forms(rows: Sequence[Row], forms_of: Callable[[Row], Iterator[Form]]) -> Iterator[Form]:
    for row in rows:
        yield from forms_of(row)


def _state(row: Row) -> Entity:
    id, parent = row.needed("id"), row.text("parent")
    subkind = ("disputed" if len(id) != 3 or id in DISPUTED else "dependent") if parent else ""
    return Entity(id, "state", row.needed("name"), parent or id, subkind, parent=parent, interval=row.interval())


def _organisation(row: Row) -> Entity:
    return Entity(
        id=row.needed("id"),
        kind="organisation",
        name=row.needed("name"),
        country=row.text("country"),
        subkind=row.one_of("kind", KINDS),
        sectors=row.sectors(),
        parent=row.text("parent"),
        interval=row.interval(),
    )


def _office(row: Row) -> Office:
    return Office(
        id=row.needed("id"),
        name=row.needed("name"),
        aliases=row.items("aliases"),
        sectors=row.items("sectors"),
        scope=row.one_of("scope", ("state", "body", "any")),
        rank=row.one_of("rank", RANKS),
    )


def _agent(row: Row) -> Agent:
    return Agent(row.needed("singular"), row.text("plural"), row.items("sectors"), row.text("gender"))


def _group(row: Row) -> StateGroup:
    return StateGroup(row.needed("id"), row.needed("name"), row.items("members"))


def _membership_key(row: Row) -> object:
    return tuple(row.text(column) for column in ("body", "member", "status", "start"))


def _membership(row: Row) -> Membership:
    return Membership(row.needed("body"), row.needed("member"), row.one_of("status", STATUSES), row.interval())


def _occupancy_key(row: Row) -> object:
    return (person_id(row.needed("person")), *(row.text(column) for column in ("office", "of", "start")))


def _occupancy(row: Row) -> Occupancy:
    return Occupancy(person_id(row.needed("person")), row.needed("office"), row.needed("of"), row.interval())


def _persons(
    rows: Sequence[Row], occupancies: Sequence[Occupancy], bodies: Sequence[Entity], offices: Sequence[Office]
) -> Iterator[Entity]:
    """One entity for each person; the country is that of the last office, the weightier one of two."""
    country = {body.id: body.country for body in bodies}
    kinds = {office.id: office for office in offices}
    held: dict[str, list[Occupancy]] = {}
    for occupancy in occupancies:
        held.setdefault(occupancy.person, []).append(occupancy)
    for id, mine in _layered_by_person(rows).items():
        last = max(held[id], key=lambda o: (o.interval.end or date.max, -rank_of(kinds.get(o.office))))
        name = mine[0].text("person")
        gender = next((row.text("gender") for row in mine if row.text("gender")), "") or gender_of(name)
        yield Entity(id, "person", name, country.get(last.of, ""), gender=gender)


def _layered_by_person(rows: Sequence[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(person_id(row.text("person")), []).append(row)
    return grouped
