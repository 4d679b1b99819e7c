"""What people type into forms, as values of records."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from dragoman.errors import ConfigError
from dragoman.knowledge import KnowledgeBase
from dragoman.web.api.asked import EventFilter

SIDES = ("actor", "recipient", "claimant")
NAMING = ("name", "surname", "metonym")  # forms that stand for an entity
BETWEEN = "|"


def filter_of(asked: Mapping[str, str]) -> EventFilter:
    """The filters in a query; empty fields of a form and what is no filter are passed over.

    Raises ConfigError for values that no filter takes.
    """
    given = {name: value.strip() for name, value in asked.items() if name in EventFilter.model_fields}
    try:
        return EventFilter.model_validate({name: value for name, value in given.items() if value})
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def json_of(field: str, typed: str, knowledge: KnowledgeBase, on: date | None) -> str:
    """What was typed for a field of an event, as JSON: words, a `|` between several; JSON as it stands; empty: nothing.

    Names of parties are looked up as of a day. The meaning of the value is checked by who takes it.
    """
    typed = typed.strip()
    if typed.startswith(("[", "{", '"')) or typed == "null":
        return typed
    parts = [part.strip() for part in typed.split(BETWEEN) if part.strip()]
    if field == "mode":
        return json.dumps(parts)
    if field in SIDES:
        return json.dumps([party(part, knowledge, on) for part in parts], ensure_ascii=False)
    if not typed:
        return "null"
    return json.dumps({"name": typed} if field == "place" else typed, ensure_ascii=False)


def party(name: str, knowledge: KnowledgeBase, on: date | None) -> dict[str, Any]:
    """A party by its id or name; a name that nobody knows, or that may mean several, stays a name."""
    targets = {form.target for form in knowledge.lookup(name) if form.role in NAMING}
    entity = knowledge.get(name) or (knowledge.get(targets.pop()) if len(targets) == 1 else None)
    if entity is None:
        return {"name": name}
    sectors = list(knowledge.sectors_of(entity.id, on))
    country = knowledge.country_of(entity.id, on)
    return {"name": entity.name, "entity": entity.id, "country": country, "sectors": sectors}
