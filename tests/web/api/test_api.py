"""The API: lists, single records, errors, exports, judging."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.web.small import ACCUSED, AGAIN, ATTACK, small_store

from dragoman.knowledge import KnowledgeBase
from dragoman.store import Store
from dragoman.web.api import PREFIX, make_api


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Store]:
    with small_store(tmp_path) as store:
        yield store


@pytest.fixture
def client(small: Store, world: KnowledgeBase) -> TestClient:
    outer = FastAPI()
    outer.mount(PREFIX, make_api(small, lambda: world))
    return TestClient(outer, base_url="http://127.0.0.1", raise_server_exceptions=False)


def get(client: TestClient, path: str, **asked: Any) -> Any:
    answer = client.get(PREFIX + path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(found: Any) -> list[str]:
    return [item["id"] for item in found["items"]]


def test_events_come_by_page(client: TestClient) -> None:
    first = get(client, "/events", limit=2)
    second = get(client, "/events", limit=2, after=first["next"])
    assert [*ids(first), *ids(second)] == [ACCUSED, AGAIN, ATTACK]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"type": "ASSAULT"}, [AGAIN, ATTACK]),
        ({"actor": "EST"}, [ACCUSED]),
        ({"recipient": "EST", "claimant": "EST:GOV"}, [AGAIN]),
        ({"status": "claim"}, [ACCUSED, AGAIN]),
        ({"since": "2024-05-09", "until": "2024-05-09"}, [ACCUSED]),
        ({"publisher": "Evening Post"}, [AGAIN]),
        ({"country": "COR"}, [ACCUSED]),
        ({"quad": 4, "one": "NOR", "other": "EST"}, [AGAIN, ATTACK]),
    ],
)
def test_events_are_filtered(client: TestClient, asked: dict[str, Any], expected: list[str]) -> None:
    assert ids(get(client, "/events", **asked)) == expected


def test_an_event_has_its_evidence_and_its_cluster(client: TestClient) -> None:
    event = get(client, f"/events/{ATTACK}")
    assert event["event"]["evidence"][0]["quote"] == "attacked"
    assert event["cluster"] == ATTACK
    assert len(get(client, f"/clusters/{AGAIN}")["tellings"]) == 2


def test_happenings_stand_once(client: TestClient) -> None:
    found = get(client, "/clusters")
    assert [(item["id"], item["tellings"]) for item in found["items"]] == [(ACCUSED, 1), (ATTACK, 2)]


def test_reports_statements_and_facts_are_there(client: TestClient) -> None:
    assert ids(get(client, "/reports")) == ["third", "second", "first"]
    first = get(client, "/reports", limit=1)
    assert ids(get(client, "/reports", after=first["next"])) == ["second", "first"]
    whole = get(client, "/reports/first")
    assert whole["record"]["document"]["text"].startswith("Norland attacked")
    assert ids(get(client, "/statements", party="ann-lee")) == ["s1"]
    assert get(client, "/facts", kind="occupancy")["items"][0]["subject"] == "Ann Lee"


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    etag = client.get(f"{PREFIX}/events").headers["etag"]
    again = client.get(f"{PREFIX}/events", headers={"if-none-match": f"W/{etag}"})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{PREFIX}/events?limit=1", headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/events/none", "/clusters/none", "/reports/%00", "/actors/none", "/nothing", "/events/a"]
)
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    answer = client.get(PREFIX + path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


@pytest.mark.parametrize(
    "asked",
    [
        "limit=0",
        "limit=99999999999999999999999",
        "limit=1e3",
        "since=2024-13-40",
        "since=1714953600",
        "until=today",
        "after=abc",
        "after=%00",
        "after=WyJyZXBvcnRzIiwxXQ",
        "type=%00",
        "quad=5",
        "status=maybe",
        "unknown=1",
        "actor=" + "x" * 201,
    ],
)
def test_what_is_not_as_documented_is_422(client: TestClient, asked: str) -> None:
    answer = client.get(f"{PREFIX}/events?{asked}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_half_characters_find_nothing(client: TestClient) -> None:
    assert client.get(f"{PREFIX}/events?type=%ED%A0%80").json()["items"] == []


def test_a_cursor_beyond_all_numbers_is_refused(client: TestClient) -> None:
    from dragoman.web.api.cursor import written

    assert client.get(f"{PREFIX}/reports", params={"after": written("reports", 2**70)}).status_code == 422


def test_actors_are_found_by_name_and_shown_on_a_day(client: TestClient) -> None:
    assert "NOR" in ids(get(client, "/actors", q="Norland"))
    actor = get(client, "/actors/NOR", on="2005-01-01")
    assert [(office["office"], office["name"]) for office in actor["offices"]] == [("president", "Anna von Berg")]
    assert actor["memberships"] == ["LEAGUE"]


def test_exports_hold_every_line(client: TestClient) -> None:
    lines = client.get(f"{PREFIX}/exports/events").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [ACCUSED, AGAIN, ATTACK]
    for name, count in {"reports": 3, "statements": 1, "facts": 1}.items():
        assert len(client.get(f"{PREFIX}/exports/{name}").text.splitlines()) == count


def test_cells_are_no_formulas(client: TestClient) -> None:
    answer = client.get(f"{PREFIX}/exports/events?format=csv&type=ACCUSE")
    (row,) = csv.DictReader(StringIO(answer.text))
    assert (row["publisher"], row["actor"], row["claimant"]) == ("'=Daily", "Estavia", "Corvia")
    assert answer.headers["content-type"].startswith("text/csv")


def judge(client: TestClient, secret: str | None, **said: Any) -> Any:
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    return client.post(f"{PREFIX}/judgements", json=said, headers=headers)


def test_judging_needs_a_token_that_stands(client: TestClient, small: Store) -> None:
    said = {"verdict": "wrong", "event": ATTACK}
    assert judge(client, None, **said).status_code == 401
    assert judge(client, "guess", **said).status_code == 401
    secret = small.add_token("Ann")
    small.revoke_token("Ann")
    assert judge(client, secret, **said).status_code == 403
    assert small.judgements() == []


def test_a_judgement_works_at_once_under_the_tokens_name(client: TestClient, small: Store) -> None:
    made = judge(client, small.add_token("Ann"), verdict="wrong", event=ATTACK, note="a film")
    assert (made.status_code, made.json()["by"], made.json()["note"]) == (201, "Ann", "a film")
    assert ids(get(client, "/events", judged="wrong")) == [ATTACK]
    assert get(client, "/judgements")["items"][0]["verdict"] == "wrong"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"verdict": "wrong", "event": "none"}, 404),
        ({"verdict": "same", "event": ATTACK, "other": "none"}, 404),
        ({"verdict": "same", "event": ATTACK, "other": AGAIN}, 409),
        ({"verdict": "different", "event": ATTACK, "other": ACCUSED}, 409),
        ({"verdict": "same", "event": ATTACK, "other": ATTACK}, 422),
        ({"verdict": "same", "event": ATTACK}, 422),
        ({"verdict": "maybe", "event": ATTACK}, 422),
        ({"verdict": "corrected", "event": ATTACK, "field": "type", "value": "DANCE"}, 422),
        ({"verdict": "corrected", "event": ATTACK, "field": "start", "value": 7}, 422),
        ({"verdict": "corrected", "event": ATTACK, "field": "actor", "value": [{"name": "a\x00b"}]}, 422),
        ({"verdict": "wrong", "event": ATTACK, "note": "\x00"}, 422),
        ({"verdict": "wrong", "event": ATTACK, "by": "Somebody else"}, 422),
        ({"verdict": "different", "event": ATTACK, "other": AGAIN}, 201),
        ({"verdict": "corrected", "event": ATTACK, "field": "recipient", "value": ["Corvia"]}, 201),
    ],
)
def test_judgements_are_checked(client: TestClient, small: Store, said: dict[str, Any], status: int) -> None:
    answer = judge(client, small.add_token("Ann"), **said)
    assert answer.status_code == status, answer.text
    assert list(small.problems()) == []


def test_half_characters_in_a_judgement_are_refused(client: TestClient, small: Store) -> None:
    secret = small.add_token("Ann")
    for value in ('"\\ud800"', '[{"name": "\\udfff"}]'):
        body = f'{{"verdict": "corrected", "event": "{ATTACK}", "field": "actor", "value": {value}}}'
        answer = client.post(
            f"{PREFIX}/judgements",
            content=body,
            headers={"authorization": f"Bearer {secret}", "content-type": "application/json"},
        )
        assert answer.status_code == 422, answer.text


def test_the_document_names_every_operation(client: TestClient) -> None:
    document = client.get(f"{PREFIX}/openapi.json").json()
    assert document["servers"] == [{"url": PREFIX}]
    for path in document["paths"].values():
        for operation in path.values():
            assert len(operation["summary"]) > 3
            assert operation["description"]
            assert "422" in operation["responses"]
