"""Scores the coder against gold records: precision, recall and F1 by type, which types are taken for which, mistakes.

A gold file is JSON Lines; a span is `[start, end]` in the record's `text`, a day an ISO date, `id` may be left out.

relations    text, actor and recipient (span or null), type
actors       text, date, dated (the day is part of the question), expect: country, sector, sector2, wiki
dates        text, published, timexes: start, end, type, value (TIMEX3)
places       text, published, toponyms: start, end, geonames_id, lat, lon, country; ignore: spans
attribution  text, published, attributions: content, cue and source (lists of spans)
coreference  text, published, chains of start, end, head (spans), kind (name, nominal, pronoun)
negatives    text, relevant (true or false)
articles     text, published, events: type, mode, factuality, quote, actor and recipient (name, country, sector),
             date (start, end), place (country), claimant, core (false for optional ones)

Only the public interface is asked.
"""

import json
from collections.abc import Callable, Iterable

from dragoman.errors import ConfigError, InputError
from dragoman.evaluate.articles import articles
from dragoman.evaluate.chains import coreference
from dragoman.evaluate.phrases import actors, negatives, relations
from dragoman.evaluate.spans import attribution, dates, places
from dragoman.evaluate.tally import Answerer, Figure, Gold, Mistake, Rate, Result, Tally

__all__ = ["LAYERS", "Answerer", "Figure", "Mistake", "Rate", "Result", "evaluate", "read_gold"]

Layer = Callable[[Answerer, Gold, Tally], None]

LAYERS: dict[str, Layer] = {
    "relations": relations,
    "actors": actors,
    "dates": dates,
    "places": places,
    "attribution": attribution,
    "coreference": coreference,
    "negatives": negatives,
    "articles": articles,
}
# The list every record of the layer must have, and what each of its items must have.
ITEMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "dates": ("timexes", ("start", "end")),
    "places": ("toponyms", ("start", "end")),
    "attribution": ("attributions", ("content",)),
    "coreference": ("chains", ()),
    "articles": ("events", ("type",)),
}
FIELDS = {
    "relations": ("text", "type", "actor", "recipient"),
    "actors": ("text", "expect"),
    "negatives": ("text", "relevant"),
}


def read_gold(layer: str, lines: Iterable[str], limit: int | None = None) -> list[Gold]:
    """The records of a gold file, the first `limit` of them. Raises InputError, with the line, for one of no use."""
    _check_layer(layer)
    found: list[Gold] = []
    for number, line in enumerate(lines, 1):
        if limit is not None and len(found) >= limit:
            break
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError(f"line {number}: not JSON: {error}", stage="evaluate") from error
            if problem := _problem(layer, record):
                raise InputError(f"line {number}: {problem}", stage="evaluate")
            found.append({"id": f"line {number}", **record})
    return found


def evaluate(layer: str, records: Iterable[Gold], coder: Answerer) -> Result:
    """Ask the coder about every record. One that it refuses counts as answered with nothing."""
    _check_layer(layer)
    tally = Tally()
    for record in records:
        tally.records += 1
        LAYERS[layer](coder, record, tally)
    return tally.result(layer)


def _check_layer(layer: str) -> None:
    if layer not in LAYERS:
        raise ConfigError(f"unknown layer {layer!r}; there are {', '.join(LAYERS)}")


def _problem(layer: str, record: object) -> str:
    if not isinstance(record, dict):
        return "not a JSON object"
    name, needed = ITEMS.get(layer, ("", ()))
    missing = [field for field in FIELDS.get(layer, ("text", name)) if field not in record]
    if missing:
        return f"no field {', '.join(map(repr, missing))}"
    items = record[name] if name else []
    if not isinstance(items, list):
        return f"field {name!r} is not a list"
    bad = next((field for item in items for field in needed if field not in item), None)
    return f"an item of {name!r} has no field {bad!r}" if bad else ""
