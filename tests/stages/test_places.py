"""The places stage on hand-built sentences and a gazetteer of a few places."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.gazetteer import Gazetteer, PlaceRecord
from dragoman.gazetteer.build import write
from dragoman.gazetteer.sources import Entry
from dragoman.records import Coded, Document, Mention, Sentence, Span, Token, Where
from dragoman.stages import places


def record(number: int, name: str, country: str, kind: str, people: int, admin1: str = "", at: float = 0.0) -> Entry:
    place = PlaceRecord(number, name, country, admin1, "", at, at, people, kind)
    return Entry(place, [name])


WORLD = [
    record(1, "France", "FRA", "country", 66_000_000),
    record(2, "United States", "USA", "country", 330_000_000),
    record(3, "Georgia", "GEO", "country", 3_700_000),
    record(4, "Georgia", "USA", "admin1", 10_000_000),
    record(5, "Atlanta", "USA", "city", 500_000, "Georgia", 33.7),
    record(6, "Tbilisi", "GEO", "capital", 1_100_000, "Tbilisi", 41.7),
    record(7, "Paris", "FRA", "capital", 2_100_000, "Île-de-France", 48.8),
    record(8, "Paris", "USA", "city", 24_000, "Texas", 33.6),
    record(9, "Texas", "USA", "admin1", 29_000_000, at=31.0),
    record(10, "Dallas", "USA", "city", 1_300_000, "Texas", 32.8),
    record(11, "Sidon", "LBN", "city", 160_000, "South", 33.5),
    record(12, "Lebanon", "LBN", "country", 6_800_000),
    record(13, "Amman", "JOR", "capital", 1_900_000, "Amman", 31.9),
    record(14, "Kano", "NGA", "city", 3_600_000, "Kano", 12.0),
    record(15, "Kano", "NGA", "admin1", 9_400_000, at=11.9),
    record(16, "Nice", "FRA", "city", 340_000, "Provence", 43.7),
    record(18, "Black Sea", "", "sea", 0, at=43.0),
    record(19, "England", "GBR", "admin1", 56_000_000, at=52.0),
    record(20, "Houston", "USA", "city", 2_300_000, "Texas", 29.8),
    record(21, "Lassa", "NGA", "city", 30_000, "Borno", 10.7),
]
WORLD[1].names += ["US", "U.S."]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("gazetteer") / "world.sqlite"
    write(path, WORLD)
    return Gazetteer(path)


def sentence(marked: str, offset: int = 0) -> tuple[str, Sentence]:
    """A sentence from words like `in/ADP` or `Paris/PROPN/GPE`; plain words are lower-case nouns or names."""
    tokens: list[Token] = []
    at, last = offset, ""
    for i, item in enumerate(marked.split()):
        text, pos, entity = [*item.split("/"), "", ""][:3]
        pos = pos or ("PROPN" if text[0].isupper() else "NOUN" if text[0].isalpha() else "PUNCT")
        begins = bool(entity) and entity != last
        tag = "NNP" if pos == "PROPN" else ""
        tokens.append(Token(i, at, at + len(text), text, text.lower(), pos, tag, "dep", 0, entity, begins))
        at, last = at + len(text) + 1, entity
    text = " ".join(t.text for t in tokens)
    return text, Sentence(Span(offset, offset + len(text)), tuple(tokens))


def coded(*marked: str, mentions: tuple[Mention, ...] = ()) -> Coded:
    texts, sentences = [], []
    at = 0
    for words in marked:
        text, made = sentence(words, at)
        texts.append(text)
        sentences.append(made)
        at += len(text) + 1
    return Coded(Document(" ".join(texts)), sentences=tuple(sentences), mentions=mentions)


def read(gazetteer: Gazetteer, *marked: str) -> dict[str, Where]:
    made = coded(*marked)
    found = places.run(made, gazetteer=gazetteer).places
    return {made.document.text[w.span.start : w.span.end]: w for w in found}


class TestFinding:
    def test_labelled_names(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "Talks opened/VERB in/ADP Paris/PROPN/GPE .")
        assert found["Paris"].geonames_id == 7
        assert found["Paris"].country == "FRA"

    def test_known_names_without_a_label(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "Shells fell/VERB near/ADP Sidon and/CCONJ on/ADP the/DET Black Sea .")
        assert list(found) == ["Sidon", "Black Sea"]

    def test_people_and_demonyms_are_no_places(self, gazetteer: Gazetteer) -> None:
        assert not read(gazetteer, "Whitney/PROPN/PERSON Houston/PROPN/PERSON sang/VERB .")
        assert not read(gazetteer, "The/DET French/ADJ/NORP envoy left/VERB .")

    def test_a_surname_stays_one(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "Sam/PROPN/PERSON Houston/PROPN/PERSON won/VERB .", "Houston spoke/VERB .")
        assert found == {}

    def test_words_that_are_also_names(self, gazetteer: Gazetteer) -> None:
        assert not read(gazetteer, "Nice/ADJ weather helped/VERB .")
        assert read(gazetteer, "Crowds filled/VERB Nice/PROPN/GPE .")["Nice"].geonames_id == 16

    def test_diseases(self, gazetteer: Gazetteer) -> None:
        assert not read(gazetteer, "Doctors treated/VERB Lassa fever .")

    def test_acronyms_need_capitals(self, gazetteer: Gazetteer) -> None:
        assert read(gazetteer, "The/DET US/PROPN/GPE agreed/VERB .")["US"].geonames_id == 2
        assert not read(gazetteer, "Us/PRON they/PRON ignored/VERB .")

    def test_dateline_in_capitals(self, gazetteer: Gazetteer) -> None:
        assert read(gazetteer, "AMMAN -/PUNCT Rain fell/VERB .")["AMMAN"].geonames_id == 13

    def test_seat_of_a_public_body(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "The/DET Kano/PROPN/ORG Police/PROPN/ORG Command/PROPN/ORG denied/VERB it/PRON .")
        assert "Kano" in found

    def test_known_bodies_hide_what_ends_their_name(self, gazetteer: Gazetteer) -> None:
        made = coded("The/DET Bank of/ADP England/PROPN/GPE acted/VERB .")
        start = made.document.text.index("Bank")
        bank = Mention(Span(start, start + 15), "organisation", entity="BOE")
        hidden = places.run(Coded(made.document, sentences=made.sentences, mentions=(bank,)), gazetteer=gazetteer)
        assert hidden.places == ()


class TestResolution:
    def test_the_place_behind_the_comma(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "He/PRON lives/VERB in/ADP Paris/PROPN/GPE ,/PUNCT Texas/PROPN/GPE .")
        assert found["Paris"].geonames_id == 8
        assert "in Texas, which follows" in found["Paris"].reasons

    def test_abbreviated_state(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "He/PRON lives/VERB in/ADP Paris/PROPN/GPE ,/PUNCT Tex./PROPN/GPE")
        assert (found["Paris"].geonames_id, found["Tex."].geonames_id) == (8, 9)

    def test_country_or_state(self, gazetteer: Gazetteer) -> None:
        american = read(gazetteer, "From/ADP Atlanta/PROPN/GPE to/ADP the/DET rest of/ADP Georgia/PROPN/GPE .")
        caucasian = read(gazetteer, "From/ADP Tbilisi/PROPN/GPE to/ADP the/DET rest of/ADP Georgia/PROPN/GPE .")
        assert american["Georgia"].country == "USA"
        assert caucasian["Georgia"].country == "GEO"

    def test_words_for_the_kind(self, gazetteer: Gazetteer) -> None:
        assert read(gazetteer, "Rain in/ADP Kano/PROPN/GPE .")["Kano"].geonames_id == 14
        assert read(gazetteer, "Rain in/ADP the/DET province of/ADP Kano/PROPN/GPE .")["Kano"].geonames_id == 15
        assert read(gazetteer, "Rain in/ADP Kano/PROPN/GPE state .")["Kano"].geonames_id == 15

    def test_unknown_village_lies_in_the_region_behind_it(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "Fire in/ADP Orlaville/PROPN/GPE ,/PUNCT Texas/PROPN/GPE .")["Orlaville"]
        assert (found.geonames_id, found.country, found.latitude) == (None, "USA", 31.0)
        assert found.score < 0.5

    def test_unknown_place_alone(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "Fire in/ADP Orlaville/PROPN/GPE .")["Orlaville"]
        assert (found.country, found.latitude) == ("", None)

    def test_score_and_reasons(self, gazetteer: Gazetteer) -> None:
        found = read(gazetteer, "Talks in/ADP Paris/PROPN/GPE ,/PUNCT France/PROPN/GPE .")
        assert all(0 < place.score < 1 and place.reasons for place in found.values())


VOCABULARY = """
    Paris Texas , . in/ADP of/ADP the/DET Georgia/PROPN/GPE Sidon/PROPN/ORG County US/PROPN/GPE Tex. ( Kano/PROPN/LOC
    province districts and/CCONJ Jackson/PROPN/PERSON Black/PROPN/LOC Sea/PROPN/LOC - Ünknown/PROPN/GPE fever's
    d'Or North O'Hare/PROPN/FAC AMMAN
    """
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12), max_size=4))
def test_spans_are_slices_and_nothing_crashes(gazetteer: Gazetteer, lines: list[list[str]]) -> None:
    made = coded(*(" ".join(line) for line in lines))
    found = places.run(made, gazetteer=gazetteer).places
    text = made.document.text
    for place in found:
        assert 0 <= place.span.start < place.span.end <= len(text)
        assert text[place.span.start : place.span.end].strip()
        assert 0 <= place.score <= 1
    assert sorted(found, key=lambda p: p.span) == list(found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_nothing_to_read(gazetteer: Gazetteer) -> None:
    assert places.run(Coded(Document("")), gazetteer=gazetteer).places == ()
