"""Full-text search over titles and texts: words, "whole phrases", and -words that must not stand there."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

_PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w")
_UNFIT = re.compile(r"[\x00\ud800-\udfff]")  # no database takes them
LONGEST = 500  # characters of a question that are looked at: each part costs a look at every hit

LATEST = {"sqlite": 20_000, "postgresql": 1_000}  # hits that are ranked: PostgreSQL reads each text again for it

SQLITE = """
    WITH hits AS (
        SELECT rowid AS number, bm25(words) AS worth FROM words
        WHERE words MATCH :wanted ORDER BY rowid DESC LIMIT :latest
    ), best AS (SELECT number, worth FROM hits ORDER BY worth, number LIMIT :limit OFFSET :skip)
    SELECT reports.id, reports.title, reports.published, reports.publisher,
           (SELECT snippet(words, 1, '[', ']', '…', 24) FROM words
            WHERE words MATCH :wanted AND words.rowid = best.number) AS shown
    FROM best JOIN reports ON reports.number = best.number ORDER BY best.worth, best.number"""
VECTOR = "to_tsvector('english', coalesce(title, '') || ' ' || substr(text, 1, 200000))"
POSTGRESQL = f"""
    WITH hits AS MATERIALIZED (
        SELECT number FROM reports WHERE {VECTOR} @@ websearch_to_tsquery('english', :wanted)
    ), latest AS (SELECT number FROM hits ORDER BY number DESC LIMIT :latest)
    SELECT id, title, published, publisher,
           ts_headline('english', substr(text, 1, 200000), asked,
                       'StartSel=[, StopSel=], MaxWords=24, MinWords=12') AS shown
    FROM reports JOIN latest USING (number), websearch_to_tsquery('english', :wanted) AS asked
    ORDER BY ts_rank({VECTOR}, asked) DESC, number LIMIT :limit OFFSET :skip"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report found; `shown` is a piece of its text with the words found in square brackets."""

    report: str
    title: str | None
    published: str | None
    publisher: str | None
    shown: str


def search(connection: Connection, wanted: str, limit: int = 20, skip: int = 0) -> list[Hit]:
    """The best hits first, among the latest LATEST of them; nothing for a question without a word to look for."""
    asked = _UNFIT.sub(" ", wanted[:LONGEST])
    question = _fts5(asked)
    if not question:
        return []
    kind = connection.dialect.name
    sqlite = kind == "sqlite"
    values = {"wanted": question if sqlite else asked, "latest": LATEST[kind], "limit": limit, "skip": skip}
    found = connection.execute(text(SQLITE if sqlite else POSTGRESQL), values)
    return [Hit(row.id, row.title, row.published, row.publisher, row.shown) for row in found]


def _fts5(wanted: str) -> str:
    """The question in SQLite's language, every part quoted, so that nothing in it is taken for an operator."""
    parts = [(minus, (phrase or word).replace('"', " ")) for minus, phrase, word in _PART.findall(wanted)]
    good = [(minus, f'"{part}"') for minus, part in parts if _WORD.search(part)]
    asked = " ".join(part for minus, part in good if not minus)
    barred = "".join(f" NOT {part}" for minus, part in good if minus)
    return f"({asked}){barred}" if asked else ""
