"""A table for spreadsheets and statistics: one event a row, UTF-8, a header, columns that stay as they are.

A list in a cell is separated by `|`; the names, countries and sectors of a side stand in the same order, several
sectors of one party joined by `+`.
"""

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from dragoman.formats.base import Format, Skipped, plain, trigger
from dragoman.ontology import Ontology, load_ontology
from dragoman.records import Coded, Document, Event, Party

COLUMNS = (
    *("id", "report", "published", "publisher", "title", "url"),
    *("date_start", "date_end", "date_basis"),
    *("type", "mode", "quad", "score", "factuality"),
    *("actor", "actor_entity", "actor_country", "actor_sectors"),
    *("recipient", "recipient_entity", "recipient_country", "recipient_sectors"),
    *("place", "place_country", "latitude", "longitude", "geonames_id"),
    *("claimant", "contexts", "trigger", "confidence"),
)
Row = dict[str, Any]


def write(reports: Iterable[Coded], out: TextIO) -> Skipped:
    """Nothing is left out."""
    ontology = load_ontology()
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for coded in reports:
        rows.writerows(to_row(coded, event, ontology) for event in coded.events)
    return Skipped()


def to_row(coded: Coded, event: Event, ontology: Ontology) -> Row:
    """The cells of one event by column; None is an empty cell."""
    return {
        "id": event.id,
        **_report(coded.document),
        **_when(event),
        "type": event.type,
        "mode": _list(event.mode),
        "quad": ontology.quad(event.type),
        "score": ontology.score(event.type, event.mode),
        "factuality": event.factuality,
        **_side("actor", event.actor),
        **_side("recipient", event.recipient),
        **_where(event),
        "claimant": _cell(event.claimant.name) if event.claimant else None,
        "contexts": _list(event.contexts),
        "trigger": trigger(event),
        "confidence": event.score,
    }


def _report(document: Document) -> Row:
    return {
        "report": document.id,
        "published": document.published,
        "publisher": plain(document.publisher or ""),
        "title": plain(document.title or ""),
        "url": plain(document.url or ""),
    }


def _when(event: Event) -> Row:
    when = event.when
    return {"date_start": when.start, "date_end": when.end, "date_basis": when.basis} if when else {}


def _where(event: Event) -> Row:
    where = event.where
    if where is None:
        return {}
    return {
        "place": plain(where.name),
        "place_country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geonames_id": where.geonames_id,
    }


def _side(name: str, parties: tuple[Party, ...]) -> Row:
    return {
        name: _list(party.name for party in parties),
        f"{name}_entity": _list(party.entity or "" for party in parties),
        f"{name}_country": _list(party.country for party in parties),
        f"{name}_sectors": _list("+".join(party.sectors) for party in parties),
    }


def _list(items: Iterable[str]) -> str:
    return "|".join(map(_cell, items))


def _cell(text: str) -> str:
    return plain(text).replace("|", "/")


FORMAT = Format("csv", "one event a row", ".csv", "text/csv", write)
