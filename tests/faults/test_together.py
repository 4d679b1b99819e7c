"""Several programs at one store: nothing is lost or doubled, everybody gets on, and readers hardly wait."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dragoman.ingest import ingest
from dragoman.store import Store
from dragoman.store.schema import events, members, reports
from tests.faults import kills
from tests.faults.contents import Contents, contents, faults
from tests.faults.worker import PlainCoder

pytestmark = pytest.mark.slow
LONGEST = 2.0  # seconds that a reader may take for counting, on a machine that is busy with writers


@pytest.fixture
def workers(place: str, sources: list[str]) -> "Iterator[list[kills.Worker]]":
    """Two at once: both read all sources, each in another order."""
    started = [kills.start(place, *sources), kills.start(place, *reversed(sources))]
    yield started
    for worker in started:
        worker.kill()


def test_two_ingests_and_a_reader(place: str, workers: "list[kills.Worker]", undisturbed: Contents) -> None:
    waits = []
    with Store(place) as reader:
        while any(worker.poll() is None for worker in workers):
            began = time.monotonic()
            reader.counts()
            waits.append(time.monotonic() - began)
            assert list(reader.problems()) == []
            assert_whole(reader)
        results = [worker.communicate() for worker in workers]
        assert [err for _, err in results] == ["", ""]
        assert max(waits) < LONGEST
        stored = [int(out.split()[1]) for out, _ in results]
        assert min(stored) > 5
        assert sum(stored) == reader.counts().reports
        assert faults(reader) == []
        assert_same_reports(contents(reader), undisturbed)


def test_one_of_two_is_killed_and_the_other_goes_on(
    place: str, workers: "list[kills.Worker]", sources: list[str], undisturbed: Contents
) -> None:
    workers[0].stdout.readline()
    time.sleep(0.5)
    workers[0].kill()
    _, err = workers[1].communicate()
    assert workers[1].returncode == 0, err
    with Store(place) as store:
        ingest(store, PlainCoder(), sources)
        assert faults(store) == []
        assert_same_reports(contents(store), undisturbed)


def test_many_make_one_store_at_once(place: str, tmp_path: Path, sources: list[str]) -> None:
    fresh = place if "://" in place else str(tmp_path / "fresh.store")
    workers = [kills.start(fresh, sources[3]) for _ in range(4)]
    assert [worker.communicate()[1] for worker in workers] == [""] * 4
    with Store(fresh) as store:
        assert faults(store) == []


def assert_whole(store: Store) -> None:
    """At every moment, each event stands in a cluster, and each story has its first report."""
    with store.read() as connection:
        inside = connection.execute(select(func.count()).select_from(members)).scalar()
        assert inside == connection.execute(select(func.count()).select_from(events)).scalar()
        firsts = select(reports.c.id)
        lost = select(func.count()).select_from(reports).where(reports.c.story.not_in(firsts))
        assert connection.execute(lost).scalar() == 0


def assert_same_reports(found: Contents, undisturbed: Contents) -> None:
    """The same reports with the same events. Under an id given twice stands whichever text came first."""
    assert ids(found, "reports") == ids(undisturbed, "reports")
    assert len(found["origins"]) == len(undisturbed["origins"])
    twice = {row[0] for row in found["reports"] if row[0].startswith("wire-")}
    for name in ("events", "statements"):
        assert ids(found, name, twice) == ids(undisturbed, name, twice)


def ids(found: Contents, table: str, but_for: "set[str] | None" = None) -> list[str]:
    return sorted(row[0] for row in found[table] if row[1] not in (but_for or set()))
