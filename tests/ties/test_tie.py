"""How two actors stand to each other."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.dyads import Who
from dragoman.errors import ConfigError, StoreError
from dragoman.knowledge import load_knowledge
from dragoman.ties import ParquetDyads, counterparts, find_actor, network, tie, unusual_pairs
from dragoman.ties.balance import UNKNOWN, balance, sureness
from dragoman.ties.model import Actor, Counts
from dragoman.ties.parquet import write_parquet
from dragoman.ties.unusual import surprise
from ties.rows import COR, EST, FIRST, NOR, Rows, row, table


def test_a_happening_counts_once_however_often_it_is_told() -> None:
    found = tie(Rows(row(0, cluster="c"), row(0, cluster="c", event="other", report="r2", story="r2")), NOR, EST)
    (one,) = found.happenings
    assert (one.reports, one.stories) == (2, 2)
    assert found.total.counts == Counts(verbal_cooperation=1)


def test_near_copies_are_one_story() -> None:
    found = tie(Rows(row(0, cluster="c"), row(0, cluster="c", event="e", report="r2")), NOR, EST)
    assert (found.reports, found.stories) == (2, 1)


def test_deeds_claims_and_plans_are_kept_apart() -> None:
    rows = [row(0), row(1, status="claim"), row(2, status="plan"), row(3, status="denied"), row(4, status="wish")]
    found = tie(Rows(*rows), NOR, EST)
    counts = found.total.counts
    assert (counts.deeds, counts.claims, counts.plans, counts.others) == (1, 1, 1, 2)
    assert found.total.balance.weight == pytest.approx(0.9)


def test_what_one_telling_vouches_for_is_a_deed() -> None:
    found = tie(Rows(row(0, cluster="c", status="claim"), row(0, cluster="c", event="e")), NOR, EST)
    assert found.total.counts == Counts(verbal_cooperation=1)


def test_both_directions_are_told_apart() -> None:
    found = tie(Rows(row(0, "ACCUSE"), row(1, "ASSAULT", "EST", "NOR")), NOR, EST)
    assert found.total.there == Counts(verbal_conflict=1)
    assert found.total.back == Counts(material_conflict=1)


def test_others_are_left_out() -> None:
    assert len(tie(Rows(row(0), row(0, source="COR")), NOR, EST).happenings) == 1


def test_a_tie_without_events_says_so() -> None:
    found = tie(Rows(), NOR, EST, since=FIRST, until=FIRST)
    assert found.happenings == ()
    assert found.total.balance == UNKNOWN
    assert found.total.intensity is None
    assert found.past is None


@pytest.mark.parametrize(("step", "expected"), [("day", 60), ("week", 9), ("month", 2), ("year", 1)])
def test_periods_cover_all_days_once(step: str, expected: int) -> None:
    found = tie(Rows(row(0), row(59)), NOR, EST, step=step)
    assert len(found.periods) == expected
    assert found.periods[0].start == FIRST
    assert found.periods[-1].end == FIRST + timedelta(days=59)
    assert all(b.start - a.end == timedelta(days=1) for a, b in zip(found.periods, found.periods[1:], strict=False))


def test_a_share_is_for_each_thousand_reports() -> None:
    assert tie(Rows(row(0), row(1), reports=10), NOR, EST).total.share == 100.0


def test_the_government_is_the_state_and_who_acts_for_it() -> None:
    rows = [row(0), row(1, source_sectors="GOV"), row(2, source_sectors="EDU"), row(3, source_sectors="MIL|GOV")]
    assert len(tie(Rows(*rows), replace(NOR, rollup="government"), EST).happenings) == 3


def test_sectors_choose_parties() -> None:
    rows = [row(0), row(1, source_sectors="GOV|MIL"), row(2, source_sectors="EDU")]
    assert len(tie(Rows(*rows), replace(NOR, sectors=("MIL",)), EST).happenings) == 1


def test_one_entity_is_it_alone() -> None:
    rows = [row(0, source_entity="person:lee"), row(1)]
    lee = Actor("person:lee", "Ann Lee", "entity")
    assert len(tie(Rows(*rows), lee, EST).happenings) == 1


def test_meetings_are_those_held_and_planned() -> None:
    rows = [row(0), row(1, status="plan"), row(2, status="denied"), row(3, "ACCUSE")]
    assert [one.status for one in tie(Rows(*rows), NOR, EST).meetings] == ["deed", "plan"]


def test_contacts_have_the_level_of_the_highest_office() -> None:
    putin = {"source_entity": "person:vladimir-putin", "source_country": "RUS"}
    rows = [row(0, **putin), row(1, source="RUS", source_sectors="MIL")]
    found = tie(Rows(*rows), Actor("RUS", "Russia"), EST, knowledge=load_knowledge())
    assert [one.level for one in found.happenings] == ["heads", "military"]
    assert dict(found.levels)["heads"] == 1


def test_a_steady_rise_is_a_trend() -> None:
    rows = [row(30 * n, "AID" if k < n else "ASSAULT", cluster=f"{n}-{k}") for n in range(10) for k in range(10)]
    found = tie(Rows(*rows), NOR, EST).trend
    assert found.direction == "rising"
    assert found.p < 0.05
    assert found.low <= found.slope <= found.high
    assert found.slope > 0


def test_a_flat_tie_has_no_trend() -> None:
    found = tie(Rows(*(row(30 * n) for n in range(10))), NOR, EST).trend
    assert found.direction == "none"


def test_a_turn_is_found_with_what_made_it() -> None:
    before = [row(30 * n, "ASSAULT", cluster=f"a{n}-{k}") for n in range(8) for k in range(4)]
    after = [row(30 * n, "AID", cluster=f"b{n}-{k}") for n in range(8, 16) for k in range(4)]
    (change,) = tie(Rows(*before, *after), NOR, EST).changes
    assert change.before < 0 < change.after
    assert abs((change.day - (FIRST + timedelta(days=240))).days) <= 31
    assert all(one.startswith("b8") for one in change.happenings)


def test_a_steady_tie_has_no_turn() -> None:
    rows = [row(15 * n, "AID" if n % 2 else "ACCUSE") for n in range(40)]
    assert tie(Rows(*rows), NOR, EST).changes == ()


def test_a_day_with_far_more_than_before_is_unusual() -> None:
    rows = [*(row(20 * n, "ACCUSE") for n in range(6)), *(row(120, "ASSAULT", cluster=f"x{k}") for k in range(6))]
    (day,) = tie(Rows(*rows), NOR, EST).unusual
    assert (day.day, day.kind, day.count) == (FIRST + timedelta(days=120), "conflict", 6)
    assert day.p < 0.05
    assert set(day.happenings) == {f"x{k}" for k in range(6)}


def test_nothing_is_unusual_without_a_past() -> None:
    assert tie(Rows(*(row(0, cluster=f"x{k}") for k in range(9))), NOR, EST).unusual == ()


def test_the_past_is_told_when_there_is_one() -> None:
    rows = [row(30 * n) for n in range(24)] + [row(700, "ACCUSE", cluster=f"x{k}") for k in range(30)]
    past = tie(Rows(*rows), NOR, EST).past
    assert past is not None
    assert past.months == 12
    assert past.quieter == 1.0


def test_ties_are_compared_with_those_of_the_same_actors() -> None:
    found = tie(Rows(row(3), row(1, target="COR"), row(2, target="COR")), NOR, EST, since=FIRST)
    assert [(peer.code, peer.happenings) for peer in found.peers] == [("NOR/COR", 2)]


def test_counterparts_come_busiest_first() -> None:
    found = counterparts(Rows(row(0), row(1, source="COR", target="NOR"), row(2, source="COR", target="NOR")), NOR)
    assert [(peer.code, peer.happenings) for peer in found] == [("COR", 2), ("EST", 1)]


def test_a_network_counts_both_directions_together() -> None:
    (edge,) = network(Rows(row(0), row(1, source="EST", target="NOR"), row(2, status="plan")))
    assert (edge.source, edge.target, edge.happenings) == ("EST", "NOR", 2)


def test_unusual_pairs_are_found_among_all() -> None:
    rows = [row(0), row(40, source="COR"), *(row(80, "ASSAULT", cluster=f"x{k}") for k in range(6))]
    day = FIRST + timedelta(days=80)
    (found,) = unusual_pairs(Rows(*rows), day, day)
    assert {found.one.code, found.other.code} == {"NOR", "EST"}


@pytest.mark.parametrize(
    "asked",
    [
        {"step": "hour"},
        {"since": date(2024, 2, 1), "until": date(2024, 1, 1)},
        {"step": "day", "since": date(1900, 1, 1)},
    ],
)
def test_what_cannot_be_asked_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        tie(Rows(row(0)), NOR, EST, **asked)  # type: ignore[arg-type]


def test_nobody_has_a_tie_with_oneself() -> None:
    with pytest.raises(ConfigError, match="itself"):
        tie(Rows(), NOR, NOR)


def test_structure_comes_from_the_day() -> None:
    knowledge = load_knowledge()
    found = tie(
        Rows(),
        find_actor("Russia", knowledge),
        find_actor("China", knowledge),
        until=date(2016, 2, 5),
        knowledge=knowledge,
    )
    assert "SCO" in {one.body for one in found.memberships}
    assert "person:vladimir-putin" in {one.person for one in found.holders}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RUS", ("RUS", "country", ())),
        ("rus", ("RUS", "country", ())),
        ("Russia", ("RUS", "country", ())),
        ("Russia/government", ("RUS", "government", ())),
        ("government of Russia", ("RUS", "government", ())),
        ("RUS:mil, spy", ("RUS", "country", ("MIL", "SPY"))),
        ("RUS/entity", ("RUS", "entity", ())),
        ("NATO", ("NATO", "entity", ())),
        ("United Nations", ("UNO", "country", ())),
        ("UNO", ("UNO", "country", ())),
        ("Vladimir Putin", ("person:vladimir-putin", "entity", ())),
        ("vladimir-putin", ("person:vladimir-putin", "entity", ())),
    ],
)
def test_actors_are_found_by_code_id_or_name(text: str, expected: tuple[object, ...]) -> None:
    found = find_actor(text, load_knowledge())
    assert (found.code, found.rollup, found.sectors) == expected


def test_an_unknown_actor_is_refused_with_names_like_it() -> None:
    with pytest.raises(ConfigError, match=r"did you mean .*Russia"):
        find_actor("Rusia", load_knowledge())
    with pytest.raises(ConfigError, match="roll up"):
        find_actor("RUS/moon", load_knowledge())


def test_parquet_gives_the_same_tie(tmp_path: Path) -> None:
    rows = [row(0), row(40, "ACCUSE", "EST", "NOR"), row(41, source="COR")]
    path = tmp_path / "dyads.parquet"
    assert write_parquet(table(*rows).to_batches(), path) == 3
    source = ParquetDyads(path)
    assert tie(source, NOR, EST, peers=0).happenings == tie(Rows(*rows), NOR, EST, peers=0).happenings
    assert source.dyads(Who("country", "COR")).num_rows == 1
    assert source.dyads(Who("country", "NOR"), Who("entity", "EST"), FIRST, FIRST).num_rows == 1
    assert source.volume().num_rows == 3
    assert len(network(ParquetDyads(tmp_path))) == 2


def test_parquet_gives_the_same_peers_and_network(tmp_path: Path) -> None:
    rows = [row(0), row(1, "ACCUSE"), row(2, source="COR"), row(3, source="COR", target="NOR")]
    path = tmp_path / "dyads.parquet"
    write_parquet(table(*rows).to_batches(), path)
    assert network(ParquetDyads(path)) == network(Rows(*rows))
    assert counterparts(ParquetDyads(path), NOR) == counterparts(Rows(*rows), NOR)


def test_more_happenings_than_a_memory_should_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.ties.counting.MOST", 1)
    with pytest.raises(ConfigError, match="ask for fewer days"):
        tie(Rows(row(0), row(1)), NOR, EST)


def test_files_that_hold_no_dyads_are_refused(tmp_path: Path) -> None:
    with pytest.raises((ConfigError, StoreError), match="nothing"):
        ParquetDyads(tmp_path / "nothing.parquet")
    other = tmp_path / "nothing-of-ours.parquet"
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"a": [1]}), other)
    with pytest.raises(StoreError, match="not a table of dyads"):
        ParquetDyads(other).dyads(Who("country", "NOR"))


def test_a_balance_of_nothing_is_unknown() -> None:
    assert balance([]) == UNKNOWN


def test_more_stories_are_surer() -> None:
    assert sureness(0.5, 1) == 0.5
    assert sureness(0.5, 3) == 0.875


def test_a_day_as_busy_as_others_is_no_surprise() -> None:
    assert surprise(3, 270, 90) > 0.3
    assert surprise(30, 90, 90) < 1e-9


acts = st.lists(st.tuples(st.booleans(), st.floats(0.05, 1.0)), min_size=1, max_size=40)


@given(acts)
def test_a_balance_lies_in_its_interval(weights: list[tuple[bool, float]]) -> None:
    found = balance(weights)
    assert -1 <= found.low <= found.value <= found.high <= 1 or found.weight < 1


@given(acts)
def test_more_of_the_same_is_surer(weights: list[tuple[bool, float]]) -> None:
    few, many = balance(weights), balance(weights * 3)
    assert many.high - many.low <= few.high - few.low + 1e-9


happened = st.lists(
    st.builds(
        row,
        st.integers(0, 200),
        st.sampled_from(["CONSULT", "AID", "ACCUSE", "ASSAULT"]),
        st.just("NOR"),
        st.just("EST"),
        status=st.sampled_from(["deed", "claim", "plan", "wish"]),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(happened)
def test_whoever_is_named_first_only_turns_the_directions_round(rows: list[dict[str, object]]) -> None:
    one, other = tie(Rows(*rows), NOR, EST, peers=0), tie(Rows(*rows), EST, NOR, peers=0)
    assert one.total.there == other.total.back
    assert one.happenings == other.happenings
    assert one.total.balance == other.total.balance


@settings(max_examples=25, deadline=None)
@given(happened, st.sampled_from(["day", "week", "month"]))
def test_periods_add_up(rows: list[dict[str, object]], step: str) -> None:
    found = tie(Rows(*rows), NOR, EST, step=step, peers=0)
    for name in ("deeds", "claims", "plans", "others"):
        assert sum(getattr(part.counts, name) for part in found.periods) == getattr(found.total.counts, name)


def test_other_actors_are_others() -> None:
    assert tie(Rows(row(0)), NOR, COR).happenings == ()
