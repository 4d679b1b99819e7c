"""Reads the lexicon's data files."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from dragoman.errors import DataError
from dragoman.frames.model import OPERATORS, Constraint, Lexicon, Operator, Sense

DEFAULT_ACTOR = {"verb": ("subj",), "noun": ("by", "poss", "subj"), "adj": ("subj",)}
DEFAULT_RECIPIENT = {
    "verb": ("obj",),
    "noun": ("against", "on", "with", "to", "of"),
    "adj": ("to", "with", "of", "for"),
}
SENSE_COLUMNS = ("event", "mode", "pos", "triggers", "object", "prep", "actor", "recipient", "contexts", "note")
OPERATOR_COLUMNS = ("operator", "pos", "triggers", "complement", "note")
Row = Mapping[str, str]
Entry = TypeVar("Entry", Sense, Operator)


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon in `folder`, by default the one that comes with Dragoman. Raises DataError naming file and line."""
    home = folder or Path(str(files("dragoman.frames") / "data"))
    classes = {row["name"]: _listed(row["words"]) for _, row in _rows(home / "classes.csv", ("name", "words"))}
    words = {name: frozenset(_expand(found, classes)) for name, found in classes.items()}
    operators = tuple(_operator(at, row) for at, row in _rows(home / "operators.csv", OPERATOR_COLUMNS))
    senses = tuple(
        _sense(at, row, words)
        for path in sorted((home / "senses").glob("*.csv"))
        for at, row in _rows(path, SENSE_COLUMNS)
    )
    if not senses:
        raise DataError(f"no lexicon in {home}")
    return Lexicon(senses, operators, words, _index(senses), _index(operators))


def _index(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for trigger in entry.triggers:
            found[entry.pos, trigger].append(entry)
    return {key: tuple(values) for key, values in found.items()}


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            if tuple(reader.fieldnames or ()) != columns:
                raise DataError(f"{path.name}: the columns are {reader.fieldnames}, not {list(columns)}")
            for row in reader:
                at = f"{path.name}:{reader.line_num}"
                if None in row or None in row.values():
                    raise DataError(f"{at}: {len(columns)} cells expected")
                yield at, {key: value.strip() for key, value in row.items()}
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise DataError(f"{path}: {problem}") from problem


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in cell.split("|") if word.strip())


def _expand(words: Iterable[str], classes: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for word in words:
        if word.startswith("@"):
            yield from _expand(classes.get(word[1:], ()), classes)
        else:
            yield word


def _operator(at: str, row: Row) -> Operator:
    if row["operator"] not in OPERATORS:
        raise DataError(f"{at}: unknown operator {row['operator']!r}")
    return Operator(row["operator"], row["pos"], _listed(row["triggers"]), _listed(row["complement"]), at)


def _sense(at: str, row: Row, classes: Mapping[str, frozenset[str]]) -> Sense:
    pos = row["pos"]
    if pos not in DEFAULT_ACTOR:
        raise DataError(f"{at}: the part of speech is {pos!r}, not verb, noun or adj")
    triggers = _listed(row["triggers"])
    if not triggers:
        raise DataError(f"{at}: no trigger")
    return Sense(
        row["event"],
        row["mode"],
        pos,
        triggers,
        _constraint(at, row["object"], classes),
        dict(_prep(at, part, classes) for part in row["prep"].split(";") if part.strip()),
        _listed(row["actor"]) or DEFAULT_ACTOR[pos],
        _listed(row["recipient"]) or DEFAULT_RECIPIENT[pos],
        _listed(row["contexts"]),
        at,
    )


def _prep(at: str, part: str, classes: Mapping[str, frozenset[str]]) -> tuple[str, Constraint]:
    word, _, cell = part.strip().partition(":")
    return word.strip().lower(), _constraint(at, cell or "+", classes)


def _constraint(at: str, cell: str, classes: Mapping[str, frozenset[str]]) -> Constraint:
    if cell in ("", "-", "+"):
        return Constraint(absent=cell == "-", present=cell == "+")
    names = _listed(cell.removeprefix("!"))
    unknown = [name for name in names if name.startswith("@") and name[1:] not in classes]
    if unknown:
        raise DataError(f"{at}: unknown class {unknown[0]}")
    words = frozenset(w for name in names for w in (classes[name[1:]] if name.startswith("@") else (name,)))
    return Constraint(words, negative=cell.startswith("!"))
