"""A watched folder: files that come, that grow, and that are still being written."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.ingest import Step, Tally, ingest
from dragoman.store import Store
from newsroom import Newsroom

OLD = time.time() - 60
Rounds = Callable[..., None]


def put(file: Path, text: str, changed: float = OLD) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, (changed, changed))


def watch(store: Store, folder: Path) -> list[tuple[str, str]]:
    """What a watch did until it was ended: names and reasons."""
    steps: list[tuple[str, str]] = []

    def note(step: Step, tally: Tally) -> None:
        steps.append((Path(step.name).name, step.reason))

    with pytest.raises(KeyboardInterrupt):
        ingest(store, Newsroom(), [str(folder)], watch=note, every=1)
    return steps


def test_an_empty_folder_is_nothing_to_complain_of(store: Store, tmp_path: Path, rounds: Rounds) -> None:
    rounds(3, lambda number: put(tmp_path / "a.txt", "Norland met Estavia.") if number == 2 else None)
    assert watch(store, tmp_path) == [("a.txt", "")]


def test_a_file_changed_just_now_waits(store: Store, tmp_path: Path, rounds: Rounds) -> None:
    put(tmp_path / "a.txt", "Norland met", time.time())
    rounds(2, lambda number: put(tmp_path / "a.txt", "Norland met Estavia."))
    assert watch(store, tmp_path) == [("a.txt", "")]
    assert store.counts().events == 1


def test_a_file_from_the_future_does_not_wait_for_it(store: Store, tmp_path: Path, rounds: Rounds) -> None:
    put(tmp_path / "a.txt", "Norland met Estavia.", time.time() + 1_000_000)
    rounds(1)
    assert watch(store, tmp_path) == [("a.txt", "")]


def test_a_file_that_grew_gives_only_what_is_new(store: Store, tmp_path: Path, rounds: Rounds) -> None:
    line = '{"text": "Norland met Estavia."}\n'
    put(tmp_path / "a.jsonl", line + '{"text": "Syl')
    rounds(2, lambda number: put(tmp_path / "a.jsonl", line + '{"text": "Sylvania met Borduria."}\n', OLD + 1))
    watch(store, tmp_path)
    assert (store.counts().reports, store.counts().rejects) == (2, 0)
