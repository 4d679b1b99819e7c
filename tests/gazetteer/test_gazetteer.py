"""The compiled gazetteer: built from a handful of places, and (slow) from the real data packages."""

import pickle
from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.gazetteer import Gazetteer, PlaceRecord, load_gazetteer, region_abbreviations
from dragoman.gazetteer.build import write
from dragoman.gazetteer.geometry import centre_of_extent, distance_km
from dragoman.gazetteer.sources import Entry, rows


def town(number: int, name: str, country: str, population: int) -> PlaceRecord:
    return PlaceRecord(number, name, country, "", "", 1.0, 2.0, population, "city")


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "small.sqlite"
    places = [
        Entry(town(1, "Saint-Émile", "FRA", 900), ["Saint-Émile"], ["Emilia"]),
        Entry(town(2, "Saint Emile", "CAN", 4000), ["Saint Emile"]),
        Entry(PlaceRecord(3, "Canada", "CAN", "", "", 60.0, -95.0, 36_000_000, "country"), ["Canada"]),
    ]
    write(path, places)
    return Gazetteer(path)


class TestSmall:
    def test_case_accents_and_hyphens_do_not_matter(self, small: Gazetteer) -> None:
        assert [place.geonames_id for place in small.candidates("SAINT EMILE")] == [2, 1]

    def test_abbreviated_saint_is_known(self, small: Gazetteer) -> None:
        assert len(small.candidates("St. Emile")) == 2

    def test_other_names_are_marked(self, small: Gazetteer) -> None:
        (place,) = small.candidates("Emilia")
        assert (place.name, place.usual) == ("Saint-Émile", False)
        assert small.candidates("Saint-Émile")[0].usual

    def test_nothing_for_unknown_or_empty_names(self, small: Gazetteer) -> None:
        assert small.candidates("Nowhere at All") == ()
        assert small.candidates(" ") == ()

    def test_country_by_code(self, small: Gazetteer) -> None:
        found = small.country("CAN")
        assert found is not None
        assert found.name == "Canada"
        assert small.country("ZZZ") is None

    def test_codes(self, small: Gazetteer) -> None:
        assert (small.iso3("de"), small.iso3("XK"), small.iso3("ZZ")) == ("DEU", "KOS", "")

    def test_travels_to_other_processes(self, small: Gazetteer) -> None:
        assert pickle.loads(pickle.dumps(small)).candidates("Canada") == small.candidates("Canada")

    def test_a_damaged_file_is_a_data_error(self, tmp_path: Path) -> None:
        broken = tmp_path / "broken.sqlite"
        broken.write_text("not a database")
        with pytest.raises(DataError):
            Gazetteer(broken)
        with pytest.raises(DataError):
            Gazetteer(tmp_path / "missing.sqlite")


class TestTables:
    def test_features_are_sound(self) -> None:
        codes = {row["iso3"] for row in rows("countries.csv")}
        features = rows("features.csv")
        assert len(features) > 500
        for row in features:
            assert -90 <= float(row["latitude"]) <= 90
            assert -180 <= float(row["longitude"]) <= 180
            assert row["country"] in codes | {""}
            assert row["name"]
            assert row["kind"]
        doubles = [pair for pair, n in Counter((r["name"], r["country"]) for r in features).items() if n > 1]
        assert doubles == []

    def test_country_codes_are_unique(self) -> None:
        for column in ("iso2", "iso3"):
            codes = [row[column] for row in rows("countries.csv")]
            assert len(codes) == len(set(codes)) == 248

    def test_abbreviations(self) -> None:
        assert region_abbreviations()["Calif."] == region_abbreviations()["CA"] == "California"

    def test_an_unknown_table_is_a_data_error(self) -> None:
        with pytest.raises(DataError):
            rows("none.csv")


class TestGeometry:
    def test_distance(self) -> None:
        assert distance_km((48.86, 2.35), (51.51, -0.13)) == pytest.approx(344, abs=5)
        assert distance_km((0, 179), (0, -179)) == pytest.approx(222, abs=2)

    def test_centre_crosses_the_date_line(self) -> None:
        centre = centre_of_extent([(-17.0, 178.0), (-17.0, -178.0)])
        assert centre is not None
        assert abs(centre[1]) == pytest.approx(180)

    def test_no_points_no_centre(self) -> None:
        assert centre_of_extent([]) is None


@pytest.mark.slow
class TestWhole:
    @pytest.mark.parametrize(
        ("name", "identity"),
        [
            ("Germany", 2921044),
            ("the Netherlands", 2750405),
            ("Kiev", 703448),
            ("NYC", 5128581),
            ("Bavaria", 2951839),
            ("Zaire", 203312),
        ],
    )
    def test_known_names(self, name: str, identity: int) -> None:
        assert identity in [place.geonames_id for place in load_gazetteer().candidates(name)]

    def test_every_nickname_reaches_its_place(self) -> None:
        gazetteer = load_gazetteer()
        for row in rows("aliases.csv"):
            found = {place.geonames_id: place for place in gazetteer.candidates(row["alias"])}
            assert int(row["geonames_id"]) in found, row["alias"]
            assert found[int(row["geonames_id"])].usual

    def test_kosovo(self) -> None:
        place = load_gazetteer().candidates("Kosovo")[0]
        assert (place.country, place.kind) == ("KOS", "country")

    def test_a_town_knows_its_regions(self) -> None:
        munich = next(p for p in load_gazetteer().candidates("Munich") if p.country == "DEU")
        assert munich.admin1 == "Bavaria"

    def test_one_capital_of_the_united_states(self) -> None:
        found = [p for p in load_gazetteer().candidates("Washington") if p.kind == "capital"]
        assert [p.geonames_id for p in found] == [4140963]

    def test_our_rows_give_regions_their_position(self) -> None:
        crimea = load_gazetteer().candidates("Crimea")[0]
        assert (crimea.country, crimea.geonames_id) == ("UKR", 703883)
