"""An event as a person corrected it."""

import json
from datetime import date

import pytest

from builders import BROD, ESTAVIA, NORLAND, day, event
from dragoman.errors import ConfigError
from dragoman.judgements import Anchor, Judgement, correct
from dragoman.ontology import load_ontology
from dragoman.records import Event, Party

MODES = [mode.name for mode in load_ontology().modes_of("ASSAULT")]
ATTACK = event("ASSAULT", [NORLAND], [ESTAVIA], id="e1", mode=(MODES[0],), when=day("2024-05-05"), where=BROD)


def corrected(field: str, value: object, of: Event = ATTACK) -> Event:
    return correct(
        of, Judgement("corrected", Anchor("e1", "r1", "ASSAULT", ()), "Ann", field=field, value=json.dumps(value))
    )


def test_the_kind_of_act_is_corrected_and_modes_it_does_not_have_fall_away() -> None:
    found = corrected("type", "CONSULT")
    assert (found.type, found.mode) == ("CONSULT", ())


def test_the_mode_is_corrected() -> None:
    assert corrected("mode", [MODES[1]]).mode == (MODES[1],)
    assert corrected("mode", []).mode == ()


def test_factuality_is_corrected() -> None:
    assert corrected("factuality", "planned").factuality == "planned"


def test_days_are_corrected_and_say_so() -> None:
    found = corrected("start", "2024-05-04").when
    assert found is not None
    assert (found.start, found.end, found.basis) == (date(2024, 5, 4), date(2024, 5, 5), "judged")


def test_an_end_before_the_start_brings_the_start_along() -> None:
    found = corrected("end", "2024-05-01").when
    assert found is not None
    assert (found.start, found.end) == (date(2024, 5, 1), date(2024, 5, 1))


def test_a_start_after_the_end_brings_the_end_along() -> None:
    found = corrected("start", "2024-05-09").when
    assert found is not None
    assert (found.start, found.end) == (date(2024, 5, 9), date(2024, 5, 9))


def test_an_event_without_a_day_gets_one() -> None:
    found = corrected("start", "2024-05-04", event("ASSAULT", [NORLAND], [ESTAVIA])).when
    assert found is not None
    assert (found.start, found.end) == (date(2024, 5, 4), date(2024, 5, 4))


def test_a_day_nobody_knows_is_taken_away() -> None:
    found = corrected("start", None).when
    assert found is None or found.start is None


def test_parties_are_corrected_by_name_or_in_full() -> None:
    assert corrected("actor", "Corvia").actor == (Party("Corvia"),)
    full = {"name": "Corvia", "entity": "COR", "country": "COR", "sectors": ["GOV"]}
    assert corrected("recipient", [full, "rebels"]).recipient == (
        Party("Corvia", "COR", "COR", ("GOV",)),
        Party("rebels"),
    )
    assert corrected("actor", []).actor == ()


def test_a_claimant_is_corrected_or_taken_away() -> None:
    assert corrected("claimant", "Corvia").claimant == Party("Corvia")
    assert corrected("claimant", None, event("ASSAULT", [], [], claimant=NORLAND)).claimant is None


def test_a_place_is_corrected_or_taken_away() -> None:
    found = corrected("place", {"name": "Selm", "country": "EST", "latitude": 56, "longitude": 29.0}).where
    assert found is not None
    assert (found.name, found.latitude, found.geonames_id) == ("Selm", 56.0, None)
    assert corrected("place", None).where is None


def test_nothing_else_changes() -> None:
    found = corrected("factuality", "planned")
    assert (found.id, found.type, found.actor, found.evidence) == (
        ATTACK.id,
        ATTACK.type,
        ATTACK.actor,
        ATTACK.evidence,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "FISHING"),
        ("type", 7),
        ("type", None),
        ("type", ["ASSAULT"]),
        ("mode", "artillery"),
        ("mode", ["fishing"]),
        ("mode", [["x"]]),
        ("mode", None),
        ("factuality", "likely"),
        ("factuality", ["planned"]),
        ("start", "soon"),
        ("start", "2024-13-01"),
        ("end", 20240501),
        ("actor", 7),
        ("actor", [{"entity": "COR"}]),
        ("actor", [{"name": 7}]),
        ("recipient", [["Corvia"]]),
        ("claimant", ["Corvia", "Norland"]),
        ("place", "Brod"),
        ("place", {"latitude": 50}),
        ("place", {"name": "Brod", "latitude": "north"}),
        ("place", {"name": "Brod", "latitude": 91}),
        ("place", {"name": "Brod", "longitude": float("nan")}),
    ],
)
def test_a_value_that_a_field_cannot_have_is_refused(field: str, value: object) -> None:
    with pytest.raises(ConfigError, match=field):
        corrected(field, value)


@pytest.mark.parametrize("value", ["{", "", "nothing"])
def test_a_value_that_is_no_json_is_refused(value: str) -> None:
    judgement = Judgement("corrected", Anchor("e1", "r1", "ASSAULT", ()), "Ann", field="type", value=value)
    with pytest.raises(ConfigError):
        correct(ATTACK, judgement)
