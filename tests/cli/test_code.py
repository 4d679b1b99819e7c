import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from samples import Dragoman


def test_the_table_is_the_default(dragoman: Dragoman, report: Path) -> None:
    found = dragoman("code", report)
    assert found.exit_code == 0
    assert "CONSULT" in found.stdout
    assert found.stderr == ""


@pytest.mark.parametrize("format", ["table", "jsonl", "plover", "csv"])
def test_every_format(dragoman: Dragoman, report: Path, format: str) -> None:
    found = dragoman("code", report, "--format", format)
    assert found.exit_code == 0
    assert "0123" in found.stdout


def test_the_day_of_publication_is_passed_on(dragoman: Dragoman, report: Path) -> None:
    def published(*options: str) -> str:
        line = dragoman("code", report, "--format", "jsonl", *options).stdout
        return str(json.loads(line)["document"]["published"])

    assert published() == "2016-02-05"
    assert published("--published", "2017-01-01") == "2017-01-01"


def test_standard_input(dragoman: Dragoman) -> None:
    found = dragoman("code", "-", "--format", "jsonl", input="News from a pipe.")
    assert json.loads(found.stdout)["document"]["text"] == "News from a pipe."


def test_a_page_is_read_for_its_running_text(dragoman: Dragoman, tmp_path: Path) -> None:
    text = "The ministers met on Monday and agreed to hold more talks on the border, said the spokesman. " * 4
    page = f"<html><body><nav><a href='/'>Menu</a></nav><article><p>{text}</p></article></body></html>"
    (tmp_path / "talks.html").write_text(page)
    found = dragoman("code", tmp_path / "talks.html", "--format", "jsonl")
    assert json.loads(found.stdout)["document"]["text"] == text.strip()


def test_rejected_input_is_told_and_the_rest_goes_on(dragoman: Dragoman, report: Path, tmp_path: Path) -> None:
    (tmp_path / "french.txt").write_text("REFUSE")
    found = dragoman("code", tmp_path / "french.txt", tmp_path / "none.txt", report, "--format", "jsonl")
    assert found.exit_code == 1
    assert found.stderr.splitlines() == [
        f"dragoman: {tmp_path / 'french.txt'}: not English",
        f"dragoman: {tmp_path / 'none.txt'}: no such file or directory",
    ]
    assert len(found.stdout.splitlines()) == 2


def test_no_coder_is_made_when_nothing_can_be_read(dragoman: Dragoman, tmp_path: Path) -> None:
    found = dragoman("code", tmp_path / "none.txt", "--format", "csv")
    assert found.exit_code == 1
    assert len(found.stdout.splitlines()) == 1


def test_a_file_to_write_to(dragoman: Dragoman, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert dragoman("code", report, "--format", "csv", "--out", out).stdout == ""
    assert len(list(csv.DictReader(StringIO(out.read_text(encoding="utf-8"))))) == 3


def test_an_input_is_never_overwritten(dragoman: Dragoman, report: Path) -> None:
    found = dragoman("code", report, "--out", report)
    assert found.exit_code == 2
    assert "is one of the inputs" in found.stderr
    assert report.read_text() == "Some news of the day."


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "nothing to code"),
        (("x.txt", "--published", "2016-13-01"), "--published: not a date like 2016-02-05: '2016-13-01'"),
        (("x.txt", "--format", "xml"), "unknown format 'xml'"),
        (("x.txt", "--out", "/no/such/folder/x"), "--out: /no/such/folder/x: no such file or directory"),
        (("x.txt", "--actors", "/no/such/folder"), "--actors"),
    ],
)
def test_wrong_usage(dragoman: Dragoman, arguments: tuple[str, ...], reason: str) -> None:
    found = dragoman("code", *arguments)
    assert found.exit_code == 2
    assert reason in found.stderr


def test_events_left_out_are_counted(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("News.")
    found = dragoman("code", tmp_path / "undated.txt", "--format", "plover")
    assert found.exit_code == 0
    assert found.stderr.splitlines()[0] == "dragoman: 1 events left out of plover: no date"


def test_a_report_without_a_day_is_named(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("News.")
    assert "1 report has no publication date" in dragoman("code", tmp_path / "undated.txt").stderr


def test_the_example_needs_no_file(dragoman: Dragoman) -> None:
    line = dragoman("code", "--example", "--format", "jsonl").stdout
    assert json.loads(line)["document"]["published"] == "2019-03-06"


@pytest.mark.slow
def test_the_example_from_end_to_end(cache: Path) -> None:
    from typer.testing import CliRunner

    from dragoman.cli import app
    from dragoman.cli.app import Tools
    from dragoman.settings import Settings

    tools = Tools(load_settings=lambda: Settings(cache=cache))
    found = CliRunner().invoke(app, ["code", "--example", "--format", "plover"], obj=tools)
    events = {
        (event["event"][0], event["actor"][0].get("code")) for event in map(json.loads, found.stdout.splitlines())
    }
    assert found.exit_code == 0
    assert {("REJECT", "ISL"), ("THREATEN", "EUR")} <= events
    first = json.loads(found.stdout.splitlines()[0])["id"]
    assert "words behind it" in CliRunner().invoke(app, ["explain", first], obj=tools).stdout
