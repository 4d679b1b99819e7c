import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.readers import documents, model
from readers.files import LINES, found, read, write


def lines(path: Path, *records: object) -> Path:
    return write(path, "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records))


def test_all_fields(tmp_path: Path) -> None:
    fields = {"id": "x1", "text": "News.", "title": "T", "publisher": "P", "url": "https://u.example/a"}
    file = lines(tmp_path / "a.jsonl", {**fields, "published": "2016-02-05T10:00:00Z", "more": 1}, "")
    (one,) = found(file)
    assert {name: getattr(one.document, name) for name in fields} == fields
    assert (one.document.published, one.day_basis) == (date(2016, 2, 5), "field")
    assert one.name == f"{file}, line 1"


def test_the_address_becomes_canonical(tmp_path: Path) -> None:
    (one,) = found(lines(tmp_path / "a.jsonl", {"text": "x", "url": "HTTPS://U.example:443/a?utm_source=b#c"}))
    assert one.document.url == "https://u.example/a"


def test_fields_by_other_names(tmp_path: Path) -> None:
    data = {"Body": "x", "headline": "H", "source": {"name": "no string"}, "date": "5 February 2016", "link": None}
    (one,) = found(lines(tmp_path / "a.jsonl", data))
    document = one.document
    assert (document.text, document.title, document.publisher, document.url) == ("x", "H", None, None)
    assert document.published == date(2016, 2, 5)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "nested too deeply"),
        ({"title": "x"}, "no field 'text'"),
        ({"text": 3}, "no field 'text'"),
        ({"text": "x", "title": 3}, "field 'title' is not a string: 3"),
        ({"text": "x", "published": "soon"}, "field 'published' is not a date like 2016-02-05: 'soon'"),
        ('{"text": "\\ud800"}', "half characters"),
        ('{"text": "x", "id": ' + "9" * 5000 + "}", "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, line: object, reason: str) -> None:
    file = lines(tmp_path / "a.jsonl", {"text": "one"}, line, {"text": "three"})
    first, second, third = read(file)
    assert (first, third) == ("a.jsonl, line 1: one", "a.jsonl, line 3: three")
    assert second.startswith("! a.jsonl, line 2: ")
    assert reason in second


def test_a_line_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_BYTES", 20)
    found = read(lines(tmp_path / "a.jsonl", {"text": "one"}, {"text": "x" * 500}, {"text": "three"}))
    assert found == ["a.jsonl, line 1: one", "! a.jsonl, line 2: longer than 0 MB", "a.jsonl, line 3: three"]


def test_the_argument_wins_then_the_line_then_the_files_name(tmp_path: Path) -> None:
    file = lines(tmp_path / "2016-01-01.jsonl", {"text": "a", "published": "2016-02-02"}, {"text": "b"})

    def days(published: date | None = None) -> list[object]:
        return [item.document.published for item in documents(file, published)]  # type: ignore[union-attr]

    assert days() == [date(2016, 2, 2), date(2016, 1, 1)]
    assert days(date(2016, 3, 3)) == [date(2016, 3, 3)] * 2


@pytest.mark.parametrize(
    ("content", "items"),
    [
        (LINES, ["a.json, line 1: one", "a.json, line 2: two"]),
        (b'{\n "text": "one"\n}', ["a.json: one"]),
        (b'{"text": "one"}', ["a.json, line 1: one"]),
        (b'[{"text": "one"}, 2]', ["a.json, item 1: one", "! a.json, item 2: not a JSON object"]),
        (b"[]", []),
        (b"", ["! a.json: not JSON in UTF-8: Expecting value: line 1 column 1 (char 0)"]),
    ],
)
def test_a_json_file_may_be_lines_a_list_or_one_object(tmp_path: Path, content: bytes, items: list[str]) -> None:
    assert read(write(tmp_path / "a.json", content)) == items
