from pathlib import Path

import pytest

from dragoman.knowledge.compiled import compiled
from tests.knowledge.world import FILES, write


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our data replaced by the tiny world."""
    folder = write(tmp_path / "ours", **FILES)
    monkeypatch.setattr("dragoman.knowledge.load.data_folder", lambda: folder)
    return folder


def test_the_second_load_gives_the_same_from_the_cache(small: Path, tmp_path: Path) -> None:
    first = compiled((), tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    written = file.stat().st_mtime_ns
    second = compiled((), tmp_path / "cache")
    assert second.tables.entities == first.tables.entities
    assert second.tables.occupancies == first.tables.occupancies
    assert second.patterns == first.patterns
    assert file.stat().st_mtime_ns == written


def test_a_damaged_cache_is_rebuilt(small: Path, tmp_path: Path) -> None:
    compiled((), tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(b"rubbish")
    assert compiled((), tmp_path / "cache").tables.entities
    assert len(file.read_bytes()) > 100


def test_a_changed_data_file_is_read_anew(small: Path, tmp_path: Path) -> None:
    before = compiled((), tmp_path / "cache").tables.version
    write(small, agents="singular,sectors\nmonk,REL\n")
    after = compiled((), tmp_path / "cache").tables
    assert after.version != before
    assert [agent.singular for agent in after.agents] == ["monk"]


def test_an_unwritable_cache_only_costs_time(small: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert compiled((), blocked / "cache").tables.entities


def test_the_version_is_twelve_hexadecimal_digits(small: Path, tmp_path: Path) -> None:
    version = compiled((), tmp_path / "cache").tables.version
    assert len(version) == 12
    assert int(version, 16) >= 0
