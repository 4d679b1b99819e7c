"""Actors brought in from dictionaries, tables and by hand."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ConfigError, DataError
from dragoman.knowledge import Interval, load_knowledge
from dragoman.knowledge.imports import add_actor, import_actors
from dragoman.knowledge.imports.codes import PLOVER, Meaning, meaning
from dragoman.knowledge.imports.entries import ActorEntry, AgentEntry, Coded, Fault, without_overlap
from dragoman.knowledge.imports.petrarch import parse_day, plural_of, read
from dragoman.knowledge.imports.spelling import readings, spelled

STATES = ("GNQ", "ITA", "USA", "SUN", "RUS", "KOS")
ACTORS = """# people of an invented cabinet
CARLA_VENTRESCA_ [ITAELI 820701-821231][ITAELI 870701-871231] ; seen twice
OMAR_HADDAD_BAKRI_
+OMAR_AL-BAKRI_
	[GNQELI 780101-060814]
	[GNQGOV 060814-080708]
	[GNQGOV >080708]
	[GNQELI]
"""


@pytest.fixture
def file(tmp_path):
    def made(text: str, name: str = "actors.txt") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return made


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def entries(path: Path) -> list[object]:
    return list(read(path))


def test_an_entry_has_its_codes_on_its_line_or_below(file):
    one, other = entries(file(ACTORS))
    assert one.name == "CARLA VENTRESCA"
    assert [coded.code for coded in one.codes] == ["ITAELI", "ITAELI"]
    assert other.aliases == ("OMAR AL-BAKRI",)
    assert other.codes[1] == Coded("GNQGOV", Interval(date(2006, 8, 14), date(2008, 7, 8)))
    assert other.codes[2] == Coded("GNQGOV", Interval(date(2008, 7, 8), None))
    assert other.codes[3] == Coded("GNQELI")


def test_a_day_before_which_a_code_holds(file):
    (entry,) = entries(file("A_NAME [USAGOV <20010120]"))
    assert entry.codes == (Coded("USAGOV", Interval(None, date(2001, 1, 20))),)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("010120", date(2001, 1, 20)),
        ("301231", date(2030, 12, 31)),
        ("310101", date(1931, 1, 1)),
        ("19450508", date(1945, 5, 8)),
        ("1945050899", date(1945, 5, 8)),
    ],
)
def test_days_have_two_or_four_digits_for_the_year(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize("text", ["", "20011341", "yesterday", "0102"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match="no day"):
        parse_day(text)


def test_nouns_have_a_plural_of_their_own_or_by_rule_or_none(file):
    text = "BEEKEEPER [~AGR]\nDEPUTY [~LEG]\nPORT_BAILIFF {BAILIFFS_OF_PORTS} [~JUD]\nCOAST_WATCH {} [~COP]\n"
    assert [(one.singular, one.plural) for one in entries(file(text))] == [
        ("BEEKEEPER", "BEEKEEPERS"),
        ("DEPUTY", "DEPUTIES"),
        ("PORT BAILIFF", "BAILIFFS OF PORTS"),
        ("COAST WATCH", "COAST WATCH"),
    ]
    assert plural_of("boss") == "bosses"


def test_a_set_of_words_makes_a_noun_of_each(file):
    made = entries(file("!PERSON! = MAN, MEN, WOMAN\nHARBOUR!PERSON! [~BUS]"))
    assert [one.singular for one in made] == ["HARBOURMAN", "HARBOURMEN", "HARBOURWOMAN"]
    assert all(isinstance(one, AgentEntry) and one.code == "BUS" for one in made)


def test_records_to_be_dropped_and_comments_leave_nothing(file):
    assert entries(file("GONE [###]\n# ALSO_GONE [USA]\n<!-- AND_THIS [USA] -->\n\n")) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("+OTHER_NAME_", "of no entry"),
        ("\t[USAGOV]", "of no entry"),
        ("NO_CODE_", "no code"),
        ("A_NAME [USAGOV 20011341-20020101]", "no day"),
        ("A_NAME [USAGOV 2002]", "range"),
        ("A_NAME [USAGOV 20020101-20010101]", "ends before"),
        ("A_NAME []", "no code"),
        ("WATCH!PEOPLE! [~COP]", "not defined"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(file, text, why):
    path = file(f"# first\n{text}\n")
    faults = [one for one in entries(path) if isinstance(one, Fault)]
    assert [fault.place for fault in faults] == [f"{path}:2"]
    assert why in faults[0].why


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("JOS\xc9 [USA]".encode("latin-1"))
    with pytest.raises(DataError, match=r"latin\.txt"):
        entries(path)


days = st.dates(date(1990, 1, 1), date(1990, 3, 1))
intervals = st.builds(
    lambda start, length: Interval(start, start + timedelta(days=length) if start and length else None),
    st.none() | days,
    st.integers(0, 30),
) | st.builds(Interval, st.none(), days)


@given(st.lists(intervals, max_size=6), days)
def test_of_codes_the_first_that_fits_holds(held, day):
    codes = [Coded(f"C{n}", interval) for n, interval in enumerate(held)]
    first = next((coded.code for coded in codes if coded.interval.holds(day)), None)
    found = [coded.code for coded in without_overlap(codes) if coded.interval.holds(day)]
    assert found == ([first] if first else [])


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "actors.txt"
    path.write_text(text, encoding="utf-8", errors="replace")
    assert all(isinstance(one, ActorEntry | AgentEntry | Fault) for one in read(path))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("USAGOV", Meaning("USA", ("GOV",))),
        ("GNQGOVAGR", Meaning("GNQ", ("GOV", "AGR"))),
        ("ITAHLH", Meaning("ITA", ("MED",))),
        ("ITAMED", Meaning("ITA", ("JRN",))),
        ("RUSINS", Meaning("RUS", ("REB",))),
        ("KSVGOV", Meaning("KOS", ("GOV",))),
        ("IGOUNOHCR", Meaning("UNO", ())),
        ("IGOEURELI", Meaning("IGO", ("ELI",))),
        ("MEAREB", Meaning("", ("REB",))),
        ("REB", Meaning("", ("REB",))),
    ],
)
def test_codes_are_taken_apart(code, expected):
    assert meaning(code, STATES) == expected


def test_plovers_own_codes_mean_what_they_say():
    assert meaning("ITAMED", STATES, PLOVER) == Meaning("ITA", ("MED",))


@pytest.mark.parametrize("code", ["XQXGOV", "USAGO", "", "U-A"])
def test_codes_of_nobody_are_refused(code):
    with pytest.raises(ValueError, match=r"no country|three letters"):
        meaning(code, STATES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MINISTRY OF DEFENCE", "Ministry of Defence"),
        ("OMAR AL-BAKRI", "Omar al-Bakri"),
        ("UN RELIEF OFFICE", "UN Relief Office"),
        ("IRA", "IRA"),
        ("Already Spelled", "Already Spelled"),
        ("O'HARA", "O'hara"),
    ],
)
def test_capitals_become_names(name, expected):
    assert spelled(name) == expected


def test_a_short_word_may_be_an_abbreviation():
    assert readings("NATO") == ("Nato", "NATO")
    assert readings("OMAN BANK") == ("Oman Bank",)


def test_a_dictionary_becomes_files_of_ours(file, tmp_path):
    folder = tmp_path / "own"
    found = import_actors([file(ACTORS), file("SEAWEED_CUTTER [~AGR]\n", "agents.txt")], folder)
    assert (found.actors, found.agents, found.faults) == (2, 1, ())
    assert rows(folder / "agents.csv")[0]["plural"] == "seaweed cutters"
    knowledge = load_knowledge([folder])
    (form,) = [form for form in knowledge.lookup("Omar al-Bakri") if form.role == "name"]
    assert knowledge.country_of(form.target) == "GNQ"
    assert knowledge.sectors_of(form.target, date(2007, 1, 1)) == ("GOV",)
    assert knowledge.sectors_of(form.target, date(2000, 1, 1)) == ("ELI",)
    assert knowledge.sectors_of(form.target, date(1970, 1, 1)) == ("ELI",)
    assert knowledge.sectors_of(form.target, date(2010, 1, 1)) == ("GOV",)


def test_somebody_who_changed_country_is_two(file, tmp_path):
    import_actors([file("IGOR_SALTYKOVSKY [SUNGOV <19911226][RUSGOV >19911226]")], tmp_path / "own")
    made = rows(tmp_path / "own" / "organisations.csv")
    assert [(row["country"], row["start"], row["end"]) for row in made] == [
        ("SUN", "", "1991-12-26"),
        ("RUS", "1991-12-26", ""),
    ]


def test_the_same_name_in_two_files_is_one(file, tmp_path):
    files = [file("CARLA_VENTRESCA [ITAGOV 20000101-20010101]", "a.txt"), file("CARLA_VENTRESCA [ITAELI]", "b.txt")]
    assert import_actors(files, tmp_path / "own").actors == 1
    (row,) = rows(tmp_path / "own" / "organisations.csv")
    assert row["sectors"] == "GOV@2000-01-01/2001-01-01|ELI@/2000-01-01|ELI@2001-01-01/"


def test_what_ours_know_is_left_out_unless_wanted(file, tmp_path):
    path = file("FRANCE [FRA]\nSOLDIER [~MIL]\nBLOODLESS_THING [~JNK]\n")
    found = import_actors([path], tmp_path / "own")
    assert (found.actors, found.agents, found.known, found.nobody) == (0, 0, 2, 1)
    assert not (tmp_path / "own").exists()
    assert import_actors([path], tmp_path / "own", everything=True).actors == 1


def test_no_row_replaces_one_of_ours(file, tmp_path):
    import_actors([file("HAMAS [ITAREB]")], tmp_path / "own")
    assert rows(tmp_path / "own" / "organisations.csv")[0]["id"] == "HAMAS-OWN"


def test_tables_and_json_lines_are_read(file, tmp_path):
    table = file("name,aliases,country,sectors,start\nHill Watch,HW|Watchers,ITA,REB|CRM,2011\n", "more.csv")
    line = {"name": "Dale Watch", "aliases": ["DW"], "country": "ITA", "sectors": ["CVL"], "kind": "group"}
    lines = file(json.dumps(line) + "\n", "more.jsonl")
    assert import_actors([table, lines], tmp_path / "own").faults == ()
    knowledge = load_knowledge([tmp_path / "own"])
    assert knowledge.sectors_of("HILL-WATCH") == ("REB", "CRM")
    assert knowledge.entity("DALE-WATCH").subkind == "group"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ('{"country": "ITA"}', "no name"),
        ('{"name": "A b", "colour": "red"}', "colour"),
        ('{"name": 7}', "no text"),
        ('{"name": "A b", "country": "XQX"}', "no country"),
        ('{"name": "A b", "sectors": "XYZ"}', "no sector"),
        ('{"name": "A b", "kind": "cat"}', "kind"),
        ('{"name": "A b", "start": "soon"}', "no date"),
        ('{"name": "???"}', "no letters"),
    ],
)
def test_a_line_that_cannot_be_taken_is_told_and_the_rest_is_kept(file, tmp_path, line, why):
    path = file(f'{line}\n{{"name": "Good One", "country": "ITA", "sectors": "GOV"}}\n', "some.jsonl")
    found = import_actors([path], tmp_path / "own")
    assert found.actors == 1
    assert [fault.place for fault in found.faults] == [f"{path}:1"]
    assert why in found.faults[0].why


def test_one_actor_is_added_to_those_that_are_there(tmp_path):
    add_actor(tmp_path, "Hill Watch", country="ITA", sectors=["REB"], aliases=["HW"])
    assert add_actor(tmp_path, "Dale Watch", country="ITA", sectors=["CVL"], since="2014-06") == "DALE-WATCH"
    add_actor(tmp_path, "Hill Watch", country="ITA", sectors=["CRM"])
    assert [(row["id"], row["sectors"]) for row in rows(tmp_path / "organisations.csv")] == [
        ("HILL-WATCH", "CRM"),
        ("DALE-WATCH", "CVL"),
    ]


@pytest.mark.parametrize("more", [{"country": "XQX"}, {"sectors": ["XYZ"]}, {"since": "soon"}, {"kind": "cat"}])
def test_an_actor_that_cannot_be_is_refused(tmp_path, more):
    with pytest.raises(ConfigError):
        add_actor(tmp_path / "own", "Hill Watch", **more)
    assert not (tmp_path / "own").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "own").write_text("a file")
    with pytest.raises(ConfigError, match="cannot be written"):
        add_actor(tmp_path / "own", "Hill Watch", country="ITA")
