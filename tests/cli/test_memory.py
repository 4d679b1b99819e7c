from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.cli import memory
from dragoman.cli.memory import FILE, recall, remember
from dragoman.records import Coded
from samples import CODED, DOCUMENT, coded


def report(id: str) -> Coded:
    return coded(replace(DOCUMENT, id=id))


def ids(cache: Path) -> list[str]:
    return [found.document.id for found in recall(cache)]


def test_the_newest_come_first_and_each_once(cache: Path) -> None:
    remember([report("a"), report("b")], cache)
    remember([report("c"), report("a")], cache)
    assert ids(cache) == ["a", "c", "b"]


def test_only_so_many_are_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_REPORTS", 2)
    remember([report("a"), report("b"), report("c")], cache)
    assert ids(cache) == ["c", "b"]


def test_only_so_much_is_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember([report("a")], cache)
    size = (cache / FILE).stat().st_size
    monkeypatch.setattr(memory, "MOST_BYTES", 2 * size + 1)
    remember([report("b"), report("c")], cache)
    assert ids(cache) == ["c", "b"]


def test_reports_without_events_are_not_worth_keeping(cache: Path) -> None:
    remember([coded(events=())], cache)
    assert not cache.exists()


def test_text_with_odd_line_breaks_survives(cache: Path) -> None:
    odd = coded(replace(DOCUMENT, text="a\u2028b\x85c"))
    remember([odd], cache)
    assert list(recall(cache)) == [odd]


def test_a_damaged_file_is_replaced(cache: Path) -> None:
    cache.mkdir()
    (cache / FILE).write_bytes(b"\xff{oops\n")
    assert ids(cache) == []
    remember([CODED], cache)
    assert ids(cache) == ["report-1"]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    remember([CODED], tmp_path / "file" / "cache")
    assert ids(tmp_path / "file" / "cache") == []


def test_no_half_written_file_is_left_behind(cache: Path) -> None:
    remember([CODED], cache)
    assert [file.name for file in cache.iterdir()] == [FILE]
