"""Who a phrase means on a day: the answer behind `Coder.resolve`."""

from datetime import date

from dragoman.knowledge import KnowledgeBase
from dragoman.matching import explain
from dragoman.records import Resolution
from dragoman.stages.naming.reader import read_phrase
from dragoman.stages.naming.scene import scene_of


def resolve_phrase(phrase: str, on: date | None, context: str | None, knowledge: KnowledgeBase) -> Resolution:
    """Read a noun phrase by patterns over known forms.

    `on` is the day meant, None for the state of the latest data; `context` is text around the phrase, which helps with
    surnames and with "the president". What is unknown comes back without entity, with the country and sectors that the
    words still tell. `score` is 0..1; `reasons` are for a reader.
    """
    reading = read_phrase(phrase, scene_of(knowledge, on, context))
    score, reasons = explain(reading.features)
    name = reading.name or phrase.strip()
    return Resolution(reading.entity, name, reading.country, reading.sectors, reading.office, score, reasons)
