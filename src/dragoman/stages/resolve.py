"""Who a phrase means on a day: the answer behind `Coder.resolve`."""

from datetime import date

from dragoman.gazetteer import Gazetteer
from dragoman.knowledge import KnowledgeBase
from dragoman.matching import Feature, explain
from dragoman.records import Resolution
from dragoman.stages.naming.anatomy import dissect
from dragoman.stages.naming.misprints import people_like
from dragoman.stages.naming.places import with_place
from dragoman.stages.naming.reader import read_phrase
from dragoman.stages.naming.scene import Reading, scene_of


def resolve_phrase(
    phrase: str, on: date | None, context: str | None, knowledge: KnowledgeBase, gazetteer: Gazetteer | None = None
) -> Resolution:
    """Read a noun phrase by patterns over known forms.

    `on` is the day meant, None for the state of the latest data; `context` is text around the phrase, which helps with
    surnames and with "the president". What is unknown comes back without entity, with the country and sectors that the
    words still tell. `score` is 0..1; `reasons` are for a reader.
    """
    scene = scene_of(knowledge, on, context)
    reading = read_phrase(phrase, scene)
    if not (reading.entity or reading.country or reading.sectors) and (state := people_like(phrase.strip(), knowledge)):
        reading = _misprinted(state, knowledge)
    if gazetteer:
        reading = with_place(reading, dissect(phrase, knowledge), gazetteer)
    score, reasons = explain(reading.features)
    name = reading.name or phrase.strip()
    return Resolution(reading.entity, name, reading.country, reading.sectors, reading.office, score, reasons)


def _misprinted(state: str, knowledge: KnowledgeBase) -> Reading:
    found = knowledge.entity(state)
    reason = Feature("misprint", 0.0, f"looks like a misprint of the people of {found.name}")
    return Reading(None, f"people of {found.name}", found.country, (), None, (reason,))
