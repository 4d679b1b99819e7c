"""What readers hand out, and what they ask of whoever calls them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dragoman.records import Document

MOST_BYTES = 20_000_000  # of one item: the longest reports, whole parliamentary records, stay far below
STDIN = "-"
NO_FILES = "no files in this folder"


@dataclass(frozen=True, slots=True)
class Found:
    """A report, as one item of an origin."""

    document: Document  # `url` in canonical form; `published` as the winning witness has it
    name: str  # for messages and as key: "news.jsonl, line 12", "a.zip, talks.html", "https://example.org/talks"
    day_basis: str = (
        ""  # which witness gave the day: given, field, feed, metadata, url, dateline, file, capture; "" none
    )
    offset: int = 0  # bytes of the origin consumed so far, for the progress bar


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that is no report. `transient`: worth another try later (time-out, server error, server gone)."""

    name: str
    reason: str  # one line, without the name
    offset: int = 0
    transient: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """All items of a feed or sitemap before this one were handed out: its validators may be kept for the next visit."""

    url: str
    etag: str = ""
    modified: str = ""


Item = Found | Refused | Checked


@dataclass(frozen=True)
class Origin:
    """One thing to read: a file, an archive, a feed, a page, a stream."""

    name: str  # absolute path, URL or "standard input": under it a store remembers how far the origin was read
    stamp: str  # of a file: changes with its contents; "" when that cannot be told (network, standard input)
    size: int | None  # bytes, None if unknown
    read: Callable[[int], Iterator[Item]]  # read(n): the items after the first n; same contents, same items and order


class Memory(Protocol):
    """What network readers ask of the store."""

    def validators(self, url: str) -> Checked | None:
        """What the server said of a feed or sitemap at the last full visit."""
        ...

    def seen(self, url: str) -> bool:
        """Whether a canonical URL is already stored, or refused for good."""
        ...


@dataclass(frozen=True)
class Reading:
    """How to read: the options of settings and command line."""

    published: date | None = None  # stands above every witness
    publisher: str | None = None  # likewise
    follow: bool = True  # fetch the pages that feeds and sitemaps name; False: only what the feed itself holds
    private: bool = False  # allow private, loopback and link-local addresses
    user_agent: str = "Dragoman/0.1 (reads news reports; obeys robots.txt)"
    delay: float = 1.0  # seconds between two requests to one host, at least; robots.txt may ask for more
    timeout: float = 20.0  # seconds without a byte
