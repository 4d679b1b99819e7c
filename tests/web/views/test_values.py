"""What people type, as values."""

import json
from typing import Any

import pytest

from dragoman.errors import ConfigError
from dragoman.knowledge import KnowledgeBase
from dragoman.web.values import filter_of, json_of


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("type", "ASSAULT", "ASSAULT"),
        ("mode", "visit | meet", ["visit", "meet"]),
        ("start", "2024-05-06", "2024-05-06"),
        ("start", "", None),
        ("place", "Brod", {"name": "Brod"}),
        ("place", "null", None),
        ("actor", "", []),
        ("actor", "Somebody | NOR", ["Somebody", "Norland"]),
        ("actor", '["x"]', ["x"]),
    ],
)
def test_words_become_json(world: KnowledgeBase, field: str, typed: str, expected: Any) -> None:
    found = json.loads(json_of(field, typed, world, None))
    if field == "actor" and found:
        found = [one["name"] if isinstance(one, dict) else one for one in found]
    assert found == expected


def test_a_known_party_gets_its_id_and_country(world: KnowledgeBase) -> None:
    (party,) = json.loads(json_of("recipient", "Norland", world, None))
    assert (party["entity"], party["country"]) == ("NOR", "NOR")


def test_empty_fields_of_a_form_filter_nothing() -> None:
    found = filter_of({"type": " ", "since": "", "actor": "NOR", "page": "7"})
    assert (found.type, found.since, found.actor) == ("", None, "NOR")


@pytest.mark.parametrize("asked", [{"since": "soon"}, {"quad": "9"}, {"type": "\x00"}, {"status": "maybe"}])
def test_what_no_filter_takes_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match=next(iter(asked))):
        filter_of(asked)
