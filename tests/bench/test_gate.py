import json
import runpy
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIGURE = 0.8


@pytest.fixture(scope="module")
def gate() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(ROOT / "bench" / "gate.py")))


@pytest.fixture(scope="module")
def mark() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(ROOT / "bench" / "mark.py")))


@pytest.fixture
def stub(gate: SimpleNamespace) -> Callable[..., Any]:
    """A measurement that reaches `figure` on every layer."""

    def make(figure: float = FIGURE, sha256: str = "a", records: int = 10) -> Callable[[str], Any]:
        return lambda layer: gate.Measured(layer, figure, records, sha256, {}, 0.1)

    return make


@pytest.fixture
def baseline(gate: SimpleNamespace, tmp_path: Path) -> Path:
    path = tmp_path / "baseline.json"
    gate.write_baseline(path, {layer: gate.Floor(FIGURE, 10, "a") for layer in gate.MAIN})
    return path


def options(*words: str, layers: tuple[str, ...] = ()) -> Namespace:
    names = ("update", "allow_regression", "table")
    return Namespace(layers=list(layers), **{name: name in words for name in names})


@pytest.mark.parametrize(("figure", "status"), [(0.8, 0), (0.9, 0), (0.79, 0), (0.7899, 1), (0.5, 1)])
def test_gate_closes_more_than_a_hundredth_below_the_floor(
    gate: SimpleNamespace, stub: Callable[..., Any], baseline: Path, figure: float, status: int
) -> None:
    assert gate.run(options(), stub(figure), baseline) == status


def test_gate_closes_on_changed_gold_until_updated(
    gate: SimpleNamespace, stub: Callable[..., Any], baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = stub(0.8, sha256="b", records=11)
    assert gate.run(options(), changed, baseline) == 1
    assert "gold file changed" in capsys.readouterr().out
    assert gate.run(options("update"), changed, baseline) == 0
    assert gate.run(options(), changed, baseline) == 0
    assert gate.read_baseline(baseline)["dates"] == gate.Floor(0.8, 11, "b")


def test_layer_without_a_floor_closes_the_gate(gate: SimpleNamespace, stub: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    assert gate.run(options(), stub(), path) == 1
    assert gate.run(options("update"), stub(), path) == 0
    assert gate.run(options(), stub(), path) == 0


def test_update_raises_floors(gate: SimpleNamespace, stub: Callable[..., Any], baseline: Path) -> None:
    assert gate.run(options("update", layers=("dates",)), stub(0.9), baseline) == 0
    floors = gate.read_baseline(baseline)
    assert (floors["dates"].figure, floors["places"].figure) == (0.9, 0.8)


def test_update_keeps_a_floor_within_the_tolerance(
    gate: SimpleNamespace, stub: Callable[..., Any], baseline: Path
) -> None:
    assert gate.run(options("update"), stub(0.795), baseline) == 0
    assert gate.read_baseline(baseline)["dates"].figure == 0.8


def test_update_refuses_to_lower_a_floor(
    gate: SimpleNamespace, stub: Callable[..., Any], baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = baseline.read_text("utf-8")
    assert gate.run(options("update"), stub(0.7), baseline) == 1
    assert "dates: 0.800 to 0.700" in capsys.readouterr().err
    assert baseline.read_text("utf-8") == before


def test_allowed_regression_lowers_floors(gate: SimpleNamespace, stub: Callable[..., Any], baseline: Path) -> None:
    assert gate.run(options("update", "allow_regression"), stub(0.7), baseline) == 0
    assert gate.read_baseline(baseline)["dates"].figure == 0.7


def test_table_has_a_row_for_each_layer_and_judges_nothing(
    gate: SimpleNamespace, stub: Callable[..., Any], baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate.run(options("table"), stub(0.1), baseline) == 0
    rows = capsys.readouterr().out.splitlines()[2:]
    assert [row.split(" | ")[0].strip("| ") for row in rows] == list(gate.MAIN)


@pytest.mark.parametrize("words", [["nonsense"], ["--allow-regression"]])
def test_wrong_usage(gate: SimpleNamespace, words: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        gate.parse(words)
    assert stop.value.code == 2


class Silent:
    """A coder that knows nothing."""

    def resolve(self, *_: object, **__: object) -> object:
        return SimpleNamespace(country="", sectors=(), name="")


def test_measure_scores_a_gold_file(gate: SimpleNamespace, tmp_path: Path) -> None:
    records = [{"text": "x", "expect": {"country": ""}}, {"text": "y", "expect": {"country": "KEN"}}]
    (tmp_path / "actors.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    found = gate.measure("actors", Silent(), tmp_path)
    assert (found.figure, found.records, found.further) == (0.5, 2, {"country": 0.5})


def test_every_layer_has_gold_and_a_floor(gate: SimpleNamespace) -> None:
    from dragoman.evaluate import LAYERS, read_gold

    floors = gate.read_baseline(gate.BASELINE)
    assert set(gate.MAIN) == set(floors) == {*LAYERS, gate.STORIES}
    for layer in LAYERS:
        lines = (gate.GOLD / f"{layer}.jsonl").read_text("utf-8").splitlines()
        assert len(read_gold(layer, lines)) == floors[layer].records


def test_gold_files_are_made_from_the_marked_text(mark: SimpleNamespace) -> None:
    for layer in mark.SETS:
        if layer != "places":  # its points come from a large table
            assert (mark.GOLD / f"{layer}.jsonl").read_text("utf-8") == mark.lines(layer)


def test_marks_give_exact_spans(mark: SimpleNamespace) -> None:
    text, marks = mark.unmark("{a|The {h|minister}} met {r|us}.")
    assert text == "The minister met us."
    assert [(m.label, text[m.start : m.end]) for m in marks] == [("a", "The minister"), ("h", "minister"), ("r", "us")]


@pytest.mark.parametrize("marked", ["{a|never closed", "closes nothing}"])
def test_single_braces_are_refused(mark: SimpleNamespace, marked: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        mark.unmark(marked)
