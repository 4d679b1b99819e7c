import json
import re
from pathlib import Path

import pytest

from dragoman.errors import ConfigError, StoreError
from dragoman.store import Store
from samples import Dragoman


def rows(text: str) -> dict[str, str]:
    """The summary: what, how many."""
    return {" ".join(line.split()[:-1]): line.split()[-1] for line in text.splitlines()}


def test_reports_are_stored_and_counted(press: Dragoman, news: Path, place: Path) -> None:
    found = press("ingest", news, "--store", place)
    assert found.exit_code == 0
    assert found.stderr == ""
    assert rows(found.stdout) == {
        "stored": "3", "known before": "0", "events": "4", "rejected": "0", "waiting for another try": "0",
    }  # fmt: skip


def test_a_second_run_has_nothing_to_do(press: Dragoman, store: Path, news: Path) -> None:
    assert rows(press("ingest", news, "--store", store).stdout)["stored"] == "0"


def test_a_report_known_from_elsewhere_is_not_stored_again(press: Dragoman, store: Path, news: Path) -> None:
    copy = news.parent / "2020-08-20-copy.txt"
    copy.write_text((news / "2020-08-20-times.txt").read_text(encoding="utf-8"), encoding="utf-8")
    found = rows(press("ingest", copy, "--store", store).stdout)
    assert (found["stored"], found["known before"]) == ("0", "1")


def test_what_is_rejected_is_named_with_the_reason(press: Dragoman, news: Path, place: Path) -> None:
    (news / "french.txt").write_text("REFUSE")
    found = press("ingest", news, news / "none.txt", "--store", place)
    assert found.exit_code == 1
    assert found.stderr.splitlines() == [
        f"dragoman: {news / 'french.txt'}: not English",
        f"dragoman: {news / 'none.txt'}: no such file or directory",
    ]
    assert rows(found.stdout) | {"stored": "3", "rejected": "2", "not English": "1"} == rows(found.stdout)


def test_no_more_than_twenty_of_a_kind_are_named(press: Dragoman, place: Path) -> None:
    lines = "".join(json.dumps({"text": f"REFUSE {n}"}) + "\n" for n in range(25))
    found = press("ingest", "-", "--store", place, input=lines)
    told = found.stderr.splitlines()
    assert len(told) == 21
    assert told[-1] == "dragoman: … and 5 more: not English"
    assert rows(found.stdout)["not English"] == "25"


def test_day_and_outlet_for_all(press: Dragoman, news: Path, place: Path) -> None:
    press("ingest", news, "--store", place, "--published", "2021-01-01", "--publisher", "The Times")
    with Store(place) as store:
        about = {(coded.document.published, coded.document.publisher) for coded in store.reports()}
    assert [(str(day), name) for day, name in about] == [("2021-01-01", "The Times")]


def test_ctrl_c_ends_cleanly_and_the_next_run_goes_on(press: Dragoman, news: Path, place: Path) -> None:
    (news / "zz.txt").write_text("INTERRUPT")
    found = press("ingest", news, "--store", place)
    assert found.exit_code == 130
    assert found.stderr == "dragoman: stopped; the same command goes on from here\n"
    assert "known before" in found.stdout
    (news / "zz.txt").write_text("Norland met Estavia.")
    assert press("ingest", news, "--store", place).exit_code == 0
    with Store(place) as store:
        assert store.counts().reports == 4
        assert list(store.problems()) == []


def test_a_watch_that_is_stopped_is_done(press: Dragoman, news: Path, place: Path) -> None:
    (news / "zz.jsonl").write_text('{"text": "INTERRUPT"}')
    assert press("ingest", news / "zz.jsonl", "-", "--store", place, "--every", 1, input="INTERRUPT").exit_code == 0


def test_a_store_that_cannot_be_opened(press: Dragoman, news: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database at all, but long enough to be looked at" * 50)
    found = press("ingest", news, "--store", tmp_path / "broken.db")
    assert found.exit_code == 3
    assert "is damaged or no store" in found.stderr
    assert press("ingest", news, "--store", tmp_path / "none" / "news.db").exit_code == 3


def test_a_store_that_fails_on_the_way_still_tells_what_was_done(
    press: Dragoman, news: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise StoreError("store: the disk is full")

    monkeypatch.setattr("dragoman.store.writing.put", full)
    found = press("ingest", news, "--store", place)
    assert found.exit_code == 3
    assert found.stderr == "dragoman: store: the disk is full\n"
    assert rows(found.stdout)["stored"] == "0"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ((), "no store: name one with --store"),
        (("--store", "mysql://here/news"), "mysql is neither sqlite nor postgresql"),
        (("--store", "news.db", "--published", "soon"), "--published: not a date"),
        (("--store", "news.db", "--every", "0"), "--every"),
    ],
)
def test_wrong_usage(
    press: Dragoman, news: Path, options: tuple[str, ...], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(news)
    found = press("ingest", news, *options)
    assert found.exit_code == 2
    assert reason in found.stderr


def test_a_fault_of_the_program_costs_one_report(press: Dragoman, news: Path, place: Path) -> None:
    (news / "2020-07-16-fault.txt").write_text("FAULT", encoding="utf-8")
    found = press("ingest", news, "--store", place)
    assert found.exit_code == 1
    assert re.search(r"^stored +3$", found.stdout, re.MULTILINE)
    assert "fault.txt: fault of the program, please report it: KeyError ('a bug [of ours]')" in found.stderr


def test_a_coder_that_cannot_be_had_leaves_no_summary(
    press: Dragoman, news: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object) -> dict[str, str]:
        raise ConfigError("no language model")

    monkeypatch.setattr("newsroom.Newsroom.versions", property(fail, lambda self, versions: None), raising=False)
    found = press("ingest", news, "--store", place)
    assert (found.exit_code, found.stdout, found.stderr) == (2, "", "dragoman: no language model\n")


def test_an_address_of_another_kind(press: Dragoman, place: Path) -> None:
    found = press("ingest", "ftp://example.org/news", "--store", place)
    reason = "neither a file nor an address that begins with http:// or https://"
    assert found.stderr == f"dragoman: ftp://example.org/news: {reason}\n"
