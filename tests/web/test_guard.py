"""What the guard lets through, and what not."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from dragoman.web.guard import HEADERS, MOST_BODY, READS, WRITES, Guard

HERE = "http://127.0.0.1"


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def client(clock):
    app = FastAPI()
    app.middleware("http")(Guard(clock=clock))

    @app.get("/page")
    @app.get("/api/v1/thing")
    @app.post("/page")
    def page():
        return "fine"

    return TestClient(app, base_url=HERE)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8000"])
def test_the_loopback_names_are_served(client, host):
    assert client.get("/page", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "[::2]:80"])
def test_other_names_are_not_served(client, host):
    assert client.get("/page", headers={"host": host}).status_code == 421


def test_programs_are_refused_in_their_own_form(client):
    answer = client.get("/api/v1/thing", headers={"host": "evil.example"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.example"])
def test_every_answer_carries_the_headers(client, host):
    headers = client.get("/page", headers={"host": host}).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_no_script_of_others_and_no_inline_script_may_run():
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_forms_of_other_sites_are_refused(client, headers):
    assert client.post("/page", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"origin": HERE}, {"sec-fetch-site": "same-origin", "origin": HERE}])
def test_own_forms_and_programs_are_let_through(client, headers):
    assert client.post("/page", headers=headers).status_code == 200


def test_a_body_that_is_too_long_is_not_read(client):
    assert client.post("/page", content=b"x" * (MOST_BODY + 1)).status_code == 413


@pytest.mark.parametrize(("method", "limit"), [("GET", READS), ("POST", WRITES)])
def test_a_client_that_asks_too_often_must_wait(client, clock, method, limit):
    rate, size = limit
    assert all(client.request(method, "/page").status_code == 200 for _ in range(int(size)))
    late = client.request(method, "/page")
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) > 0
    clock.now += 1 / rate
    assert client.request(method, "/page").status_code == 200
