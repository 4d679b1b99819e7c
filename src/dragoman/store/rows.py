"""Records as rows of the tables, and back."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row as DatabaseRow

from dragoman.dyads import dyads, event_day, status, weight
from dragoman.errors import StoreError
from dragoman.matching import Trace, keys
from dragoman.records import Coded, Document, Event, Party, make_id
from dragoman.serial import from_json, json_line, to_json

Row = dict[str, Any]
MOST_NAME = 600  # characters: in UTF-8 less than a page of PostgreSQL's indexes takes
NO_VERSIONS = {"dragoman": "", "model": "", "knowledge": "", "lexicon": "", "ontology": ""}


def fit(name: str) -> str:
    """A name of a source as it stands in a key: file names may hold what no text can, or be longer than any key."""
    shown = name.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
    return shown if len(shown) <= MOST_NAME else f"{shown[: MOST_NAME - 18]}… {make_id(name)}"


def pack(coded: Coded) -> bytes:
    """The whole record without its text, which has a column of its own."""
    bare = replace(coded, document=replace(coded.document, text=""))
    return zlib.compress(to_json(bare).encode("utf-8"), 3)


def unpack(record: bytes, text: str) -> Coded:
    """Raises StoreError for a record that cannot be read."""
    try:
        coded = from_json(zlib.decompress(record).decode("utf-8"))
    except (zlib.error, UnicodeDecodeError) as error:
        raise StoreError(f"store: damaged record: {error}") from error
    return replace(coded, document=replace(coded.document, text=text))


def coder_row(versions: dict[str, str]) -> Row:
    """The versions that make records; their id is made of them."""
    found = {**NO_VERSIONS, **versions}
    columns = {name: found[name] for name in ("model", "knowledge", "lexicon", "ontology")}
    return {"id": coder_id(versions), "code": found["dragoman"], **columns}


def coder_id(versions: dict[str, str]) -> str:
    return make_id("coder", *(f"{name}={versions.get(name, '')}" for name in sorted(NO_VERSIONS)))


def report_row(coded: Coded) -> Row:
    document = coded.document
    return {
        "id": document.id,
        "own_id": int(document.id != natural_id(document)),
        "url": document.url,
        "title": document.title,
        "text": document.text,
        "published": iso(document.published),
        "publisher": document.publisher,
        "language": document.language,
        "coder": coder_id(coded.versions),
        "record": pack(coded),
    }


def natural_id(document: Document) -> str:
    """The id that a report without one of its own gets."""
    return Document(document.text, published=document.published, url=document.url).id


def event_row(report: str, position: int, event: Event, trace: Trace) -> Row:
    when, where = event.when, event.where
    return {
        "id": event.id,
        "report": report,
        "position": position,
        "type": event.type,
        "mode": json_line(event.mode),
        "contexts": json_line(event.contexts),
        "factuality": event.factuality,
        "start": iso(when.start) if when else None,
        "end": iso(when.end) if when else None,
        "day_basis": when.basis if when else "",
        "place": where.name if where else None,
        "place_country": where.country if where else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "geonames_id": where.geonames_id if where else None,
        "score": event.score,
        "day": iso(event_day(event, trace.published)) or "",
        "quad": weight(event)[0],
        "status": status(event),
        "trace": to_json(trace),
    }


def side_rows(event: Event) -> Iterator[Row]:
    roles = (("actor", event.actor), ("recipient", event.recipient), ("claimant", (event.claimant,)))
    for role, parties in roles:
        for position, party in enumerate(p for p in parties if p is not None):
            yield {"event": event.id, "role": role, "position": position, **party_row(party)}


def party_row(party: Party) -> Row:
    sectors = json_line(party.sectors)
    return {"name": party.name, "entity": party.entity, "country": party.country, "sectors": sectors}


def dyad_rows(event: Event, published: date | None) -> Iterator[Row]:
    quad, intensity = weight(event)
    act = {
        "event": event.id,
        "day": iso(event_day(event, published)) or "",
        "quad": quad,
        "intensity": float(intensity),
        "status": status(event),
        "claimant": event.claimant.name if event.claimant else "",
    }
    for position, dyad in enumerate(dyads(event)):
        sides = {**_side_columns("source", dyad.source), **_side_columns("target", dyad.target)}
        yield {**act, "position": position, "mutual": int(dyad.mutual), **sides}


def _side_columns(side: str, party: Party) -> Row:
    found = {"name": party.name, "entity": party.entity or "", "country": party.country}
    return {f"{side}_{name}": value for name, value in found.items()} | {f"{side}_sectors": "|".join(party.sectors)}


def evidence_rows(event: Event) -> Iterator[Row]:
    for position, part in enumerate(event.evidence):
        span = {"start": part.span.start, "end": part.span.end}
        yield {
            "event": event.id,
            "position": position,
            "role": part.role,
            **span,
            "quote": part.quote,
            "rule": part.rule,
        }


def statement_rows(coded: Coded) -> Iterator[Row]:
    for position, said in enumerate(coded.statements):
        yield {
            "id": said.id,
            "report": coded.document.id,
            "position": position,
            "speaker": said.speaker.name if said.speaker else None,
            "speaker_entity": said.speaker.entity if said.speaker else None,
            "speaker_country": said.speaker.country if said.speaker else None,
            "reported_by": said.reported_by.name if said.reported_by else None,
            "direct": int(said.direct),
            "content": json_line(said.content),
            "start": iso(said.when.start) if said.when else None,
            "end": iso(said.when.end) if said.when else None,
        }


def fact_rows(coded: Coded) -> Iterator[Row]:
    for position, fact in enumerate(coded.facts):
        yield {
            "report": coded.document.id,
            "position": position,
            "kind": fact.kind,
            "relation": fact.relation,
            "subject": fact.subject.name,
            "subject_entity": fact.subject.entity,
            "object": fact.object.name,
            "object_entity": fact.object.entity,
            "factuality": fact.factuality,
            "start": iso(fact.when.start) if fact.when else None,
            "end": iso(fact.when.end) if fact.when else None,
        }


def block_rows(trace: Trace) -> Iterator[Row]:
    if trace.day:
        for key in dict.fromkeys(keys(trace)):
            yield {"key": key, "day": trace.day.isoformat(), "event": trace.event}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def listed(text: str) -> tuple[str, ...]:
    """A JSON list of words."""
    return tuple(json.loads(text))


def party(row: DatabaseRow[Any]) -> Party:
    return Party(row.name, row.entity, row.country, listed(row.sectors))
