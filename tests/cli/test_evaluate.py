import json
from pathlib import Path
from typing import Any

import pytest

from samples import Dragoman


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    records: list[dict[str, Any]] = [
        {"id": "a", "text": "x y", "actor": [0, 1], "recipient": [2, 3], "type": "CONSULT"},
        {"id": "b", "text": "x y", "actor": [0, 1], "recipient": [2, 3], "type": "AID"},
    ]
    file = tmp_path / "gold.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    return file


def test_figures_types_and_confusions(dragoman: Dragoman, gold: Path) -> None:
    found = dragoman("eval", "relations", gold)
    assert found.exit_code == 0
    rows = [line.split() for line in found.stdout.splitlines()]
    assert ["type", "right", "0.500", "1", "2"] in rows
    assert ["CONSULT", "0.500", "1.000", "0.667", "1", "2", "1"] in rows
    assert ["gold", "\\", "coded", "CONS"] in rows
    assert found.stdout.endswith("2 records, 1 mistakes\n")


def test_mistakes_go_to_a_file(dragoman: Dragoman, gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "wrong.jsonl"
    dragoman("eval", "relations", gold, "--errors", out)
    assert json.loads(out.read_text()) == {"id": "b", "what": "type", "gold": "AID", "got": "CONSULT"}


def test_the_gold_is_never_overwritten(dragoman: Dragoman, gold: Path) -> None:
    assert dragoman("eval", "relations", gold, "--errors", gold).exit_code == 2
    assert gold.read_text()


def test_only_the_first_records(dragoman: Dragoman, gold: Path) -> None:
    assert "1 records, 0 mistakes" in dragoman("eval", "relations", gold, "--limit", 1).stdout


@pytest.mark.parametrize(("layer", "code"), [("verbs", 2), ("dates", 1)])
def test_wrong_layers(dragoman: Dragoman, gold: Path, layer: str, code: int) -> None:
    found = dragoman("eval", layer, gold)
    assert found.exit_code == code
    assert found.stderr.startswith("dragoman: ")
