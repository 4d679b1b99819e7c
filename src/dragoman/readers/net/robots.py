"""What a site lets programs read: its robots.txt (RFC 9309)."""

from dataclasses import dataclass
from typing import Any

MOST_BYTES = 512_000  # RFC 9309 asks for 500 KiB at least; the rest of a longer file is not read


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's rules for one program. `delay`: seconds it wants between requests; `sitemaps`: URLs as written."""

    delay: float = 0.0
    sitemaps: tuple[str, ...] = ()
    agent: str = ""
    parsed: Any = None

    def allows(self, url: str) -> bool:
        return self.parsed is None or bool(self.parsed.can_fetch(url, self.agent))


FREE = Rules()  # of a site without robots.txt


def rules(raw: bytes, user_agent: str) -> Rules:
    """Reads a robots.txt for the program whose User-Agent header is given."""
    from protego import Protego

    agent = user_agent.partition("/")[0].strip()
    parsed = Protego.parse(raw[:MOST_BYTES].decode("utf-8-sig", "replace"))
    delay = max(parsed.crawl_delay(agent) or 0.0, 0.0)
    return Rules(delay, tuple(parsed.sitemaps), agent, parsed)
