"""Whose somebody is: the state, body or person named before the head noun or after its preposition."""

import re
from collections.abc import Callable
from dataclasses import replace

from dragoman.knowledge import Hit
from dragoman.matching import Feature
from dragoman.stages.naming.anatomy import Parts, roles
from dragoman.stages.naming.scene import Reading, Scene, Tie, exists, state_targets
from dragoman.stages.naming.words import BELONGING, SENT

# "US-backed", "Moscow-based": the state helps or houses them, they are not its own.
_FOREIGN = re.compile(
    r"^-(?:backed|led|supported|sponsored|allied|funded|trained|armed|born|speaking|occupied|bound|friendly|style|"
    r"educated|linked|aligned|mediated|brokered|made|supplied)\b"
)
_HELD = re.compile(r"^-(?:based|run|held|controlled|administered|owned)\b")
_SIDE = re.compile(r"\b(?:pro|anti|non)[- ]$", re.IGNORECASE)
_STATE_ROLES = ("name", "adjective", "people", "metonym", "capital")


def tie_of(parts: Parts, head: Hit | None, office: str, scene: Scene, read: Callable[[str], Reading]) -> Tie:
    """The tie a phrase states, else the one its scene suggests. `head`: the form that is the head noun itself."""
    before = [hit for hit in parts.hits if hit is not head and not foreign(parts, hit)]
    if tie := _body(parts, before, scene) or _state(parts, before, scene) or _inside(parts, head, scene):
        return tie
    if parts.preposition in BELONGING or (parts.preposition in ("for", "to", "with", "on") and office not in SENT):
        return _after(parts, scene, read)
    return Tie()


def foreign(parts: Parts, hit: Hit) -> bool:
    """Whether the form only says whom somebody is for, against or helped by."""
    return bool(_FOREIGN.match(parts.head[hit.end :]) or _SIDE.search(parts.head[: hit.start]))


def to_state(id: str, scene: Scene) -> Tie:
    state = scene.knowledge.entity(id)
    reason = Feature("country", 1.0, f"of {state.name}")
    return Tie(id, state.country, (), (reason,), state.subkind == "disputed")


def to_body(id: str, scene: Scene) -> Tie:
    body = scene.knowledge.entity(id)
    reason = Feature("body", 1.0, f"of {body.name}")
    return Tie(id, body.country, scene.knowledge.sectors_of(id, scene.on), (reason,))


def by_scene(tie: Tie, scene: Scene) -> Tie:
    """The tie, or one to the state the text around is about when the phrase itself states none."""
    if tie.country or tie.of or not scene.country:
        return tie
    state = scene.knowledge.entity(scene.country)
    return Tie(state.id, state.country, tie.sectors, (Feature("context", 0.3, f"the text is about {state.name}"),))


def pick_body(hit: Hit, countries: tuple[str, ...], scene: Scene) -> str:
    """The organisation a form means; "" when the phrase's own state rules out all of them.

    `countries`: of the states named in the phrase. Bodies that exist on the day come first.
    """
    bodies = [e for e in map(scene.knowledge.get, dict.fromkeys(f.target for f in roles(hit, "name"))) if e]
    bodies = [body for body in bodies if body.kind == "organisation"]
    if countries:
        bodies = [body for body in bodies if body.country in countries or not scene.knowledge.get(body.country)]
    order = sorted(
        bodies,
        key=lambda body: (
            body.country not in countries,
            not exists(body, scene.on),
            scene.countries.index(body.country) if body.country in scene.countries else len(scene.countries),
        ),
    )
    return order[0].id if order else ""


def states_in(parts: Parts, scene: Scene, *skipped: Hit) -> tuple[str, ...]:
    """The states named in the head, nearest to its end first."""
    found: list[str] = []
    for hit in reversed(parts.hits):
        if hit not in skipped and not foreign(parts, hit):
            found.extend(state_targets(roles(hit, *_STATE_ROLES), scene)[:1])
    return tuple(dict.fromkeys(found))


def _body(parts: Parts, before: list[Hit], scene: Scene) -> Tie | None:
    for hit in reversed(before):
        countries = tuple(scene.knowledge.country_of(state) for state in states_in(parts, scene, hit))
        if not state_targets(roles(hit, "name", "adjective"), scene) and (body := pick_body(hit, countries, scene)):
            return to_body(body, scene)
    return None


def _state(parts: Parts, before: list[Hit], scene: Scene) -> Tie | None:
    for hit in reversed(before):
        if states := state_targets(roles(hit, *_STATE_ROLES), scene):
            return to_state(states[0], scene)
        persons = [f.target for f in roles(hit, "name", "surname") if f.target.startswith("person:")]
        if persons and not roles(hit, "office", "agent"):
            return _person(persons, scene)
    return None


def _person(persons: list[str], scene: Scene) -> Tie:
    """The tie of a name: "Putin's government" is of the state Putin serves, if need be the Putin now in office."""
    serving = [p for p in persons if any(o.interval.holds(scene.on) for o in scene.knowledge.offices_of(p, scene.on))]
    person = (serving or persons)[0]
    name = scene.knowledge.entity(person).name
    country = scene.knowledge.country_of(person, scene.on)
    return Tie("", country, (), (Feature("person", 0.8, f"of {name}"),))


def _inside(parts: Parts, head: Hit | None, scene: Scene) -> Tie | None:
    """The body or state that is part of the head form itself: "CIA director", "EU foreign policy chief"."""
    if head is None:
        return None
    for text in _pieces(parts.words_of(head)):
        for hit in scene.knowledge.find(text):
            if _FOREIGN.match(text[hit.end :]) or _SIDE.search(text[: hit.start]):
                continue
            if states := state_targets(roles(hit, *_STATE_ROLES), scene):
                return to_state(states[0], scene)
            if body := pick_body(hit, (), scene):
                return to_body(body, scene)
    return None


def _pieces(text: str) -> list[str]:
    """What a form may begin with, longest first, and what follows a preposition in it."""
    beginnings = [text[: match.start()] for match in re.finditer(r"[ -]", text)]
    return [*reversed(beginnings), *(text[match.end() :] for match in re.finditer(r" (?:of|for|at|in) ", text))]


def _after(parts: Parts, scene: Scene, read: Callable[[str], Reading]) -> Tie:
    reading = read(parts.rest)
    entity = scene.knowledge.get(reading.entity or "")
    if entity is None:
        return Tie("", reading.country, reading.sectors, reading.features[:1], "PRE" in reading.sectors)
    if entity.kind == "organisation":
        return to_body(entity.id, scene)
    if entity.kind == "state":
        tie = to_state(entity.id, scene)
        return replace(tie, of="") if _is_capital(parts.rest, scene) and parts.preposition != "for" else tie
    reason = Feature(entity.kind, 0.8, f"of {entity.name}")
    return Tie("", reading.country, reading.sectors, (reason,), "PRE" in reading.sectors)


def _is_capital(text: str, scene: Scene) -> bool:
    hits = scene.knowledge.find(text)
    return bool(hits) and bool(roles(hits[0], "capital")) and not roles(hits[0], "name")
