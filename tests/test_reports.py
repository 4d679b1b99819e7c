"""Whole reports, their records in full: one each of an envoy's visit, a border fight, a summit, a protest, a state visit.

The `.records` files were read against the reports line by line. `python tests/test_reports.py` writes them anew; a
changed line is a change in what Dragoman says of a report and must be read before it is kept.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from dragoman import Coder
from records_view import lines

HOME = Path(__file__).parent / "reports"
PUBLISHED = {
    "envoy": date(2021, 11, 12),
    "hostile": date(2020, 7, 16),
    "multilateral": date(2020, 9, 8),
    "domestic": date(2020, 10, 17),
    "visit": date(2018, 9, 14),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_report_gives_its_records_in_full(name: str, coder: Coder) -> None:
    text = (HOME / f"{name}.txt").read_text(encoding="utf-8")
    expected = (HOME / f"{name}.records").read_text(encoding="utf-8").splitlines()
    assert list(lines(coder.code(text, published=PUBLISHED[name]))) == expected


@pytest.mark.slow
@pytest.mark.parametrize("name", PUBLISHED)
def test_every_quote_is_the_text_it_rests_on(name: str, coder: Coder) -> None:
    text = (HOME / f"{name}.txt").read_text(encoding="utf-8")
    coded = coder.code(text, published=PUBLISHED[name])
    evidence = [e for record in (*coded.events, *coded.facts) for e in record.evidence]
    assert evidence
    assert all(text[e.span.start : e.span.end] == e.quote for e in evidence)


def write() -> None:
    coder = Coder()
    for name, published in PUBLISHED.items():
        text = (HOME / f"{name}.txt").read_text(encoding="utf-8")
        made = "\n".join(lines(coder.code(text, published=published)))
        (HOME / f"{name}.records").write_text(made + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(write())
