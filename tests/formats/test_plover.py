import json
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from dragoman.formats import FORMATS
from dragoman.formats.plover import contexts, to_data
from dragoman.ontology import load_ontology
from dragoman.records import Coded, Event
from samples import CODED, DOCUMENT, NO_ARREST, VISIT, coded, golden


def written(*reports: Coded) -> tuple[str, dict[str, int]]:
    out = StringIO()
    skipped = FORMATS["plover"].write(reports, out)
    return out.getvalue(), dict(skipped)


def data(event: Event) -> dict[str, Any]:
    return to_data(CODED, event, load_ontology())


def test_golden_file() -> None:
    text, skipped = written(CODED)
    assert text == golden("report.plover.jsonl")
    assert skipped == {}


def test_required_fields_are_always_there() -> None:
    for line in written(CODED)[0].splitlines():
        assert {"id", "date", "actor", "event"} <= set(json.loads(line))


def test_an_undated_event_gets_the_day_of_publication_and_says_so() -> None:
    found = data(NO_ARREST)
    assert found["date"] == "2018-05-09"
    assert found["comment"] == "the date is that of publication"


def test_without_any_day_an_event_is_skipped_and_counted() -> None:
    text, skipped = written(coded(replace(DOCUMENT, published=None)))
    assert len(text.splitlines()) == 2
    assert skipped == {"no date": 1}


def test_without_an_actor_an_event_is_skipped_and_counted() -> None:
    assert written(coded(events=(replace(VISIT, actor=()),))) == ("", {"no actor": 1})


@pytest.mark.parametrize(
    ("factuality", "marks"),
    [
        ("asserted", []),
        ("requested", []),
        ("planned", ["future"]),
        ("historical", ["historical"]),
        ("hypothetical", ["hypothetical"]),
        ("negated", ["negation"]),
    ],
)
def test_factuality_becomes_an_auxiliary_mark(factuality: str, marks: list[str]) -> None:
    assert contexts(replace(VISIT, factuality=factuality)) == ["diplomatic", *marks]


def test_only_wikidata_ids_are_identifiers() -> None:
    found = data(VISIT)
    assert found["actor"][0]["identifier_id"] == "Q42"
    assert "identifier_id" not in found["recipient"][0]
    assert found["recipient"][0]["identifier_text"] == "Ada Graustark"


def test_known_parties_have_the_words_of_the_report_others_their_name() -> None:
    assert data(VISIT)["actor"][0]["entity_text"] == "Ruritania's queen"
    assert data(NO_ARREST)["actor"][0]["entity_text"] == "Ada Graustark"


def test_a_score_of_zero_is_written() -> None:
    assert data(replace(VISIT, type="REQUEST", mode=()))["event_scale"] == 0


def test_offsets_are_those_of_the_trigger_and_sentences_count_from_one() -> None:
    info = data(NO_ARREST)["text_info"]
    assert CODED.document.text[info["start"] : info["end"]] == "arrested"
    assert info["sequence"] == 3
