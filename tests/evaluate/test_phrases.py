from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dragoman.evaluate import evaluate
from dragoman.records import Coded, Document, Relation, Resolution
from samples import CODED, NO_ARREST, StubCoder


class Related(StubCoder):
    """Gives the next of the types each time it is asked."""

    def __init__(self, *types: str | None) -> None:
        self.types = iter(types)

    def relate(self, text: str, actor: Any, recipient: Any, published: date | None = None) -> Relation:
        return Relation(next(self.types), (), "asserted", 0.5, ())


class Resolved(StubCoder):
    def __init__(self, country: str, sectors: tuple[str, ...], name: str = "Ada Graustark") -> None:
        self.answer = Resolution(None, name, country, sectors, None, 0.5, ())

    def resolve(self, phrase: str, on: date | None = None, context: str | None = None) -> Resolution:
        return self.answer


class Silent(StubCoder):
    """Finds something only where the text says so."""

    def code(self, text: str, published: date | None = None) -> Coded:
        events = {"something": CODED.events, "unreal": (NO_ARREST,)}.get(text, ())
        return replace(CODED, document=Document(text), events=events)


def relation(type: str) -> dict[str, Any]:
    return {"id": "a", "text": "x y", "actor": [0, 1], "recipient": [2, 3], "type": type}


def test_relations_count_types_and_confusions() -> None:
    gold = [relation(type) for type in ("AID", "AID", "ACCUSE", "YIELD")]
    result = evaluate("relations", gold, Related("AID", "SUPPORT", None, "RETREAT"))
    assert result.confusion == {("AID", "AID"): 1, ("AID", "SUPPORT"): 1, ("ACCUSE", "–"): 1, ("YIELD", "YIELD"): 1}
    assert [(rate.hits, rate.n) for rate in result.rates] == [(2, 4)]
    aid = next(figure for figure in result.types if figure.name == "AID")
    assert (aid.precision, aid.recall) == (1.0, 0.5)
    assert len(result.mistakes) == 2


@pytest.mark.parametrize(
    ("expect", "rights"),
    [
        ({"country": "GRA"}, {"country": 1, "country and sector": 1}),
        ({"country": ["USA", "GRA"], "sector": "MIL"}, {"country": 1, "sector": 0, "country and sector": 0}),
        ({"sector": "PRE"}, {"sector": 1, "country and sector": 1}),
        ({"sector2": "PRE", "wiki": "Ada Graustark (politician)"}, {"second sector": 1, "name": 1}),
    ],
)
def test_actors_are_asked_only_what_the_gold_has(expect: dict[str, Any], rights: dict[str, int]) -> None:
    gold = {"id": "a", "text": "the chancellor", "date": "2018-05-09", "expect": expect}
    result = evaluate("actors", [gold], Resolved("GRA", ("GOV", "PRE")))
    assert {rate.name: rate.hits for rate in result.rates} == rights


def test_an_expected_nothing_is_right_when_nothing_is_known() -> None:
    gold = {"id": "a", "text": "someone", "dated": True, "expect": {"country": "", "sector": ""}}
    result = evaluate("actors", [gold], Resolved("", ()))
    assert {rate.name for rate in result.rates} >= {"country", "country, past day"}
    assert not result.mistakes


def test_negatives_tell_silence_from_noise() -> None:
    gold = [
        {"id": str(n), "text": text, "relevant": relevant}
        for n, (text, relevant) in enumerate([("something", True), ("", True), ("unreal", False), ("something", False)])
    ]
    result = evaluate("negatives", gold, Silent())
    assert {rate.name: (rate.hits, rate.n) for rate in result.rates} == {
        "relevant, an event": (1, 2),
        "irrelevant, nothing": (1, 2),
    }
    assert [mistake.what for mistake in result.mistakes] == ["missed", "false alarm"]
