"""Pages, feeds and sitemaps on the web.

A visit is polite (robots.txt, a pause between requests, conditional requests), stays off the inner network, and is
bounded in time and size whatever servers send.
"""

from collections.abc import Iterator
from itertools import islice

from dragoman.readers.model import Item, Memory, Origin, Reading, Refused
from dragoman.readers.net.client import Client, Manner
from dragoman.readers.net.kinds import is_file
from dragoman.readers.net.transport import Bounds, Wire
from dragoman.readers.net.visit import Visit, problem

__all__ = ["Client", "client_for", "origins"]


_DEFAULT = Reading()


def client_for(reading: Reading) -> Client:
    """A client to share between several calls of `origins`, so that the pace of a host holds across them."""
    bounds = Bounds(silence=reading.timeout)
    return Client(Manner(reading.user_agent, reading.delay), Wire(reading.private, bounds))


def origins(
    url: str, reading: Reading = _DEFAULT, memory: Memory | None = None, client: Client | None = None
) -> Iterator[Origin | Refused]:
    """The one origin at a URL: a page, a feed, a sitemap or an index of them, or a robots.txt that names sitemaps.

    With a `memory`, its `read` ignores how many items were handed out before: the memory knows which reports are
    stored, and a feed has moved on since.
    """
    if reason := problem(url):
        yield Refused(url, reason)
    elif is_file(url):
        yield Refused(url, "a file of reports is read from disk: download it and give its path")
    else:
        asked = client or client_for(reading)

        def read(done: int) -> Iterator[Item]:
            items = Visit(asked, reading, memory).items(url)
            return items if memory is not None else islice(items, done, None)

        yield Origin(url, "", None, read)
