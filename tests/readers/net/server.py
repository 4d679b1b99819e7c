"""A site on this machine, with pages that behave and pages that do not, and the time it is asked at."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dragoman.readers import Checked, Found, Item, Origin, Reading, Refused
from dragoman.readers.net import Client, origins
from dragoman.readers.net.client import Manner
from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.pace import Clock
from dragoman.readers.net.transport import Bounds, Wire

HERE = Reading(private=True, delay=0)

Reply = tuple[int, Mapping[str, str], bytes]
Route = Reply | Callable[["Handler"], Reply | None]


def html(body: str, head: str = "") -> Reply:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, page(body, head)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def story(subject: str) -> str:
    """A report long enough to be taken for one."""
    return "".join(
        f"<p>{subject} said on {day} that the delegation had met the harbour authority, and that the talks about the "
        f"shared fishing grounds would go on after the holiday in the northern capital.</p>"
        for day in ("Monday", "Tuesday", "Wednesday")
    )


def xml(text: str, **headers: str) -> Reply:
    return 200, {"Content-Type": "application/xml", **headers}, text.encode()


class Handler(BaseHTTPRequestHandler):
    """Answers from the routes of its site."""

    site: "Site"

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        self.site.headers.append({name.lower(): value for name, value in self.headers.items()})
        route = self.site.routes.get(self.path, (404, {}, b"nothing here"))
        reply = route(self) if callable(route) else route
        if reply is not None:
            self.reply(*reply)

    def reply(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        pass


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """The client hangs up on purpose."""


@dataclass
class Site:
    """What a server offers and what it was asked for."""

    port: int = 0
    server: Any = None
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def pages_asked(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]


@contextmanager
def running() -> Iterator[Site]:
    site = Site()
    server = _Quiet(("127.0.0.1", 0), type("Bound", (Handler,), {"site": site}))
    site.server = server
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()


@dataclass
class Time:
    """A clock that sleeps in no time and remembers for how long."""

    at: float = 1_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(now=lambda: self.at, sleep=self.sleep, wall=lambda: self.at)


@dataclass
class Store:
    """A memory of earlier visits."""

    known: dict[str, Checked] = field(default_factory=dict)
    stored: set[str] = field(default_factory=set)

    def validators(self, url: str) -> Checked | None:
        return self.known.get(url)

    def seen(self, url: str) -> bool:
        return url in self.stored


def client(time: Time | None = None, delay: float = 0, private: bool = True, **bounds: Any) -> Client:
    wire = Wire(private, Bounds(**{"silence": 5.0, "seconds": 10.0, **bounds}))
    return Client(Manner("Dragoman/0.1 (test)", delay), wire, (time or Time()).clock())


def read(url: str, reading: Reading = HERE, memory: Store | None = None, asker: Client | None = None) -> list[Item]:
    """All items of the origin at a URL."""
    items: list[Item] = []
    for origin in origins(url, reading, memory, asker or client()):
        items += origin.read(0) if isinstance(origin, Origin) else [origin]
    return items


def found(items: list[Item]) -> list[Found]:
    return [item for item in items if isinstance(item, Found)]


def refused(items: list[Item]) -> list[Refused]:
    return [item for item in items if isinstance(item, Refused)]


def checked(items: list[Item]) -> list[Checked]:
    return [item for item in items if isinstance(item, Checked)]


def linger(handler: Handler) -> None:
    """Keeps the line open without a word until the test is over."""
    handler.site.over.wait(10)


def hello(received: list[bytes]) -> tuple[int, threading.Thread]:
    """A port that takes down the first bytes it is sent and hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener:
            line, _ = listener.accept()
            with line:
                received.append(line.recv(4096))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return listener.getsockname()[1], thread


def failure(url: str, asker: Client | None = None) -> FetchError:
    """What becomes of a fetch that must fail."""
    with pytest.raises(FetchError) as caught:
        (asker or client()).get(url)
    return caught.value


def redirect(place: str, status: int = 302) -> Reply:
    return status, {"Location": place}, b""
