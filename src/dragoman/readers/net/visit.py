"""One visit to a URL: what it is, and the reports it leads to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.readers.model import MOST_BYTES, Checked, Found, Item, Memory, Reading, Refused
from dragoman.readers.net import feeds, pages, sitemaps
from dragoman.readers.net.client import Client
from dragoman.readers.net.entries import Entry
from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.guard import target
from dragoman.readers.net.kinds import GZIP, kind_of, media_type
from dragoman.readers.net.robots import rules
from dragoman.readers.net.transport import Answer, unpacked
from dragoman.readers.urls import canonical, host_of
from dragoman.readers.witnesses import Clues, publication
from dragoman.records import Document

MOST_SITEMAPS = 500  # of one visit
MOST_LEVELS = 2  # indexes inside indexes; the protocol knows one


@dataclass
class Visit:
    """What a visit goes by, and the sitemaps and reports it has met so far."""

    client: Client
    reading: Reading
    memory: Memory | None = None
    sitemaps: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)

    def items(self, url: str, level: int = 0) -> Iterator[Item]:
        """What a URL gives: a page one item, a feed or sitemap one for each report not seen before, then `Checked`."""
        known = self.memory.validators(url) if self.memory is not None else None
        try:
            answer = self.client.get(url, known.etag if known else "", known.modified if known else "")
            if answer.status == 200:
                body = unpacked(answer.body, MOST_BYTES) if answer.body.startswith(GZIP) else answer.body
                yield from self._read(url, answer, body, level)
        except FetchError as problem:
            yield Refused(url, str(problem), transient=problem.transient)

    def _read(self, url: str, answer: Answer, body: bytes, level: int) -> Iterator[Item]:
        """Hands the body to the reader of its kind. Raises `FetchError`."""
        kind = kind_of(answer, body)
        if kind == "page" and level == 0:
            yield pages.report(answer, Entry(url), canonical(url), self.reading)
        elif kind in ("feed", "json"):
            content_type = answer.headers.get("content-type", "")
            found = feeds.json_feed(body, answer.url) if kind == "json" else feeds.feed(body, answer.url, content_type)
            yield from self._entries(url, answer, found.entries, found.title)
        elif kind == "sitemap":
            yield from self._sitemap(url, answer, body)
        elif kind == "index":
            yield from self._index(sitemaps.sitemaps(body, answer.url), level)
        elif kind == "robots":
            places = (feeds.absolute(place, answer.url) for place in rules(body, self.reading.user_agent).sitemaps)
            yield from self._index(filter(None, places), level)
        elif level:
            raise FetchError(f"{media_type(answer) or 'of unknown kind'}, not a sitemap")
        else:
            raise FetchError(f"{media_type(answer) or 'of unknown kind'}, neither a page nor a feed nor a sitemap")

    def _sitemap(self, url: str, answer: Answer, body: bytes) -> Iterator[Item]:
        if not self.reading.follow:
            raise FetchError("a sitemap only names pages, and these are not to be followed", transient=True)
        yield from self._entries(url, answer, sitemaps.pages(body, answer.url), None)

    def _index(self, places: Iterable[str], level: int) -> Iterator[Item]:
        """An index gets no `Checked`: that it is unchanged does not say that its sitemaps are."""
        if level >= MOST_LEVELS:
            raise FetchError(f"an index more than {MOST_LEVELS} levels deep")
        for place in places:
            if place in self.sitemaps:
                continue
            if len(self.sitemaps) >= MOST_SITEMAPS:
                raise FetchError(f"names more than {MOST_SITEMAPS} sitemaps; the rest is not read")
            self.sitemaps.add(place)
            yield from self.items(place, level + 1)

    def _entries(self, url: str, answer: Answer, entries: Iterable[Entry], title: str | None) -> Iterator[Item]:
        """The reports not seen before, then `Checked`, unless something is left for another time."""
        clean, teasers = True, 0
        for entry in entries:
            name = canonical(entry.url) if entry.url else f"{url}, {_called(entry)}"
            if name in self.reports or (self.memory is not None and self.memory.seen(name)):
                continue
            self.reports.add(name)
            if not (self.reading.follow or entry.whole):
                teasers += 1
                continue
            item = self._report(entry, name, title)
            clean = clean and not (isinstance(item, Refused) and item.transient)
            yield item
        if teasers:
            yield Refused(url, f"holds {teasers} reports in part only, and pages are not followed", transient=True)
        elif clean:
            yield Checked(url, answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))

    def _report(self, entry: Entry, name: str, feed_title: str | None) -> Found | Refused:
        """From its page; from the feed if pages are not followed, or this one cannot be had or shows only a part."""
        if not self.reading.follow:
            return self._own(entry, name, feed_title)
        if entry.url:
            found = pages.fetched(self.client, entry, name, self.reading)
            cut = isinstance(found, Refused) or 2 * len(found.document.text) < len(entry.text)
            return self._own(entry, name, feed_title) if cut and entry.whole else found
        if entry.whole:
            return self._own(entry, name, feed_title)
        return Refused(name, "no address, and not the whole report")

    def _own(self, entry: Entry, name: str, feed_title: str | None) -> Found:
        """The report as the feed itself holds it."""
        url = canonical(entry.url) if entry.url else ""
        day, basis = publication(Clues(given=self.reading.published, feed=entry.day, url=url), entry.text)
        publisher = self.reading.publisher or entry.publisher or feed_title or host_of(url) or None
        document = Document(entry.text, title=entry.title, published=day, publisher=publisher, url=url or None)
        return Found(document, name, basis)


def _called(entry: Entry) -> str:
    """What to call an entry without an address."""
    return (entry.name or entry.title or " ".join(entry.text[:80].split()) or "entry")[:200]


def problem(url: str) -> str:
    """Why a URL cannot be visited, before anything is asked; or nothing."""
    try:
        target(url)
    except FetchError as error:
        return str(error)
    return ""
