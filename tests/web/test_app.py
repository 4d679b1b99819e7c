"""The whole application over a small store, as a browser meets it."""

from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from dragoman.web.app import COOKIE, create_app
from web.small import ATTACK, small_store

HERE = "http://127.0.0.1"
MOST = 120  # pages that the walk opens
pytestmark = pytest.mark.slow

PAGES = [
    "/",
    "/ties/NOR/EST",
    "/actors/NOR",
    "/search",
    "/search?q=attacked",
    "/search?actor=NOR&status=deed",
    "/reports/third",
    f"/events/{ATTACK}",
    "/map",
    "/network",
    "/review",
    "/sources",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with small_store(tmp_path_factory.mktemp("app")) as opened:
        yield opened


@pytest.fixture(scope="module")
def app(store):
    return create_app(store, judges={"guest-secret": "Gil"})


@pytest.fixture
def client(app):
    return TestClient(app, base_url=HERE, raise_server_exceptions=False)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_served_without_inline_scripts_and_styles(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    page = html.fromstring(answer.text)
    assert len(page.findall(".//h1")) == 1
    assert not page.xpath("//*[@style] | //style | //script[not(@src)]")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("path", [path for path in PAGES if "?" not in path])
def test_every_page_has_its_data_as_json(client, path):
    answer = client.get(f"{path if path != '/' else '/today'}.json")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()


def test_every_link_leads_somewhere(client):
    waiting, seen, dead = ["/"], {"/"}, {}
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        answer = client.get(path)
        if answer.status_code >= 400:
            dead[path] = answer.status_code
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        for link in html.fromstring(answer.text).xpath("//a/@href | //link/@href | //script/@src"):
            target = urlsplit(urljoin(HERE + path, link))
            found = target.path + (f"?{target.query}" if target.query else "")
            if f"{target.scheme}://{target.netloc}" == HERE and found not in seen:
                seen.add(found)
                waiting.append(found)
    assert not dead
    assert len(seen) > 20


def test_hostile_words_are_shown_as_words(client):
    page = client.get("/reports/third").text
    assert "Norland &lt;b&gt;" in page.replace("</mark>", "").replace("</span>", "") or "&lt;b&gt;" in page
    assert "Norland <b>" not in page


@pytest.mark.parametrize("path", ["/nosuch", "/reports/nosuch", "/events/nosuch", "/actors/nosuch-actor"])
def test_what_is_not_there_is_said_on_a_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_programs_hear_of_it_in_their_own_form(client):
    assert client.get("/api/v1/nosuch").headers["content-type"] == "application/problem+json"
    assert client.get("/api/nosuch").headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/search?since=yesterday", "/ties/NOR/EST?since=2020-99-99", "/ties/NOR/EST?step=hour"]
)
def test_a_question_that_makes_no_sense_is_refused_kindly(client, path):
    answer = client.get(path)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"].startswith("text/html")


def test_a_guest_of_the_server_signs_in_by_link(client):
    answer = client.get("/enter?token=guest-secret", follow_redirects=False)
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "signed in as Gil" in client.get("/sources").text


def test_a_token_of_the_store_signs_in(client, store):
    secret = store.add_token("Ann")
    client.get(f"/enter?token={secret}")
    assert "signed in as Ann" in client.get("/sources").text
    store.revoke_token("Ann")
    assert "signed in" not in client.get("/sources").text


def test_an_unknown_token_opens_nothing(client):
    assert client.get("/enter?token=guess").status_code == 403
    client.cookies.set(COOKIE, "guess")
    assert "signed in" not in client.get("/sources").text


def test_pages_are_packed_for_those_who_can_unpack(client):
    assert client.get("/search", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
