"""Reads the codebook's data files into one `Ontology`."""

import csv
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from dragoman.errors import DataError
from dragoman.ontology.entries import (
    ActorClass,
    CameoCode,
    Coding,
    Confusion,
    Context,
    Conversion,
    EventType,
    ExportRule,
    Mode,
    Older,
    Ruling,
    Sector,
)
from dragoman.ontology.model import Ontology

Row = dict[str, str]
T = TypeVar("T")


@cache
def load_ontology(folder: Path | None = None) -> Ontology:
    """The codebook from the CSV files in `folder`, by default the package's own; each folder is read once.

    Raises DataError with file and line when a file is missing, misshapen or contradicts another.
    """
    data = folder if folder is not None else files("dragoman.ontology") / "data"
    ontology = Ontology(
        events=_read(data, "events.csv", _event),
        modes=_read(data, "modes.csv", _mode),
        contexts=_read(data, "contexts.csv", _context),
        sectors=_read(data, "sectors.csv", _sector),
        classes=_read(data, "classes.csv", _class),
        confusions=_read(data, "confusions.csv", _confusion),
        conversions=_read(data, "conversions.csv", _conversion),
        rulings=_read(data, "rulings.csv", _ruling),
        older=_read(data, "older.csv", _older),
        cameo=_read(data, "cameo.csv", _cameo),
        exports=_read(data, "to_cameo.csv", _export),
    )
    ontology.check()
    return ontology


def _read(folder: Traversable, name: str, make: Callable[[Row, str], T]) -> tuple[T, ...]:
    entries = []
    for line, row in _rows(folder / name, name):
        source = f"{name}, line {line}"
        try:
            entries.append(make(row, source))
        except KeyError as error:
            raise DataError(f"{source}: the column {error} is missing") from error
        except ValueError as error:
            raise DataError(f"{source}: {error}") from error
    return tuple(entries)


def _rows(file: Traversable, name: str) -> Iterator[tuple[int, Row]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{name} cannot be read: {error}") from error
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        header = next(reader, [])
        for cells in reader:
            if len(cells) != len(header):
                raise DataError(f"{name}, line {reader.line_num}: {len(cells)} cells where {len(header)} are due")
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise DataError(f"{name}, line {reader.line_num}: {error}") from error


def _items(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _choice(cell: str, yes: str, no: str) -> bool:
    if cell not in (yes, no):
        raise ValueError(f"{cell!r} is neither {yes!r} nor {no!r}")
    return cell == yes


def _event(row: Row, source: str) -> EventType:
    return EventType(
        row["name"],
        int(row["quad"]),
        float(row["score"]),
        _choice(row["needs_recipient"], "yes", "no"),
        row["definition"],
        _items(row["includes"]),
        _items(row["excludes"]),
        source=source,
    )


def _mode(row: Row, source: str) -> Mode:
    return Mode(row["event"], row["mode"], float(row["score"]), row["context"], row["definition"], source=source)


def _context(row: Row, source: str) -> Context:
    return Context(row["name"], row["definition"], _items(row["cues"]), source=source)


def _sector(row: Row, source: str) -> Sector:
    often = _choice(row["rank"], "often", "less")
    return Sector(row["code"], row["name"], often, row["definition"], row["cameo"], source=source)


def _class(row: Row, source: str) -> ActorClass:
    return ActorClass(row["code"], row["name"], source=source)


def _confusion(row: Row, source: str) -> Confusion:
    first, second = _items(row["pair"])
    return Confusion((Coding.read(first), Coding.read(second)), row["question"], source=source)


def _conversion(row: Row, source: str) -> Conversion:
    _choice(row["source"], "manual", "project")
    return Conversion(row["reported"], row["becomes"], row["source"], source=source)


def _ruling(row: Row, source: str) -> Ruling:
    return Ruling(row["place"], row["problem"], row["ruling"], source=source)


def _older(row: Row, source: str) -> Older:
    return Older(row["kind"], row["old"], _items(row["new"]), source=source)


def _cameo(row: Row, source: str) -> CameoCode:
    contexts = _items(row["contexts"])
    return CameoCode(
        row["code"],
        row["label"],
        _number(row["goldstein"]),
        _number(row["phoenix"]),
        Coding(row["event"], row["mode"], contexts) if row["event"] else None,
        tuple(Coding.read(text) for text in _items(row["alternatives"])),
        source=source,
    )


def _export(row: Row, source: str) -> ExportRule:
    return ExportRule(
        row["event"],
        row["mode"],
        row["context"],
        _items(row["sectors"]),
        _items(row["words"]),
        row["cameo"],
        source=source,
    )
