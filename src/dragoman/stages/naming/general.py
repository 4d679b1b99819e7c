"""Readings of general nouns: "20 soldiers", "an opposition lawmaker", "the president's son", "the Z agency"."""

from collections.abc import Callable
from dataclasses import replace

from dragoman.knowledge import Hit
from dragoman.matching import Feature
from dragoman.names import fold
from dragoman.stages.naming.anatomy import Parts, dissect, plain_words, roles, words
from dragoman.stages.naming.bodies import body_of_state
from dragoman.stages.naming.offices import FORMER_SECTOR, with_disputed
from dragoman.stages.naming.scene import Reading, Scene, Tie
from dragoman.stages.naming.sectors import head_sectors, with_body, with_modifiers
from dragoman.stages.naming.ties import by_scene, tie_of
from dragoman.stages.naming.words import GENERIC, GOVERNMENT, KEEPS_NO_ENTITY, STATE_SECTORS

_OFFICIALS = frozenset({"GOV", "LEG", "JUD", "SPY", "ELI"})
_MINISTERS = frozenset({"minister", "secretary"})


def read_agent(parts: Parts, hit: Hit, scene: Scene, read: Callable[[str], Reading]) -> Reading:
    """A noun from the list of general agents, with whose they are."""
    agents = [scene.knowledge.agent(form.target) for form in roles(hit, "agent")]
    noun = fold(words(parts.words_of(hit))[-1])
    tie = tie_of(parts, hit, "", scene, read)
    own = tuple(dict.fromkeys(sector for agent in agents[:1] for sector in agent.sectors))
    sectors = with_modifiers(own, noun, plain_words(parts, hit.start))
    sectors = _of_body(sectors, noun, tie, scene)
    if sectors and sectors[0] in STATE_SECTORS:
        tie = by_scene(tie, scene)
    if parts.former and set(sectors[:1]) & _OFFICIALS:
        sectors = (FORMER_SECTOR,)
    if not parts.indefinite and (body := _own_body(parts, hit, tie, scene)):
        return body
    features = (Feature("agent", 1.5, f"{parts.words_of(hit)} is a known kind of actor"), *tie.features)
    entity = _entity(noun, tie, scene)
    name = scene.knowledge.entity(entity).name if entity else parts.text
    return Reading(entity, name, tie.country, with_disputed(sectors, tie.disputed), None, features)


def _own_body(parts: Parts, hit: Hit, tie: Tie, scene: Scene) -> Reading | None:
    """The state's own body that the noun names: "Russia's Defence Ministry"."""
    state = scene.knowledge.get(tie.of)
    if state is None or state.kind != "state":
        return None
    id = body_of_state(parts.words_of(hit), state.id, scene)
    if not id:
        return None
    body = scene.knowledge.entity(id)
    features = (Feature("name", 2.0, f"{body.name} is a known organisation"), *tie.features)
    return Reading(id, body.name, body.country, scene.knowledge.sectors_of(id, scene.on), None, features)


def _of_body(sectors: tuple[str, ...], noun: str, tie: Tie, scene: Scene) -> tuple[str, ...]:
    body = scene.knowledge.get(tie.of)
    if body and body.kind == "organisation":
        return with_body(sectors, tie.sectors, noun, body.subkind == "group")
    return with_body(sectors, tie.sectors, noun, False) if noun in GENERIC else sectors


def _entity(noun: str, tie: Tie, scene: Scene) -> str | None:
    """A government is its state, the fighters of an armed group are the group; other people are nobody known."""
    body = scene.knowledge.get(tie.of)
    if body is None:
        return None
    if body.kind == "state":
        return body.id if noun in GOVERNMENT else None
    return body.id if body.subkind == "group" else None


def read_family(parts: Parts, scene: Scene, read: Callable[[str], Reading]) -> Reading:
    """Relatives: of an official they are elite, of others they are nobody in particular."""
    head, _, _ = parts.head.rpartition(" ")
    owner = read(parts.rest if parts.preposition == "of" else head.removesuffix("'s").removesuffix("’s"))
    reason = Feature("family", 0.5, f"family of {owner.name}")
    if owner.entity or set(owner.sectors) & (_OFFICIALS | {"MIL"}):
        return Reading(None, parts.text, owner.country, (FORMER_SECTOR,), None, (*owner.features[:1], reason))
    return Reading(None, parts.text, owner.country, ("CVL",), None, (reason,))


def read_transparent(parts: Parts, noun: str, scene: Scene, read: Callable[[str], Reading]) -> Reading | None:
    """Read what follows "of": "dozens of protesters" are protesters, "members of parliament" are no parliament."""
    inner = read(parts.rest)
    if not (inner.sectors or inner.country):
        return None
    entity = scene.knowledge.get(inner.entity or "")
    if noun in ("people", "residents", "citizens", "inhabitants", "natives", "population"):
        inner = replace(inner, sectors=("CVL",))
    elif entity and entity.kind == "state" and not inner.sectors:
        inner = replace(inner, sectors=head_sectors(noun))
    if noun in KEEPS_NO_ENTITY and not (entity and entity.subkind == "group"):
        inner = replace(inner, entity=None, name=parts.text, office=None)
    return inner


def read_unknown(parts: Parts, scene: Scene, read: Callable[[str], Reading]) -> Reading:
    """A head whose last noun is in no list: its sectors by that noun or its modifiers, its country by the rest."""
    found = words(parts.head)
    noun = fold(found[-1]) if found else ""
    tie = tie_of(parts, None, "", scene, read)
    sectors = head_sectors(noun) or head_sectors(noun.removesuffix("s"))
    sectors = with_modifiers(sectors, noun, found[:-1]) if sectors else _by_modifiers(found[:-1], parts, scene)
    features = list(tie.features)
    if sectors:
        features.append(Feature("noun", 0.5, f"{noun} tells the sector"))
    else:
        features.append(Feature("unknown", -1.5, f"{parts.head} is not known"))
    if parts.former and set(sectors[:1]) & _OFFICIALS:
        sectors = (FORMER_SECTOR,)
    office = "minister-of-state" if noun in _MINISTERS and sectors else None
    return Reading(None, parts.text, tie.country, with_disputed(sectors, tie.disputed), office, tuple(features))


def _by_modifiers(before: list[str], parts: Parts, scene: Scene) -> tuple[str, ...]:
    """Sectors of the last agent among the words before an unknown noun: "police station", "rebel stronghold"."""
    inner = dissect(" ".join(before), scene.knowledge)
    if inner.last and roles(inner.last, "agent"):
        return scene.knowledge.agent(roles(inner.last, "agent")[0].target).sectors
    return with_modifiers((), "", before)
