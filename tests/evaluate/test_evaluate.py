import json
from typing import Any

import pytest

from dragoman.errors import ConfigError, InputError
from dragoman.evaluate import LAYERS, Figure, evaluate, read_gold
from samples import StubCoder


def test_precision_recall_and_f1() -> None:
    figure = Figure("x", hits=2, predicted=4, gold=8)
    assert (figure.precision, figure.recall, figure.f1) == (0.5, 0.25, pytest.approx(1 / 3))
    assert Figure("x", 0, 0, 0).f1 == 0


def test_gold_is_read_up_to_the_limit() -> None:
    lines = [json.dumps({"text": "x", "relevant": True}), "", json.dumps({"id": "b", "text": "y", "relevant": False})]
    assert [record["id"] for record in read_gold("negatives", lines)] == ["line 1", "b"]
    assert len(read_gold("negatives", lines, limit=1)) == 1


@pytest.mark.parametrize(
    ("layer", "record", "reason"),
    [
        ("dates", [1], "not a JSON object"),
        ("dates", {"text": "x"}, "no field 'timexes'"),
        ("dates", {"text": "x", "timexes": [{"start": 0}]}, "an item of 'timexes' has no field 'end'"),
        ("dates", {"text": "x", "timexes": 3}, "field 'timexes' is not a list"),
        ("relations", {"text": "x", "type": "AID"}, "no field 'actor', 'recipient'"),
    ],
)
def test_bad_gold_is_named_with_its_line(layer: str, record: Any, reason: str) -> None:
    with pytest.raises(InputError, match=f"line 2: {reason}"):
        read_gold(layer, ["", json.dumps(record)])


def test_an_unknown_layer_is_the_users_mistake() -> None:
    with pytest.raises(ConfigError, match="unknown layer 'verbs'; there are relations, actors"):
        read_gold("verbs", [])


def test_a_refused_report_counts_as_answered_with_nothing() -> None:
    gold = {"id": "a", "text": "REFUSE", "timexes": [{"start": 0, "end": 3, "type": "DATE", "value": "2018"}]}
    result = evaluate("dates", [gold], StubCoder())
    assert result.refused == 1
    assert {mistake.what for mistake in result.mistakes} == {"refused", "missed"}


def test_every_layer_takes_an_empty_file() -> None:
    for layer in LAYERS:
        assert evaluate(layer, [], StubCoder()).records == 0
