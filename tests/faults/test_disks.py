"""A full disk ends the run with a word and the exit code of unusable stores; with room again, it goes on."""

import os
import subprocess
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.ingest import ingest
from dragoman.store import Store
from dragoman.store.engine import url_of
from tests.faults import kills
from tests.faults.contents import Contents
from tests.faults.surroundings import assert_same, disk, private_server
from tests.faults.worker import UNUSABLE, PlainCoder


@pytest.mark.slow
def test_a_full_disk_ends_the_run_and_loses_nothing(tmp_path: Path, sources: list[str], undisturbed: Contents) -> None:
    place = tmp_path / "disk" / "news.store"
    with disk(place.parent, "600k"):
        full = kills.run(str(place), *sources)
        assert full.returncode == UNUSABLE
        assert f"the disk that {place} lies on" in full.stderr
        with Store(place) as store:
            assert 0 < store.counts().reports < len(undisturbed["reports"])
        subprocess.run(["mount", "-o", "remount,size=64m", place.parent], check=True)
        assert_same(str(place), sources, undisturbed)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["library", "command line"])
def test_a_file_that_may_not_grow_ends_the_run_and_loses_nothing(
    by: str, tmp_path: Path, sources: list[str], undisturbed: Contents
) -> None:
    place = str(tmp_path / "news.store")
    full = kills.run(place, *sources, MOST_BYTES="400000", BY=by)
    assert full.returncode == UNUSABLE
    assert "the disk that" in full.stderr
    assert_same(place, sources, undisturbed)


def test_there_is_no_room_for_a_store_at_all(tmp_path: Path, sources: list[str]) -> None:
    place = tmp_path / "disk" / "news.store"
    with disk(place.parent, "16k"):
        full = kills.run(str(place), *sources)
    assert full.returncode == UNUSABLE
    assert "the disk that" in full.stderr


@pytest.mark.slow
def test_the_disk_of_a_server_is_full(sources: list[str], undisturbed: Contents) -> None:
    with private_server() as server, disk(server.folder / "small", "64m"):
        place = server.make_folder("small/data")
        server.databases.do(f"CREATE TABLESPACE small LOCATION '{place}'")
        url = server.databases.make()
        server.databases.do(f"ALTER DATABASE {url_of(url).database} SET TABLESPACE small")
        with Store(url) as store:
            filler = server.folder / "small" / "filler"
            fill(filler, leave=200_000)
            with pytest.raises(StoreError, match=r"the disk that .* lies on is full"):
                ingest(store, PlainCoder(), sources)
            assert store.counts().reports < len(undisturbed["reports"])
            filler.unlink()
        assert_same(url, sources, undisturbed)


def fill(file: Path, leave: int) -> None:
    """Take all room of a disk but for so many bytes."""
    room = os.statvfs(file.parent)
    file.write_bytes(bytes(room.f_bavail * room.f_bsize - leave))
