import json
from pathlib import Path

import pytest

from builders import ESTAVIA, NORLAND, news, told
from dragoman.records import Party
from dragoman.store import Store
from samples import Dragoman

RUSSIA, IRAN = Party("Russia", "RUS", "RUS"), Party("Iran", "IRN", "IRN")


@pytest.fixture
def ties(tmp_path: Path) -> Path:
    path = tmp_path / "ties.db"
    met = told("Russia met Iran", id="aa11", type="CONSULT", actor=RUSSIA, recipient=IRAN)
    blamed = told("Iran blamed Russia", id="bb22", type="ACCUSE", actor=IRAN, recipient=RUSSIA)
    with Store(path) as store:
        store.put(news(met, published="2016-02-04"))
        store.put(news(blamed, published="2016-04-09"))
        store.put(
            news(told("Norland met Estavia", type="CONSULT", actor=NORLAND, recipient=ESTAVIA), published="2016-04-09")
        )
    return path


def test_a_tie_is_shown_with_the_events_to_explain(dragoman: Dragoman, ties: Path) -> None:
    found = dragoman("ties", "Russia", "IRN", "--store", ties)
    assert found.exit_code == 0
    assert "Russia and Iran, 2016-02-04 to 2016-04-09" in found.stdout
    assert "aa11" in found.stdout
    assert "president Vladimir Putin" in found.stdout


def test_a_tie_as_json_and_csv(dragoman: Dragoman, ties: Path) -> None:
    found = json.loads(dragoman("ties", "RUS", "IRN", "--store", ties, "--format", "json").stdout)
    assert [one["event"] for one in found["happenings"]] == ["aa11", "bb22"]
    lines = dragoman("ties", "RUS", "IRN", "--store", ties, "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("start,end,verbal_cooperation")
    assert len(lines) == 4


def test_days_bound_a_tie(dragoman: Dragoman, ties: Path) -> None:
    arguments = ("ties", "RUS", "IRN", "--store", ties, "--format", "json", "--since", "2016-03-01")
    assert [one["event"] for one in json.loads(dragoman(*arguments).stdout)["happenings"]] == ["bb22"]


def test_a_tie_of_nothing_says_so(dragoman: Dragoman, ties: Path) -> None:
    found = dragoman("ties", "China", "IRN", "--store", ties)
    assert found.exit_code == 0
    assert "nothing is known of them" in found.stdout


def test_a_tie_is_drawn(dragoman: Dragoman, ties: Path, tmp_path: Path) -> None:
    picture = tmp_path / "tie.svg"
    assert dragoman("ties", "RUS", "IRN", "--store", ties, "--save", picture).exit_code == 0
    assert "<svg" in picture.read_text()


def test_dyads_are_exported_and_give_the_same_tie(dragoman: Dragoman, ties: Path, tmp_path: Path) -> None:
    file = tmp_path / "dyads.parquet"
    assert dragoman("export", "--format", "dyads", "--store", ties, "--out", file).exit_code == 0
    from_file = json.loads(dragoman("ties", "RUS", "IRN", "--parquet", file, "--format", "json").stdout)
    from_store = json.loads(dragoman("ties", "RUS", "IRN", "--store", ties, "--format", "json").stdout)
    assert from_file["happenings"] == from_store["happenings"]


@pytest.mark.parametrize(
    "wrong",
    [
        ["ties", "Atlantis", "IRN"],
        ["ties", "RUS", "RUS"],
        ["ties", "RUS", "IRN", "--step", "hour"],
        ["ties", "RUS", "IRN", "--since", "soon"],
        ["ties", "RUS", "IRN", "--format", "xml"],
        ["ties", "RUS", "IRN", "--rollup", "moon"],
        ["export", "--format", "dyads"],
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(dragoman: Dragoman, ties: Path, wrong: list[str]) -> None:
    assert dragoman(*wrong, "--store", ties).exit_code == 2


def test_a_store_that_is_not_there_is_unusable(dragoman: Dragoman, tmp_path: Path) -> None:
    assert dragoman("ties", "RUS", "IRN", "--store", tmp_path / "none.db").exit_code == 3
