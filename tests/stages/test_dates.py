"""From a report to its dates: direction by tense, words that are no dates, datelines, and what must always hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Coded, Document, Sentence, Span, Token, When
from dragoman.stages import dates

TODAY = date(2024, 5, 15)  # a Wednesday
# A word of a parse: text, part of speech, tag, dependency, head.
Row = tuple[str | int, ...]


def parsed(*rows: Row, kind: str = "body", entities: dict[int, str] | None = None) -> Sentence:
    """A sentence of words with one space between; "met=meet" gives a lemma, `entities` labels by position."""
    tokens, position = [], 0
    for i, (words, pos, tag, dep, head) in enumerate(rows):
        text, _, lemma = str(words).partition("=")
        entity = (entities or {}).get(i, "")
        begins = bool(entity) and (entities or {}).get(i - 1) != entity
        end = position + len(text)
        tokens.append(
            Token(
                i, position, end, text, lemma or text.lower(), str(pos), str(tag), str(dep), int(head), entity, begins
            )
        )
        position = end + 1
    return Sentence(Span(0, position - 1), tuple(tokens), kind=kind)


def found(sentence: Sentence, published: date | None = TODAY) -> list[When]:
    text = " ".join(token.text for token in sentence.tokens)
    return list(dates.run(Coded(Document(text, published=published), sentences=(sentence,))).dates)


def bare(text: str, published: date | None = TODAY) -> tuple[When, ...]:
    return dates.run(Coded(Document(text, published=published))).dates


MET = parsed(("They", "PRON", "PRP", "nsubj", 1), ("met=meet", "VERB", "VBD", "ROOT", 1),
             ("on", "ADP", "IN", "prep", 1), ("Friday", "PROPN", "NNP", "pobj", 2))  # fmt: skip
WILL_MEET = parsed(("They", "PRON", "PRP", "nsubj", 2), ("will", "AUX", "MD", "aux", 2),
                   ("meet", "VERB", "VB", "ROOT", 2), ("on", "ADP", "IN", "prep", 2),
                   ("Friday", "PROPN", "NNP", "pobj", 3))  # fmt: skip
HAVE_MET = parsed(("They", "PRON", "PRP", "nsubj", 2), ("have", "AUX", "VBP", "aux", 2),
                  ("argued=argue", "VERB", "VBN", "ROOT", 2), ("since", "SCONJ", "IN", "prep", 2),
                  ("Friday", "PROPN", "NNP", "pobj", 3))  # fmt: skip
PLAN_TO_MEET = parsed(("They", "PRON", "PRP", "nsubj", 1), ("planned=plan", "VERB", "VBD", "ROOT", 1),
                      ("to", "PART", "TO", "aux", 3), ("meet", "VERB", "VB", "xcomp", 1),
                      ("Friday", "PROPN", "NNP", "npadvmod", 3))  # fmt: skip
FAIL_TO_MEET = parsed(("They", "PRON", "PRP", "nsubj", 1), ("failed=fail", "VERB", "VBD", "ROOT", 1),
                      ("to", "PART", "TO", "aux", 3), ("meet", "VERB", "VB", "xcomp", 1),
                      ("Friday", "PROPN", "NNP", "npadvmod", 3))  # fmt: skip
SAID_WOULD = parsed(("He", "PRON", "PRP", "nsubj", 1), ("said=say", "VERB", "VBD", "ROOT", 1),
                    ("they", "PRON", "PRP", "nsubj", 4), ("would", "AUX", "MD", "aux", 4),
                    ("meet", "VERB", "VB", "ccomp", 1), ("Friday", "PROPN", "NNP", "npadvmod", 4))  # fmt: skip
SAID_FRIDAY = parsed(("He", "PRON", "PRP", "nsubj", 1), ("said=say", "VERB", "VBD", "ROOT", 1),
                     ("Friday", "PROPN", "NNP", "npadvmod", 1), ("they", "PRON", "PRP", "nsubj", 5),
                     ("would", "AUX", "MD", "aux", 5), ("meet", "VERB", "VB", "ccomp", 1))  # fmt: skip
RESUME = parsed(("Talks=talk", "NOUN", "NNS", "nsubj", 1), ("resume", "VERB", "VBP", "ROOT", 1),
                ("Friday", "PROPN", "NNP", "npadvmod", 1))  # fmt: skip
HEADLINE = parsed(("Envoys=envoy", "NOUN", "NNS", "nsubj", 1), ("meet", "VERB", "VBP", "ROOT", 1),
                  ("on", "ADP", "IN", "prep", 1), ("Friday", "PROPN", "NNP", "pobj", 2), kind="headline")  # fmt: skip
HEADLINE_TO = parsed(("Envoys=envoy", "NOUN", "NNS", "nsubj", 2), ("to", "PART", "TO", "aux", 2),
                     ("meet", "VERB", "VB", "ROOT", 2), ("on", "ADP", "IN", "prep", 2),
                     ("Friday", "PROPN", "NNP", "pobj", 3), kind="headline")  # fmt: skip
ATTACK = parsed(("Courts=court", "NOUN", "NNS", "nsubj", 2), ("will", "AUX", "MD", "aux", 2),
                ("probe", "VERB", "VB", "ROOT", 2), ("the", "DET", "DT", "det", 5),
                ("Friday", "PROPN", "NNP", "compound", 5), ("attack", "NOUN", "NN", "dobj", 2))  # fmt: skip
AHEAD_OF_VOTE = parsed(("They", "PRON", "PRP", "nsubj", 1), ("argued=argue", "VERB", "VBD", "ROOT", 1),
                       ("before", "ADP", "IN", "prep", 1), ("the", "DET", "DT", "det", 5),
                       ("Friday", "PROPN", "NNP", "compound", 5), ("vote", "NOUN", "NN", "pobj", 2))  # fmt: skip
PLANNED_FOR = parsed(("A", "DET", "DT", "det", 1), ("rally", "NOUN", "NN", "nsubjpass", 6),
                     ("planned=plan", "VERB", "VBN", "acl", 1), ("for", "ADP", "IN", "prep", 2),
                     ("Friday", "PROPN", "NNP", "pobj", 3), ("was=be", "AUX", "VBD", "auxpass", 6),
                     ("announced=announce", "VERB", "VBN", "ROOT", 6))  # fmt: skip
NOT_REACHED = parsed(("He", "PRON", "PRP", "nsubjpass", 4), ("could", "AUX", "MD", "aux", 4),
                     ("not", "PART", "RB", "neg", 4), ("be", "AUX", "VB", "auxpass", 4),
                     ("reached=reach", "VERB", "VBN", "ROOT", 4),
                     ("Friday", "PROPN", "NNP", "npadvmod", 4))  # fmt: skip
GIVEN_UNTIL = parsed(("They", "PRON", "PRP", "nsubj", 2), ("have", "AUX", "VBP", "aux", 2),
                     ("given=give", "VERB", "VBN", "ROOT", 2), ("rebels=rebel", "NOUN", "NNS", "dative", 2),
                     ("until", "ADP", "IN", "prep", 2), ("Friday", "PROPN", "NNP", "pobj", 4))  # fmt: skip
LAST_FRIDAY, NEXT_FRIDAY = date(2024, 5, 10), date(2024, 5, 17)


@pytest.mark.parametrize("sentence", [MET, HAVE_MET, FAIL_TO_MEET, SAID_FRIDAY, HEADLINE, ATTACK, NOT_REACHED])
def test_looks_back(sentence: Sentence) -> None:
    (when,) = found(sentence)
    assert (when.start, when.end, when.value) == (LAST_FRIDAY, LAST_FRIDAY, "2024-05-10")


@pytest.mark.parametrize(
    "sentence",
    [WILL_MEET, PLAN_TO_MEET, SAID_WOULD, RESUME, HEADLINE_TO, AHEAD_OF_VOTE, PLANNED_FOR, GIVEN_UNTIL],
)
def test_looks_ahead(sentence: Sentence) -> None:
    (when,) = found(sentence)
    assert (when.start, when.end) == (NEXT_FRIDAY, NEXT_FRIDAY)


NO_DATES = [
    parsed(("May", "AUX", "MD", "aux", 2), ("he", "PRON", "PRP", "nsubj", 2), ("speak", "VERB", "VB", "ROOT", 2)),
    parsed(("March", "VERB", "VB", "ROOT", 0), ("out", "ADP", "RP", "prt", 0)),
    parsed(("April", "PROPN", "NNP", "compound", 1), ("Doe", "PROPN", "NNP", "nsubj", 2),
           ("left=leave", "VERB", "VBD", "ROOT", 2), entities={0: "PERSON", 1: "PERSON"}),
    parsed(("Jane", "PROPN", "NNP", "compound", 1), ("May", "PROPN", "NNP", "nsubj", 2),
           ("left=leave", "VERB", "VBD", "ROOT", 2)),
    parsed(("The", "DET", "DT", "det", 2), ("Bloody", "PROPN", "NNP", "compound", 2),
           ("Sunday", "PROPN", "NNP", "nsubj", 3), ("inquiry", "NOUN", "NN", "ROOT", 3)),
    parsed(("The", "DET", "DT", "det", 1), ("March", "PROPN", "NNP", "nsubj", 4), ("for", "ADP", "IN", "prep", 1),
           ("Bread", "PROPN", "NNP", "pobj", 2), ("grew=grow", "VERB", "VBD", "ROOT", 4)),
    parsed(("They", "PRON", "PRP", "nsubj", 1), ("sent=send", "VERB", "VBD", "ROOT", 1),
           ("2000", "NUM", "CD", "nummod", 3), ("tents=tent", "NOUN", "NNS", "dobj", 1)),
]  # fmt: skip


@pytest.mark.parametrize("sentence", NO_DATES)
def test_no_dates(sentence: Sentence) -> None:
    assert found(sentence) == []


def test_a_rate_is_a_set() -> None:
    paid = parsed(("He", "PRON", "PRP", "nsubj", 1), ("earns=earn", "VERB", "VBZ", "ROOT", 1),
                  ("forty", "NUM", "CD", "nummod", 3), ("crowns=crown", "NOUN", "NNS", "dobj", 1),
                  ("a", "DET", "DT", "det", 5), ("day", "NOUN", "NN", "npadvmod", 3))  # fmt: skip
    assert [(w.value, w.type) for w in found(paid)] == [("P1D", "SET")]
    lasted = parsed(("It", "PRON", "PRP", "nsubj", 1), ("lasted=last", "VERB", "VBD", "ROOT", 1),
                    ("a", "DET", "DT", "det", 3), ("day", "NOUN", "NN", "npadvmod", 1))  # fmt: skip
    assert [(w.value, w.type) for w in found(lasted)] == [("P1D", "DURATION")]


def test_works_without_sentences() -> None:
    (when,) = bare("They met on Friday.")
    assert (when.start, when.type, when.basis, when.rule) == (LAST_FRIDAY, "DATE", "text", "weekday")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("GENEVA, May 14 (Agency) - Envoys met.", "2024-05-14"),
        ("SANTA CRUZ, Bolivia, May 16 — Envoys met.", "2024-05-16"),
        ("GENEVA/BERN, May 14 (Agency) - Envoys met.", "2024-05-14"),
        ("GENEVA (Agency), May 14, 2024 -- Envoys met.", "2024-05-14"),
        ("Tuesday, May 14, 2024\n\nEnvoys met.", "2024-05-14"),
        ("Envoys meet in Bern\n\n14 May 2024\n\nThey met.", "2024-05-14"),
    ],
)
def test_datelines(text: str, value: str) -> None:
    first = bare(text)[0]
    assert (first.value, first.basis) == (value, "dateline")


@pytest.mark.parametrize(
    "text", ["On May 14, 2024 envoys met - again.", "Envoys met on May 14 (their second try) - at last."]
)
def test_no_datelines(text: str) -> None:
    assert bare(text)[0].basis == "text"


def test_a_full_dateline_stands_in_for_the_day_of_the_report() -> None:
    text = "Monday, January 28, 2019\n\nEnvoys met on Friday. They last met in December."
    assert [w.value for w in bare(text, None)] == ["2019-01-28", "2019-01-25", "2018-12"]


def test_a_dateline_without_year_does_not() -> None:
    values = [(w.value, w.start) for w in bare("BERN, Feb. 5 (Agency) - Envoys met on Friday.", None)]
    assert values == [("XXXX-02-05", None), ("XXXX-WXX-5", None)]


def test_a_year_after_holds_for_both() -> None:
    assert [w.value for w in bare("It ran from May 3 to June 4, 2015.")] == ["2015-05-03", "2015-06-04"]
    assert [w.value for w in bare("It ran from Dec. 28 to Jan. 4, 2015.")] == ["2014-12-28", "2015-01-04"]


def test_earlier_and_later_are_clipped() -> None:
    (when,) = bare("They met earlier this month.")
    assert (when.start, when.end, when.value) == (date(2024, 5, 1), TODAY, "2024-05")


def test_other_types_have_no_days() -> None:
    whens = bare("They met every week for two years and now meet rarely.")
    assert [(w.type, w.value, w.start, w.end) for w in whens] == [
        ("SET", "P1W", None, None),
        ("DURATION", "P2Y", None, None),
        ("DATE", "PRESENT_REF", None, None),
    ]


WORDS = st.sampled_from(
    ["early", "late", "last", "next", "this", "the", "of", "on", "in", "at", "to", "and", "two", "31", "29", "February",
     "May", "2024", "1999", "Friday", "night", "week", "weekend", "months", "years", "ago", "later", "earlier", "every",
     "past", "first", "quarter", "noon", "4", "p.m.", "century", "0", "99", "Easter", "a", "day", "same", "following",
     ",", "-", ".", "\n", "half", "2016-02", "1/2/03", "Christmas", "10000", "decades"]
)  # fmt: skip


def _check(text: str, published: date | None) -> None:
    whens = bare(text, published)
    assert [w.span for w in whens if w.span] == sorted(w.span for w in whens if w.span)
    for when in whens:
        assert when.span
        assert 0 <= when.span.start < when.span.end <= len(text)
        assert text[when.span.start : when.span.end].strip()
        assert (when.start is None) == (when.end is None)
        if when.start and when.end:
            assert when.start <= when.end
            assert when.type in ("DATE", "TIME")


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text(text: str, published: date | None) -> None:
    _check(text, published)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.none() | st.dates())
def test_any_words(text: str, published: date | None) -> None:
    _check(text, published)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_iso_days_come_back(day: date) -> None:
    (when,) = bare(f"It happened on {day.isoformat()} in Bern.")
    assert (when.start, when.end, when.value) == (day, day, day.isoformat())


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_written_days_come_back(day: date) -> None:
    for text in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%b} {day.day}, {day.year}",
    ):
        (when,) = bare(f"It was on {text}, he said.")
        assert when.start == day
