"""Readings of phrases that end in a personal name."""

from collections.abc import Callable

from dragoman.knowledge import Hit
from dragoman.matching import Feature
from dragoman.names import strip_titles
from dragoman.stages.naming.anatomy import Parts, dissect, plain_words, roles, words
from dragoman.stages.naming.offices import FORMER_SECTOR, seat_of, sectors_in
from dragoman.stages.naming.persons import Sought, find_holder, find_person
from dragoman.stages.naming.scene import Reading, Scene, Tie
from dragoman.stages.naming.sectors import with_body, with_modifiers
from dragoman.stages.naming.ties import tie_of
from dragoman.stages.naming.titled import Named, title_sectors


def read_person(named: Named, parts: Parts, scene: Scene, read: Callable[[str], Reading]) -> Reading | None:
    """The person a name with what stands before and after it means.

    None when nobody known fits and nothing shows that the words are a person's name at all.
    """
    role = next((hit for hit in reversed(named.before) if roles(hit, "office", "agent")), None)
    offices = _offices(role, parts, scene)
    tie = _tie(named, role, parts, offices, scene, read)
    sought = Sought(named.name, offices, tie.country, bool(parts.former))
    if found := find_person(sought, scene) or find_holder(sought, tie.of, scene):
        return _known(found[0], offices, tie, found[1], parts, scene)
    return _unknown(named, role, offices, tie, parts, scene)


def _offices(role: Hit | None, parts: Parts, scene: Scene) -> tuple[str, ...]:
    """The offices named before the name, else in the apposition."""
    if role and roles(role, "office"):
        return tuple(dict.fromkeys(form.target for form in roles(role, "office")))
    aside = dissect(parts.aside, scene.knowledge) if parts.aside and not role else None
    found = [form for hit in (aside.hits if aside else ()) for form in roles(hit, "office")]
    return tuple(dict.fromkeys(form.target for form in found))


def _tie(
    named: Named, role: Hit | None, parts: Parts, offices: tuple[str, ...], scene: Scene, read: Callable[[str], Reading]
) -> Tie:
    front = Parts(
        parts.text, parts.determiner, parts.former, parts.head[: named.start], named.before, parts.preposition,
        parts.rest, "",
    )  # fmt: skip
    office = offices[0] if offices else ""
    tie = seat_of(office, tie_of(front, role, office, scene, read), scene)
    if tie.country or not parts.aside:
        return tie
    aside = read(parts.aside)
    return Tie("", aside.country, aside.sectors, aside.features[:1])


def _known(
    person: str, offices: tuple[str, ...], tie: Tie, features: tuple[Feature, ...], parts: Parts, scene: Scene
) -> Reading:
    knowledge = scene.knowledge
    held = [o for o in knowledge.offices_of(person, scene.on) if o.interval.holds(scene.on)]
    sectors = knowledge.sectors_of(person, scene.on)
    said = offices[0] if offices else ""
    ever = {o.office for o in knowledge.offices_of(person)}
    if not held and said and not parts.former and not ever & set(offices):
        sectors = sectors_in(said, tie, scene)
    office = next((o.office for o in held if o.office in offices), None)
    if office is None:
        office = said or (held[0].office if held else None)
    country = knowledge.country_of(person, scene.on) or tie.country
    return Reading(person, knowledge.entity(person).name, country, sectors, office or None, features)


def _unknown(
    named: Named, role: Hit | None, offices: tuple[str, ...], tie: Tie, parts: Parts, scene: Scene
) -> Reading | None:
    name, titles = strip_titles(named.name)
    if not role and not titles and len(words(name)) < 2 and not tie.country:
        return None
    features = (Feature("unknown", -1.0, f"{name} is nobody the knowledge base has"), *tie.features)
    if parts.former and role:
        return Reading(None, name, tie.country, (FORMER_SECTOR,), (offices or (None,))[0], features)
    if role and roles(role, "office"):
        return Reading(None, name, tie.country, sectors_in(offices[0], tie, scene), offices[0], features)
    if role:
        return Reading(None, name, tie.country, _sectors_of_agent(role, tie, parts, scene), None, features)
    return Reading(None, name, tie.country, title_sectors(named.name), None, features)


def _sectors_of_agent(role: Hit, tie: Tie, parts: Parts, scene: Scene) -> tuple[str, ...]:
    agent = scene.knowledge.agent(roles(role, "agent")[0].target)
    noun = words(parts.words_of(role))[-1]
    before = plain_words(parts, role.start)
    return with_body(with_modifiers(agent.sectors, noun, before), tie.sectors if tie.of else (), noun, False)
