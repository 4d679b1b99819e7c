"""Where a page ended, as a word that clients hand back and need not understand."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from dragoman.errors import ConfigError

LONGEST = 1500


def written(kind: str, *place: str | int) -> str:
    """A cursor into the list of a kind."""
    return urlsafe_b64encode(json.dumps([kind, *place], separators=(",", ":")).encode()).decode().rstrip("=")


def read(cursor: str | None, kind: str, *types: type) -> tuple[Any, ...] | None:
    """The place that a cursor means; None without one. Raises ConfigError for one of another list, or none at all."""
    if cursor is None:
        return None
    try:
        found = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode())
    except (ValueError, binascii.Error, RecursionError) as error:
        raise ConfigError("cursor: not one that this list gave out") from error
    if not isinstance(found, list) or found[:1] != [kind] or [type(part) for part in found[1:]] != list(types):
        raise ConfigError("cursor: not one that this list gave out")
    if any(isinstance(part, int) and abs(part) >= 2**63 for part in found[1:]):
        raise ConfigError("cursor: not one that this list gave out")
    return tuple(found[1:])
