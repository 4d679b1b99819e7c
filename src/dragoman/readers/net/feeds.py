"""RSS, Atom and JSON feeds."""

import io
import json
import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from dragoman.readers.net.entries import Entry, Feed, is_whole, trimmed
from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.markup import line_of, plain, text_of
from dragoman.readers.urls import is_web

MOST_ENTRIES = 5_000  # the longest archives that are offered as feeds
MOST_TAGS = 200_000  # parsing takes some 15 seconds for so many
DAYS = ("published", "created", "updated")  # the first that is there; an update may be years later


def feed(raw: bytes, url: str, content_type: str = "") -> Feed:
    """Reads RSS or Atom of any version, also damaged. Entities of its own and outside files are never looked up.

    Raises `FetchError` when it holds more than is reasonable, or nothing.
    """
    if raw.count(b"<") > MOST_TAGS:
        raise FetchError(f"a feed of more than {MOST_TAGS:,} tags")
    parsed = _parsed(raw, url, content_type)
    if not parsed.get("version") and not parsed.entries:
        raise FetchError("no feed that can be read")
    entries = parsed.entries[:MOST_ENTRIES]
    return Feed(line_of(parsed.feed.get("title")), tuple(_once(_entry(entry, url) for entry in entries)))


def json_feed(raw: bytes, url: str) -> Feed:
    """Reads a JSON feed. Raises `FetchError` when it is none."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FetchError("neither a feed nor a page, but damaged JSON") from error
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list) or "jsonfeed.org/version/" not in str(data.get("version", ""))[:60]:
        raise FetchError("JSON, but no feed")
    found = (_json_entry(item, url) for item in items[:MOST_ENTRIES] if isinstance(item, dict))
    return Feed(line_of(_string(data, "title")), tuple(_once(found)))


def day_of(text: str) -> date | None:
    """The day of a time stamp as the publisher's own clock had it; None for forms that are not sure."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, IndexError, OverflowError):
        return None


def _parsed(raw: bytes, url: str, content_type: str) -> Any:
    """The feed as feedparser has it. It gets a stream, since it would open bytes that happen to be a file's name."""
    import feedparser

    headers = {"content-location": url, **({"content-type": content_type} if content_type else {})}
    with warnings.catch_warnings():  # it warns of its own old habits
        warnings.simplefilter("ignore")
        try:
            # Markup is made plain here, and cleaning it first would take time that grows with its square.
            return feedparser.parse(
                io.BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
            )
        except (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError) as error:
            raise FetchError(f"a feed that cannot be taken apart ({type(error).__name__})") from error


def _entry(entry: Any, base: str) -> Entry:
    contents = [text for part in entry.get("content", ()) if (text := _text(part))]
    summary = _text(entry.get("summary_detail") or {})
    content = max(contents, key=len, default="")
    text = content if len(content) >= len(summary) else summary
    source = entry.get("source") or {}
    return Entry(
        absolute(entry.get("link"), base),
        line_of(str(entry.get("id") or "")) or "",
        line_of(entry.get("title")),
        _day(entry),
        line_of(source.get("title")),
        text,
        is_whole(text, content=text == content),
    )


def _json_entry(item: Mapping[str, Any], base: str) -> Entry:
    html, bare = _string(item, "content_html"), _string(item, "content_text")
    content = trimmed(text_of(html) if html else plain(bare))
    text = content or trimmed(plain(_string(item, "summary")))
    return Entry(
        absolute(_string(item, "url") or _string(item, "external_url"), base),
        line_of(str(item.get("id") or "")) or "",
        line_of(_string(item, "title")),
        day_of(_string(item, "date_published")),
        None,
        text,
        is_whole(text, content=bool(content)),
    )


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Each entry once; some feeds repeat theirs at every change. The first has the last word."""
    seen: set[str] = set()
    for entry in entries:
        key = entry.url or entry.name or f"{entry.title or ''}\n{entry.text}".strip()
        if key and key not in seen:
            seen.add(key)
            yield entry


def _text(part: Mapping[str, Any]) -> str:
    value = str(part.get("value") or "")
    return trimmed(plain(value) if part.get("type") == "text/plain" and "</" not in value else text_of(value))


def _day(entry: Any) -> date | None:
    for field in DAYS:
        if text := entry.get(field):
            parts = entry.get(f"{field}_parsed")
            return day_of(str(text)) or (_from_parts(parts) if parts else None)
    return None


def _from_parts(parts: Any) -> date | None:
    try:
        return date(*parts[:3])
    except (ValueError, TypeError):
        return None


def absolute(link: object, base: str) -> str:
    """A link as an http or https URL, "" if it is none."""
    try:
        url = urljoin(base, link.strip()) if isinstance(link, str) and link.strip() else ""
        url.encode()  # half characters cannot be asked for
    except ValueError:
        return ""
    return url if is_web(url) else ""


def _string(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
