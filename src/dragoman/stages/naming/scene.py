"""What is known about the setting of a phrase: the day, the states the text around speaks of, and its persons."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge import Entity, Form, KnowledgeBase
from dragoman.matching import Feature
from dragoman.stages.naming.anatomy import roles

_STATE_ROLES = ("name", "adjective", "people", "capital", "metonym")
_CLEAR = 0.5  # share of mentions from which on one state sets the scene


@dataclass(frozen=True, slots=True)
class Scene:
    """`countries` are the states of the text around, most mentioned first; `persons` those named in full there."""

    knowledge: KnowledgeBase
    on: date | None
    countries: tuple[str, ...] = ()
    persons: frozenset[str] = frozenset()
    clear: bool = False

    @property
    def country(self) -> str:
        """The one state the text is mostly about, "" when there is none."""
        return self.countries[0] if self.clear else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase was read as, before the score is made of its features."""

    entity: str | None = None
    name: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    office: str | None = None
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Whose somebody is. `of`: the state or organisation itself, "" when only its country or sectors are known."""

    of: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    features: tuple[Feature, ...] = ()
    disputed: bool = False


def scene_of(knowledge: KnowledgeBase, on: date | None, context: str | None) -> Scene:
    """The scene a context sets; without one only the day is known."""
    if not context:
        return Scene(knowledge, on)
    counts: Counter[str] = Counter()
    persons: set[str] = set()
    for hit in knowledge.find(context):
        states = state_targets(roles(hit, *_STATE_ROLES), Scene(knowledge, on))
        counts.update(states[:1])
        persons.update(f.target for f in roles(hit, "name") if f.target.startswith("person:"))
    ranked = counts.most_common()
    clear = (
        bool(ranked) and ranked[0][1] >= _CLEAR * counts.total() and (len(ranked) < 2 or ranked[0][1] > ranked[1][1])
    )
    return Scene(knowledge, on, tuple(state for state, _ in ranked), frozenset(persons), clear)


def state_targets(forms: tuple[Form, ...], scene: Scene) -> tuple[str, ...]:
    """The states among the targets, those that exist on the day first."""
    found = dict.fromkeys(form.target for form in forms)
    states = [e for e in map(scene.knowledge.get, found) if e and e.kind == "state"]
    return tuple(e.id for e in sorted(states, key=lambda e: not exists(e, scene.on)))


def exists(entity: Entity, on: date | None) -> bool:
    return entity.interval.holds(on)
