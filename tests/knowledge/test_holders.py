"""Who held which office on a day: `data/holders.csv`, written apart from the project's own data, is asked for."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from rapidfuzz import fuzz

from dragoman import Coder
from dragoman.knowledge import load_knowledge
from dragoman.names import PARTICLES, tokens_of

TABLE = Path(__file__).parent / "data" / "holders.csv"
ENOUGH = 0.97  # of all rows
ENOUGH_OF_KIND = 0.95  # of the rows of one office
ALIKE = 70.0  # words of a name in two transliterations
SAME = 0.6  # more than half of a name's words, so that a surname alone is no proof
LETTERS = 3  # a shorter word is a number or an initial and must be written the same


class Asked(NamedTuple):
    """A row, and the two phrases that ask for its holder."""

    country: str
    office: str
    day: date
    holder: str

    @property
    def phrases(self) -> tuple[str, str]:
        return f"the {self.office} of {self.country}", f"{self.country}'s {self.office}"

    @property
    def kind(self) -> str:
        """The office under one name, however a state calls it."""
        return KINDS.get(self.office, self.office)


KINDS = {
    "premier": "head of government",
    "prime minister": "head of government",
    "chancellor": "head of government",
    "secretary of state": "foreign minister",
    "foreign secretary": "foreign minister",
    "defence secretary": "defence minister",
    "king": "monarch",
    "emir": "monarch",
    "sultan": "monarch",
}


def read_table() -> tuple[Asked, ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple(
            Asked(row["country"], row["office"], date.fromisoformat(row["day"]), row["holder"]) for row in rows
        )


def telling(name: str) -> list[str]:
    """The words of a name that are no particles ("al", "bin")."""
    return [word for word in tokens_of(name) if word not in PARTICLES]


def same_word(one: str, other: str) -> bool:
    return one == other if min(len(one), len(other)) < LETTERS else fuzz.ratio(one, other) >= ALIKE


def same_person(holder: str, names: list[str]) -> bool:
    """Whether most words of the holder's name are in one of the names, in any transliteration near to it."""
    wanted = telling(holder)
    return any(
        sum(any(same_word(word, found) for found in telling(name)) for word in wanted) >= SAME * len(wanted)
        for name in names
    )


def test_names_are_compared_fairly() -> None:
    assert same_person("Hosni Mubarak", ["Muhammad Hosni Mubarak"])
    assert same_person("Volodymyr Zelensky", ["Volodymyr Zelenskyy"])
    assert not same_person("Hafez al-Assad", ["Bashar al-Assad"])
    assert not same_person("Mohammed VI", ["Hassan II"])
    assert not same_person("George Bush", ["Bill Clinton"])


def test_the_table_spreads() -> None:
    rows = read_table()
    assert len(rows) >= 360
    assert len(set(rows)) == len(rows)
    decades = [sum(row.day.year // 10 == decade for row in rows) for decade in (199, 200, 201, 202)]
    assert min(decades) > len(rows) / 6


@pytest.mark.slow
@pytest.mark.parametrize("form", [0, 1], ids=["office of state", "state's office"])
def test_offices_resolve_to_their_holders(coder: Coder, form: int) -> None:
    knowledge = load_knowledge()
    right: dict[str, list[bool]] = defaultdict(list)
    missed = []
    for row in read_table():
        found = coder.resolve(row.phrases[form], on=row.day)
        names = [name.text for name in knowledge.forms_of(found.entity or "") if name.role in ("name", "surname")]
        good = same_person(row.holder, [found.name, *names])
        right[row.kind].append(good)
        if not good:
            missed.append(f"{row.phrases[form]}, {row.day}: {row.holder}, not {found.name or 'nobody'}")
    shares = {kind: sum(found) / len(found) for kind, found in right.items()}
    every = [good for found in right.values() for good in found]
    assert sum(every) / len(every) >= ENOUGH, missed
    assert min(shares.values()) >= ENOUGH_OF_KIND, (shares, missed)
