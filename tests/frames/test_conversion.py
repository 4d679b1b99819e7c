"""One row of the conversion table a test."""

import pytest

from dragoman.frames.conversion import Deed, convert, negated

ROWS = [
    # operator, act, what it becomes
    ("promise", Deed("CONSULT"), Deed("AGREE", "", "planned")),
    ("promise", Deed("SUPPORT"), Deed("AGREE", "", "planned")),
    ("promise", Deed("COOPERATE"), Deed("AGREE", "", "planned")),
    ("promise", Deed("AID"), Deed("AGREE", "", "planned")),
    ("promise", Deed("RETREAT", "withdraw"), Deed("CONCEDE", "", "planned")),
    ("promise", Deed("CONCEDE"), Deed("CONCEDE", "", "planned")),
    ("promise", Deed("ASSAULT"), Deed("THREATEN", "violence")),
    ("promise", Deed("SANCTION", "expel"), Deed("THREATEN", "expel")),
    ("promise", Deed("COERCE", "arrest"), Deed("THREATEN", "arrest")),
    ("promise", Deed("MOBILIZE", "troops"), Deed("MOBILIZE", "troops", "planned")),
    ("promise", Deed("REJECT", "meet"), Deed("REJECT", "meet")),
    ("agree", Deed("RETREAT", "withdraw"), Deed("AGREE", "", "planned")),
    ("agree", Deed("CONSULT"), Deed("AGREE", "", "planned")),
    ("announce", Deed("RETREAT", "ceasefire"), Deed("CONCEDE")),
    ("announce", Deed("SANCTION", "discontinue"), Deed("SANCTION", "discontinue")),
    ("threaten", Deed("SANCTION", "withdraw"), Deed("THREATEN", "relations")),
    ("threaten", Deed("COERCE", "restrict"), Deed("THREATEN", "restrict")),
    ("request", Deed("RETREAT", "release"), Deed("REQUEST", "yield")),
    ("request", Deed("RETREAT", "resign"), Deed("REQUEST", "change")),
    ("request", Deed("CONSULT"), Deed("REQUEST", "meet")),
    ("request", Deed("AID"), Deed("REQUEST", "assist")),
    ("refuse", Deed("CONSULT"), Deed("REJECT", "meet")),
    ("refuse", Deed("RETREAT", "withdraw"), Deed("REJECT", "yield")),
    ("refuse", Deed("AID"), Deed("REJECT", "assist")),
    ("invite", Deed("CONSULT", "visit"), Deed("AGREE", "", "planned")),
    ("stop", Deed("AID"), Deed("SANCTION", "discontinue")),
    ("stop", Deed("ASSAULT"), Deed("RETREAT", "ceasefire")),
    ("stop", Deed("SANCTION", "discontinue"), Deed("CONCEDE")),
    ("stop", Deed("PROTEST", "demo"), Deed("CONCEDE")),
    ("stop", Deed("COERCE", "curfew"), Deed("CONCEDE")),
    ("deny", Deed("ASSAULT"), Deed("ASSAULT", "", "negated")),
    ("fail", Deed("AGREE"), Deed("REJECT", "assist")),
    ("fail", Deed("ASSAULT"), Deed("ASSAULT", "", "negated")),
    ("attempt", Deed("ASSAULT", "targeted"), Deed("ASSAULT", "targeted")),
    ("attempt", Deed("CONSULT"), Deed("CONSULT", "", "hypothetical")),
    ("consider", Deed("SANCTION"), Deed("SANCTION", "", "hypothetical")),
    ("order", Deed("ASSAULT", "aerial"), Deed("ASSAULT", "aerial")),
    ("order", Deed("AID"), Deed("REQUEST", "assist")),
    ("prevent", Deed("PROTEST"), Deed("COERCE", "restrict")),
    ("prevent", Deed("ASSAULT"), None),
    ("allow", Deed("RETREAT", "access"), Deed("RETREAT", "access")),
    ("discuss", Deed("SANCTION"), None),
    ("begin", Deed("CONSULT"), Deed("CONSULT")),
    ("report", Deed("ASSAULT"), Deed("ASSAULT")),
]


@pytest.mark.parametrize(("operator", "act", "outcome"), ROWS)
def test_operator_over_act(operator: str, act: Deed, outcome: Deed | None) -> None:
    assert convert(operator, act) == outcome


def test_cancelling_a_meeting_is_a_refusal_to_meet() -> None:
    assert convert("stop", Deed("CONSULT"), "cancel") == Deed("REJECT", "meet")


def test_breaking_off_talks_is_a_sanction() -> None:
    assert convert("stop", Deed("CONSULT"), "suspend") == Deed("SANCTION", "withdraw")


def test_what_was_not_done_is_negated() -> None:
    assert negated(Deed("CONSULT"), future=False) == Deed("CONSULT", "", "negated")


def test_what_will_not_be_yielded_is_refused() -> None:
    assert negated(Deed("RETREAT", "release"), future=True) == Deed("REJECT", "yield")


def test_operators_compose_to_any_depth() -> None:
    inner = convert("stop", Deed("ASSAULT"))
    assert inner is not None
    agreed = convert("promise", inner)
    assert agreed is not None
    assert convert("refuse", agreed) == Deed("REJECT", "yield")
