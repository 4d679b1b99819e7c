"""Joining, cutting and taking out: clusters stay trees that bear their founder's name."""

from collections.abc import Mapping

import pytest
from sqlalchemy import select

from builders import news, told
from dragoman.store import Store
from dragoman.store.moves import cut, drop, join, take_out
from dragoman.store.schema import members, moves
from dragoman.store.trees import link, rename, tree_of


@pytest.fixture
def names(store: Store) -> dict[str, str]:
    """Events a to f, each a cluster of its own."""
    made = {}
    for n, name in enumerate("abcdef"):
        coded = news(told(f"Norland attacked Estavia {n}", id=name), published=f"2024-0{n + 1}-01")
        store.put(coded)
        made[name] = coded.document.id
    return made


pytestmark = pytest.mark.usefixtures("names")


def build(store: Store, tree: Mapping[str, tuple[str, float]]) -> None:
    """One cluster, founded by a: each event with the one it came in through, and the link's score."""
    with store.write() as connection:
        rename(connection, ["a", *tree], "a")
        for event, (via, score) in tree.items():
            link(connection, event, via, score, ["built"])


def links(store: Store) -> dict[str, tuple[str, str | None]]:
    """Each event's cluster and link."""
    assert list(store.problems()) == []
    with store.read() as connection:
        return {row.event: (row.cluster, row.via) for row in connection.execute(select(members))}


def together(store: Store) -> set[str]:
    """The clusters, written as their members in order."""
    found: dict[str, str] = {}
    for event, (cluster, _) in sorted(links(store).items()):
        found[cluster] = found.get(cluster, "") + event
    return set(found.values())


def moved(store: Store) -> list[tuple[str, str | None, str | None]]:
    with store.read() as connection:
        return [
            (row.event, row.source, row.target) for row in connection.execute(select(moves).order_by(moves.c.number))
        ]


def test_joining_hangs_one_cluster_on_the_other(store: Store) -> None:
    with store.write() as connection:
        join(connection, "b", "a", "Ann: same")
    assert links(store)["b"] == ("a", "a")
    assert moved(store) == [("b", "b", "a")]


def test_a_joined_cluster_is_turned_so_that_the_joining_event_hangs_on_the_other(store: Store) -> None:
    build(store, {"b": ("a", 0.9), "c": ("b", 0.8)})
    with store.write() as connection:
        join(connection, "c", "d", "Ann: same")
    found = links(store)
    assert [found[name] for name in "abcd"] == [("d", "b"), ("d", "c"), ("d", "d"), ("d", None)]


def test_a_turned_link_keeps_its_score(store: Store) -> None:
    build(store, {"b": ("a", 0.9), "c": ("b", 0.8)})
    with store.write() as connection:
        join(connection, "c", "d", "Ann: same")
        score = tree_of(connection, "d").score
    assert (score["a"], score["b"], score["c"]) == (0.9, 0.8, 1.0)


def test_joining_what_is_together_changes_nothing(store: Store) -> None:
    build(store, {"b": ("a", 0.9)})
    before = links(store)
    with store.write() as connection:
        join(connection, "b", "a", "Ann: same")
    assert links(store) == before
    assert moved(store) == []


def test_a_cluster_is_cut_at_the_weakest_link_between_two(store: Store) -> None:
    build(store, {"b": ("a", 0.9), "c": ("b", 0.6), "d": ("c", 0.8), "e": ("a", 0.1)})
    with store.write() as connection:
        cut(connection, "d", "a", "Ann: different")
    assert together(store) == {"abe", "cd", "f"}
    assert moved(store) == [("c", "a", "c"), ("d", "a", "c")]


def test_two_branches_are_cut_apart_without_harm_to_the_trunk(store: Store) -> None:
    build(store, {"b": ("a", 0.9), "c": ("b", 0.6), "d": ("b", 0.7), "e": ("c", 0.9)})
    with store.write() as connection:
        cut(connection, "e", "d", "Ann: different")
    assert together(store) == {"abd", "ce", "f"}


def test_cutting_what_is_apart_changes_nothing(store: Store) -> None:
    with store.write() as connection:
        cut(connection, "a", "b", "Ann: different")
    assert together(store) == set("abcdef")
    assert moved(store) == []


def test_an_event_taken_out_leaves_the_others_together(store: Store) -> None:
    build(store, {"b": ("a", 0.9), "c": ("b", 0.6), "d": ("b", 0.7)})
    with store.write() as connection:
        take_out(connection, "b", "Ann: wrong")
    found = links(store)
    assert together(store) == {"acd", "b", "e", "f"}
    assert found["c"] == found["d"] == ("a", "a")


def test_a_founder_taken_out_leaves_its_cluster_to_the_first_that_came_in_through_it(store: Store) -> None:
    build(store, {"b": ("a", 0.9), "c": ("a", 0.6), "d": ("c", 0.7)})
    with store.write() as connection:
        take_out(connection, "a", "Ann: wrong")
    found = links(store)
    assert [found[name] for name in "abcd"] == [("a", None), ("b", None), ("b", "b"), ("b", "c")]


def test_taking_out_an_event_that_stands_alone_changes_nothing(store: Store) -> None:
    before = links(store)
    with store.write() as connection:
        take_out(connection, "a", "Ann: wrong")
    assert links(store) == before
    assert moved(store) == []


def test_a_dropped_event_stands_in_no_cluster(store: Store) -> None:
    build(store, {"b": ("a", 0.9), "c": ("b", 0.6)})
    with store.write() as connection:
        drop(connection, "b", "recoded")
        found = tree_of(connection, "a").via
    assert found == {"a": None, "c": "a"}


def test_an_unknown_event_moves_nothing(store: Store) -> None:
    with store.write() as connection:
        join(connection, "x", "a", "Ann: same")
        cut(connection, "x", "a", "Ann: different")
        take_out(connection, "x", "Ann: wrong")
    assert together(store) == set("abcdef")
