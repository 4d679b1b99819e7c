"""Dragoman: news reports in, records out."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.errors import ConfigError, DataError, DragomanError, InputError, StoreError
    from dragoman.pipeline import Coder
    from dragoman.records import (
        Coded,
        Document,
        Event,
        Evidence,
        Fact,
        Mention,
        Party,
        Relation,
        Resolution,
        Span,
        Statement,
        When,
        Where,
    )

__version__ = "0.1.0"

_HOMES = {
    "dragoman.pipeline": ("Coder",),
    "dragoman.errors": ("ConfigError", "DataError", "DragomanError", "InputError", "StoreError"),
    "dragoman.records": (
        "Coded",
        "Document",
        "Event",
        "Evidence",
        "Fact",
        "Mention",
        "Party",
        "Relation",
        "Resolution",
        "Span",
        "Statement",
        "When",
        "Where",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022  (grouped by home)
    "Coder",
    "ConfigError",
    "DataError",
    "DragomanError",
    "InputError",
    "StoreError",
    "Coded",
    "Document",
    "Event",
    "Evidence",
    "Fact",
    "Mention",
    "Party",
    "Relation",
    "Resolution",
    "Span",
    "Statement",
    "When",
    "Where",
    "__version__",
]


def __getattr__(name: str) -> Any:
    """Public names load on first use, so that importing `dragoman` loads no model."""
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
