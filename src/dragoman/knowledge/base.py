"""The knowledge base: what a form can mean, and who held what on which day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from rapidfuzz import fuzz, process

from dragoman.knowledge.check import problems
from dragoman.knowledge.compiled import Compiled
from dragoman.knowledge.leaders import leading_offices
from dragoman.knowledge.model import Agent, Entity, Form, Hit, Membership, Occupancy, Office, StateGroup
from dragoman.knowledge.search import Finder
from dragoman.knowledge.tables import rank_of
from dragoman.names import name_similarity, normal, slug

FORMER = "ELI"  # PLOVER's sector of those who held an office
DISPUTED = "PRE"
EXECUTIVE = frozenset({"head", "minister"})  # ranks of offices
SEAT = "legislator"
_LIKELY = 0.8  # a name less like another is no misprint of it
_ROUGH = 70.0  # rapidfuzz score under which names are not compared closely
K = TypeVar("K")
T = TypeVar("T")


class KnowledgeBase:
    """States, organisations, persons, offices and agents with their forms; every answer is for a day.

    `on` None means: as things stand in the latest data. Ids are those of the data files, persons `person:SLUG`.
    """

    def __init__(self, made: Compiled) -> None:
        tables = made.tables
        self.version = tables.version
        self._tables = tables
        self._patterns = made.patterns
        self._entities = {entity.id: entity for entity in tables.entities}
        self._offices = {office.id: office for office in tables.offices}
        self._agents = {slug(agent.singular): agent for agent in tables.agents}
        self._groups = {group.id: group for group in tables.groups}
        self._by_person = _grouped(tables.occupancies, lambda held: held.person)
        self._by_office = _grouped(tables.occupancies, lambda held: (held.office, held.of))
        self._by_body = _grouped(tables.memberships, lambda tie: tie.body)
        self._by_member = _grouped(tables.memberships, lambda tie: tie.member)

    def find(self, text: str) -> tuple[Hit, ...]:
        """All known forms in a text, longest leftmost, as whole words.

        Names must have their capitals (or stand among words all in capitals); offices and agents may be small.
        """
        return self._finder.find(text)

    def lookup(self, form: str) -> tuple[Form, ...]:
        """What is written exactly so, apart from case, accents, hyphens, "the" and possessives."""
        return self._lookup.get(normal(form), ())

    def forms_of(self, id: str) -> tuple[Form, ...]:
        """All ways to write an entity, office, agent or group."""
        return self._by_target.get(id, ())

    def similar(self, name: str, limit: int = 5) -> tuple[tuple[str, float], ...]:
        """(person id, likeness) of persons whose name this may be a misprint or transliteration of, best first."""
        found: dict[str, float] = {}
        rough = process.extract(
            normal(name), tuple(self._names), scorer=fuzz.token_sort_ratio, score_cutoff=_ROUGH, limit=40
        )
        for key, _, _ in rough:
            likeness = name_similarity(name, key)
            for person in self._names[key]:
                found[person] = max(found.get(person, 0.0), likeness)
        best = sorted(((p, s) for p, s in found.items() if s >= _LIKELY), key=lambda pair: (-pair[1], pair[0]))
        return tuple(best[:limit])

    def entity(self, id: str) -> Entity:
        """KeyError when unknown."""
        return self._entities[id]

    def get(self, id: str) -> Entity | None:
        return self._entities.get(id)

    @property
    def states(self) -> tuple[str, ...]:
        """The ids of all states."""
        return tuple(entity.id for entity in self._entities.values() if entity.kind == "state")

    def office(self, id: str) -> Office:
        """KeyError when unknown."""
        return self._offices[id]

    def agent(self, id: str) -> Agent:
        """An agent by the slug of its singular. KeyError when unknown."""
        return self._agents[id]

    def group(self, id: str) -> StateGroup:
        """KeyError when unknown."""
        return self._groups[id]

    def sectors_of(self, id: str, on: date | None = None) -> tuple[str, ...]:
        """The sectors on a day, primary first; () for states, PRE for disputed ones, ELI for former office holders."""
        entity = self._entities.get(id)
        if entity is None:
            return ()
        if entity.kind == "person":
            return self._sectors_of_person(id, on)
        if entity.subkind == "disputed":
            return (DISPUTED,)
        return _union(dated.sectors for dated in entity.sectors if dated.interval.holds(on))

    def _sectors_of_person(self, person: str, on: date | None) -> tuple[str, ...]:
        held = self.offices_of(person, on)
        if any((kind := self._offices.get(o.office)) and kind.rank in EXECUTIVE for o in held):
            held = tuple(o for o in held if o.office != SEAT)  # a minister's seat in parliament is no second sector
        if held:
            return _union(self.sectors_of_office(o.office, o.of, on) for o in held)
        return (FORMER,) if self._last_before(person, on) else ()

    def sectors_of_office(self, office: str, of: str, on: date | None = None) -> tuple[str, ...]:
        """The sectors of whoever holds an office of a state or organisation: those of the office and of the body.

        An office any body may have ("chair", "spokesperson") takes first the sectors of the body.
        """
        kind, body = self._offices.get(office), self._entities.get(of)
        own = kind.sectors if kind else ()
        if body is None:
            return own
        of_body = self.sectors_of(of, on)
        ahead = body.kind == "organisation" and body.subkind != "body" and kind is not None and kind.scope != "state"
        return _union((of_body, own) if ahead else (own, of_body))

    def country_of(self, id: str, on: date | None = None) -> str:
        """The PLOVER country code; a person's is that of the office of the day, else the last, else the next."""
        entity = self._entities.get(id)
        if entity is None or entity.kind != "person":
            return entity.country if entity else ""
        held = self.offices_of(id, on) or self._last_before(id, on) or self._by_person.get(id, ())[:1]
        codes = (self._entities[o.of].country for o in held if o.of in self._entities)
        return next(filter(None, codes), entity.country)

    def holders(self, office: str, of: str, on: date | None = None) -> tuple[Occupancy, ...]:
        """Who holds an office on the day, the last to take it first."""
        held = [o for o in self._by_office.get((office, of), ()) if o.interval.holds(on)]
        return tuple(sorted(held, key=_start, reverse=True))

    def history(self, office: str, of: str) -> tuple[Occupancy, ...]:
        """All who ever held an office, in order of their start."""
        return tuple(sorted(self._by_office.get((office, of), ()), key=_start))

    def leaders(self, of: str, on: date | None = None, supreme: bool = False) -> tuple[Occupancy, ...]:
        """Whoever "the leader" of a state or organisation means, best first; `supreme` for "supreme leader"."""
        entity = self._entities.get(of)
        offices = leading_offices(entity, supreme) if entity else ()
        return tuple(held for office in offices for held in self.holders(office, of, on))

    def offices_of(self, person: str, on: date | None = None) -> tuple[Occupancy, ...]:
        """The offices a person holds on the day, weightiest first; on no day: all there ever were, latest first."""
        ever = self._by_person.get(person, ())
        if on is None:
            return tuple(sorted(ever, key=_start, reverse=True))
        return tuple(sorted((o for o in ever if o.interval.holds(on)), key=self._weight))

    def _last_before(self, person: str, on: date | None) -> tuple[Occupancy, ...]:
        past = [o for o in self._by_person.get(person, ()) if o.interval.end and (on is None or o.interval.end <= on)]
        return tuple(sorted(past, key=lambda o: (o.interval.end or date.min, -self._weight(o)), reverse=True)[:1])

    def _weight(self, held: Occupancy) -> int:
        return rank_of(self._offices.get(held.office))

    def members(self, body: str, on: date | None = None, status: str = "member") -> tuple[str, ...]:
        ties = self._by_body.get(body, ())
        return tuple(dict.fromkeys(tie.member for tie in ties if tie.status == status and tie.interval.holds(on)))

    def memberships(self, member: str, on: date | None = None) -> tuple[Membership, ...]:
        return tuple(tie for tie in self._by_member.get(member, ()) if tie.interval.holds(on))

    def persons_named(self, surname: str) -> tuple[str, ...]:
        """Persons by the last name or short name they go by alone."""
        return tuple(dict.fromkeys(form.target for form in self.lookup(surname) if form.role == "surname"))

    def check(self) -> tuple[str, ...]:
        """What is doubtful in the data, one sentence each."""
        return problems(self._tables)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._patterns)

    @cached_property
    def _lookup(self) -> Mapping[str, tuple[Form, ...]]:
        return _grouped(self._tables.forms, lambda form: normal(form.text))

    @cached_property
    def _by_target(self) -> Mapping[str, tuple[Form, ...]]:
        return _grouped(self._tables.forms, lambda form: form.target)

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """Full names of persons in comparable form."""
        named = [f for f in self._tables.forms if f.role == "name" and f.target.startswith("person:")]
        grouped = _grouped(named, lambda form: normal(form.text))
        return {key: tuple(form.target for form in forms) for key, forms in grouped.items()}


def _start(held: Occupancy) -> date:
    return held.interval.start or date.min


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sector for sectors in lists for sector in sectors))


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> Mapping[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {found: tuple(members) for found, members in groups.items()}
