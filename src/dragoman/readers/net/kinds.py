"""What a server sent, told by its first bytes; the Content-Type header is wrong too often."""

import re
from typing import Literal
from urllib.parse import urlsplit

from dragoman.readers.html import is_html
from dragoman.readers.net.transport import Answer

Kind = Literal["page", "feed", "json", "sitemap", "index", "robots", ""]

HEAD = 4096
FILES = (
    ".warc",
    ".wet",
    ".jsonl",
    ".ndjson",
    ".csv",
    ".tsv",
    ".parquet",
    ".zip",
    ".tar",
    ".tgz",
    ".bz2",
    ".xz",
    ".7z",
    ".gz",
)
GZIP = b"\x1f\x8b"

_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|rdf|feed|urlset|sitemapindex)[\s>/]", re.IGNORECASE)
_ROOTS: dict[str, Kind] = {"rss": "feed", "rdf": "feed", "feed": "feed", "urlset": "sitemap", "sitemapindex": "index"}
_JSON_FEED = re.compile(r"\{.{0,4000}\"version\"\s*:\s*\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org", re.DOTALL)
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}", re.ASCII)
_HTML_TYPES = ("text/html", "application/xhtml+xml")


def kind_of(answer: Answer, body: bytes) -> Kind:
    """The kind of a body, "" for none we read. `body` is the answer's, with gzip taken off."""
    media = media_type(answer)
    head = _plain(body[:HEAD])
    if urlsplit(answer.url).path == "/robots.txt" and media not in _HTML_TYPES:
        return "robots"
    if is_html(body[:HEAD]):
        return "page"
    if root := _ROOT.search(head):
        return _ROOTS[root[1].lower()]
    if _JSON_FEED.match(head.lstrip("\ufeff \r\n\t")) or media == "application/feed+json":
        return "json"
    return "page" if media in _HTML_TYPES and b"\x00" not in body[:HEAD] else ""


def media_type(answer: Answer) -> str:
    """What the server calls it, "" when that is no proper media type."""
    media = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    return media if _MEDIA_TYPE.fullmatch(media) else ""


def charset(answer: Answer) -> str:
    """The encoding the server names, "" if it names none."""
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", answer.headers.get("content-type", ""), re.IGNORECASE)
    return match[1] if match else ""


def is_file(url: str) -> bool:
    """Whether a URL names a file that is read from disk only, by its ending."""
    path = urlsplit(url).path.lower()
    return path.endswith(FILES) and not path.endswith((".xml.gz", ".rss.gz", ".atom.gz"))


def _plain(head: bytes) -> str:
    """Enough of the first characters to know the kind: ASCII is the same in nearly all encodings but UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.replace(b"\x00", b"").decode("latin-1")
