from typing import Any

import pytest

from dragoman.evaluate import Result, evaluate
from dragoman.evaluate.spans import _kilometres
from samples import TEXT, StubCoder, at


def item(words: str, **more: Any) -> dict[str, Any]:
    start, end = at(words)
    return {"start": start, "end": end, **more}


def score(layer: str, **fields: Any) -> Result:
    return evaluate(layer, [{"id": "a", "text": TEXT, "published": "2018-05-09", **fields}], StubCoder())


def figures(result: Result) -> dict[str, tuple[int, int, int]]:
    return {figure.name: (figure.hits, figure.predicted, figure.gold) for figure in result.figures}


def rates(result: Result) -> dict[str, tuple[int, int]]:
    return {rate.name: (rate.hits, rate.n) for rate in result.rates}


def test_dates_overlap_fit_and_mean_the_same() -> None:
    gold = [item("on Monday", type="DATE", value="2018-05-07"), item("arrested", type="TIME", value="T1")]
    result = score("dates", timexes=gold)
    assert figures(result) == {"overlapping": (1, 1, 2), "same span": (0, 1, 2), "same value": (1, 1, 2)}
    assert result.confusion == {("DATE", "DATE"): 1, ("TIME", "–"): 1}


def test_a_wrong_value_is_shown() -> None:
    (mistake,) = score("dates", timexes=[item("Monday", type="DATE", value="2018-05-14")]).mistakes
    assert (mistake.what, mistake.gold, mistake.got) == ("value", ["Monday", "2018-05-14"], "2018-05-07")


def test_places_by_id_distance_and_country() -> None:
    near = item("Zürich", geonames_id=2657896, lat=47.4, lon=8.5, country="CHE")
    missed = item("Ruritania", geonames_id=None, lat=None, lon=None, country="RUR")
    result = score("places", toponyms=[near, missed])
    assert figures(result) == {"found": (1, 1, 2)}
    assert rates(result) == {"same GeoNames id": (1, 1), "within 161 km": (1, 1), "same country": (1, 2)}


def test_a_namesake_far_away_is_wrong() -> None:
    result = score("places", toponyms=[item("Zürich", geonames_id=1, lat=40.0, lon=-80.0, country="USA")])
    assert rates(result) == {"same GeoNames id": (0, 1), "within 161 km": (0, 1), "same country": (0, 1)}


def test_ignored_places_are_no_false_alarms() -> None:
    assert figures(score("places", toponyms=[])) == {"found": (0, 1, 0)}
    assert figures(score("places", toponyms=[], ignore=[list(at("Zürich"))])) == {"found": (0, 0, 0)}


def test_distance() -> None:
    assert _kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert _kilometres(52.5, 13.4, 52.5, 13.4) == 0


def test_attribution_by_content_speaker_and_cue() -> None:
    said = {"content": [at("threatened to expel two envoys")], "source": [at("chancellor said")], "cue": [at("said")]}
    other = {"content": [at("She was not arrested.")], "source": None, "cue": []}
    result = score("attribution", attributions=[said, other])
    assert figures(result) == {"content": (1, 1, 2), "content and speaker": (1, 1, 2)}
    assert rates(result) == {"cue": (1, 1), "speaker": (1, 1)}


def test_a_wrong_speaker_is_no_hit() -> None:
    said = {"content": [at("Ruritania threatened to expel two envoys")], "source": [at("Ruritania", 1)], "cue": []}
    result = score("attribution", attributions=[said])
    assert figures(result)["content and speaker"] == (0, 1, 1)
    assert result.mistakes[0].what == "speaker"
