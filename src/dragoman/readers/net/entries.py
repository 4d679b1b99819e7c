"""What feeds and sitemaps name: reports, and where they stand."""

import re
from dataclasses import dataclass
from datetime import date

LONG = 1_200  # characters above which a summary is taken for the whole report
ENOUGH = 300  # the same for what a feed itself calls the content

_APPEARED = re.compile(r"\n+The post .{1,300} (?:appeared first|first appeared) on .{1,200}$", re.DOTALL)
_TEASER = re.compile(
    r"(?:…|\.\.\.|\b(?:continue|keep) reading\b.{0,60}|\bread (?:more|on|the (?:full|rest)\b.{0,60})|"
    r"\b(?:full|whole) (?:story|article|report))[\s\])»›>→.:]*$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as a feed or sitemap names it.

    `url` is absolute, "" if there is none; `text` is plain, with blank lines between paragraphs; `whole`: it seems to
    be the report and not only its beginning.
    """

    url: str
    name: str = ""  # what the feed calls it, when it gives no address
    title: str | None = None
    day: date | None = None
    publisher: str | None = None
    text: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    title: str | None
    entries: tuple[Entry, ...]


def trimmed(text: str) -> str:
    """A text from a feed without the line that publishing software adds at its end."""
    start = max(len(text) - 700, 0)
    return (text[:start] + _APPEARED.sub("", text[start:])).strip()


def is_whole(text: str, *, content: bool) -> bool:
    """Whether a text is a report rather than its beginning. `content`: the feed gave it as content, not as summary."""
    return len(text) >= (ENOUGH if content else LONG) and not _TEASER.search(text[-120:])
