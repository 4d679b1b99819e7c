"""The records of one happening, told by several reports, stand in one cluster."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from tests.faults.contents import contents

from builders import BROD, CORVIA, ESTAVIA, NORLAND, SELM, Told, day, news, told
from dragoman.records import Coded
from dragoman.store import Store

TELLINGS = (
    "Norland shelled 3 villages of Estavia near Brod at dawn",
    "Norland guns shelled 3 villages near Brod in Estavia at dawn",
    "Villages near Brod shelled at dawn by Norland guns",
)
PAPERS = ("Gazette", "Courier", "Herald")


def shelling(words: str = TELLINGS[0], **more: object) -> Told:
    return told(words, trigger="shelled", **{"when": day("2024-05-05"), "where": BROD, **more})


def reports(*tellings: Told, published: Sequence[str] = ("2024-05-06",) * 9) -> list[Coded]:
    """One report for each telling, each of another paper."""
    many = zip(tellings, published, strict=False)
    return [
        news(telling, published=day, publisher=PAPERS[n % 3], url=f"https://news.example/{n}")
        for n, (telling, day) in enumerate(many)
    ]


def clusters(store: Store, coded: Sequence[Coded]) -> list[str]:
    """The clusters of the first events of some reports, stored in this order."""
    for one in coded:
        store.put(one)
    assert list(store.problems()) == []
    return [telling.cluster for one in coded if (telling := store.event(one.events[0].id))]


def test_an_event_that_nobody_else_tells_is_a_cluster_of_its_own(store: Store) -> None:
    (one,) = reports(shelling())
    assert clusters(store, [one]) == [one.events[0].id]
    telling = store.event(one.events[0].id)
    assert telling is not None
    assert (telling.via, telling.reasons) == (None, ())


def test_the_tellings_of_several_papers_are_one_cluster(store: Store) -> None:
    many = reports(*(shelling(words) for words in TELLINGS))
    assert set(clusters(store, many)) == {many[0].events[0].id}
    cluster = store.cluster(many[2].events[0].id)
    assert cluster is not None
    assert cluster.stories == 3
    assert [telling.publisher for telling in cluster.tellings] == list(PAPERS)


def test_a_telling_says_why_it_is_in_its_cluster(store: Store) -> None:
    many = reports(*(shelling(words) for words in TELLINGS[:2]))
    clusters(store, many)
    telling = store.event(many[1].events[0].id)
    assert telling is not None
    assert telling.via == many[0].events[0].id
    assert telling.likeness > 0.5
    assert any("Brod" in reason for reason in telling.reasons)


def test_the_day_of_a_report_does_not_part_tellings_of_one_day(store: Store) -> None:
    many = reports(*map(shelling, TELLINGS), published=("2024-05-05", "2024-05-06", "2024-05-07"))
    assert len(set(clusters(store, many))) == 1


APART = {
    "a plan and its deed": shelling(TELLINGS[1], factuality="planned"),
    "a wish and a deed": shelling(TELLINGS[1], factuality="requested"),
    "another day": shelling("Norland shelled harbours of Estavia", when=day("2024-05-11")),
    "another place": shelling("Tanks under fog shelled bridges", where=SELM),
    "the other way round": shelling(TELLINGS[1], actor=ESTAVIA, recipient=NORLAND),
    "another kind of act": shelling(TELLINGS[1], type="AID"),
    "other parties": shelling("Gunboats shelled lighthouses", actor=CORVIA, recipient=NORLAND),
}


@pytest.mark.parametrize("other", APART.values(), ids=APART.keys())
def test_these_stay_apart(store: Store, other: Told) -> None:
    assert len(set(clusters(store, reports(shelling(), other)))) == 2


def test_many_happenings_among_the_same_parties_are_told_apart(store: Store) -> None:
    days = [f"2024-05-{n:02}" for n in (1, 7, 13, 19)]
    many = reports(
        *(shelling(f"Norland shelled target{n}", when=day(days[n % 4])) for n in range(8)), published=days * 2
    )
    found = clusters(store, many)
    assert found[:4] == found[4:]
    assert len(set(found)) == 4


def test_an_event_without_any_day_is_a_cluster_of_its_own(store: Store) -> None:
    many = [news(told(TELLINGS[0], trigger="shelled"), published=None, url=f"https://n.example/{n}") for n in range(2)]
    assert len(set(clusters(store, many))) == 2


@pytest.mark.parametrize("moment", ["0001-01-01", "9999-12-31"])
def test_the_first_and_last_days_there_are_do_no_harm(store: Store, moment: str) -> None:
    many = reports(*(shelling(words, when=day(moment)) for words in TELLINGS[:2]), published=[moment] * 2)
    assert len(set(clusters(store, many))) == 1


def test_the_same_order_gives_the_same_store(store: Store, other_store: Store) -> None:
    many = reports(*(shelling(words) for words in TELLINGS), *APART.values())
    assert clusters(store, many) == clusters(other_store, many)
    assert contents(store) == contents(other_store)


def test_another_order_gives_the_same_clusters_in_a_clear_case(store: Store, other_store: Store) -> None:
    many = reports(*(shelling(words) for words in TELLINGS), APART["another day"])
    one, other = clusters(store, many), clusters(other_store, many[::-1])[::-1]
    pairs = list(combinations(range(4), 2))
    assert [one[a] == one[b] for a, b in pairs] == [other[a] == other[b] for a, b in pairs]


def test_events_of_one_report_never_stand_in_the_cluster_of_what_they_cannot_be(store: Store) -> None:
    report = news(shelling(), shelling("Then Norland shelled Selm", when=day("2024-05-01"), where=SELM))
    store.put(report)
    assert len({event.id for event in report.events}) == 2
    assert store.counts().clusters == 2


@pytest.fixture
def other_store(
    request: pytest.FixtureRequest, store: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A second empty store in the same kind of database."""
    with store.read() as connection:
        kind = connection.dialect.name
    if kind == "sqlite":
        with Store(tmp_path_factory.mktemp("other") / "news.store") as opened:
            yield opened
    else:
        with Store(request.getfixturevalue("postgresql_url")) as opened:
            yield opened
