"""Fetches: politely, within bounds, and nothing of the inner network.

No cookies are kept and no credentials sent. Redirects are followed by hand, so that each hop is checked again.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.guard import Target, target
from dragoman.readers.net.pace import Clock, Pace
from dragoman.readers.net.robots import FREE, Rules, rules
from dragoman.readers.net.transport import Answer, Wire, exchange

MOST_HOPS = 5
MOST_TRIES = 3  # of one URL, when the server says when to come back
REDIRECTS = (301, 302, 303, 307, 308)
LATER = (408, 425, 429, 500, 502, 503, 504)  # statuses that speak of now, not of the page
UNCHANGED = 304
ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"


@dataclass(frozen=True, slots=True)
class Manner:
    """How to ask: the User-Agent header, and seconds between two requests to a host, at least."""

    user_agent: str
    delay: float = 1.0


class Client:
    """One run's dealings with the network: the pace of each host is kept as long as it lives, its rules for a round."""

    def __init__(self, manner: Manner, wire: Wire | None = None, clock: Clock | None = None) -> None:
        self._manner = manner
        self._wire = wire or Wire()
        self._clock = clock or Clock()
        self._pace = Pace(self._clock)
        self._rules: dict[str, Rules | FetchError] = {}

    def begin_again(self) -> None:
        """Another round: sites are asked for their rules anew, hosts that failed get a new chance, the pace holds."""
        self._rules.clear()
        self._pace.forgive()

    def get(self, url: str, etag: str = "", modified: str = "") -> Answer:
        """The page of a URL, or an answer of status 304 if it is still the one named by `etag` or `modified`.

        `url` of the answer is where it was found in the end. Raises `FetchError` for everything else.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in headers.items() if value and value.isprintable()}
        answer = self._followed(target(url), conditions, obey=True)
        if answer.status == 200 or (answer.status == UNCHANGED and conditions):
            return answer
        raise FetchError(f"the server answered {answer.status}", transient=answer.status in LATER)

    def rules(self, where: Target) -> Rules:
        """A site's rules, asked for once. Raises `FetchError` if they cannot be known now: nothing may be read then."""
        if where.origin not in self._rules:
            self._rules[where.origin] = self._robots(where)
        known = self._rules[where.origin]
        if isinstance(known, FetchError):
            raise FetchError(str(known), transient=True)
        return known

    def _robots(self, where: Target) -> Rules | FetchError:
        """A site that has none, or will not show it, allows everything; one that fails allows nothing for now."""
        try:
            answer = self._followed(target(f"{where.origin}/robots.txt"), {}, obey=False)
        except FetchError as problem:
            return FetchError(f"robots.txt: {problem}", transient=True) if problem.transient else FREE
        if answer.status >= 500 or answer.status in LATER:
            return FetchError(f"robots.txt: the server answered {answer.status}", transient=True)
        return rules(answer.body, self._manner.user_agent) if answer.status == 200 else FREE

    def _followed(self, where: Target, conditions: Mapping[str, str], *, obey: bool) -> Answer:
        seen = {where.url}
        for _ in range(MOST_HOPS + 1):
            answer = self._asked(where, conditions, obey=obey)
            if answer.status not in REDIRECTS:
                return answer
            where = _next(answer)
            if where.url in seen:
                raise FetchError("redirected in a circle")
            seen.add(where.url)
        raise FetchError(f"more than {MOST_HOPS} redirects")

    def _asked(self, where: Target, conditions: Mapping[str, str], *, obey: bool) -> Answer:
        """One hop, repeated when the server says when."""
        known = self.rules(where) if obey else FREE
        if not known.allows(where.url):
            raise FetchError("robots.txt does not allow it")
        headers = {"User-Agent": self._manner.user_agent, "Accept": ACCEPT, **conditions}
        for attempt in range(MOST_TRIES):
            self._pace.wait(where.host, max(self._manner.delay, known.delay))
            answer = self._exchanged(where, headers)
            pause = self._pause(answer)
            if pause:
                self._pace.hold(where.host, pause)
            if not pause or attempt == MOST_TRIES - 1:
                break
        return answer

    def _exchanged(self, where: Target, headers: Mapping[str, str]) -> Answer:
        try:
            answer = exchange(where, headers, self._wire)
        except FetchError as problem:
            self._pace.note(where.host, answered=not problem.transient)
            raise
        self._pace.note(where.host, answered=True)
        return answer

    def _pause(self, answer: Answer) -> float:
        """The seconds a server that is busy wants to be left alone for, 0 if it does not say."""
        said = answer.headers.get("retry-after", "").strip()
        if answer.status not in (429, 503) or not said:
            return 0.0
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            then = parsedate_to_datetime(said)
        except ValueError:
            return 0.0
        return max(then.replace(tzinfo=then.tzinfo or UTC).timestamp() - self._clock.wall(), 0.0)


def _next(answer: Answer) -> Target:
    """Where a redirect leads. Header bytes outside ASCII are read as UTF-8, as browsers do."""
    raw = answer.headers.get("location", "")
    if not raw:
        raise FetchError(f"the server answered {answer.status} and named no place")
    with suppress(UnicodeError):
        raw = raw.encode("latin-1").decode("utf-8")
    try:
        return target(urljoin(answer.url, raw))
    except ValueError as error:
        raise FetchError("redirected to what is no web address") from error
