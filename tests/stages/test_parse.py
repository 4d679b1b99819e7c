from collections.abc import Iterator

import pytest

from dragoman import Coder
from dragoman.errors import ConfigError, DataError
from dragoman.records import Coded, Document, Passage, Span
from dragoman.stages import parse
from dragoman.stages.parse import Parser, load_parser, run

pytestmark = pytest.mark.slow

TWO = "The ministers met in Zurin.  They  spoke\tof Norland’s grain."


@pytest.fixture(scope="module")
def parser(coder: Coder) -> Parser:
    return coder.resources.parser


def report(text: str, *passages: Passage) -> Coded:
    return Coded(Document(text), passages=passages or (Passage(Span(0, len(text))),))


def parsed(parser: Parser, *reports: Coded) -> list[Coded]:
    return list(run(reports, parser=parser))


def test_a_passage_is_cut_into_sentences(parser: Parser) -> None:
    (coded,) = parsed(parser, report(TWO))
    assert [TWO[s.span.start : s.span.end] for s in coded.sentences] == [TWO[:27], TWO[29:]]


def test_tokens_stand_where_they_stand_in_the_text(parser: Parser) -> None:
    (coded,) = parsed(parser, report(TWO))
    tokens = [t for s in coded.sentences for t in s.tokens]
    assert [t.text for t in tokens] == [TWO[t.start : t.end].replace("’", "'") for t in tokens]


def test_white_space_is_no_token(parser: Parser) -> None:
    (coded,) = parsed(parser, report(TWO))
    assert all(t.text.strip() for s in coded.sentences for t in s.tokens)


def test_heads_count_from_the_start_of_their_sentence(parser: Parser) -> None:
    (coded,) = parsed(parser, report(TWO))
    for sentence in coded.sentences:
        assert [t.i for t in sentence.tokens] == list(range(len(sentence.tokens)))
        assert [t.text for t in sentence.tokens if t.head == t.i] in (["met"], ["spoke"])


def test_a_sentence_knows_its_passage(parser: Parser) -> None:
    title, body = Passage(Span(0, 17), "headline"), Passage(Span(19, 38), "body")
    (coded,) = parsed(parser, report("Ministers to meet\n\nThey met on Monday.", title, body))
    assert [(s.kind, s.paragraph) for s in coded.sentences] == [("headline", 0), ("body", 1)]


def test_page_furniture_is_not_parsed(parser: Parser) -> None:
    (coded,) = parsed(parser, report("Region", Passage(Span(0, 6), "label")))
    assert coded.sentences == ()


def test_reports_come_out_in_order_also_empty_ones(parser: Parser) -> None:
    empty = Coded(Document("nothing"))
    texts = ["One came.", "nothing", "Two came.", "nothing"]
    coded = parsed(parser, report(texts[0]), empty, report(texts[2]), empty)
    assert [c.document.text for c in coded] == texts
    assert [len(c.sentences) for c in coded] == [1, 0, 1, 0]


def test_a_report_is_parsed_before_the_next_batch_is_read(parser: Parser) -> None:
    def endless() -> Iterator[Coded]:
        while True:
            yield report("They met on Monday.")

    assert next(run(endless(), parser=parser)).sentences


def test_the_default_model_has_known_weights(parser: Parser) -> None:
    assert "core_web" in parser.name
    assert parser.verified


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(ConfigError, match="no_such_model is not installed"):
        load_parser("no_such_model")


def test_packaged_weights_that_were_changed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "weights_hash", lambda _: "0" * 64)
    monkeypatch.setattr(parse, "OFFICIAL", ())
    with pytest.raises(DataError, match="not the known ones"):
        load_parser()
