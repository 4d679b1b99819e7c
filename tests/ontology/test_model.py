from collections import Counter

import pytest

from dragoman.ontology import Coding, Ontology

MODES = {
    "AGREE": 0,
    "CONSULT": 4,
    "SUPPORT": 0,
    "CONCEDE": 0,
    "COOPERATE": 0,
    "AID": 0,
    "RETREAT": 6,
    "REQUEST": 4,
    "ACCUSE": 3,
    "REJECT": 4,
    "THREATEN": 6,
    "PROTEST": 7,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 10,
    "ASSAULT": 15,
}

# Codes that CAMEO lacks or shares between events: the way out and back ends elsewhere.
NOT_ROUND = {("RETREAT", "resign"): "CONCEDE"}


def test_counts(ontology: Ontology) -> None:
    assert len(ontology.events) == 16
    assert len(ontology.modes) == 67
    assert len(ontology.contexts) == 37
    assert len(ontology.sectors) == 25
    assert sum(sector.often for sector in ontology.sectors) == 11
    assert [entry.code for entry in ontology.classes] == ["UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"]
    assert len(ontology.cameo) == 318


def test_modes_of_each_event(ontology: Ontology) -> None:
    assert {event.name: len(ontology.modes_of(event.name)) for event in ontology.events} == MODES


def test_quads(ontology: Ontology) -> None:
    assert Counter(event.quad for event in ontology.events) == {1: 4, 2: 3, 3: 4, 4: 5}
    assert ontology.quad("SANCTION") == 4
    assert ontology.quad("RETREAT") == 2


def test_events_that_need_a_recipient(ontology: Ontology) -> None:
    assert {event.name for event in ontology.events if event.needs_recipient} == {"COOPERATE", "AID", "SANCTION"}


@pytest.mark.parametrize(
    ("event", "modes", "score"),
    [
        ("AGREE", [], 2.5),
        ("CONSULT", ["phone"], 1.5),
        ("RETREAT", ["disarm"], 10),
        ("REQUEST", [], 0),
        ("REQUEST", ["assist"], 0.5),
        ("ACCUSE", [], -3),
        ("PROTEST", ["vandalize"], -5),
        ("COERCE", ["martial-law"], -7.5),
        ("ASSAULT", ["beat", "primitive"], -8),
        ("ASSAULT", ["unconventional"], -10),
        ("ASSAULT", [""], -9),
    ],
)
def test_score(ontology: Ontology, event: str, modes: list[str], score: float) -> None:
    assert ontology.score(event, modes) == score


def test_conflict_never_scores_above_its_own_event_kind(ontology: Ontology) -> None:
    for event in ontology.events:
        for mode in ontology.modes_of(event.name):
            assert event.quad < 3 or mode.score <= 0.5
            assert event.quad > 2 or mode.score > 0


def test_modes_bring_contexts_along(ontology: Ontology) -> None:
    assert ontology.context_of("COERCE", ["cyber", "misinformation"]) == ("cyber", "misinformation")
    assert ontology.context_of("COERCE", ["arrest"]) == ()


def test_unknown_names_raise(ontology: Ontology) -> None:
    for look_up in (ontology.event, ontology.quad, ontology.context, ontology.sector, ontology.from_cameo):
        with pytest.raises(KeyError):
            look_up("NOTHING")
    with pytest.raises(KeyError):
        ontology.score("AID", ["visit"])


@pytest.mark.parametrize(
    ("code", "coding"),
    [
        ("055", Coding("CONCEDE", "", ("diplomatic",))),
        ("116", Coding("SANCTION", "convict", ("legal",))),
        ("163", Coding("SANCTION", "discontinue", ("economic",))),
        ("0813", Coding("CONCEDE", "", ("legal",))),
        ("202", Coding("ASSAULT", "targeted", ("human_rights",))),
        ("204", Coding("ASSAULT", "unconventional", ("cbrn",))),
        ("042", Coding("CONSULT", "visit")),
        ("010", None),
        ("0233", None),
    ],
)
def test_cameo_codes_follow_the_rulings(ontology: Ontology, code: str, coding: Coding | None) -> None:
    assert ontology.from_cameo(code) == coding


def test_appeals_keep_an_alternative(ontology: Ontology) -> None:
    assert ontology.cameo_code("0256").alternatives == (Coding("REQUEST", "yield", ("military",)),)


def test_every_coding_comes_back_from_cameo(ontology: Ontology) -> None:
    for event in ontology.events:
        for mode in ("", *(mode.name for mode in ontology.modes_of(event.name))):
            back = ontology.from_cameo(ontology.to_cameo(event.name, mode))
            assert back is not None
            assert back.event == NOT_ROUND.get((event.name, mode), event.name), mode


def test_every_cameo_coding_keeps_its_event_there_and_back(ontology: Ontology) -> None:
    for code in ontology.cameo:
        if code.coding:
            back = ontology.from_cameo(ontology.to_cameo(*code.coding))
            assert back is not None
            assert back.event == code.coding.event, code.code


@pytest.mark.parametrize(
    ("event", "mode", "contexts", "wording", "sectors", "code"),
    [
        ("AGREE", "", (), "agreed to meet", (), "036"),
        ("AGREE", "", ("military",), "", (), "0312"),
        ("CONSULT", "", (), "negotiated", (), "046"),
        ("SUPPORT", "", (), "signing", (), "057"),
        ("SUPPORT", "", (), "recognized", (), "054"),
        ("CONCEDE", "", (), "apologised", (), "055"),
        ("AID", "", ("health",), "", (), "073"),
        ("REQUEST", "yield", (), "urged", (), "025"),
        ("REQUEST", "yield", (), "demanded", (), "105"),
        ("ACCUSE", "allege", ("corruption",), "", (), "1121"),
        ("THREATEN", "violence", ("cbrn",), "", (), "1385"),
        ("SANCTION", "discontinue", ("economic",), "", (), "163"),
        ("ASSAULT", "", (), "", ("REB",), "190"),
        ("ASSAULT", "", (), "", ("CRM",), "180"),
        ("ASSAULT", "targeted", (), "survived an attempt", (), "185"),
        ("ASSAULT", "drone", (), "", (), "1952"),
    ],
)
def test_export(
    ontology: Ontology,
    event: str,
    mode: str,
    contexts: tuple[str, ...],
    wording: str,
    sectors: tuple[str, ...],
    code: str,
) -> None:
    assert ontology.to_cameo(event, mode, contexts, wording=wording, sectors=sectors) == code


@pytest.mark.parametrize(
    ("code", "listed"), [("1952", "195"), ("155", "150"), ("176", "170"), ("1214", "121"), ("042", "042")]
)
def test_codes_missing_from_the_icews_list_fall_back(ontology: Ontology, code: str, listed: str) -> None:
    assert ontology.listed_cameo(code) == listed


@pytest.mark.parametrize(
    ("event", "mode", "contexts", "coding"),
    [
        ("AID", "", ("humanitarian", "health"), Coding("AID", "", ("human_security", "health"))),
        ("DEMAND", "yield", (), Coding("REQUEST", "yield")),
        ("INVESTIGATE", "", (), Coding("ACCUSE", "investigate")),
        ("DISAPPROVE", "allege", (), Coding("ACCUSE", "allege")),
        ("YIELD", "", (), Coding("CONCEDE")),
        ("YIELD", "release", (), Coding("RETREAT", "release")),
        ("YIELD", "return", (), Coding("RETREAT")),
        ("FIGHT", "massacre", (), Coding("ASSAULT", "targeted")),
        ("ASSAULT", "seize", (), Coding("ASSAULT", "destroy")),
        ("ASSAULT", "cleansing", (), Coding("ASSAULT", "", ("religion_ethnicity",))),
        ("CONSULT", "sideAB", (), Coding("CONSULT")),
        ("THREAT", "ban", (), Coding("THREATEN", "restrict")),
    ],
)
def test_older_names(ontology: Ontology, event: str, mode: str, contexts: tuple[str, ...], coding: Coding) -> None:
    assert ontology.modern(event, mode, contexts) == coding
    assert ontology.modern_event(event, mode) == coding.event


@pytest.mark.parametrize(
    ("event", "mode", "contexts"), [("OBEY", "", ()), ("AID", "visit", ()), ("AID", "", ("love",))]
)
def test_names_never_used_raise(ontology: Ontology, event: str, mode: str, contexts: tuple[str, ...]) -> None:
    with pytest.raises(KeyError):
        ontology.modern(event, mode, contexts)


@pytest.mark.parametrize(
    ("code", "sector"),
    [("MED", "JRN"), ("HLH", "MED"), ("INS", "REB"), ("SEP", "REB"), ("CVL", "CVL"), ("UAF", "UAF"), ("ENV", None)],
)
def test_cameo_type_codes(ontology: Ontology, code: str, sector: str | None) -> None:
    assert ontology.sector_of_cameo(code) == sector
