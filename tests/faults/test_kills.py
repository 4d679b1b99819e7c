"""A program killed at any moment loses nothing, doubles nothing, and goes on where it was."""

import random
from pathlib import Path

import pytest

from dragoman.ingest import ingest, recode
from dragoman.store import Store
from tests.faults import kills
from tests.faults.contents import Contents, contents, differences, faults
from tests.faults.worker import PlainCoder

pytestmark = pytest.mark.slow


def killer(seed: int, commits: int = 210) -> kills.Killer:
    return kills.Killer(random.Random(seed), span=1.5, commits=commits, environment={})


def test_a_run_killed_again_and_again_gives_the_same_store(
    place: str, sources: list[str], undisturbed: Contents
) -> None:
    ours = killer(7)
    ours.finish(place, sources, 25 if "://" not in place else 8)
    assert ours.kills >= 5
    with Store(place) as store:
        assert differences(undisturbed, contents(store)) == []
        assert faults(store) == []


def test_a_recoding_killed_again_and_again_gives_the_same_store(
    store: Store, place: str, sources: list[str], tmp_path: Path
) -> None:
    with Store(tmp_path / "undisturbed.store") as other:
        for one in (store, other):
            ingest(one, PlainCoder(), sources[2:])
        recode(other, PlainCoder("2"))
        wanted = contents(other)
    ours = killer(8, commits=60)
    ours.finish(place, [], 3)
    assert ours.kills >= 1
    assert differences(wanted, contents(store)) == []
    assert faults(store) == []
