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


def test_a_dictionary_is_imported_and_used(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "actors.txt").write_text("CARLA_VENTRESCA_ [ITAGOV]\nNOBODY_KNOWS_ [XQXGOV]\n")
    found = dragoman("actors", "import", tmp_path / "actors.txt", "--to", tmp_path / "own")
    assert found.exit_code == 1
    assert "actors.txt:2: NOBODY KNOWS: XQX is no country" in found.stderr
    assert found.stdout.startswith("1 actors and 0 nouns")
    assert "Carla Ventresca" in (tmp_path / "own" / "organisations.csv").read_text()


def test_codes_are_of_a_scheme_we_know(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "actors.txt").write_text("A_NAME [ITAGOV]\n")
    found = dragoman("actors", "import", tmp_path / "actors.txt", "--to", tmp_path, "--codes", "morse")
    assert found.exit_code == 2
    assert "morse" in found.stderr


def test_one_actor_is_added(dragoman: Dragoman, tmp_path: Path) -> None:
    found = dragoman("actors", "add", "Hill Watch", "--country", "ITA", "--sector", "REB", "--to", tmp_path / "own")
    assert found.exit_code == 0
    assert found.stdout.startswith("HILL-WATCH is in")
    assert dragoman("actors", "add", "Hill Watch", "--country", "XQX", "--to", tmp_path / "own").exit_code == 2
