from pathlib import Path

import pytest

from samples import Dragoman


def test_an_event_from_the_last_reports(dragoman: Dragoman, report: Path) -> None:
    dragoman("code", report)
    found = dragoman("explain", "01234567")
    assert found.exit_code == 0
    assert "[met]" in found.stdout


def test_an_event_of_a_named_report(dragoman: Dragoman, report: Path) -> None:
    found = dragoman("explain", "89AB", report)
    assert found.exit_code == 0
    assert "factuality: negation" in found.stdout


@pytest.mark.parametrize(
    ("id", "reason"),
    [
        ("ffff", "no event 'ffff' among the reports coded last; name its report too: dragoman explain ffff REPORT"),
        ("0123", "event '0123' may be any of 0123456789abcdef, 0123ffff00000001"),
        ("01", "give at least 4 characters"),
    ],
)
def test_an_id_that_does_not_lead_to_one_event(dragoman: Dragoman, report: Path, id: str, reason: str) -> None:
    dragoman("code", report)
    found = dragoman("explain", id)
    assert found.exit_code == 2
    assert reason in found.stderr


def test_nothing_remembered_yet(dragoman: Dragoman) -> None:
    assert dragoman("explain", "0123456789abcdef").exit_code == 2


def test_a_report_that_cannot_be_read(dragoman: Dragoman, tmp_path: Path) -> None:
    found = dragoman("explain", "0123456789abcdef", tmp_path / "none.txt")
    assert found.exit_code == 2
    assert "no such file" in found.stderr
