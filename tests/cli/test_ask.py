import json
from pathlib import Path
from typing import Any

import pytest

from samples import Dragoman


def lines(*questions: Any) -> str:
    return "".join((q if isinstance(q, str) else json.dumps(q)) + "\n" for q in questions)


def test_relate_answers_line_by_line_with_the_questions_id(dragoman: Dragoman) -> None:
    question = {"id": 7, "text": "Iran condemned Iraq.", "actor": [0, 4], "recipient": None, "published": "2016-02-05"}
    found = dragoman("relate", input=lines(question, "", question))
    answers = [json.loads(line) for line in found.stdout.splitlines()]
    assert found.exit_code == 0
    assert [answer["id"] for answer in answers] == [7, 7]
    assert answers[0]["type"] == "CONSULT"
    assert set(answers[0]) == {"id", "type", "mode", "factuality", "score", "evidence"}


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ({"actor": [0, 1]}, "'text' must be a text: None"),
        ('{"text": "\\ud800"}', "'text' must be a text"),
        ({"text": "Iran.", "actor": [0]}, "'actor' must be [start, end] or null: [0]"),
        ({"text": "Iran.", "actor": [0, True]}, "'actor' must be [start, end] or null"),
        ({"text": "Iran.", "actor": [0, 99]}, "outside the text"),
        ({"text": "Iran.", "published": "soon"}, "'published' is not a date like 2016-02-05"),
        ({"text": "Iran.", "published": 2016}, "'published' is not a date like 2016-02-05"),
    ],
)
def test_a_question_of_no_sense_is_answered_with_the_reason(dragoman: Dragoman, question: Any, reason: str) -> None:
    found = dragoman("relate", input=lines(question, {"text": "Iran.", "actor": [0, 4]}))
    bad, good = map(json.loads, found.stdout.splitlines())
    assert found.exit_code == 1
    assert reason in bad["error"]
    assert found.stderr.startswith("dragoman: line 1: ")
    assert good["type"] == "CONSULT"


def test_questions_from_a_file(dragoman: Dragoman, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(lines({"text": "Iran.", "actor": [0, 4]}))
    assert len(dragoman("relate", file).stdout.splitlines()) == 1


def test_a_file_that_is_not_there_is_wrong_usage(dragoman: Dragoman, tmp_path: Path) -> None:
    found = dragoman("relate", tmp_path / "none.jsonl")
    assert found.exit_code == 2
    assert "no such file" in found.stderr


def test_questions_must_be_utf8(dragoman: Dragoman) -> None:
    found = dragoman("relate", input=b"\xff\n")
    assert found.exit_code == 2
    assert "standard input, line 1: not UTF-8" in found.stderr


def test_resolve_one_phrase(dragoman: Dragoman) -> None:
    answer = json.loads(dragoman("resolve", "the queen", "--on", "2016-02-05").stdout)
    assert answer["name"] == "the queen 2016-02-05 None"
    assert answer["entity"] == "Q42"


def test_resolve_lines_in_both_spellings(dragoman: Dragoman) -> None:
    given = lines(
        {"phrase": "the queen", "on": "2016-02-05", "context": "Ruritania"}, {"text": "she", "date": "2017-01-01"}
    )
    names = [json.loads(line)["name"] for line in dragoman("resolve", input=given).stdout.splitlines()]
    assert names == ["the queen 2016-02-05 Ruritania", "she 2017-01-01 None"]


def test_the_option_is_for_lines_without_a_day(dragoman: Dragoman) -> None:
    found = dragoman("resolve", "--on", "2018-01-01", input=lines({"phrase": "she"}))
    assert json.loads(found.stdout)["name"] == "she 2018-01-01 None"


def test_a_wrong_day_is_wrong_usage(dragoman: Dragoman) -> None:
    assert dragoman("resolve", "the queen", "--on", "soon").exit_code == 2
