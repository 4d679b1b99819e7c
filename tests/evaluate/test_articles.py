from typing import Any

from dragoman.evaluate import Result, evaluate
from samples import TEXT, StubCoder


def party(name: str, country: str = "") -> dict[str, str]:
    return {"name": name, "country": country, "sector": "GOV"}


VISIT: dict[str, Any] = {
    "type": "CONSULT",
    "mode": "visit",
    "factuality": "asserted",
    "quote": "met",
    "actor": [party("Flavia", "RUR")],
    "recipient": [party("the chancellor", "GRA")],
    "date": {"start": "2018-05-07", "end": "2018-05-07"},
    "place": {"country": "CHE", "name": "Zürich"},
    "claimant": "",
}
THREAT: dict[str, Any] = {
    "type": "THREATEN",
    "actor": [party("Ruritania", "RUR")],
    "recipient": [party("two envoys")],
    "claimant": "Ada Graustark",
}


def score(*events: dict[str, Any]) -> Result:
    return evaluate("articles", [{"id": "a", "text": TEXT, "published": "2018-05-09", "events": events}], StubCoder())


def full(result: Result) -> tuple[int, int, int]:
    return next((f.hits, f.predicted, f.gold) for f in result.figures if f.name == "type and dyad")


def test_events_match_on_type_and_sides() -> None:
    result = score(VISIT, THREAT)
    assert full(result) == (2, 2, 2)
    assert result.confusion == {("CONSULT", "CONSULT"): 1, ("THREATEN", "THREATEN"): 1}


def test_details_are_checked_where_the_gold_has_them() -> None:
    rates = {rate.name: (rate.hits, rate.n) for rate in score(VISIT, THREAT).rates}
    assert rates["mode"] == (1, 2)
    assert rates["claimant"] == (2, 2)
    assert rates["same days"] == (1, 1)
    assert rates["country of the place"] == (1, 1)


def test_the_same_sides_under_another_type_show_in_the_confusions() -> None:
    result = score({**VISIT, "type": "AGREE"}, THREAT)
    assert full(result) == (1, 2, 2)
    assert result.confusion["AGREE", "CONSULT"] == 1


def test_optional_events_are_neither_hits_nor_false_alarms() -> None:
    assert full(score({**VISIT, "core": False}, THREAT)) == (1, 1, 1)


def test_unreal_events_are_no_false_alarms() -> None:
    alarms = [mistake.got for mistake in score().mistakes]
    assert [alarm[0] for alarm in alarms] == ["CONSULT", "THREATEN"]


def test_an_unreal_event_matches_gold_of_its_kind() -> None:
    arrest = {"type": "COERCE", "factuality": "negated", "actor": [party("Ada Graustark", "GRA")], "recipient": []}
    assert full(score(VISIT, THREAT, arrest)) == (3, 3, 3)
    assert full(score(VISIT, THREAT, {**arrest, "factuality": "asserted"})) == (2, 2, 3)


def test_a_mutual_event_needs_both_parties_on_whatever_side() -> None:
    mutual = {**VISIT, "actor": [*VISIT["recipient"], *VISIT["actor"]], "recipient": []}
    assert full(score(mutual, THREAT)) == (2, 2, 2)
    one = {**VISIT, "actor": [*VISIT["actor"], party("Freedonia", "FRE")], "recipient": []}
    assert full(score(one, THREAT)) == (1, 2, 2)


def test_a_class_of_actors_is_not_one_actor() -> None:
    assert full(score({**VISIT, "actor": [party("Some bank", "MNC")]}, THREAT)) == (1, 2, 2)
