import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from samples import Dragoman


def types(text: str) -> list[str]:
    return [row["type"] for row in csv.DictReader(StringIO(text))]


@pytest.mark.parametrize("format", ["table", "jsonl", "plover", "csv"])
def test_every_format(press: Dragoman, store: Path, format: str) -> None:
    found = press("export", "--format", format, "--store", store)
    assert found.exit_code == 0
    assert "ASSAULT" in found.stdout


def test_reports_come_in_the_order_of_their_storing(press: Dragoman, store: Path) -> None:
    lines = press("export", "--format", "jsonl", "--store", store).stdout.splitlines()
    assert [json.loads(line)["document"]["published"] for line in lines] == ["2020-07-15", "2020-07-15", "2020-08-20"]


def test_corrections_are_in_it_or_left_out(press: Dragoman, store: Path) -> None:
    rows = list(csv.DictReader(StringIO(press("export", "--format", "csv", "--store", store).stdout)))
    press("judge", "wrong", rows[0]["id"], "--store", store)
    press("judge", "correct", rows[3]["id"], "type", "AGREE", "--store", store)
    assert types(press("export", "--format", "csv", "--store", store).stdout) == ["ACCUSE", "ASSAULT", "AGREE"]
    as_coded = press("export", "--format", "csv", "--as-coded", "--store", store).stdout
    assert types(as_coded) == [row["type"] for row in rows]


def test_a_file_to_write_to(press: Dragoman, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert press("export", "--format", "csv", "--out", out, "--store", store).stdout == ""
    assert len(types(out.read_text(encoding="utf-8"))) == 4


def test_the_store_is_never_overwritten(press: Dragoman, store: Path) -> None:
    found = press("export", "--format", "csv", "--out", store, "--store", store)
    assert found.exit_code == 2
    assert press("store", "check", "--store", store).exit_code == 0


def test_what_a_format_cannot_hold_is_counted(press: Dragoman, store: Path) -> None:
    for row in csv.DictReader(StringIO(press("export", "--format", "csv", "--store", store).stdout)):
        press("judge", "correct", row["id"], "actor", "null", "--store", store)
    found = press("export", "--format", "plover", "--store", store)
    assert (found.stdout, found.exit_code) == ("", 0)
    assert found.stderr == "dragoman: 4 events left out of plover: no actor\n"


@pytest.mark.parametrize(("options", "code"), [(("--format", "xml"), 2), ((), 3)])
def test_what_goes_wrong(press: Dragoman, place: Path, options: tuple[str, ...], code: int) -> None:
    assert press("export", *options, "--store", place).exit_code == code
