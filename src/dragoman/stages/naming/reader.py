"""Reads a noun phrase: a name, an office, a body, a state or a general noun, with whose it is."""

from collections.abc import Callable
from dataclasses import replace

from dragoman.knowledge import Hit
from dragoman.matching import Feature
from dragoman.names import fold
from dragoman.stages.naming.anatomy import Parts, dissect, plain_words, roles, words
from dragoman.stages.naming.general import read_agent, read_family, read_transparent, read_unknown
from dragoman.stages.naming.offices import office_of, read_office, seat_of, with_disputed
from dragoman.stages.naming.people import read_person
from dragoman.stages.naming.scene import Reading, Scene, state_targets
from dragoman.stages.naming.ties import by_scene, pick_body, states_in, tie_of
from dragoman.stages.naming.titled import name_in
from dragoman.stages.naming.words import FAMILY, QUANTIFIERS, SENT, SHARED, TRANSPARENT

_SIDES = {"ruling": "GOV", "governing": "GOV", "opposition": "OPP"}
_DEPTH = 4  # phrases within phrases that are followed


def read_phrase(phrase: str, scene: Scene, depth: int = 0) -> Reading:
    """What a phrase means; an empty reading when nothing is known of it."""
    parts = dissect(phrase, scene.knowledge)
    if not parts.head or depth > _DEPTH:
        return Reading(name=parts.text)

    def read(inner: str) -> Reading:
        return read_phrase(inner, scene, depth + 1)

    return _with_aside(_read_head(parts, scene, read), parts, scene, read)


def _with_aside(reading: Reading, parts: Parts, scene: Scene, read: Callable[[str], Reading]) -> Reading:
    """A name that says nothing itself takes office, state and sectors from its apposition."""
    if reading.entity or reading.sectors or not parts.aside:
        return reading
    aside = read(parts.aside)
    if not (aside.sectors or aside.country):
        return reading
    features = (*reading.features, *aside.features[:2])
    return Reading(None, reading.name, aside.country or reading.country, aside.sectors, aside.office, features)


def _read_head(parts: Parts, scene: Scene, read: Callable[[str], Reading]) -> Reading:
    ending = (words(parts.head) or [""])[-1]
    if fold(ending) in FAMILY:
        return read_family(parts, scene, read)
    counted = parts.head == ending and fold(ending) in QUANTIFIERS
    sees_through = parts.preposition == "of" and (counted or (fold(ending) in TRANSPARENT and ending.islower()))
    if sees_through and (reading := read_transparent(parts, fold(ending), scene, read)):
        return reading
    if (named := name_in(parts)) and (reading := read_person(named, parts, scene, read)):
        return reading
    return _read_form(parts, parts.last, scene, read) if parts.last else read_unknown(parts, scene, read)


def _read_form(parts: Parts, hit: Hit, scene: Scene, read: Callable[[str], Reading]) -> Reading:
    """The reading of a head that ends in a known form: what it most likely is comes first."""
    states = state_targets(roles(hit, "name"), scene)
    if states and not _is_common(hit, parts):
        return _read_state(states[0], scene)
    others = tuple(scene.knowledge.country_of(state) for state in states_in(parts, scene, hit))
    if body := pick_body(hit, others, scene):
        return _read_body(body, plain_words(parts, hit.start), scene)
    if states := state_targets(roles(hit, "metonym", "capital"), scene):
        return _read_seat(parts.words_of(hit), states[0], scene)
    if roles(hit, "office") and not _general(hit, parts):
        return _read_office(parts, hit, scene, read)
    if roles(hit, "agent"):
        return replace(read_agent(parts, hit, scene, read), office=_shared_office(hit, scene))
    if states := state_targets(roles(hit, "people", "adjective"), scene):
        return _read_people(parts, states[0], scene)
    if groups := roles(hit, "state-group"):
        group = scene.knowledge.group(groups[0].target)
        return Reading(None, group.name, features=(Feature("group", 2.0, f"{group.name} is a known group of states"),))
    return read_unknown(parts, scene, read)


def _is_common(hit: Hit, parts: Parts) -> bool:
    return bool(roles(hit, "agent")) and parts.words_of(hit).islower()


def _general(hit: Hit, parts: Parts) -> bool:
    """An office form better read as a general noun: several such people, or a word any body uses, as an agent."""
    shared = all(form.target in SHARED and form.target not in SENT for form in roles(hit, "office"))
    return bool(roles(hit, "agent")) and shared and not parts.former


def _shared_office(hit: Hit, scene: Scene) -> str | None:
    """The office of a general noun in the singular, if it is one: "the governor of Z"."""
    offices = [form.target for form in roles(hit, "office")]
    return offices[0] if offices and not _is_plural(hit, offices[0], scene) else None


def _read_state(id: str, scene: Scene) -> Reading:
    state = scene.knowledge.entity(id)
    reason = Feature("name", 3.0, f"{state.name} is a known state")
    return Reading(id, state.name, state.country, scene.knowledge.sectors_of(id, scene.on), None, (reason,))


def _read_body(id: str, before: list[str], scene: Scene) -> Reading:
    """An organisation; "ruling" and "opposition" before a party's name say where it stands."""
    body = scene.knowledge.entity(id)
    features = [Feature("name", 2.5, f"{body.name} is a known organisation")]
    if not body.interval.holds(scene.on):
        features.append(Feature("day", -1.0, "does not exist on the day"))
    sides = tuple(_SIDES[word.lower()] for word in before if word.lower() in _SIDES)
    sectors = dict.fromkeys((*scene.knowledge.sectors_of(id, scene.on), *sides))
    return Reading(id, body.name, body.country, tuple(sectors), None, tuple(features))


def _read_seat(text: str, id: str, scene: Scene) -> Reading:
    state = scene.knowledge.entity(id)
    reason = Feature("seat", 2.0, f"{text} stands for the government of {state.name}")
    sectors = with_disputed(("GOV",), state.subkind == "disputed")
    return Reading(id, state.name, state.country, sectors, None, (reason,))


def _read_people(parts: Parts, id: str, scene: Scene) -> Reading:
    """A people: "Iranians" are civilians, while "the Iranians" may well be the state."""
    state = scene.knowledge.entity(id)
    reason = Feature("people", 1.5, f"people of {state.name}")
    if parts.determiner == "the":
        return Reading(None, parts.text, state.country, (), None, (reason,))
    return Reading(None, parts.text, state.country, ("CVL",), None, (reason,))


def _read_office(parts: Parts, hit: Hit, scene: Scene, read: Callable[[str], Reading]) -> Reading:
    first = roles(hit, "office")[0].target
    tie = seat_of(first, tie_of(parts, hit, first, scene, read), scene)
    if not parts.indefinite:
        tie = by_scene(tie, scene)
    text = parts.words_of(hit)
    office = office_of(hit, tie.of, scene, text)
    if office == "un-ambassador" and parts.preposition and _is_organisation(tie.of, scene):
        office = "special-envoy"  # "UN envoy to Z" is sent by the UN, not to it
    unnamed = parts.indefinite or _is_plural(hit, first, scene)
    return read_office(office, tie, scene, former=parts.former, unnamed=unnamed, name=parts.text)


def _is_organisation(id: str, scene: Scene) -> bool:
    entity = scene.knowledge.get(id)
    return entity is not None and entity.kind == "organisation"


def _is_plural(hit: Hit, office: str, scene: Scene) -> bool:
    kind = scene.knowledge.office(office)
    singular = {fold(text) for text in (kind.name, *kind.aliases)}
    return all(fold(form.text) not in singular for form in roles(hit, "office") if form.target == office)
