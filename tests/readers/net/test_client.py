"""What a fetch asks for, and where it goes."""

import pytest

from dragoman.readers.net.client import Client, Manner
from dragoman.readers.net.transport import Bounds, Wire
from readers.net.server import Time, client, failure, html, redirect


def test_a_page_comes_with_its_place_and_headers(site):
    site.routes["/a?b=c"] = html("<p>Talks.</p>")
    answer = client().get(site.url("/a?b=c#part"))
    assert (answer.url, answer.status) == (site.url("/a?b=c"), 200)
    assert b"Talks." in answer.body
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_request_says_who_asks_and_carries_no_cookies(site):
    site.routes["/a"] = 200, {"Set-Cookie": "id=1"}, b"one"
    asker = client()
    asker.get(site.url("/a"))
    asker.get(site.url("/a"))
    sent = site.headers[-1]
    assert sent["user-agent"] == "Dragoman/0.1 (test)"
    assert sent["host"] == f"127.0.0.1:{site.port}"
    assert not {"cookie", "authorization", "referer"} & set(sent)


def test_an_unchanged_page_is_not_sent_again(site):
    site.routes["/a"] = lambda handler: (304 if handler.headers.get("If-None-Match") == '"7"' else 200, {}, b"")
    assert client().get(site.url("/a"), etag='"7"').status == 304
    assert client().get(site.url("/a"), etag='"6"', modified="Fri, 05 Feb 2016 10:00:00 GMT").status == 200
    assert site.headers[-1]["if-modified-since"] == "Fri, 05 Feb 2016 10:00:00 GMT"


def test_304_is_no_answer_to_a_plain_question(site):
    site.routes["/a"] = 304, {}, b""
    assert "304" in str(failure(site.url("/a")))


def test_a_stored_validator_cannot_smuggle_headers_in(site):
    site.routes["/a"] = 200, {}, b"x"
    client().get(site.url("/a"), etag='"7"\r\nX-Other: 1')
    assert "if-none-match" not in site.headers[-1]


@pytest.mark.parametrize(
    ("status", "transient"),
    [
        (404, False),
        (410, False),
        (403, False),
        (401, False),
        (500, True),
        (502, True),
        (503, True),
        (429, True),
        (408, True),
        (204, False),
        (206, False),
    ],
)
def test_error_pages_are_told_apart(site, status, transient):
    site.routes["/a"] = status, {}, b""
    problem = failure(site.url("/a"))
    assert (str(problem), problem.transient) == (f"the server answered {status}", transient)


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_are_followed(self, site, status):
        site.routes |= {"/a/b": redirect("../c?d=ö", status), "/c?d=%C3%B6": html("there")}
        assert client().get(site.url("/a/b")).url == site.url("/c?d=%C3%B6")

    def test_five_are_enough(self, site):
        site.routes |= {f"/{n}": redirect(f"/{n + 1}") for n in range(6)} | {"/6": html("there")}
        assert client().get(site.url("/1")).status == 200
        assert str(failure(site.url("/0"))) == "more than 5 redirects"

    def test_in_a_circle_end(self, site):
        site.routes |= {"/a": redirect("/b"), "/b": redirect("/a")}
        assert str(failure(site.url("/a"))) == "redirected in a circle"
        assert site.pages_asked() == ["/a", "/b"]

    @pytest.mark.parametrize(
        "place",
        [
            "file:///etc/hosts",
            "ftp://127.0.0.1/",
            "http://u:p@127.0.0.1/",
            "http://169.254.169.254/latest",
            "http://[::",
            "",
        ],
    )
    def test_lead_nowhere_else(self, site, place):
        site.routes["/a"] = redirect(place)
        assert not failure(site.url("/a")).transient

    def test_into_the_inner_network_are_refused(self, site, other):
        """The first hop is a public name that here resolves to the test server; the second is checked anew."""
        other.routes["/secret"] = html("secret")
        site.routes["/a"] = redirect(other.url("/secret"))
        checked = []

        def resolve(host, port, **_):
            checked.append(host)
            return [(2, 1, 6, "", ("93.184.215.14" if host == "public.example" else "127.0.0.1", port))]

        asker = Client(Manner("Dragoman/0.1"), Wire(False, Bounds(silence=1), resolve), Time().clock())
        asker._exchanged = _through(asker, site)  # type: ignore[method-assign]
        assert "private" in str(failure("http://public.example/a", asker))
        assert other.asked == []


def _through(asker, site):
    """Sends requests for the public name to the test server, and all others the usual way."""
    from dragoman.readers.net.guard import target
    from dragoman.readers.net.transport import exchange

    usual = asker._exchanged

    def exchanged(where, headers):
        if where.host == "public.example":
            return exchange(target(site.url(where.path)), headers, Wire(True))
        return usual(where, headers)

    return exchanged


def test_the_inner_network_is_off_limits_by_default(site):
    site.routes["/a"] = html("x")
    for url in (
        site.url("/a"),
        site.url("/a").replace("127.0.0.1", "localhost"),
        site.url("/a").replace("127.0.0.1", "0x7f.1"),
    ):
        problem = failure(url, client(private=False))
        assert "private" in str(problem)
        assert not problem.transient
    assert site.asked == []


def test_a_name_is_resolved_once_and_the_checked_address_asked(site):
    site.routes["/a"] = html("x")
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    asker = Client(Manner("Dragoman/0.1"), Wire(True, Bounds(), resolve), Time().clock())
    asker.get(f"http://news.example:{site.port}/a")
    assert asked == ["news.example", "news.example"]  # for robots.txt and for the page
    assert site.headers[-1]["host"] == f"news.example:{site.port}"
