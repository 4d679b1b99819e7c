"""Sitemaps: the pages of a site, with the title and the day of those that are news; and indexes of sitemaps."""

from collections.abc import Iterator
from xml.parsers import expat

from dragoman.readers.net.entries import Entry
from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.feeds import absolute, day_of

MOST_ENTRIES = 50_000  # what the sitemap protocol allows
MOST_DEPTH = 20  # open elements; real ones have five
MOST_FIELD = 10_000  # characters of one field

_NEWS = "http://www.google.com/schemas/sitemap-news/"
_GAP = " "  # between namespace and name, as expat puts them together


class _Reader:
    """Takes what expat finds. No tree is built, so that memory does not depend on the sitemap."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.fields: dict[str, str] = {}
        self.done: list[tuple[str, dict[str, str]]] = []  # kind (url or sitemap) and fields of each
        self.text: list[str] = []
        self.length = 0

    def start(self, name: str, _attributes: object) -> None:
        if len(self.open) >= MOST_DEPTH:
            raise FetchError("a sitemap nested too deeply")
        self.open.append(_short(name))
        self.text, self.length = [], 0
        if self.open[-1] in ("url", "sitemap"):
            self.fields = {}

    def characters(self, text: str) -> None:
        self.length += len(text)
        if self.length <= MOST_FIELD:
            self.text.append(text)

    def end(self, name: str) -> None:
        kind = self.open.pop()
        parent = self.open[-1] if self.open else ""
        if kind in ("url", "sitemap"):
            self.done.append((kind, self.fields))
        elif parent in ("url", "sitemap") or parent.startswith("news:"):
            self.fields.setdefault(kind, "".join(self.text).strip())
        self.text, self.length = [], 0

    def entity(self, *_: object) -> None:
        raise FetchError("a sitemap that declares entities")


def pages(raw: bytes, url: str) -> Iterator[Entry]:
    """The pages of a sitemap. Raises `FetchError` where it breaks off, after what came before."""
    for kind, fields in _records(raw):
        if kind == "url" and (place := absolute(fields.get("loc", ""), url)):
            yield Entry(
                place,
                title=" ".join(fields.get("news:title", "").split()) or None,
                day=day_of(fields.get("news:publication_date", "")),
                publisher=fields.get("news:name") or None,
            )


def sitemaps(raw: bytes, url: str) -> Iterator[str]:
    """The sitemaps of an index. Raises `FetchError` where it breaks off, after what came before."""
    for kind, fields in _records(raw):
        if kind == "sitemap" and (place := absolute(fields.get("loc", ""), url)):
            yield place


def _records(raw: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Each `url` and `sitemap` element with its fields."""
    parser, reader = expat.ParserCreate(namespace_separator=_GAP), _Reader()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler, parser.EntityDeclHandler = reader.characters, reader.entity
    count = 0
    for at in range(0, len(raw) + 1, 65_536):
        piece = raw[at : at + 65_536]
        try:
            parser.Parse(piece, at + 65_536 > len(raw))
            problem = None
        except expat.ExpatError as error:
            problem = error
        for record in reader.done:
            count += 1
            if count > MOST_ENTRIES:
                raise FetchError(f"a sitemap of more than {MOST_ENTRIES:,} entries; the rest is not read")
            yield record
        reader.done.clear()
        if problem:
            raise FetchError(f"not well-formed XML from line {problem.lineno} on")


def _short(name: str) -> str:
    """The name of an element without its namespace; those of the news extension begin with `news:`."""
    space, _, local = name.rpartition(_GAP)
    prefix = "news:" if space.startswith(_NEWS) or name.startswith("news:") else ""
    return prefix + local.removeprefix("news:")
