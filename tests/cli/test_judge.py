import getpass
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.records import Event
from dragoman.store import Store
from samples import Dragoman

Events = Callable[[str], list[Event]]


@pytest.fixture
def of_type(store: Path) -> Events:
    """The events of a type as they are coded, in the order of their storing."""

    def events(type: str) -> list[Event]:
        with Store(store) as opened:
            return [event for coded in opened.reports(corrected=False) for event in coded.events if event.type == type]

    return events


def tellings(store: Path, event: Event) -> int:
    with Store(store) as opened:
        found = opened.cluster(event.id)
    return len(found.tellings) if found else 0


def test_wrong_and_right(press: Dragoman, store: Path, of_type: Events) -> None:
    one, _ = of_type("ASSAULT")
    assert tellings(store, one) == 2
    found = press("judge", "wrong", one.id[:8].upper(), "--store", store, "--by", "berta")
    assert found.exit_code == 0
    assert found.stdout == f"judgement 1, by berta: {one.id} is wrong\nit stands alone now\n"
    assert tellings(store, one) == 1
    found = press("judge", "right", one.id, "--store", store)
    assert found.stdout.splitlines()[-1] == f"{one.id} is now one of 2 tellings"


def test_different_and_same(press: Dragoman, store: Path, of_type: Events) -> None:
    one, two = of_type("ASSAULT")
    assert press("judge", "different", one.id, two.id, "--store", store).exit_code == 0
    assert tellings(store, one) == 1
    found = press("judge", "same", one.id, two.id, "--store", store)
    assert found.stdout.startswith(f"judgement 2, by anna: {one.id} is the same as {two.id}\n")
    assert tellings(store, one) == 2


def corrected(store: Path, event: Event) -> Event:
    with Store(store) as opened:
        found = opened.event(event.id)
    assert found is not None
    return found.event


def test_a_field_is_corrected_in_plain_words(press: Dragoman, store: Path, of_type: Events) -> None:
    (event,) = of_type("CONSULT")
    for field, value in (("type", "SUPPORT"), ("factuality", "planned"), ("start", "2020-08-19"), ("place", "Bergen")):
        found = press("judge", "correct", event.id, field, value, "--store", store)
        assert found.exit_code == 0, found.stderr
    now = corrected(store, event)
    assert (now.type, now.factuality) == ("SUPPORT", "planned")
    assert now.when is not None
    assert str(now.when.start) == "2020-08-19"
    assert now.where is not None
    assert now.where.name == "Bergen"


def test_a_list_is_parted_by_bars(press: Dragoman, store: Path, of_type: Events) -> None:
    event = of_type("ASSAULT")[0]
    press("judge", "correct", event.id, "mode", "heavy-weapons|crowd-control", "--store", store)
    assert corrected(store, event).mode == ("heavy-weapons", "crowd-control")


def test_names_are_looked_up_in_the_knowledge(press: Dragoman, store: Path, of_type: Events) -> None:
    (event,) = of_type("CONSULT")
    found = press("judge", "correct", event.id, "recipient", "Norland | nobody", "--store", store)
    assert f"recipient of {event.id} is Norland, nobody" in found.stdout
    sides = corrected(store, event).recipient
    assert [(party.name, party.entity) for party in sides] == [("Norland", "NOR"), ("nobody", None)]


def test_json_is_taken_as_it_stands(press: Dragoman, store: Path, of_type: Events) -> None:
    (event,) = of_type("CONSULT")
    press("judge", "correct", event.id, "actor", '{"name": "Norland", "country": "XYZ"}', "--store", store)
    found = press("judge", "correct", event.id, "recipient", "null", "--store", store)
    assert f"recipient of {event.id} is empty" in found.stdout
    now = corrected(store, event)
    assert now.actor[0].country == "XYZ"
    assert now.recipient == ()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("wrong", "ffff"), "no event, or more than one, has an id that begins with 'ffff'"),
        (("same", "{}", "{}"), "an event cannot be compared with itself"),
        (("correct", "{}", "colour", "red"), "field 'colour' is none of"),
        (("correct", "{}", "type", "DANCE"), "is no value for it"),
        (("correct", "{}", "start", "soon"), "is no value for it"),
        (("correct", "{}", "actor", "{oops"), "is no value for it"),
        (("wrong", "{}", "--by", "  "), "who says so"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    press: Dragoman, store: Path, of_type: Events, words: tuple[str, ...], reason: str
) -> None:
    (event,) = of_type("CONSULT")
    found = press("judge", *(event.id if word == "{}" else word for word in words), "--store", store)
    assert found.exit_code == 2
    assert reason in found.stderr
    assert press("store", "log", "--store", store).stdout == "no judgements\n"


def test_without_any_name_it_is_the_login(
    dragoman: Dragoman, store: Path, of_type: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    (event,) = of_type("CONSULT")
    monkeypatch.setattr(getpass, "getuser", lambda: "clara")
    assert "by clara" in dragoman("judge", "right", event.id, "--store", store).stdout


def test_where_nobody_knows_it_a_name_is_asked_for(
    dragoman: Dragoman, store: Path, of_type: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", unknown)
    found = dragoman("judge", "right", of_type("CONSULT")[0].id, "--store", store)
    assert found.exit_code == 2
    assert "--by" in found.stderr
