import json
from dataclasses import replace
from io import StringIO

import pytest

from dragoman.errors import InputError
from dragoman.formats import FORMATS
from dragoman.formats.jsonl import from_json, read, to_json
from dragoman.records import Coded, Document, Passage, Span, Token
from samples import CODED, DOCUMENT, coded


def test_a_record_comes_back_as_it_was() -> None:
    assert from_json(to_json(CODED)) == CODED


def test_an_empty_record_comes_back_as_it_was() -> None:
    empty = Coded(Document("x"))
    assert from_json(to_json(empty)) == empty


def test_spans_are_pairs_and_days_are_iso() -> None:
    data = json.loads(to_json(CODED))
    assert data["document"]["published"] == "2018-05-09"
    assert data["dates"][0]["span"] == list(CODED.dates[0].span or ())
    assert data["sentences"] == [list(sentence.span) for sentence in CODED.sentences]


def test_internal_fields_words_and_passages_are_left_out() -> None:
    token = Token(0, 0, 1, "x", "x", "X", "XX", "ROOT", 0, "", False)
    sentences = (replace(CODED.sentences[0], tokens=(token,)),)
    line = to_json(coded(sentences=sentences, passages=(Passage(Span(0, 1)),)))
    assert "passages" not in line
    assert "tokens" not in line
    assert set(json.loads(line)["mentions"][0]).isdisjoint({"sentence", "head", "gender", "plural"})


def test_one_line_whatever_the_text_holds() -> None:
    odd = coded(replace(DOCUMENT, text="a\nb\u2028c\x85d\re"))
    line = to_json(odd)
    assert len(line.splitlines()) == 1
    assert from_json(line) == odd


def test_letters_stay_letters() -> None:
    assert "Zürich" in to_json(CODED)


def test_unknown_fields_are_passed_over() -> None:
    data = json.loads(to_json(CODED))
    data["later"] = data["document"]["later"] = 1
    assert from_json(json.dumps(data)) == CODED


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not a coded report"),
        ("[]", "dict expected"),
        ("{}", "Coded without 'document'"),
        ('{"document": {}}', "Document without 'text'"),
        ('{"document": {"text": 3}}', "str expected, not 3"),
        ('{"document": {"text": "x", "published": "soon"}}', "isoformat"),
        ('{"document": {"text": "x"}, "sentences": [[1]]}', "not enough values"),
    ],
)
def test_what_is_no_record_is_refused_with_the_reason(line: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        from_json(line)


def test_a_file_is_read_line_by_line() -> None:
    out = StringIO()
    assert not FORMATS["jsonl"].write([CODED, coded(events=())], out)
    assert list(read(StringIO(out.getvalue() + "\n"))) == [CODED, coded(events=())]


def test_a_bad_line_is_named() -> None:
    with pytest.raises(InputError, match="line 2: not a coded report"):
        list(read([to_json(CODED), "oops"]))
