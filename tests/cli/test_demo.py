"""The store that a newcomer looks around in."""

import json
import subprocess
import sys
from importlib.resources import files

import pytest

from dragoman.knowledge import load_knowledge
from dragoman.store import Store
from dragoman.ties import find_actor, tie

REPORTS = [json.loads(line) for line in (files("dragoman.examples") / "demo.jsonl").read_text("utf-8").splitlines()]


def test_the_reports_have_ids_of_their_own_and_invented_outlets():
    assert len({report["id"] for report in REPORTS}) == len(REPORTS) >= 40
    assert all(".example/" in report["url"] for report in REPORTS)


def test_the_reports_span_two_years():
    days = sorted(report["published"] for report in REPORTS)
    assert days[0] < "2017-02"
    assert days[-1] > "2018-12"


@pytest.mark.slow
def test_one_command_makes_a_store_with_a_living_tie(tmp_path):
    place = tmp_path / "demo.db"
    found = subprocess.run(
        [sys.executable, "-c", "from dragoman.cli import main; main()", "demo", "--store", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert f"dragoman serve --store {place}" in found.stdout
    knowledge = load_knowledge()
    with Store(place) as store:
        counts = store.counts()
        assert counts.reports == len(REPORTS)
        assert counts.stories < counts.reports
        assert counts.clusters < counts.events
        actors = [find_actor(name, knowledge) for name in ("USA", "PRK")]
        found_tie = tie(store, *actors, knowledge=knowledge)
    before = [part for part in found_tie.periods if part.start.year == 2017 and part.balance.weight]
    after = [part for part in found_tie.periods if str(part.start) >= "2018-06" and part.balance.weight]
    assert sum(part.balance.value for part in before) < 0 < sum(part.balance.value for part in after)
