"""Reports to try Dragoman on, written for it: the meeting and all that is said in them are made up."""

from datetime import date
from importlib.resources import files

from dragoman.records import Document

PUBLISHED = date(2019, 3, 6)


def harbour_talks() -> Document:
    """A wire report on fishing talks between neighbours."""
    text = (files("dragoman.examples") / "harbour-talks.txt").read_text(encoding="utf-8")
    return Document(text, published=PUBLISHED)
