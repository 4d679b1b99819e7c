from dataclasses import replace
from io import StringIO

import pytest

from dragoman.formats import FORMATS
from dragoman.formats.table import WIDTH, console, label
from dragoman.records import Coded, Document, Reject
from samples import CODED, DOCUMENT, VISIT, coded


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def shown(*reports: Coded, out: StringIO | None = None) -> str:
    out = out or StringIO()
    FORMATS["table"].write(reports, out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_everything_at_a_glance() -> None:
    text = shown(CODED)
    for words in (
        "A visit, with threats · 2018-05-09 · Gazette",
        "01234567 2018-05-07  CONSULT",
        "Queen Flavia RUR GOV ELI → Ada Graustark",
        "according to Ada Graustark",
        "(negated)",
        "Zürich CHE",
        "+4.0",
        "statements (1)",
        "Ada Graustark GRA GOV — chancellor — Graustark",
        "who is who (2)",
        "turned away: events 1",
    ):
        assert words in text


def test_it_fits_a_hundred_columns() -> None:
    long = replace(VISIT, type="ASSAULT", mode=("unconventional",), actor=VISIT.actor * 9)
    title = replace(DOCUMENT, title="word " * 60)
    text = shown(coded(title, events=(long,)))
    assert max(map(len, text.splitlines())) <= WIDTH


def test_no_colour_in_a_file() -> None:
    assert "\x1b" not in shown(CODED)


def test_colour_on_a_terminal_unless_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[32m" in shown(CODED, out=Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in shown(CODED, out=Terminal())


def test_text_cannot_send_commands_to_the_terminal() -> None:
    title = replace(DOCUMENT, title="[bold red]x\x1b[2Jy")
    text = shown(coded(title))
    assert "\x1b" not in text
    assert "[bold red]x" in text


def test_a_refused_report_says_why() -> None:
    refused = Coded(Document("un deux trois"), rejects=(Reject("select", "not English"),))
    assert "rejected by select: not English" in shown(refused)


def test_long_lists_say_how_much_is_left_out() -> None:
    assert "… 12 more in the other formats" in shown(coded(statements=CODED.statements * 20))


def test_a_report_without_a_title_goes_by_its_first_line() -> None:
    assert label(Document("\n  First line\nSecond")) == "First line"


def test_a_console_is_never_wider_than_its_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert console(Terminal()).width == 60
    monkeypatch.setenv("COLUMNS", "200")
    assert console(Terminal()).width == WIDTH
