"""How values look on pages."""

from dragoman.ties.model import Balance
from dragoman.web import show


def test_numbers_carry_their_sign():
    assert show.signed(0.25) == "+0.25"
    assert show.signed(-0.25) == "−0.25"
    assert show.signed(None) == show.DASH


def test_a_balance_of_nothing_is_a_dash():
    assert show.balance(Balance(0.0, -1.0, 1.0, 0.0)) == show.DASH


def test_nouns_follow_their_number():
    assert show.many(1, "report") == "1 report"
    assert show.many(1200, "report") == "1,200 reports"


def test_a_piece_of_a_path_cannot_leave_it():
    assert show.part("RUS:GOV") == "RUS:GOV"
    assert "/" not in show.part("a/../b")
    assert "?" not in show.part("a?b")


def test_a_query_leaves_out_what_is_empty():
    assert show.query({"actor": "RUS", "type": "", "quad": 0, "since": None}) == "actor=RUS"
