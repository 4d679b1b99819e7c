"""The pages of records: what they show, escape, lead to and refuse."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined
from tests.web.small import ACCUSED, AGAIN, ATTACK, small_store

import dragoman.web
from dragoman.errors import ConfigError
from dragoman.knowledge import KnowledgeBase
from dragoman.serial import to_json
from dragoman.store import Store
from dragoman.web.views import judging, routes

FOLDER = Path(dragoman.web.__file__).parent / "templates"
BASE = "<!doctype html><title>{% block title %}{% endblock %}</title>{% block scripts %}{% endblock %}<main>{% block main %}{% endblock %}</main>"


def respond(
    request: Request, template: str, view: Any, form: str, lines: Iterable[Any] | None = None, **more: Any
) -> Response:
    """Only what the pages need."""
    if form != "html":
        return Response(to_json(view if form == "json" else list(lines or ())), media_type="application/json")
    loader = ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(FOLDER)])
    page = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template(template)
    return Response(page.render(view=view, request=request, **more), media_type="text/html")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Store]:
    with small_store(tmp_path) as store:
        yield store


def client_of(store: Store, world: KnowledgeBase, judge: str | None) -> TestClient:
    app = FastAPI()
    app.add_exception_handler(ConfigError, lambda _, error: Response(str(error), 422))
    app.include_router(routes.make_router(store, lambda: world, respond, lambda _: judge))
    app.include_router(judging.make_router(store, lambda: world, lambda _: judge))
    return TestClient(app, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def reader(small: Store, world: KnowledgeBase) -> TestClient:
    return client_of(small, world, None)


@pytest.fixture
def judge(small: Store, world: KnowledgeBase) -> TestClient:
    return client_of(small, world, "Ann")


def page(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_report_shows_its_text_with_every_record_marked(reader: TestClient) -> None:
    found = page(reader, "/reports/first")
    assert "<title>Attack &amp; answer</title>" in found
    assert 'k-event k-mention" href="#r0"' in found
    assert "the name of a state" in found
    assert f"/events/{ATTACK}" in found
    assert "trigger “attacked” by verb" in found


def test_a_report_tells_who_said_what_and_who_holds_what(reader: TestClient) -> None:
    view = reader.get("/reports/third.json").json()
    kinds = [mark["kind"] for mark in view["marks"]]
    assert kinds == ["event", "statement", "fact"]
    assert "".join(piece["text"] for piece in view["text"]) == "Estavia accused Norland <b>."
    assert "&lt;b&gt;" in page(reader, "/reports/third")
    assert "<b>" not in page(reader, "/reports/third")


def test_an_event_shows_all_its_tellings(reader: TestClient) -> None:
    found = page(reader, f"/events/{AGAIN}")
    assert found.count('<article class="telling"') == 2
    assert "Morning Post" in found
    assert "according" not in found
    assert "Ann Lee" in found
    assert "material conflict" in found
    assert "Taken for the same as" in found


def test_an_event_says_what_differs_from_the_one_asked_for(reader: TestClient) -> None:
    view = reader.get(f"/events/{ATTACK}.json").json()
    assert [telling["line"]["id"] for telling in view["tellings"]] == [ATTACK, AGAIN]
    assert [telling["differs"] for telling in view["tellings"]] == [[], ["status", "claimant"]]
    assert view["stories"] == 2


def test_tables_have_their_lines(reader: TestClient) -> None:
    assert [line["id"] for line in reader.get(f"/events/{ATTACK}.csv").json()] == [ATTACK, AGAIN]
    assert next(line["id"] for line in reader.get("/review.csv").json()) == ACCUSED
    assert len(reader.get("/sources.csv").json()) == 3


@pytest.mark.parametrize(
    "path", ["/reports/none", "/events/none", "/events/a", "/reports/%00", "/review.xml", "/map.pdf"]
)
def test_what_is_not_there_is_404(reader: TestClient, path: str) -> None:
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/map?since=soon", "/network?until=x", "/map?quad=7", "/map?type=%00"])
def test_filters_of_no_use_are_refused(reader: TestClient, path: str) -> None:
    assert reader.get(path).status_code == 422


def test_only_who_is_signed_in_gets_buttons(reader: TestClient, judge: TestClient) -> None:
    for path in (f"/events/{ATTACK}", "/review"):
        assert "<button" not in page(reader, path).replace("<button>Show", "")
        assert 'name="verdict" value="wrong"' in page(judge, path)
    assert say(reader, verdict="wrong", event=ATTACK).status_code == 403


def say(client: TestClient, **fields: str) -> Any:
    form = {"content-type": "application/x-www-form-urlencoded"}
    return client.post("/judgements", content=urlencode(fields), headers=form)


def test_a_button_judges_and_leads_back(judge: TestClient, small: Store) -> None:
    answer = say(judge, verdict="wrong", event=ATTACK, note="a film", back="/review?order=told")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?order=told")
    assert [(said.by, said.verdict, said.note) for said in small.judgements()] == [("Ann", "wrong", "a film")]
    assert "judged wrong" in page(judge, "/reports/first")


def test_a_field_is_corrected_by_words(judge: TestClient) -> None:
    say(judge, verdict="corrected", event=ATTACK, field="recipient", value="LEAGUE")
    assert "League of Lands" in page(judge, f"/events/{ATTACK}")


def test_tellings_are_split_and_merged(judge: TestClient, small: Store) -> None:
    say(judge, verdict="different", event=AGAIN, other=ATTACK)
    assert len(small.cluster(ATTACK).tellings) == 1  # type: ignore[union-attr]
    say(judge, verdict="same", event=AGAIN, other=ATTACK)
    assert len(small.cluster(ATTACK).tellings) == 2  # type: ignore[union-attr]
    assert "How this cluster came about" in page(judge, f"/events/{ATTACK}")


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "\n", "/a\r\nb"]
)
def test_a_form_leads_nowhere_else(judge: TestClient, back: str) -> None:
    assert say(judge, verdict="right", event=ATTACK, back=back).headers["location"] == f"/events/{ATTACK}"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 404),
        ({"verdict": "wrong"}, 404),
        ({"verdict": "wrong", "event": "none"}, 404),
        ({"verdict": "maybe", "event": ATTACK}, 422),
        ({"verdict": "same", "event": ATTACK}, 422),
        ({"verdict": "same", "event": ATTACK, "other": ATTACK}, 422),
        ({"verdict": "corrected", "event": ATTACK}, 422),
        ({"verdict": "corrected", "event": ATTACK, "field": "type", "value": "DANCE"}, 422),
        ({"verdict": "corrected", "event": ATTACK, "field": "actor", "value": "[1"}, 422),
        ({"verdict": "wrong", "event": ATTACK, "note": "\x00"}, 422),
        ({str(number): "x" for number in range(99)}, 422),
    ],
)
def test_forms_of_no_use_are_refused(judge: TestClient, small: Store, fields: dict[str, str], status: int) -> None:
    assert say(judge, **fields).status_code == status
    assert small.judgements() == []


def test_the_review_shows_precision(judge: TestClient) -> None:
    assert "nobody knows yet" in page(judge, "/review")
    say(judge, verdict="right", event=ATTACK)
    assert "100 % (21–100)" in page(judge, "/review?order=sample&type=ASSAULT")


def test_sources_show_outlets_rejects_and_health(reader: TestClient) -> None:
    found = page(reader, "/sources")
    assert "no text" in found
    assert "Evening Post" in found
    assert "Nothing is wrong with the store" in page(reader, "/sources?check=true")
    assert page(reader, "/sources?origin=nothing").count("no text") == 1  # in the table of origins


def test_the_map_counts_where_things_happened(reader: TestClient) -> None:
    found = page(reader, "/map?type=ASSAULT")
    assert "<svg" in found
    assert "/search?place=EST&amp;type=ASSAULT" in found
    (country,) = reader.get("/map.json").json()["countries"]
    assert (country["code"], country["name"], country["happenings"], country["events"]) == ("EST", "Estavia", 1, 2)


def test_the_network_shows_ties(reader: TestClient) -> None:
    found = page(reader, "/network?since=2024-01-01")
    assert "Estavia and Norland" in found
    assert "<svg" in found
