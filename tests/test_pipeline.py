import pytest

from dragoman.errors import ConfigError, InputError
from dragoman.pipeline import STAGES, Resources, Stage, assemble, each
from dragoman.records import Coded, Document


def test_every_stage_has_what_it_needs() -> None:
    given = {"document"}
    for stage in STAGES:
        assert set(stage.needs) <= given, stage.name
        given |= set(stage.gives)


def test_a_stage_too_early_is_refused_before_any_report() -> None:
    late = Stage("events", lambda _: iter, ("mentions",), ("events",))  # type: ignore[arg-type, return-value]
    with pytest.raises(ConfigError, match="'events' needs mentions"):
        assemble(Resources(), [late])


def test_a_report_that_cannot_be_taken_is_kept_with_the_reason() -> None:
    def refuse(coded: Coded) -> Coded:
        raise InputError("too short", stage="select")

    (kept,) = each("select", refuse)([Coded(Document("x"))])
    assert [(r.stage, r.reason) for r in kept.rejects] == [("select", "too short")]


def test_other_errors_are_not_swallowed() -> None:
    def fail(coded: Coded) -> Coded:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        list(each("select", fail)([Coded(Document("x"))]))
