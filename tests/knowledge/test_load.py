from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.knowledge import DatedSectors, Interval
from dragoman.knowledge.load import files_in, tables_from
from dragoman.knowledge.rows import parse_interval, parse_sectors
from tests.knowledge.world import FILES, knowledge_of, write


def test_a_year_means_its_first_day() -> None:
    assert parse_interval("2012", "2013-05", "x") == Interval(date(2012, 1, 1), date(2013, 5, 1))


def test_a_period_given_twice_means_all_of_it() -> None:
    assert parse_interval("2012-12", "2012-12", "x") == Interval(date(2012, 12, 1), date(2013, 1, 1))


def test_sectors_with_equal_days_are_joined() -> None:
    first, second = parse_sectors(("REB@/2021", "PTY@2021/", "GOV@2021/"), "x")
    assert first == DatedSectors(("REB",), Interval(None, date(2021, 1, 1)))
    assert second.sectors == ("PTY", "GOV")


@pytest.mark.parametrize(
    ("table", "line", "told"),
    [
        ("states", "XXX,,,,,,,,,,", "name is empty"),
        ("states", "XXX,X,,,,,,,May 2012,,", "no date"),
        ("states", "XXX,X,,,,,,,2012,2011,", "before it starts"),
        ("states", "XXX,X", "cells"),
        ("offices", "x,x,,GOV,moon,head", "scope 'moon'"),
        ("organisations", "X,club,X,,,,,,,", "kind 'club'"),
        ("organisations", "X,body,X,,,GOV@2010,,,,", "needs days"),
        ("memberships", "LEAGUE,NOR,friend,,", "status 'friend'"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_line(tmp_path: Path, table: str, line: str, told: str) -> None:
    folder = write(tmp_path, **{**FILES, table: f"{FILES[table]}{line}\n"})
    lines = len(FILES[table].splitlines()) + 1
    with pytest.raises(DataError, match=rf"{table}\.csv:{lines}: .*{told}"):
        tables_from(tuple(files_in(folder)))


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, agents="singular,plurals\nx,y\n")
    with pytest.raises(DataError, match="unknown column 'plurals'"):
        tables_from(tuple(files_in(folder)))


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        list(files_in(tmp_path / "none"))


def test_a_users_row_replaces_ours(folder: Path, tmp_path: Path) -> None:
    user = write(tmp_path / "mine", states="id,name\nNOR,New Norland\n")
    assert knowledge_of(folder, user).entity("NOR").name == "New Norland"


def test_a_users_rows_add_to_ours(folder: Path, tmp_path: Path) -> None:
    user = write(tmp_path / "mine", occupancies="person,office,of,start\nEva Holm,foreign-minister,NOR,2011\n")
    held = knowledge_of(folder, user).holders("foreign-minister", "NOR", date(2012, 1, 1))
    assert [o.person for o in held] == ["person:eva-holm"]


def test_files_below_a_folder_of_the_tables_name_are_read(folder: Path, tmp_path: Path) -> None:
    user = tmp_path / "mine"
    write(user / "organisations", clubs="id,kind,name\nCLUB,ngo,The Club\n")
    assert knowledge_of(folder, user).entity("CLUB").subkind == "ngo"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    folder = write(tmp_path, states="\ufeffid,name\nNOR,Norland\n")
    assert knowledge_of(folder).entity("NOR").name == "Norland"
