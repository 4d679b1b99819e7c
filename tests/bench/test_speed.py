import runpy
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def speed() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(ROOT / "bench" / "speed.py")))


def slow(stream: Iterable[int], seconds: float) -> Iterator[int]:
    for item in stream:
        time.sleep(seconds)
        yield item


def test_clock_puts_time_down_to_the_stage_that_spends_it(speed: SimpleNamespace) -> None:
    clock = speed.Clock()
    first = clock.timed("first", slow(range(3), 0.001))
    assert list(clock.timed("second", slow(first, 0.02))) == [0, 1, 2]
    assert set(clock.seconds) == {"first", "second"}
    assert clock.seconds["first"] < clock.seconds["second"]


def test_reports_repeat_with_ids_of_their_own(speed: SimpleNamespace) -> None:
    reports = speed.documents(25)
    assert len({report.id for report in reports}) == 25
    assert reports[0].text == reports[10].text
    assert all(report.published for report in reports)


def test_text_shows_every_figure(speed: SimpleNamespace) -> None:
    shown = speed.as_text({"reports_per_second": 3.5, "stage_to_parser": {"parse": 1.0}})
    assert "reports per second" in shown
    assert "1.000" in shown
