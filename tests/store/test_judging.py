"""What people say of events works at once, and goes on working after the reports are coded anew."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.faults.contents import contents

from builders import BROD, LATER, SELM, day, news, told
from dragoman.errors import ConfigError
from dragoman.records import Coded
from dragoman.store import Store

SAME = "Norland shelled villages of Estavia near Brod"


def telling(number: int, words: str = SAME, **more: object) -> Coded:
    """A report of another paper."""
    made = told(words, trigger="shelled", **{"when": day("2024-05-05"), "where": BROD, **more})
    return news(made, url=f"https://news.example/{number}", publisher=f"Paper {number}")


def stored(store: Store, *reports: Coded) -> list[str]:
    for report in reports:
        store.put(report)
    return [report.events[0].id for report in reports]


def anew(store: Store, report: Coded, **changes: object) -> str:
    """Code a report anew, its event under another id; returns that."""
    event = replace(report.events[0], id=f"new-{report.events[0].id}", **changes)  # type: ignore[arg-type]
    assert store.put(replace(report, events=(event,), versions=LATER)) == "recoded"
    return event.id


def cluster(store: Store, event: str) -> str:
    found = store.event(event)
    assert found is not None
    return found.cluster


def together(store: Store, *events: str) -> bool:
    assert list(store.problems()) == []
    return len({cluster(store, event) for event in events}) == 1


FAR = {"words": "Tanks shelled bridges", "where": SELM, "when": day("2024-03-01")}


def test_two_events_said_to_be_the_same_are_together(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2, **FAR))
    store.judge("same", one, by="Ann", other=other)
    assert together(store, one, other)


def test_two_events_said_to_be_different_are_apart(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("different", one, by="Ann", other=other)
    assert not together(store, one, other)


def test_the_last_word_counts(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("different", one, by="Ann", other=other)
    store.judge("same", other, by="Bob", other=one)
    assert together(store, one, other)


def test_a_move_says_who_asked_for_it(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("different", one, by="Ann", other=other)
    moves = [move for event in (one, other) if (found := store.cluster(event)) for move in found.moves]
    assert [move.cause for move in moves] == ["Ann: different"]


def test_a_wrong_record_stands_alone_and_its_report_no_longer_tells_it(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("wrong", other, by="Ann")
    assert not together(store, one, other)
    report = store.coded(telling(2).document.id)
    assert report is not None
    assert report.events == ()


def test_what_the_coder_wrote_stays_whatever_people_say(store: Store) -> None:
    _, other = stored(store, telling(1), telling(2))
    store.judge("wrong", other, by="Ann")
    as_coded = store.coded(telling(2).document.id, corrected=False)
    assert as_coded is not None
    assert [event.id for event in as_coded.events] == [other]


def test_later_records_do_not_join_a_wrong_one(store: Store) -> None:
    (one,) = stored(store, telling(1))
    store.judge("wrong", one, by="Ann")
    (later,) = stored(store, telling(2))
    assert not together(store, one, later)


def test_a_record_found_right_after_all_finds_its_place_again(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("wrong", other, by="Ann")
    store.judge("right", other, by="Bob")
    assert together(store, one, other)
    assert together(store, one, *stored(store, telling(3)))


def test_a_right_record_stays_where_it_is(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("right", other, by="Ann")
    found = store.event(other)
    assert found is not None
    assert (found.judged, found.cluster) == ("right", one)


def test_a_correction_shows_in_the_record(store: Store) -> None:
    (one,) = stored(store, telling(1))
    store.judge("corrected", one, by="Ann", field="type", value='"THREATEN"')
    found, report = store.event(one), store.coded(telling(1).document.id)
    assert found is not None
    assert report is not None
    assert found.event.type == report.events[0].type == "THREATEN"
    assert list(store.problems()) == []


def test_corrections_of_several_fields_add_up(store: Store) -> None:
    (one,) = stored(store, telling(1))
    store.judge("corrected", one, by="Ann", field="factuality", value='"planned"')
    store.judge("corrected", one, by="Bob", field="actor", value='["Corvia"]')
    found = store.event(one)
    assert found is not None
    assert (found.event.factuality, found.event.actor[0].name) == ("planned", "Corvia")


def test_a_corrected_event_looks_for_its_cluster_anew(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2, factuality="planned"))
    assert not together(store, one, other)
    store.judge("corrected", other, by="Ann", field="factuality", value='"asserted"')
    assert together(store, one, other)


def test_a_correction_does_not_undo_what_was_said_to_be_the_same(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2, **FAR))
    store.judge("same", other, by="Ann", other=one)
    store.judge("corrected", other, by="Bob", field="actor", value='["Corvia"]')
    assert together(store, one, other)


def test_a_record_right_after_all_is_again_with_what_was_said_to_be_the_same(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2, **FAR))
    store.judge("same", other, by="Ann", other=one)
    store.judge("wrong", other, by="Bob")
    store.judge("right", other, by="Cid")
    assert together(store, one, other)


def test_a_correction_does_not_make_a_wrong_record_right(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("wrong", other, by="Ann")
    store.judge("corrected", other, by="Bob", field="factuality", value='"asserted"')
    found = store.event(other)
    assert found is not None
    assert found.judged == "wrong"
    assert not together(store, one, other)
    assert not together(store, other, *stored(store, telling(3)))


@pytest.mark.parametrize(
    "said",
    [
        {"verdict": "doubtful"},
        {"verdict": "wrong", "by": ""},
        {"verdict": "same"},
        {"verdict": "same", "other": "nothing"},
        {"verdict": "corrected", "field": "type", "value": '"FISHING"'},
        {"verdict": "corrected", "field": "colour", "value": '"red"'},
    ],
)
def test_a_judgement_that_is_refused_leaves_nothing(store: Store, said: dict[str, str]) -> None:
    (one,) = stored(store, telling(1))
    before = contents(store)
    with pytest.raises(ConfigError):
        store.judge(**{"event": one, "by": "Ann", **said})  # type: ignore[arg-type]
    assert contents(store) == before


def test_an_event_that_is_not_there_cannot_be_judged(store: Store) -> None:
    with pytest.raises(ConfigError, match="nothing"):
        store.judge("wrong", "nothing", by="Ann")


def test_the_log_is_in_order_with_names_times_and_notes(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("wrong", one, by="Ann", note="read it again")
    store.judge("different", one, by="Bob", other=other)
    first, second = store.judgements()
    assert (first.verdict, first.by, first.note) == ("wrong", "Ann", "read it again")
    assert second.other is not None
    assert (second.verdict, second.other.event) == ("different", other)
    assert first.at
    assert first.number < second.number


def test_a_wrong_event_stays_wrong_when_its_id_changes(store: Store) -> None:
    one, other = stored(store, telling(1), telling(2))
    store.judge("wrong", other, by="Ann")
    new = anew(store, telling(2))
    assert not together(store, one, new)
    report = store.coded(telling(2).document.id)
    assert report is not None
    assert report.events == ()


def test_a_right_event_stays_right_when_its_id_changes(store: Store) -> None:
    (one,) = stored(store, telling(1))
    store.judge("right", one, by="Ann")
    found = store.event(anew(store, telling(1)))
    assert found is not None
    assert found.judged == "right"


def test_a_corrected_event_stays_corrected_when_its_id_changes(store: Store) -> None:
    (one,) = stored(store, telling(1))
    store.judge("corrected", one, by="Ann", field="type", value='"THREATEN"')
    found = store.event(anew(store, telling(1)))
    assert found is not None
    assert found.event.type == "THREATEN"
    assert list(store.problems()) == []


@pytest.mark.parametrize("which", [1, 2])
def test_same_events_stay_together_when_an_id_changes(store: Store, which: int) -> None:
    reports = {1: telling(1), 2: telling(2, **FAR)}
    ids = dict(zip(reports, stored(store, *reports.values()), strict=True))
    store.judge("same", ids[1], by="Ann", other=ids[2])
    ids[which] = anew(store, reports[which])
    assert together(store, *ids.values())


@pytest.mark.parametrize("which", [1, 2])
def test_different_events_stay_apart_when_an_id_changes(store: Store, which: int) -> None:
    reports = {1: telling(1), 2: telling(2)}
    ids = dict(zip(reports, stored(store, *reports.values()), strict=True))
    store.judge("different", ids[1], by="Ann", other=ids[2])
    ids[which] = anew(store, reports[which])
    assert not together(store, *ids.values())


def test_others_stay_apart_when_the_report_that_once_held_them_together_is_coded_anew(store: Store) -> None:
    bridge = telling(1)
    a, b, c = stored(store, bridge, telling(2, **FAR), telling(3, **LATER_FAR))
    store.judge("same", a, by="Ann", other=b)
    store.judge("same", a, by="Ann", other=c)
    store.judge("different", b, by="Bob", other=c)
    anew(store, bridge)
    assert not together(store, b, c)


LATER_FAR = {"words": "Gunboats shelled lighthouses", "where": SELM, "when": day("2024-04-01")}


def test_a_judgement_of_an_event_that_is_gone_rests_until_it_comes_back(store: Store) -> None:
    report = telling(1)
    (one,) = stored(store, report)
    store.judge("wrong", one, by="Ann")
    store.put(replace(report, events=(), versions=LATER))
    assert list(store.problems()) == []
    store.put(report)
    found = store.event(one)
    assert found is not None
    assert found.judged == "wrong"


def test_a_correction_that_no_longer_fits_the_event_keeps_nobody_from_coding_it_anew(store: Store) -> None:
    report = telling(1)
    (one,) = stored(store, report)
    store.judge("corrected", one, by="Ann", field="mode", value='["heavy-weapons"]')
    new = anew(store, report, type="CONSULT")
    assert store.event(new) is not None
    assert list(store.problems()) == []


# Sequences of judgements over a dozen events of three happenings, some of whose reports are coded anew in between.

COUNT = 12
DAYS = ("2024-05-05", "2024-05-15", "2024-05-25")


@dataclass(frozen=True)
class Said:
    verdict: str
    one: int
    other: int

    def apply(self, store: Store, reports: list[Coded], times: dict[int, int]) -> None:
        event, other = (reports[n].events[0].id for n in (self.one, self.other))
        if self.verdict == "recoded":
            times[self.one] = times.get(self.one, 0) + 1
            changed = replace(reports[self.one].events[0], id=f"{event.split('-')[0]}-{times[self.one]}")
            versions = {**LATER, "lexicon": f"l{times[self.one]}"}
            reports[self.one] = replace(reports[self.one], events=(changed,), versions=versions)
            store.put(reports[self.one])
        elif self.verdict == "corrected":
            value = f'"{DAYS[self.other % 3]}"'
            store.judge("corrected", event, by="Ann", field="start", value=value)
        elif self.verdict in ("same", "different"):
            store.judge(self.verdict, event, by="Ann", other=other)
        else:
            store.judge(self.verdict, event, by="Ann")


verdicts = st.sampled_from(["same", "same", "different", "different", "wrong", "right", "corrected", "recoded"])
numbers = st.integers(0, COUNT - 1)
said = st.builds(Said, verdicts, numbers, numbers).filter(lambda one: one.one != one.other)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Coded]]]:
    """A store of a dozen reports to copy, and the reports."""
    path = tmp_path_factory.mktemp("fresh") / "news.store"
    reports = [telling(n, when=day(DAYS[n % 3])) for n in range(COUNT)]
    with Store(path) as store:
        stored(store, *reports)
        assert store.counts().clusters == 3
        store.backup(path.with_name("copy.store"))
    return path.with_name("copy.store"), reports


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(said, max_size=14))
def test_whatever_people_say_clusters_stay_sound(
    fresh: tuple[Path, list[Coded]], tmp_path_factory: pytest.TempPathFactory, sequence: list[Said]
) -> None:
    path = tmp_path_factory.mktemp("store") / "news.store"
    path.write_bytes(fresh[0].read_bytes())
    reports, times = list(fresh[1]), dict[int, int]()
    with Store(path) as store:
        for one in sequence:
            one.apply(store, reports, times)
            assert list(store.problems()) == []
        where = [cluster(store, report.events[0].id) for report in reports]
    for a, b in still_different(sequence):
        assert where[a] != where[b]


def still_different(sequence: list[Said]) -> Iterator[tuple[int, int]]:
    """The pairs said to be different after the last time that anybody said of any two that they are the same."""
    last = max((n for n, one in enumerate(sequence) if one.verdict == "same"), default=-1)
    yield from ((one.one, one.other) for one in sequence[last + 1 :] if one.verdict == "different")


def test_the_pairs_that_must_stay_apart_are_well_told() -> None:
    pairs = list(combinations(range(3), 2))
    assert list(still_different([Said("different", a, b) for a, b in pairs])) == pairs
    assert list(still_different([Said("different", 0, 1), Said("same", 1, 2)])) == []
