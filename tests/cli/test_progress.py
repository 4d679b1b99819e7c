import io
from collections import Counter

import pytest
from rich.console import Console

from dragoman.cli import progress
from dragoman.cli.progress import Bar, Watch, kind_of, summary, turned_away
from dragoman.ingest import Step, Tally


@pytest.fixture
def bar() -> Bar:
    made = Bar(100)
    made.live.console.file = io.StringIO()
    return made


def work(bar: Bar) -> tuple[float, float | None, str]:
    task = bar.tasks[0]
    return task.completed, task.total, task.fields["counts"]


def shown(table: object) -> list[list[str]]:
    console = Console(file=io.StringIO(), width=80)
    console.print(table)
    return [line.split() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]


def test_the_bar_counts_the_bytes_of_all_origins(bar: Bar) -> None:
    watch = Watch(bar, by_bytes=True)
    watch(Step("a", "a, line 1", 30, 60), Tally(stored=1))
    assert work(bar)[0] == 30
    watch(Step("b", "b, line 1", 10, 40), Tally(stored=2))
    assert work(bar)[0] == 70
    assert work(bar)[2].startswith("2 done")


def test_or_the_reports_where_they_are_known(bar: Bar) -> None:
    Watch(bar)(Step("store", "x", 0, None), Tally(recoded=5))
    assert work(bar)[0] == 5


def test_below_the_bar_stands_what_was_turned_away(bar: Bar) -> None:
    Watch(bar)(Step("a", "a", 0, None), Tally(rejected=Counter({"not English": 2}), waiting=Counter({"timed out": 1})))
    assert bar.reasons == "2 rejected (not English 2), 1 waiting (timed out 1)"
    assert len(list(bar.get_renderables())) == 2


def test_only_the_commonest_reasons_are_on_one_line() -> None:
    many = Counter({"a": 4, "b": 3, "c": 2, "d": 1})
    assert turned_away(Tally(rejected=many)) == "10 rejected (a 4, b 3, c 2, …)"


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("not English: the text looks like 'fr' (86%)", "not English: the text looks like 'fr'"),
        ("not JSON: Expecting value: line 1 column 7 (char 6)", "not JSON: Expecting value"),
        ("the server answered 404", "the server answered 404"),
    ],
)
def test_reasons_that_differ_in_the_case_only_are_one(reason: str, kind: str) -> None:
    assert kind_of(reason) == kind


def test_without_a_terminal_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = Watch()
    watch(Step("a", "a", 0, None), Tally(stored=1))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "LINE_EVERY", 0.0)
    watch(Step("a", "a", 0, None), Tally(stored=1200))
    assert capsys.readouterr().err.startswith("dragoman: 1,200 done, ")


def test_what_a_stranger_wrote_does_not_reach_the_terminal_raw(capsys: pytest.CaptureFixture[str]) -> None:
    Watch()(Step("a", "\x1b[2Jevil", 0, None, "no\x07 text"), Tally())
    assert capsys.readouterr().err == "dragoman: [2Jevil: no text\n"


def test_the_summary_lists_the_commonest_reasons() -> None:
    tally = Tally(stored=1200, events=7, rejected=Counter({f"reason {n}": 20 - n for n in range(14)}))
    found = shown(summary(tally))
    assert ["stored", "1,200"] in found
    assert ["reason", "0", "20"] in found
    assert ["other", "reasons", "15"] in found
