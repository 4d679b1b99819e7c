"""Who is meant by the ends of a tie."""

import re
from datetime import date

from rapidfuzz import process

from dragoman.errors import ConfigError
from dragoman.knowledge import Entity, KnowledgeBase
from dragoman.ties.model import COUNTRY, ENTITY, GOVERNMENT, ROLLUPS, Actor

# Bodies whose organs and people carry a code of their own, as those of a state carry the state's.
BODIES = {"UN": "UNO", "EU": "EUR"}
ROLES = ("name", "adjective", "people", "metonym", "capital", "surname")
NEAR = 5  # names proposed for one that is unknown
LIKE = 60


def find_actor(text: str, knowledge: KnowledgeBase, on: date | None = None) -> Actor:
    """The actor that a code, id or name means: `RUS`, `Russia`, `RUS:MIL,SPY`, `RUS/government`, `NATO`, a person.

    After `:` stand sectors, after `/` the way to roll up. `on`: the day whose surnames are meant, where several fit.
    Raises ConfigError for an unknown actor, with names like it.
    """
    name, _, sectors = text.partition(":")
    name, _, rollup = name.partition("/")
    if found := re.fullmatch(r"(?i)(?:the )?government of (.+)", name.strip()):
        name, rollup = found[1], rollup or GOVERNMENT
    if rollup and rollup not in ROLLUPS:
        raise ConfigError(f"{rollup!r} is no way to roll up: {', '.join(ROLLUPS)}")
    actor = _actor(_entity(name.strip(), knowledge, on), rollup)
    chosen = tuple(part.strip().upper() for part in sectors.split(",") if part.strip())
    return Actor(actor.code, actor.name, actor.rollup, chosen)


def _actor(entity: Entity, rollup: str) -> Actor:
    if entity.id in BODIES and rollup != ENTITY:
        return Actor(BODIES[entity.id], entity.name, rollup or COUNTRY)
    if entity.kind == "state" and rollup != ENTITY:
        return Actor(entity.id, entity.name, rollup or COUNTRY)
    return Actor(entity.id, entity.name, ENTITY)


def _entity(name: str, knowledge: KnowledgeBase, on: date | None) -> Entity:
    codes = {code: id for id, code in BODIES.items()}
    for id in (name, name.upper(), codes.get(name.upper(), ""), f"person:{name}"):
        if found := knowledge.get(id):
            return found
    forms = sorted(
        (form for form in knowledge.lookup(name) if form.role in ROLES), key=lambda form: ROLES.index(form.role)
    )
    known = [found for form in forms if (found := knowledge.get(form.target))]
    held = [entity for entity in known if entity.kind == "person" and knowledge.offices_of(entity.id, on)]
    if known:
        return held[0] if held and known[0].kind == "person" else known[0]
    raise ConfigError(f"{name!r} is no actor that is known{_near(name, knowledge)}")


def _near(name: str, knowledge: KnowledgeBase) -> str:
    persons = [knowledge.entity(id).name for id, _ in knowledge.similar(name, NEAR)]
    states = [found.name for id in knowledge.states if (found := knowledge.get(id))]
    others = [found for found, _, _ in process.extract(name, states, limit=NEAR, score_cutoff=LIKE)]
    near = list(dict.fromkeys((*others, *persons)))[:NEAR]
    return f"; did you mean {', '.join(near)}?" if near else ""
