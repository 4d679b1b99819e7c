import sqlite3
from pathlib import Path

import pytest

from dragoman.store import Store
from samples import Dragoman


def test_info_counts_and_names_the_versions(press: Dragoman, store: Path) -> None:
    found = press("store", "info", "--store", store)
    lines = [line.split() for line in found.stdout.splitlines()]
    assert found.exit_code == 0
    assert ["reports", "3"] in lines
    assert ["clusters", "3"] in lines
    assert ["version", "of", "the", "tables", "0001"] in lines
    assert lines[-1][1:] == ["1", "1", "1", "1", "1", "3"]


def test_a_sound_store(press: Dragoman, store: Path) -> None:
    found = press("store", "check", "--store", store)
    assert (found.exit_code, found.stdout) == (0, "3 reports checked, all is well\n")


def test_a_store_with_problems(press: Dragoman, store: Path) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE events SET type = 'AID' WHERE type = 'CONSULT'")
    found = press("store", "check", "--store", store)
    assert found.exit_code == 3
    assert "type is 'AID', in the record 'CONSULT'" in found.stdout
    assert found.stdout.endswith("3 reports checked, 1 problem\n")


def test_a_backup_is_a_store(press: Dragoman, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert press("store", "backup", copy, "--store", store).exit_code == 0
    with Store(copy) as found, Store(store) as here:
        assert found.counts() == here.counts()


def test_a_backup_overwrites_nothing(press: Dragoman, store: Path) -> None:
    found = press("store", "backup", store, "--store", store)
    assert found.exit_code == 3
    assert "is there already" in found.stderr


def test_recoding_is_for_what_other_versions_coded(press: Dragoman, store: Path) -> None:
    assert press("store", "recode", "--store", store).stdout.split()[:2] == ["stored", "0"]
    found = press("store", "recode", "--store", store, knowledge="2")
    assert found.exit_code == 0
    assert ["coded", "anew", "3"] in [line.split() for line in found.stdout.splitlines()]
    assert "coded anew" not in press("store", "recode", "--store", store, knowledge="2").stdout
    assert press("store", "check", "--store", store).exit_code == 0


def test_recoding_stopped_in_the_middle(press: Dragoman, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(self: object, documents: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsroom.Newsroom.pipe", stop)
    found = press("store", "recode", "--store", store, knowledge="2")
    assert found.exit_code == 130
    assert found.stderr == "dragoman: stopped; the same command goes on from here\n"


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        (["attacked"], 2),
        (["attacked", "-breath"], 1),
        (["whole world", "attacked"], 1),
        (["world whole", "attacked"], 0),
        (['"whole world"'], 1),
        (["zebra"], 0),
    ],
)
def test_search(press: Dragoman, store: Path, words: list[str], reports: int) -> None:
    found = press("store", "search", *words, "--store", store)
    assert found.exit_code == 0
    assert found.stdout.splitlines()[-1] == f"{reports} report{'' if reports == 1 else 's'}"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["attacked", "--limt", "1"], "no such option: --limt"),
        (["-attacked"], "search: name at least one word that is to occur"),
        (['"'], "search: name at least one word that is to occur"),
    ],
)
def test_a_search_that_makes_no_sense(press: Dragoman, store: Path, words: list[str], reason: str) -> None:
    found = press("store", "search", *words, "--store", store)
    assert (found.exit_code, found.stderr) == (2, f"dragoman: {reason}\n")


def test_the_words_found_are_set_off(press: Dragoman, store: Path) -> None:
    assert "Norland [attacked] Estavia" in press("store", "search", "attacked", "--store", store).stdout
    assert "see --limit" in press("store", "search", "attacked", "--limit", 1, "--store", store).stdout


def test_the_log(press: Dragoman, store: Path) -> None:
    assert press("store", "log", "--store", store).stdout == "no judgements\n"
    with Store(store) as opened:
        event = next(opened.reports()).events[0].id
    press("judge", "wrong", event, "--note", "a film", "--store", store)
    found = press("store", "log", "--store", store)
    assert f"{event} is wrong" in found.stdout
    assert "anna" in found.stdout
    assert "a film" in found.stdout


@pytest.mark.parametrize("command", ["info", "check", "backup new.db", "recode", "search x", "log"])
def test_no_store_is_made_by_looking_into_it(press: Dragoman, place: Path, command: str) -> None:
    found = press("store", *command.split(), "--store", place)
    assert found.exit_code == 3
    assert "no such store" in found.stderr
    assert not place.exists()
