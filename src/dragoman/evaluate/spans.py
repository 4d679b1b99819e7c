"""Layers that mark stretches of a report: dates, places, attribution."""

import re
from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Any

from dragoman.evaluate.tally import NOTHING, Answerer, Gold, Tally, best_pairs, country, likeness, shared
from dragoman.records import Span, Statement, Where

NEAR_KM = 161  # 100 miles, customary in geoparsing
EARTH_KM = 6371
SAME_CONTENT = 0.5  # Dice of words from which two contents are the same statement
_WORD = re.compile(r"\w+")


def dates(coder: Answerer, record: Gold, tally: Tally) -> None:
    """Spans that overlap (one to one), spans that are the same, and overlapping ones with the same value."""
    coded = tally.code(coder, record)
    found = [(when.span, when) for when in coded.dates if when.span]
    gold = [(Span(item["start"], item["end"]), item) for item in record["timexes"]]
    pairs = _matched([span for span, _ in gold], [span for span, _ in found])
    sizes = (len(found), len(gold))
    tally.count("overlapping", len(pairs), *sizes)
    tally.count("same span", sum(gold[i][0] == found[j][0] for i, j in pairs), *sizes)
    values = [(gold[i][1].get("value") or "").upper() == found[j][1].value.upper() for i, j in pairs]
    tally.count("same value", sum(values), *sizes)
    for right, (i, j) in zip(values, pairs, strict=True):
        wanted, when = gold[i][1], found[j][1]
        tally.confusion[wanted.get("type") or NOTHING, when.type] += 1
        if not right:
            tally.wrong(record, "value", [_words(record, gold[i][0]), wanted.get("value")], when.value)
    missed, extra = _unmatched(pairs, len(gold), len(found))
    for i in missed:
        tally.confusion[gold[i][1].get("type") or NOTHING, NOTHING] += 1
        tally.wrong(record, "missed", [_words(record, gold[i][0]), gold[i][1].get("value")], None)
    for j in extra:
        tally.confusion[NOTHING, found[j][1].type] += 1
        tally.wrong(record, "false alarm", None, [_words(record, found[j][0]), found[j][1].value])


def places(coder: Answerer, record: Gold, tally: Tally) -> None:
    """Names found (one to one by overlap), and of the gold those that also have id, point or country right."""
    ignored = [Span(*pair) for pair in record.get("ignore", ())]
    coded = tally.code(coder, record)
    gold = [(Span(item["start"], item["end"]), item) for item in record["toponyms"]]
    pairs = dict(_matched([span for span, _ in gold], [where.span for where in coded.places]))
    used = set(pairs.values())
    spare = [
        where
        for j, where in enumerate(coded.places)
        if j not in used and not any(shared(where.span, span) for span in ignored)
    ]
    tally.count("found", len(pairs), len(pairs) + len(spare), len(gold))
    for place in spare:
        tally.wrong(record, "false alarm", None, _words(record, place.span))
    for i, (span, wanted) in enumerate(gold):
        where = coded.places[pairs[i]] if i in pairs else None
        right = [tally.rate(name, value) for name, value in _place_answers(wanted, where)]
        if where is None or not all(right):
            got = [where.name, where.geonames_id, where.country] if where else None
            tally.wrong(record, "place" if where else "missed", [_words(record, span), wanted.get("geonames_id")], got)


def _place_answers(wanted: Gold, where: Where | None) -> list[tuple[str, bool]]:
    """Which answers of the gold the place gives, each where the gold has one."""
    answers = []
    if wanted.get("geonames_id") is not None:
        answers.append(("same GeoNames id", where is not None and where.geonames_id == wanted["geonames_id"]))
    if wanted.get("lat") is not None and wanted.get("lon") is not None:
        answers.append((f"within {NEAR_KM} km", where is not None and _near(wanted, where)))
    if wanted.get("country"):
        answers.append(("same country", where is not None and country(where.country) == country(wanted["country"])))
    return answers


def _near(wanted: Gold, where: Where) -> bool:
    if wanted.get("geonames_id") is not None and wanted["geonames_id"] == where.geonames_id:
        return True
    if where.latitude is None or where.longitude is None:
        return False
    return _kilometres(wanted["lat"], wanted["lon"], where.latitude, where.longitude) <= NEAR_KM


def _kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance by the haversine formula."""
    a, b, c, d = map(radians, (latitude, longitude, other_latitude, other_longitude))
    chord = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def attribution(coder: Answerer, record: Gold, tally: Tally) -> None:
    """Contents that share half their words (one to one); on those, whether speaker and cue are the gold's."""
    statements = [statement for statement in tally.code(coder, record).statements if statement.content]
    gold = [{name: _spans(item.get(name)) for name in ("content", "source", "cue")} for item in record["attributions"]]
    words = [_word_starts(record["text"], item["content"]) for item in gold]
    said = [_word_starts(record["text"], statement.content) for statement in statements]
    alike = {(i, j): _dice(a, b) for i, a in enumerate(words) for j, b in enumerate(said)}
    pairs = best_pairs({pair: value for pair, value in alike.items() if value >= SAME_CONTENT})
    right = [_same_speaker(record, gold[i], statements[j], tally) for i, j in pairs]
    tally.count("content", len(pairs), len(statements), len(gold))
    tally.count("content and speaker", sum(right), len(statements), len(gold))
    missed, extra = _unmatched(pairs, len(gold), len(statements))
    for i in missed:
        tally.wrong(record, "missed", [_words(record, span) for span in gold[i]["content"]], None)
    for j in extra:
        tally.wrong(record, "false alarm", None, [_words(record, span) for span in statements[j].content])


def _same_speaker(record: Gold, wanted: dict[str, list[Span]], statement: Statement, tally: Tally) -> bool:
    if wanted["cue"]:
        tally.rate("cue", _touches(statement.cue, wanted["cue"]))
    if not wanted["source"]:
        tally.rate("no speaker where there is none", statement.speaker_span is None)
        return True
    right = tally.rate("speaker", _touches(statement.speaker_span, wanted["source"]))
    if not right:
        got = _words(record, statement.speaker_span) if statement.speaker_span else None
        tally.wrong(record, "speaker", [_words(record, span) for span in wanted["source"]], got)
    return right


def _matched(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    return best_pairs({(i, j): likeness(a, b) for i, a in enumerate(gold) for j, b in enumerate(found) if shared(a, b)})


def _unmatched(pairs: list[tuple[int, int]], gold: int, found: int) -> tuple[list[int], list[int]]:
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in range(gold) if i not in left], [j for j in range(found) if j not in right]


def _spans(value: Any) -> list[Span]:
    return [Span(*pair) for pair in value or ()]


def _touches(span: Span | None, others: list[Span]) -> bool:
    return span is not None and any(shared(span, other) for other in others)


def _word_starts(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(
        span.start + match.start() for span in spans for match in _WORD.finditer(text[span.start : span.end])
    )


def _dice(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _words(record: Gold, span: Span) -> str:
    return str(record["text"][span.start : span.end])
