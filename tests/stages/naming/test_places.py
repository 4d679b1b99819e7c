"""Countries told by towns and regions, and peoples misprinted."""

from datetime import date

import pytest

from dragoman import Coder
from dragoman.records import Resolution

pytestmark = pytest.mark.slow


def meant(coder: Coder, phrase: str) -> Resolution:
    return coder.resolve(phrase, on=date(2022, 11, 15))


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Leipzig police", "DEU", "COP"),
        ("protesters in Lyon", "FRA", "CVL"),
        ("the governor of Texas", "USA", "GOV"),
        ("University of Leipzig", "DEU", "EDU"),
        ("Melbourne", "AUS", "CVL"),
    ],
)
def test_a_town_or_region_tells_the_country(coder: Coder, phrase: str, country: str, sector: str) -> None:
    found = meant(coder, phrase)
    assert (found.country, found.sectors[0]) == (country, sector)
    assert any("lies in" in reason for reason in found.reasons)


@pytest.mark.parametrize("phrase", ["John Melbourne", "Jackson Smith", "Springfield police"])
def test_persons_and_names_of_many_towns_tell_none(coder: Coder, phrase: str) -> None:
    assert meant(coder, phrase).country in ("", "USA" if "police" in phrase else "")


def test_a_country_that_is_told_stands_above_a_town(coder: Coder) -> None:
    assert meant(coder, "Russian soldiers in Kherson").country == "RUS"


@pytest.mark.parametrize(("phrase", "country"), [("Ukranians", "UKR"), ("Azerbaijanies", "AZE")])
def test_a_people_may_be_misprinted(coder: Coder, phrase: str, country: str) -> None:
    found = meant(coder, phrase)
    assert found.country == country
    assert any("misprint" in reason for reason in found.reasons)


@pytest.mark.parametrize("phrase", ["Germain", "Indias", "Jordons"])
def test_other_words_are_no_misprints(coder: Coder, phrase: str) -> None:
    assert meant(coder, phrase).country == ""


def test_several_of_a_kind_are_of_the_kind(coder: Coder) -> None:
    assert meant(coder, "Several of the largest trade unions").sectors == ("LAB",)
