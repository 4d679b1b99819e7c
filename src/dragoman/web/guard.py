"""What stands before every page: allowed hosts and origins, limits, and headers that keep hostile text harmless."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.web.api.problems import problem

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
MOST_BODY = 64_000  # bytes
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
READS, WRITES = (60.0, 600.0), (2.0, 60.0)  # asked for a second in the long run, and at once
CLIENTS = 10_000  # remembered

Next = Callable[[Request], Awaitable[Response]]


class Guard:
    """A middleware. `hosts`: names under which the pages may be asked for."""

    def __init__(self, hosts: Collection[str] = LOOPBACK, clock: Callable[[], float] = time.monotonic) -> None:
        self._hosts = {host.casefold() for host in hosts}
        self._clock = clock
        self._buckets: OrderedDict[tuple[str, bool], tuple[float, float]] = OrderedDict()

    async def __call__(self, request: Request, call_next: Next) -> Response:
        answer = self._refusal(request) or await call_next(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if _name(host) not in self._hosts:
            return _refused(request, 421, "this host name is not served here")
        safe = request.method in SAFE
        if not safe and not _is_own(request, host):
            return _refused(request, 403, "forms are taken from these pages only")
        length = request.headers.get("content-length", "0")
        if not safe and (not length.isdigit() or int(length) > MOST_BODY):
            return _refused(request, 413, "too much")
        if not self._may(request.client.host if request.client else "", safe=safe):
            return _refused(request, 429, "too many requests; wait a moment", {"Retry-After": "2"})
        return None

    def _may(self, client: str, *, safe: bool) -> bool:
        """A bucket for each client that fills by the second."""
        rate, size = READS if safe else WRITES
        now = self._clock()
        left, last = self._buckets.pop((client, safe), (size, now))
        left = min(size, left + (now - last) * rate)
        self._buckets[client, safe] = (left - 1 if left >= 1 else left, now)
        if len(self._buckets) > CLIENTS:
            self._buckets.popitem(last=False)
        return left >= 1


def _refused(request: Request, status: int, what: str, headers: dict[str, str] | None = None) -> Response:
    if request.url.path.startswith("/api/"):
        return problem(status, what, headers=headers)
    return PlainTextResponse(what, status, headers)


def _name(host: str) -> str:
    """A host without its port."""
    if host.startswith("["):
        return host.partition("]")[0].casefold() + "]"
    return host.rpartition(":")[0].casefold() if ":" in host else host.casefold()


def _is_own(request: Request, host: str) -> bool:
    """Whether a browser says that a form comes from our pages; programs say nothing and need a token anyway."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.casefold() == host.casefold()
