"""What is doubtful in the data: unknown codes, names that clash, posts held by two, entries that can do nothing.

Nothing here stops a run; a file that cannot be understood at all is refused when it is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dragoman.given_names import word_set
from dragoman.knowledge.model import Entity, Form, Occupancy
from dragoman.knowledge.tables import Tables
from dragoman.names import normal
from dragoman.ontology import load_ontology

# Offices that one person at a time holds in a state; two holders there are a slip in the data.
SINGLE = word_set(
    """president prime-minister chancellor monarch supreme-leader foreign-minister defence-minister interior-minister
    finance-minister secretary-general pope"""
)
OVERLAP_DAYS = 31  # handovers are often dated loosely
AMBIGUOUS = 6  # a surname shared by more persons than this says little


def problems(tables: Tables) -> tuple[str, ...]:
    """One sentence for each doubt, sorted."""
    checks = (
        _unknown_codes(tables),
        _unknown_targets(tables),
        _clashes(tables),
        _ambiguous(tables),
        _dead(tables),
        _overlaps(tables),
    )
    return tuple(sorted({sentence for found in checks for sentence in found}))


def _unknown_codes(tables: Tables) -> Iterator[str]:
    ontology = load_ontology()
    sectors = {sector.code for sector in ontology.sectors}
    countries = {e.id for e in tables.entities if e.kind == "state"} | {c.code for c in ontology.classes}
    for what, codes in _sector_lists(tables):
        yield from (f"{what} has an unknown sector {code!r}" for code in codes if code not in sectors)
    for entity in tables.entities:
        if entity.country not in countries and (entity.country or entity.kind == "state"):
            yield f"{entity.id} has an unknown country {entity.country!r}"
        if (
            entity.kind == "organisation"
            and not entity.sectors
            and entity.subkind not in ("body", "ngo", "firm", "actor")
        ):
            yield f"{entity.id} has no sector"


def _sector_lists(tables: Tables) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entity in tables.entities:
        yield from ((entity.id, dated.sectors) for dated in entity.sectors)
    yield from ((f"office {office.id}", office.sectors) for office in tables.offices)
    yield from ((f"agent {agent.singular!r}", agent.sectors) for agent in tables.agents)


def _unknown_targets(tables: Tables) -> Iterator[str]:
    """References to entities and offices that no file describes."""
    known = {entity.id for entity in tables.entities}
    offices = {office.id for office in tables.offices}
    for held in tables.occupancies:
        if held.office not in offices:
            yield f"{held.person} holds an unknown office {held.office!r}"
        if held.of not in known:
            yield f"{held.person} is {held.office} of an unknown {held.of!r}"
    for tie in tables.memberships:
        yield from (
            f"membership {tie.body}/{tie.member}: unknown {id!r}" for id in (tie.body, tie.member) if id not in known
        )
    for group in tables.groups:
        yield from (f"group {group.id} has an unknown member {id!r}" for id in group.members if id not in known)
    for entity in tables.entities:
        if entity.parent and entity.parent not in known:
            yield f"{entity.id} has an unknown parent {entity.parent!r}"


def _clashes(tables: Tables) -> Iterator[str]:
    """One name for two entities of a kind that are there at the same time and in the same country."""
    entities = {entity.id: entity for entity in tables.entities}
    for text, forms in _by_form(tables.forms, ("name",)).items():
        found = [entities[form.target] for form in forms if form.target in entities]
        for kind in ("state", "organisation"):
            same = [entity for entity in found if entity.kind == kind]
            if len(same) > 1 and _coexist(same):
                yield f"{text!r} names {', '.join(sorted(entity.id for entity in same))}"


def _coexist(entities: list[Entity]) -> bool:
    first, *others = entities
    return any(
        other.country == first.country
        and (first.interval.end is None or other.interval.start is None or other.interval.start < first.interval.end)
        and (other.interval.end is None or first.interval.start is None or first.interval.start < other.interval.end)
        for other in others
    )


def _ambiguous(tables: Tables) -> Iterator[str]:
    for text, forms in _by_form(tables.forms, ("surname",)).items():
        if len(forms) > AMBIGUOUS:
            yield f"{text!r} is the short name of {len(forms)} persons"
    for text, forms in _by_form(tables.forms, ("office",)).items():
        if len(forms) > 1:
            yield f"office {text!r} means {', '.join(sorted(form.target for form in forms))}"
    for text, forms in _by_form(tables.forms, ("adjective",)).items():
        if len(forms) > 1:
            yield f"adjective {text!r} belongs to {', '.join(sorted(form.target for form in forms))}"


def _by_form(forms: Iterable[Form], roles: tuple[str, ...]) -> dict[str, list[Form]]:
    """Forms by what they look like, one for each target."""
    grouped: dict[str, dict[str, Form]] = defaultdict(dict)
    for form in forms:
        if form.role in roles:
            grouped[normal(form.text)].setdefault(form.target, form)
    return {text: list(found.values()) for text, found in grouped.items()}


def _dead(tables: Tables) -> Iterator[str]:
    """Entries that can never be used."""
    for held in tables.occupancies:
        if held.interval.start and held.interval.start == held.interval.end:
            yield f"{held.person} is {held.office} of {held.of} for no day"
    for office in tables.offices:
        if not office.sectors and office.scope == "state":
            yield f"office {office.id} has no sector"
    for agent in tables.agents:
        if not agent.sectors:
            yield f"agent {agent.singular!r} has no sector"


def _overlaps(tables: Tables) -> Iterator[str]:
    """Two persons in an office that one holds at a time."""
    posts: dict[tuple[str, str], list[Occupancy]] = defaultdict(list)
    for held in tables.occupancies:
        if held.office in SINGLE:
            posts[held.office, held.of].append(held)
    for (office, of), holders in posts.items():
        ordered = sorted(holders, key=lambda o: (o.interval.start is not None, o.interval.start or 0))
        for earlier, later in pairwise(ordered):
            if earlier.person != later.person and _overlap(earlier, later):
                yield f"{office} of {of}: {earlier.person} and {later.person} at the same time"


def _overlap(earlier: Occupancy, later: Occupancy) -> bool:
    start, end = later.interval.start, earlier.interval.end
    if end is None or start is None:
        return earlier.interval.start is not None or end is None
    return (end - start).days > OVERLAP_DAYS
