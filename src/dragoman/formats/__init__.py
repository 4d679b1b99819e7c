"""The file formats reports are written to, one module a format; `FORMATS` lists them by name."""

from dragoman.errors import ConfigError
from dragoman.formats import csv, jsonl, plover, table
from dragoman.formats.base import Format, Skipped

FORMATS: dict[str, Format] = {made.name: made for made in (table.FORMAT, jsonl.FORMAT, plover.FORMAT, csv.FORMAT)}

__all__ = ["FORMATS", "Format", "Skipped", "named"]


def named(name: str) -> Format:
    """The format of that name. Raises ConfigError for an unknown one."""
    if name not in FORMATS:
        raise ConfigError(f"unknown format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name]
