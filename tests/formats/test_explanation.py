from dataclasses import replace
from io import StringIO

from dragoman.formats.explanation import explanation
from dragoman.formats.table import console
from dragoman.ontology import load_ontology
from dragoman.records import Event
from samples import CODED, NO_ARREST, THREAT, VISIT


def shown(event: Event) -> str:
    out = StringIO()
    console(out).print(explanation(CODED, event, load_ontology()))
    return out.getvalue()


def test_words_stand_in_their_sentence() -> None:
    assert "Ruritania's queen [met] Chancellor Ada Graustark in Zürich on Monday." in shown(VISIT)


def test_each_word_has_its_rule() -> None:
    text = shown(NO_ARREST)
    assert "trigger: frame COERCE verb arrest" in text
    assert "factuality: negation" in text
    assert "She was [not] arrested." in text


def test_each_side_has_its_reasons() -> None:
    assert "“Ruritania's queen” office, 0.90: holds office that day" in shown(VISIT)
    assert "not in the knowledge base" in shown(THREAT)


def test_the_day_says_where_it_comes_from() -> None:
    assert "2018-05-07 from the text (2018-05-07); weekday" in shown(VISIT)
    assert "2018-05-09 from the day of publication" in shown(THREAT)
    assert "no day known" in shown(NO_ARREST)


def test_place_and_measures() -> None:
    text = shown(VISIT)
    assert "Zürich CHE geonames 2657896" in text
    assert "PLOVER score +4.0, quad 1 (verbal cooperation)" in text
    assert "confidence 0.88" in text


def test_evidence_outside_all_sentences_is_shown_alone() -> None:
    text = shown(replace(VISIT, evidence=(replace(VISIT.evidence[0]),)))
    assert "[met]" in text
