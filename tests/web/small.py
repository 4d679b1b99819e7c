"""A small store: three reports, two of which tell the same attack."""

from dataclasses import replace
from pathlib import Path

from builders import BROD, CORVIA, ESTAVIA, NORLAND, day, news, told
from dragoman.records import Coded, Fact, Mention, Party, Span, Statement
from dragoman.store import Found, Store
from dragoman.store.progress import Turned, turn_away

ATTACK, AGAIN, ACCUSED, RETOLD = "a1", "a2", "b1", "c1"
LEADER = Party("Ann Lee", "ann-lee", "EST", ("GOV",))


def small_store(folder: Path) -> Store:
    """A store with reports `first`, `second` and `third`."""
    store = Store(folder / "small.db")
    fill(store)
    return store


def fill(store: Store) -> None:
    """Put the reports in, and one input that was turned away."""
    for number, coded in enumerate(reports()):
        store.put(coded, Found("news.jsonl", str(number), "given"))
    with store.write() as connection:
        turn_away(connection, Turned("news.jsonl", "9", "read", "no text"))


def reports() -> list[Coded]:
    attack = told("Norland attacked Estavia on Sunday", id=ATTACK, when=day("2024-05-05"), where=BROD)
    again = told("Norland attacked Estavia at night", id=AGAIN, when=day("2024-05-05"), where=BROD, claimant=LEADER)
    accused = told(
        "Estavia accused Norland <b>",
        id=ACCUSED,
        type="ACCUSE",
        actor=ESTAVIA,
        recipient=NORLAND,
        claimant=CORVIA,
        score=0.3,
    )
    said = Statement("s1", LEADER, Span(0, 7), Span(8, 15), (Span(16, 23),), True, None, None)
    holds = Fact("occupancy", LEADER, "president", ESTAVIA, "asserted", None, ())
    names = (
        Mention(Span(0, 7), "state", "NOR", "Norland", reasons=("the name of a state",), country="NOR"),
        Mention(Span(17, 24), "state", "EST", "Estavia", country="EST"),
    )
    one = news(attack, publisher="Morning Post", id="first", title="Attack & answer", slots={"mentions": names})
    two = news(again, publisher="Evening Post", id="second", published="2024-05-07")
    slots = {"statements": (said,), "facts": (holds,)}
    three = news(accused, publisher="=Daily", id="third", published="2024-05-09", slots=slots)
    return [one, replace(two, rejects=()), three]
