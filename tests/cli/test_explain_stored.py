from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.app import Tools
from dragoman.records import Event
from dragoman.settings import Settings
from dragoman.store import Store
from newsroom import Newsroom
from samples import Dragoman


@pytest.fixture
def attacks(store: Path) -> list[Event]:
    with Store(store) as opened:
        return [event for coded in opened.reports() for event in coded.events if event.type == "ASSAULT"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_an_event_is_shown_with_all_tellings(press: Dragoman, store: Path, attacks: list[Event]) -> None:
    found = press("explain", attacks[1].id[:8].upper(), "--store", store)
    assert found.exit_code == 0
    assert "Norland [attacked] Estavia." in found.stdout
    shown = squeezed(found.stdout.partition("the happening")[2])
    assert shown.startswith(": told 2 times, in 2 independent stories")
    assert all(event.id[:8] in shown for event in attacks)
    assert "the first of them" in shown
    assert f"as {attacks[0].id[:8]}, " in shown
    assert "both ASSAULT" in shown


def test_an_event_told_once(press: Dragoman, store: Path) -> None:
    with Store(store) as opened:
        event = [event for coded in opened.reports() for event in coded.events][-1]
    found = press("explain", event.id, "--store", store)
    assert "the happening: told once, in 1 independent story" in found.stdout
    assert "no other telling" in found.stdout
    assert "what people said" not in found.stdout


def test_moves_and_judgements_are_told(press: Dragoman, store: Path, attacks: list[Event]) -> None:
    one, two = attacks
    press("judge", "different", one.id, two.id, "--store", store)
    press("judge", "same", one.id, two.id, "--note", "after all", "--store", store)
    shown = squeezed(press("explain", one.id, "--store", store).stdout)
    assert "how the cluster came about" in shown
    assert "anna: same" in shown
    assert f"anna: {one.id} is not the same as {two.id}" in shown
    assert f"{one.id} is the same as {two.id} (after all)" in shown


def test_an_event_judged_wrong_is_still_explained(press: Dragoman, store: Path, attacks: list[Event]) -> None:
    press("judge", "wrong", attacks[0].id, "--store", store)
    assert "judged wrong" in press("explain", attacks[0].id, "--store", store).stdout
    assert "judged" not in press("explain", attacks[1].id, "--store", store).stdout


def test_judgements_are_found_again_after_recoding(press: Dragoman, store: Path, attacks: list[Event]) -> None:
    press("judge", "wrong", attacks[0].id, "--store", store)
    press("store", "recode", "--store", store, knowledge="2")
    with Store(store) as opened:
        event = next(opened.reports(corrected=False)).events[0]
    assert event.id != attacks[0].id
    found = press("explain", event.id, "--store", store)
    assert "judged wrong" in found.stdout
    assert f"{attacks[0].id} is wrong" in found.stdout


@pytest.mark.parametrize(
    ("id", "reason"), [("ffff", "no event of"), ("ff", "give at least 4 characters"), ("", "give at least")]
)
def test_an_id_that_does_not_lead_to_one_event(press: Dragoman, store: Path, id: str, reason: str) -> None:
    found = press("explain", id, "--store", store)
    assert found.exit_code == 2
    assert reason in found.stderr


def test_a_report_and_a_store_at_once_are_wrong_usage(press: Dragoman, store: Path, report: Path) -> None:
    assert press("explain", "ffff", report, "--store", store).exit_code == 2


def test_the_store_of_the_settings_comes_before_the_reports_coded_last(
    store: Path, cache: Path, report: Path, attacks: list[Event]
) -> None:
    def run(*arguments: object) -> str:
        tools = Tools(lambda model, actors: Newsroom(), lambda: Settings(cache=cache, store=str(store)))
        return CliRunner().invoke(app, list(map(str, arguments)), obj=tools).stdout

    report.write_text("Sylvania met Borduria.", encoding="utf-8")
    coded_last = run("code", report, "--format", "csv").splitlines()[1].partition(",")[0]
    assert "the happening" in run("explain", attacks[0].id)
    found = run("explain", coded_last)
    assert "Sylvania [met] Borduria." in found
    assert "the happening" not in found
