"""Where reports come from: files, folders, archives, standard input, pages, feeds and sitemaps."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.readers.model import NO_FILES, STDIN, Checked, Found, Item, Memory, Origin, Reading, Refused

if TYPE_CHECKING:
    from dragoman.readers.net import Client

__all__ = [
    "NO_FILES",
    "STDIN",
    "Checked",
    "Found",
    "Item",
    "Memory",
    "Origin",
    "Reading",
    "Refused",
    "documents",
    "is_on_the_web",
    "origins",
]

USUAL = Reading()
_SCHEME = re.compile(r"[A-Za-z][\w+.-]*://")


def is_on_the_web(place: str | Path) -> bool:
    """Whether a place, or an origin by its name, is an http or https URL."""
    return isinstance(place, str) and place[:8].lower().startswith(("http://", "https://"))


def origins(
    place: str | Path, reading: Reading = USUAL, memory: Memory | None = None, client: "Client | None" = None
) -> Iterator[Origin | Refused]:
    """What there is to read at a path (file or folder), at `-` (standard input), or at an http or https URL.

    `client`, made by `net.client_for`, is to be shared by all places of a run, so that no host is asked too often.
    """
    if isinstance(place, str) and is_on_the_web(place):
        from dragoman.readers import net

        yield from net.origins(place, reading, memory, client)
        return
    if isinstance(place, str) and _SCHEME.match(place) and not Path(place).exists():
        yield Refused(place, "neither a file nor an address that begins with http:// or https://")
        return
    from dragoman.readers import local

    yield from local.origins(place, reading)


def documents(place: str | Path, published: date | None = None) -> Iterator[Found | Refused]:
    """The reports of a file, of a folder with all below it, or of standard input (`-`), in order."""
    from dragoman.readers import local

    for origin in local.origins(place, Reading(published=published)):
        if isinstance(origin, Refused):
            yield origin
        else:
            yield from (item for item in origin.read(0) if not isinstance(item, Checked))
