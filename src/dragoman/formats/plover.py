"""PLOVER JSON, one event a line, with the field names of the PLOVER manual 2.0."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO

from dragoman import __version__
from dragoman.formats.base import Format, Skipped, evidence_of, plain, sentence_at
from dragoman.ontology import Ontology, load_ontology
from dragoman.records import Coded, Document, Event, Party, Where
from dragoman.serial import json_line

# The manual's auxiliary marks stand among the contexts. A request is a category of its own and needs no mark.
MARKS = {"historical": "historical", "planned": "future", "hypothetical": "hypothetical", "negated": "negation"}
CODEBOOK = "PLOVER 2.0"
_WIKIDATA = re.compile(r"(?:wikidata:)?(Q[1-9]\d*)")

Data = dict[str, Any]


def write(reports: Iterable[Coded], out: TextIO) -> Skipped:
    """An event without an actor, or without any date, has no legal record and is skipped."""
    ontology, skipped = load_ontology(), Skipped()
    for coded in reports:
        for event in coded.events:
            reason = _unfit(coded, event)
            if reason:
                skipped[reason] += 1
            else:
                out.write(json_line(to_data(coded, event, ontology)) + "\n")
    return skipped


def to_data(coded: Coded, event: Event, ontology: Ontology) -> Data:
    """The PLOVER record of one event. The event must have a date of its own or its report one of publication."""
    start, end, comment = _days(coded.document, event)
    return _filled(
        {
            "id": event.id,
            "date": start.isoformat(),
            "enddate": end.isoformat() if end != start else None,
            "actor": [_entity(party, coded.document) for party in event.actor],
            "recipient": [_entity(party, coded.document) for party in event.recipient],
            "event": [event.type],
            "mode": list(event.mode),
            "context": contexts(event),
            "quad_code": ontology.quad(event.type),
            "event_scale": ontology.score(event.type, event.mode),
            "event_loc": _location(event.where, coded.document) if event.where else None,
            "event_text": [plain(e.quote) for e in evidence_of(event, "trigger")],
            "text_info": _text_info(coded, event),
            "cite_info": _cite_info(coded.document),
            "coder": f"dragoman {coded.versions.get('dragoman', __version__)}",
            "comment": comment,
        }
    )


def contexts(event: Event) -> list[str]:
    """The contexts and, where there is one, the auxiliary mark."""
    mark = MARKS.get(event.factuality)
    return [*event.contexts, mark] if mark and mark not in event.contexts else list(event.contexts)


def _unfit(coded: Coded, event: Event) -> str:
    if not event.actor:
        return "no actor"
    dated = (event.when and event.when.start) or coded.document.published
    return "" if dated else "no date"


def _days(document: Document, event: Event) -> tuple[date, date, str]:
    when = event.when
    if when and when.start:
        return when.start, when.end or when.start, ""
    if document.published is None:
        raise ValueError(f"event {event.id} has no date")
    return document.published, document.published, "the date is that of publication"


def _entity(party: Party, document: Document) -> Data:
    """A known party has the report's words and the name they stand for; the words of others may be a mere "he"."""
    words = document.text[party.spans[0].start : party.spans[0].end] if party.spans and party.entity else party.name
    wikidata = _WIKIDATA.fullmatch(party.entity or "")
    return _filled(
        {
            "code": party.country,
            "sector": "".join(party.sectors[:2]),
            "entity_text": plain(words),
            "identifier_id": wikidata[1] if wikidata else None,
            "identifier_text": party.name if party.entity else None,
        }
    )


def _location(where: Where, document: Document) -> Data:
    return _filled(
        {
            "extracted_place": plain(document.text[where.span.start : where.span.end]),
            "resolved_place": where.name,
            "geonameid": where.geonames_id,
            "lat": where.latitude,
            "lon": where.longitude,
            "country_code": where.country,
        }
    )


def _text_info(coded: Coded, event: Event) -> Data:
    """Where the trigger stands: offsets into the report's text, end exclusive, and its sentence counted from 1."""
    first = next(evidence_of(event, "trigger"), None)
    if first is None:
        return {}
    sentence = sentence_at(coded, first.span.start)
    return _filled(
        {
            "sequence": None if sentence is None else sentence + 1,
            "start": first.span.start,
            "end": first.span.end,
        }
    )


def _cite_info(document: Document) -> Data:
    return _filled(
        {
            "citation": document.id,
            "url": document.url,
            "title": document.title,
            "language": document.language,
            "publication": document.publisher,
            "codebook": CODEBOOK,
        }
    )


def _filled(data: Data) -> Data:
    """The record without its empty fields; 0 is a value, as at a score or an offset."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


FORMAT = Format("plover", "PLOVER JSON, one event a line", ".plover.jsonl", "application/x-ndjson", write)
