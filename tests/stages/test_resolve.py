from datetime import date

import pytest

from dragoman.knowledge import KnowledgeBase, load_knowledge
from dragoman.records import Resolution
from dragoman.stages.resolve import resolve_phrase

DAY = date(2016, 2, 5)


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return load_knowledge()


@pytest.fixture
def resolve(knowledge: KnowledgeBase):  # type: ignore[no-untyped-def]
    def ask(phrase: str, on: date | None = DAY, context: str | None = None) -> Resolution:
        return resolve_phrase(phrase, on, context, knowledge)

    return ask


@pytest.mark.parametrize(
    ("phrase", "country", "sectors"),
    [
        ("Iran", "IRN", ()),
        ("the United Kingdom", "GBR", ()),
        ("Turkish police", "TUR", ("COP",)),
        ("Chile's navy", "CHL", ("MIL",)),
        ("20 soldiers", "", ("MIL",)),
        ("three Turkish soldiers", "TUR", ("MIL",)),
        ("an opposition lawmaker", "", ("LEG", "OPP")),
        ("the Kremlin", "RUS", ("GOV",)),
        ("Tehran", "IRN", ("GOV",)),
        ("farmers in France", "FRA", ("AGR",)),
        ("workers in Ukraine", "UKR", ("LAB",)),
        ("dozens of protesters in Cairo", "EGY", ("CVL",)),
        ("members of the Iranian parliament", "IRN", ("LEG",)),
        ("an adviser to the Iranian president", "IRN", ("GOV",)),
        ("head of the Foo agency", "", ("GOV",)),
        ("minister for digital affairs of Kenya", "KEN", ("GOV",)),
        ("a spokesman for the Turkish army", "TUR", ("MIL",)),
        ("US-backed Syrian rebels", "SYR", ("REB",)),
        ("pro-Russian rebels", "", ("REB",)),
        ("a Syrian rebel commander", "SYR", ("REB",)),
        ("the Turkish ambassador to Iraq", "TUR", ("GOV",)),
        ("Turkey's ambassador in Baghdad", "TUR", ("GOV",)),
        ("the Iranian president's son", "IRN", ("ELI",)),
        ("Iranians", "IRN", ("CVL",)),
        ("African Union troops", "IGO", ("MIL",)),
        ("an Indian court", "IND", ("JUD",)),
        ("former president of South Korea", "KOR", ("ELI",)),
    ],
)
def test_descriptions_tell_country_and_sectors(resolve, phrase, country, sectors) -> None:  # type: ignore[no-untyped-def]
    found = resolve(phrase)
    assert (found.country, found.sectors) == (country, sectors)


@pytest.mark.parametrize(
    ("phrase", "entity"),
    [
        ("the Russian president", "person:vladimir-putin"),
        ("the president of Russia", "person:vladimir-putin"),
        ("Russia's president", "person:vladimir-putin"),
        ("the Israeli prime minister", "person:benjamin-netanyahu"),
        ("the German leader", "person:angela-merkel"),
        ("the German head of state", "person:joachim-gauck"),
        ("Iran's supreme leader", "person:ali-khamenei"),
        ("the Iranian leader", "person:hassan-rouhani"),
        ("British Prime Minister David Camron", "person:david-cameron"),
        ("British Prime Minister Camron", "person:david-cameron"),
        ("Mr Putin", "person:vladimir-putin"),
        ("Foreign Minister Sergey Lavrov of Russia", "person:sergei-lavrov"),
        ("Lavrov, the Russian foreign minister", "person:sergei-lavrov"),
        ("Yurt Lutsenko", "person:yuriy-lutsenko"),
        ("the ousted Egyptian president", "person:mohamed-morsi"),
        ("the UN chief", "person:ban-ki-moon"),
        ("the government of Japan", "JPN"),
        ("the EU", "EU"),
    ],
)
def test_names_and_offices_find_their_bearer(resolve, phrase, entity) -> None:  # type: ignore[no-untyped-def]
    assert resolve(phrase).entity == entity


@pytest.mark.parametrize(
    ("day", "entity"),
    [(date(2010, 5, 1), "person:dmitry-medvedev"), (date(2014, 5, 1), "person:vladimir-putin")],
)
def test_the_holder_depends_on_the_day(resolve, day, entity) -> None:  # type: ignore[no-untyped-def]
    assert resolve("the Russian president", day).entity == entity


@pytest.mark.parametrize(
    "phrase",
    ["Jane Roe", "John Clinton", "Mr Merkel", "Michael Jordan", "a Russian minister", "Russian presidents", "Foobar"],
)
def test_nobody_known_is_made_up(resolve, phrase) -> None:  # type: ignore[no-untyped-def]
    assert resolve(phrase).entity is None


def test_an_unknown_person_has_no_sector(resolve) -> None:  # type: ignore[no-untyped-def]
    found = resolve("Jane Roe")
    assert (found.sectors, found.name) == ((), "Jane Roe")
    assert found.score < 0.5


def test_an_unknown_person_takes_office_and_state_from_the_apposition(resolve) -> None:  # type: ignore[no-untyped-def]
    found = resolve("Jane Roe, a spokeswoman for the Turkish army,")
    assert (found.entity, found.name, found.country, found.sectors) == (None, "Jane Roe", "TUR", ("MIL",))


def test_a_title_gives_the_unknown_a_sector(resolve) -> None:  # type: ignore[no-untyped-def]
    assert resolve("Gen. Xander Foo").sectors == ("MIL",)


def test_disputed_entities_are_marked(resolve) -> None:  # type: ignore[no-untyped-def]
    found = resolve("the Abkhaz government")
    assert (found.country, found.sectors) == ("GEO", ("GOV", "PRE"))


def test_the_office_of_a_person_is_told(resolve) -> None:  # type: ignore[no-untyped-def]
    assert resolve("the Russian foreign minister").office == "foreign-minister"


def test_former_holders_are_elite(resolve) -> None:  # type: ignore[no-untyped-def]
    found = resolve("former French president Nicolas Sarkozy")
    assert (found.entity, found.sectors) == ("person:nicolas-sarkozy", ("ELI",))


def test_the_context_tells_whose_president(resolve) -> None:  # type: ignore[no-untyped-def]
    found = resolve("the president", context="Protests went on across Russia. The president spoke in Moscow.")
    assert found.entity == "person:vladimir-putin"


def test_without_context_the_president_is_nobody_in_particular(resolve) -> None:  # type: ignore[no-untyped-def]
    assert resolve("the president").entity is None


def test_a_misprint_is_told_in_the_reasons(resolve) -> None:  # type: ignore[no-untyped-def]
    assert any("another spelling" in reason for reason in resolve("Yurt Lutsenko").reasons)


def test_without_a_day_the_latest_data_count(resolve) -> None:  # type: ignore[no-untyped-def]
    assert resolve("the Russian president", None).entity == "person:vladimir-putin"


@pytest.mark.parametrize("phrase", ["", "  ", "the", ",", "of", "'s", "\n", "12", "of the of", "-", "The The", "«»"])
def test_odd_phrases_do_no_harm(resolve, phrase) -> None:  # type: ignore[no-untyped-def]
    assert resolve(phrase).entity is None
