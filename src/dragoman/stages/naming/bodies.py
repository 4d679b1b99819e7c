"""Finding a state's own body by words that name it in another order: "Russia's Ministry of Defence"."""

import re
from collections.abc import Iterator

from dragoman.stages.naming.scene import Scene

_OFFICE_OF = re.compile(r"(?P<noun>ministry|department|office) (?:of|for) (?:the )?(?P<field>.+)", re.IGNORECASE)
_FIELD_OFFICE = re.compile(r"(?P<field>.+) (?P<noun>ministry|department|office)", re.IGNORECASE)


def body_of_state(text: str, state: str, scene: Scene) -> str:
    """The organisation of a state that is called so, "" if none is known; `text` is without the state's name."""
    knowledge = scene.knowledge
    adjectives = [form.text for form in knowledge.forms_of(state) if form.role == "adjective"]
    names = [form.text for form in knowledge.forms_of(state) if form.role == "name"]
    for words in _orders(text):
        called = (*(f"{a} {words}" for a in adjectives), *(f"{words} of {n}" for n in names))
        for form in (form for name in called for form in knowledge.lookup(name)):
            entity = knowledge.get(form.target)
            if form.role == "name" and entity and entity.kind == "organisation":
                return entity.id
    return ""


def _orders(text: str) -> Iterator[str]:
    """The text and its other usual order: "Defence Ministry", "Ministry of Defence"."""
    yield text
    if match := _OFFICE_OF.fullmatch(text):
        yield f"{match['field']} {match['noun']}"
    elif match := _FIELD_OFFICE.fullmatch(text):
        yield f"{match['noun']} of {match['field']}"
