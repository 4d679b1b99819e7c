"""Pages into reports: the running text without menus and advertisements, with title, publisher and address."""

import codecs
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError
from dragoman.readers import model
from dragoman.readers.model import Found, Reading, Refused
from dragoman.readers.text import decode, is_binary, too_large
from dragoman.readers.urls import canonical, host_of, is_web
from dragoman.readers.witnesses import Clues, publication
from dragoman.records import Document

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEAD = 4096  # bytes of a page within which its kind and encoding stand
MOST_TAGS = 200_000  # the time of extraction grows with the tags; the longest live blogs have some 50,000
_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_STRAY_ZEROS = 5  # real pages have a few where a form was cut; UTF-16 and programs have many

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]{2,40})", re.I
)
_IS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
# Pages that call themselves Latin-1 are nearly always in its superset, and browsers read them so.
_LATIN = ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1", "ascii", "us-ascii")
_CANONICAL = "//head/link[@rel='canonical']/@href"
_OPEN_GRAPH = "//head/meta[@property='og:url']/@content"


def page(
    raw: bytes,
    name: str,
    reading: Reading,
    clues: Clues,
    *,
    charset: str = "",
    title: str | None = None,
    publisher: str | None = None,
) -> Found | Refused:
    """The report on an HTML page.

    `clues.url` is the page's address, "" for a file; `charset` what the server said; `title` and `publisher` what is
    known from elsewhere, for instance a feed, and then stand above the page's own.
    """
    try:
        return _page(raw, name, reading, clues, charset, title, publisher)
    except InputError as error:
        return Refused(name, str(error))
    except (RecursionError, MemoryError):
        return Refused(name, "nested too deeply")


def is_html(head: bytes) -> bool:
    """Whether a file's first bytes are those of an HTML page."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            head = head.decode(encoding, "ignore").encode()
            break
    return _IS_HTML.match(head[:HEAD]) is not None


def characters(raw: bytes, charset: str = "") -> str:
    """The characters of a page: by byte order mark, the server's word, the page's own, UTF-8, or Windows-1252.

    Raises InputError for what is binary.
    """
    marked = next((encoding for mark, encoding in _BOMS if raw.startswith(mark)), "")
    if not marked and raw.count(0) <= _STRAY_ZEROS:
        raw = raw.replace(b"\x00", b"")
    match = _CHARSET.search(raw[:HEAD])
    own = (match[1] or match[2]).decode("ascii") if match else ""
    for encoding in filter(None, (marked, _known(charset), _known(own), "utf-8", "cp1252")):
        text = decode(raw, encoding)
        if text is not None and not is_binary(text):
            return text
    text = raw.decode(_known(charset) or _known(own) or "utf-8", "replace")
    if b"\x00" in raw or is_binary(text) or text.count("\ufffd") > max(10, len(text) // 50):
        raise InputError("binary, not a page")
    return text


def _page(
    raw: bytes, name: str, reading: Reading, clues: Clues, charset: str, title: str | None, publisher: str | None
) -> Found:
    if len(raw) > model.MOST_BYTES:
        raise InputError(too_large())
    text = _UNSHOWN.sub("", characters(raw, charset))
    if text.count("<") > MOST_TAGS:
        raise InputError(f"a page of more than {MOST_TAGS:,} tags")
    found = _extracted(text, clues.url)
    if not (found.text or "").strip():
        raise InputError("no running text on this page")
    tree = _tree(text)
    url = _address(tree, clues.url)
    clues = replace(clues, url=clues.url or url, metadata=clues.metadata or _day_of(tree))
    body = "\n\n".join(line for line in _clean(found.text).split("\n") if line.strip())
    day, basis = publication(replace(clues, given=clues.given or reading.published), body)
    document = Document(
        body,
        title=title or _line(found.title),
        published=day,
        publisher=reading.publisher or publisher or _site(_line(found.sitename), url),
        url=url or None,
    )
    return Found(document, name, basis)


def _tree(text: str) -> "HtmlElement":
    """The parsed page. Raises InputError when there is nothing to parse."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise InputError("no HTML that can be parsed") from error


def _extracted(text: str, url: str) -> Any:
    """Text, title and site name."""
    from trafilatura import bare_extraction

    quick = {"extensive_search": False, "original_date": True}
    found = _safely(
        lambda: bare_extraction(
            _tree(text), url=url or None, with_metadata=True, include_comments=False, date_extraction_params=quick
        )
    )
    if found is None:
        raise InputError("no running text on this page")
    return found


def _day_of(tree: "HtmlElement") -> date | None:
    """The day the page's own metadata name. Its address is another witness and is kept out here."""
    from htmldate import find_date

    for element in tree.xpath("//link[@rel='canonical'] | //meta[@property='og:url']"):
        element.getparent().remove(element)
    day = _safely(lambda: find_date(tree, extensive_search=False, original_date=True, min_date="1800-01-01"))
    return date.fromisoformat(day) if day else None


def _site(own: str | None, url: str) -> str | None:
    """The site's name; one that is but a host gives way to the host of the address we trust."""
    return (host_of(url) or own) if own is None or ("." in own and " " not in own) else own


def _safely(work: Callable[[], Any]) -> Any:
    """The result of code that was not written for hostile pages."""
    from lxml.etree import LxmlError

    try:
        return work()
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError) as error:
        raise InputError(f"a page that cannot be taken apart ({type(error).__name__})") from error


def _address(tree: "HtmlElement", url: str) -> str:
    """The address the page gives itself, where that is believable, else its own."""
    for path in (_CANONICAL, _OPEN_GRAPH):
        for own in tree.xpath(path):
            if is_web(own) and _believable(own, url):
                return canonical(own)
    return canonical(url) if url else ""


def _believable(own: str, url: str) -> bool:
    """Many pages name their home page, and copied ones a foreign site."""
    own, url = canonical(own), canonical(url)
    if not url:
        return own.count("/") > 3 or not own.endswith("/")
    if own.split("/", 3)[3:] in ([], [""]) and url.split("/", 3)[3:] not in ([], [""]):
        return False
    one, other = host_of(own), host_of(url)
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def _known(encoding: str) -> str:
    """An encoding's name as Python has it, "" for an unknown one or one that is no text encoding."""
    encoding = encoding.strip().lower()
    if encoding in _LATIN:
        return "cp1252"
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return ""
    return info.name if info._is_text_encoding and not info.name.startswith(("idna", "puny", "unicode")) else ""


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
