import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.records import Coded, Document
from dragoman.stages.select import MOST_CHARACTERS, run

REPORT = """Region

Ministers meet in Zurin

ZURIN, May 4 (Agency) - The ministers met on Monday in Zurin to talk about grain.

They will meet again in June.
"""


def english(text: str) -> tuple[str, float]:
    return "en", 1.0


def kinds(text: str) -> list[tuple[str, str]]:
    coded = run(Coded(Document(text)), identify=english)
    return [(p.kind, text[p.span.start : p.span.end]) for p in coded.passages]


def test_furniture_headline_dateline_and_body_are_told_apart() -> None:
    assert [kind for kind, _ in kinds(REPORT)] == ["label", "headline", "dateline", "body", "body"]


def test_a_dateline_is_cut_from_its_paragraph() -> None:
    found = dict(kinds(REPORT)[2:4])
    assert found["dateline"] == "ZURIN, May 4 (Agency)"
    assert found["body"].startswith("The ministers met")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "The ministers of the two countries met in the capital on\nMonday to speak about the price of grain and about the\nnew bridge.\n"
    assert len(kinds(text)) == 1


def test_one_paragraph_a_line_is_many() -> None:
    assert len(kinds("The first minister came on Monday.\nThe second one left on Tuesday.")) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("\x00\x01\x02\x03" * 50, "binary"),
        ("\ufffd" * 60, "binary"),
        ("0101-2020;33.44;" * 20, "not prose"),
        ("a " * MOST_CHARACTERS, "characters"),
    ],
)
def test_what_is_no_report_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        run(Coded(Document(text)), identify=english)


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="'fr'"):
        run(Coded(Document("Le ministre est venu lundi à Paris pour parler du blé.")), identify=lambda _: ("fr", 0.98))


@given(st.text(max_size=400))
def test_passages_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    try:
        coded = run(Coded(Document(text)), identify=english)
    except InputError:
        return
    end = 0
    for passage in coded.passages:
        assert end <= passage.span.start < passage.span.end <= len(text)
        end = passage.span.end
