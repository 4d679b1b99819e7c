from pathlib import Path

from samples import Dragoman


def test_doubts_are_told_and_counted(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("singular,plural,sectors,gender\nfrobnicator,frobnicators,XYZ,\n")
    found = dragoman("actors", "check", tmp_path)
    assert found.exit_code == 0
    assert "agent 'frobnicator' has an unknown sector 'XYZ'" in found.stdout
    assert "doubts" in found.stdout.splitlines()[-1]


def test_unusable_data_is_named(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("nonsense\n1\n")
    found = dragoman("actors", "check", tmp_path)
    assert found.exit_code == 3
    assert "agents.csv" in found.stderr


def test_a_missing_folder(dragoman: Dragoman, tmp_path: Path) -> None:
    assert dragoman("actors", "check", tmp_path / "none").exit_code == 3
