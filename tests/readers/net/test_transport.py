"""One exchange with servers of all sorts."""

import gzip
import ssl
import sysconfig
import time
import zlib
from pathlib import Path

import pytest

from dragoman.readers.net.client import Client, Manner
from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.transport import Bounds, Wire, unpacked
from readers.net.server import Time, client, failure, hello, html, linger


def test_tls_is_asked_for_by_name_at_the_checked_address():
    received = []
    port, thread = hello(received)
    wire = Wire(True, Bounds(silence=2), lambda host, port, **_: [(2, 1, 6, "", ("127.0.0.1", port))])
    assert failure(f"https://news.example:{port}/", Client(Manner("x", 0), wire, Time().clock())).transient
    thread.join(2)
    assert b"news.example" in received[0]


@pytest.fixture
def secure(site):
    """The site under TLS, certified for `localhost` by itself; Python's own tests bring such a certificate along."""
    found = sorted(Path(sysconfig.get_path("stdlib"), "test").rglob("keycert.pem"))
    if not found:
        pytest.skip("this Python comes without its tests")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(found[0])
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.routes["/a"] = html("x")
    return found[0]


def trusting(tls):
    wire = Wire(True, Bounds(silence=2), lambda _host, port, **_: [(2, 1, 6, "", ("127.0.0.1", port))], tls)
    return Client(Manner("Dragoman/0.1", 0), wire, Time().clock())


def test_a_certified_name_is_believed(site, secure):
    tls = ssl.create_default_context(cafile=secure)
    assert trusting(tls).get(f"https://localhost:{site.port}/a").status == 200


def test_another_name_or_an_unknown_authority_is_not(site, secure):
    for name, tls in (("news.example", ssl.create_default_context(cafile=secure)), ("localhost", None)):
        problem = failure(f"https://{name}:{site.port}/a", trusting(tls))
        assert "certificate is not valid" in str(problem)
    assert site.asked == []


class TestServersThatMisbehave:
    def test_silence_ends(self, site):
        site.routes["/a"] = linger
        problem = failure(site.url("/a"), client(silence=0.2))
        assert (str(problem), problem.transient) == ("no answer for 0.2 seconds", True)

    @pytest.mark.parametrize(
        "start",
        [
            b"",
            b"HTTP/1.1 200 OK\r\nX-A: ",
            b"HTTP/1.1 200 OK\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n99\r\n",
        ],
    )
    def test_a_byte_now_and_then_ends_too(self, site, start):
        def drip(handler):
            handler.raw(start)
            while not handler.site.over.wait(0.05):
                handler.raw(b"x")

        site.routes["/a"] = drip
        begun = time.monotonic()
        problem = failure(site.url("/a"), client(silence=2.0, seconds=0.4))
        assert (str(problem), problem.transient) == ("not complete after 0.4 seconds", True)
        assert time.monotonic() - begun < 2

    def test_endless_interim_answers_end(self, site):
        def interim(handler):
            while not handler.site.over.is_set():
                handler.raw(b"HTTP/1.1 100 Continue\r\n\r\n")

        site.routes["/a"] = interim
        assert failure(site.url("/a"), client(seconds=0.4)).transient

    def test_hanging_up(self, site):
        site.routes["/a"] = lambda handler: handler.connection.close()
        assert failure(site.url("/a")).transient

    def test_nobody_there(self, site):
        asker = client()
        assert failure("http://127.0.0.1:9/", asker).transient

    @pytest.mark.parametrize(
        "garbage",
        [
            b"SSH-2.0-OpenSSH\r\n",
            b"\x00" * 99,
            b"HTTP/1.1 abc OK\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
            b"HTTP/1.1 200 OK\r\nA: " + b"b" * 99_999 + b"\r\n\r\n",
        ],
    )
    def test_what_is_not_http(self, site, garbage):
        site.routes["/a"] = lambda handler: handler.raw(garbage)
        assert failure(site.url("/a")).transient

    def test_a_body_shorter_than_promised(self, site):
        site.routes["/a"] = 200, {"Content-Length": "100"}, b"short"
        problem = failure(site.url("/a"))
        assert (str(problem), problem.transient) == ("breaks off 95 bytes before its end", True)

    def test_a_body_longer_than_promised_is_cut_there(self, site):
        site.routes["/a"] = 200, {"Content-Length": "5"}, b"short and more"
        assert client().get(site.url("/a")).body == b"short"

    def test_chunks_that_break_off(self, site):
        site.routes["/a"] = lambda handler: handler.raw(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort"
        )
        problem = failure(site.url("/a"))
        assert (str(problem), problem.transient) == ("breaks off before its end", True)

    @pytest.mark.parametrize("size", [b"zz", b"-5", b"f" * 40])
    def test_chunks_of_no_size(self, site, size):
        reply = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + b"\r\nshort"
        site.routes["/a"] = lambda handler: handler.raw(reply)
        assert failure(site.url("/a")).transient

    def test_a_promise_of_too_much(self, site):
        site.routes["/a"] = 200, {"Content-Length": str(10**15)}, b"x"
        assert str(failure(site.url("/a"))) == "larger than 20 MB"

    def test_an_endless_body(self, site):
        def endless(handler):
            handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            while not handler.site.over.is_set():
                handler.raw(b"<p>more</p>" * 5000)

        site.routes["/a"] = endless
        problem = failure(site.url("/a"), client(size=1_000_000))
        assert (str(problem), problem.transient) == ("larger than 1 MB", False)

    @pytest.mark.parametrize(
        ("coding", "pack"),
        [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda raw: zlib.compress(raw)[2:-4])],
    )
    def test_packed_bodies_and_bombs(self, site, coding, pack):
        site.routes |= {
            "/a": (200, {"Content-Encoding": coding}, pack(b"plain")),
            "/b": (200, {"Content-Encoding": coding}, pack(b"0" * 30_000_000)),
        }
        assert client().get(site.url("/a")).body == b"plain"
        assert str(failure(site.url("/b"))) == "larger than 20 MB unpacked"

    @pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress"])
    def test_packed_as_nobody_asked(self, site, coding):
        site.routes["/a"] = 200, {"Content-Encoding": coding}, b"\x8b\x02\x80packed\x03"
        assert "not asked for" in str(failure(site.url("/a")))

    def test_packed_bodies_that_break_off_or_are_damaged(self, site):
        packed = gzip.compress(b"plain text " * 999)
        site.routes |= {
            "/cut": (200, {"Content-Encoding": "gzip"}, packed[:-20]),
            "/bad": (200, {"Content-Encoding": "gzip"}, packed[:12] + b"\xff" * 20),
            "/none": (200, {"Content-Encoding": "gzip"}, b""),
        }
        assert failure(site.url("/cut")).transient
        assert not failure(site.url("/bad")).transient
        assert failure(site.url("/none")).transient


def test_gzip_in_several_parts_is_one_text():
    parts = gzip.compress(b"one ") + gzip.compress(b"two")
    assert unpacked(parts + b"\x00\x00", 100) == b"one two"
    with pytest.raises(FetchError, match="parts"):
        unpacked(gzip.compress(b"") * 2000, 100)
