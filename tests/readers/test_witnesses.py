from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.readers.witnesses import WEIGHTS, Clues, dateline, day_in_url, parse_day, publication

TODAY = date(2020, 1, 1)
D = date(2016, 2, 5)
DAY = timedelta(days=1)
DAYS = st.dates(date(1500, 1, 1), date(2100, 1, 1)) | st.sampled_from([D, D + DAY, D - DAY])
CLUES = st.builds(
    Clues,
    **{name: st.none() | DAYS for name in ("given", "field", "feed", "metadata", "capture")},
    file=st.sampled_from(["", "2016-02-05.txt", "2016-02-06"]),
    url=st.sampled_from(["", "https://a.example/2016/02/05/x", "https://a.example/2015/02/05/x"]),
)
TEXTS = st.sampled_from(["", "GENEVA, Feb. 4 (Agency) - Talks", "GENEVA, 4 February 2016 - Talks"])


def told(text: str = "", **clues: object) -> tuple[date | None, str]:
    return publication(Clues(**clues), text, TODAY)  # type: ignore[arg-type]


def test_the_users_word_stands_above_all_then_the_field() -> None:
    assert told(given=date(2030, 1, 1), field=D) == (date(2030, 1, 1), "given")
    assert told(field=D, feed=D + 9 * DAY, metadata=D + 9 * DAY) == (D, "field")


def test_the_feed_stands_above_one_other_and_yields_to_two_that_agree() -> None:
    other = D + 9 * DAY
    assert told(feed=D, metadata=other) == (D, "feed")
    assert told(feed=D, metadata=other, url=f"https://a.example/{other:%Y/%m/%d}/x") == (other, "metadata")


def test_days_agree_when_they_are_next_to_each_other() -> None:
    assert told(feed=D, metadata=D + 9 * DAY, file=f"{D + 10 * DAY}.html") == (D + 9 * DAY, "metadata")


@pytest.mark.parametrize("day", [TODAY + 2 * DAY, date(1799, 12, 31), date(1, 1, 1)])
def test_impossible_days_are_void(day: date) -> None:
    assert told(metadata=day) == (None, "")
    assert told(field=day, metadata=D) == (D, "metadata")


def test_nothing_appeared_after_its_capture() -> None:
    assert told(metadata=D, capture=D) == (D, "metadata")
    assert told(metadata=D + DAY, capture=D) == (D + DAY, "metadata")
    assert told(metadata=D + 2 * DAY, capture=D) == (None, "")


def test_the_capture_alone_gives_no_day() -> None:
    assert told(capture=D) == (None, "")


@pytest.mark.parametrize(
    ("text", "clues", "day"),
    [
        ("GENEVA, 4 February 2016 (Agency) - Talks", {}, date(2016, 2, 4)),
        ("GENEVA, Feb. 4 (Agency) - Talks", {}, None),
        ("GENEVA, Feb. 4 (Agency) - Talks", {"capture": date(2016, 2, 9)}, date(2016, 2, 4)),
        ("GENEVA, Dec. 31 - Talks", {"capture": date(2016, 1, 2)}, date(2015, 12, 31)),
        ("GENEVA, Feb. 29 - Talks", {"capture": date(2015, 3, 1)}, None),
    ],
)
def test_a_dateline_takes_its_year_from_others(text: str, clues: dict[str, date], day: date | None) -> None:
    assert told(text, **clues) == (day, "dateline" if day else "")


def test_a_dateline_next_to_another_witness_takes_the_nearest_year() -> None:
    assert dateline("PARIS, Jan 1 - x", near=date(2015, 12, 31)) == date(2016, 1, 1)
    assert dateline("PARIS, Dec 31 - x", near=date(2016, 1, 1)) == date(2015, 12, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("PORT-AU-PRINCE, Haiti, March 3, 2016 (Agency) -- x", date(2016, 3, 3)),
        ("NEW YORK, 3 March 2016 — x", date(2016, 3, 3)),
        ("BEIJING, Sept. 1, 2015 /Agency/ -- x", date(2015, 9, 1)),
        ("Talks in Geneva\n\nFriday, 5 February 2016\n\nThe ministers met.", D),
        ("The ministers met on 5 February 2016 - and talked.", None),
        ("NATO said on March 3, 2016 that it would", None),
        ("GENEVA, Feb 31, 2016 - x", None),
        ("x\n" * 400 + "GENEVA, 4 February 2016 - x", None),
    ],
)
def test_datelines(text: str, day: date | None) -> None:
    assert dateline(text) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2016/02/05/talks", D),
        ("https://a.example/2016/2/5/talks", D),
        ("https://a.example/talks-2016-02-05.html", D),
        ("https://a.example/20160205/talks", D),
        ("https://a.example/2016/feb/05/talks", D),
        ("https://a.example/2016/february/5", D),
        ("https://a.example/2016/abc/05", None),
        ("https://a.example/99999999/2016/02/05", D),
        ("https://a.example/123456789012", None),
        ("https://a.example/x?day=2016-02-05", None),
        ("https://[broken", None),
    ],
)
def test_the_day_in_an_address(url: str, day: date | None) -> None:
    assert day_in_url(url) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-02-05", D),
        ("2016-02-05T23:30:00-05:00", D),
        ("2016/02/05 10:00", D),
        ("20160205", D),
        ("Fri, 05 Feb 2016 10:00:00 GMT", D),
        ("February 5, 2016", D),
        ("5th february 2016", D),
        ("05/02/2016", None),
        ("2016-13-05", None),
        ("5 February", None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_day_in_a_field(text: str, day: date | None) -> None:
    assert parse_day(text) == day


@given(CLUES, TEXTS)
def test_a_day_has_a_witness_and_a_witness_a_day(clues: Clues, text: str) -> None:
    day, basis = publication(clues, text, TODAY)
    assert (day is None) == (basis == "")
    assert basis in ("", "given", "field", *WEIGHTS)
    if day and basis != "given":
        assert date(1800, 1, 1) <= day <= min(filter(None, (clues.capture, TODAY))) + DAY


@given(CLUES, TEXTS)
def test_a_witness_more_for_the_winner_does_not_unseat_it(clues: Clues, text: str) -> None:
    day, basis = publication(clues, text, TODAY)
    if basis in ("feed", "url", "file", "dateline") and clues.metadata is None:
        again, _ = publication(
            Clues(**{**{f: getattr(clues, f) for f in clues.__slots__}, "metadata": day}), text, TODAY
        )
        assert again is not None
        assert day is not None
        assert abs(again - day) <= DAY


@given(st.text())
def test_any_text_is_looked_at_without_harm(text: str) -> None:
    dateline(text, D, D)
    parse_day(text)
    day_in_url(text)
