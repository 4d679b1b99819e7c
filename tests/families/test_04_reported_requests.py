"""A reporting verb with "must" or "should" asks for the act."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Turkey's foreign minister said that Syria must return the captured pilot.", ["REQUEST TUR > SYR"]),
        ("The French president said Mali should hold elections before the summer.", ["REQUEST FRA > MLI"]),
        ("Israel said Lebanon must disarm the militia.", ["REQUEST ISR > LBN"]),
        ('"Eritrea must open its border," the Ethiopian prime minister said.', ["REQUEST ETH > ERI"]),
        ("According to the Polish foreign ministry, Belarus must free the two reporters.", ["REQUEST POL > BLR"]),
        pytest.param(
            "India's prime minister said that Pakistan needs to stop supporting the militants.",
            ["REQUEST IND > PAK"],
            marks=pytest.mark.xfail(reason='"needs to" is no obligation', strict=False),
        ),
        pytest.param(
            "Ukraine's ambassador said Hungary ought to lift its veto.",
            ["REQUEST UKR > HUN"],
            marks=pytest.mark.xfail(reason='the modal "ought" is the head of its clause, not a helper', strict=False),
        ),
    ],
)
def test_what_others_must_do_is_asked_of_them(told: Callable[[str], list[str]], text: str, events: list[str]) -> None:
    assert told(text) == events
