"""The tables. Days are ISO text, so that they sort and compare alike in every database; lists are JSON text.

`migrations/` builds them; a test compares what it builds with what stands here.
"""

from typing import Any

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

# SQLite's strict tables know only these names of types.
number: Any = Double().with_variant(REAL(), "sqlite")
wide: Any = BigInteger().with_variant(Integer(), "sqlite")
STRICT: dict[str, Any] = {"sqlite_strict": True}
STRICT_KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _of(parent: str) -> ForeignKey:
    return ForeignKey(f"{parent}.id", ondelete="CASCADE")


coders = Table(
    "coders",
    metadata,
    Column("id", Text, primary_key=True),  # made of the versions below
    Column("code", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("knowledge", Text, nullable=False),
    Column("lexicon", Text, nullable=False),
    Column("ontology", Text, nullable=False),
    **STRICT,
)

runs = Table(
    "runs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("coder", Text, ForeignKey("coders.id"), nullable=False),
    Column("started", Text, nullable=False),
    Column("ended", Text),  # empty: still going on, or killed
    Column("places", Text, nullable=False),  # JSON list: what was to be read
    Column("stored", Integer, nullable=False, server_default="0"),
    Column("known", Integer, nullable=False, server_default="0"),
    Column("rejected", Integer, nullable=False, server_default="0"),
    **STRICT,
)

origins = Table(
    "origins",
    metadata,
    Column("name", Text, primary_key=True),
    Column("stamp", Text, nullable=False, server_default=""),  # of the contents that `position` counts in
    Column("position", Integer, nullable=False, server_default="0"),  # items done
    Column("complete", Integer, nullable=False, server_default="0"),
    Column("etag", Text, nullable=False, server_default=""),
    Column("modified", Text, nullable=False, server_default=""),
    Column("checked", Text, nullable=False, server_default=""),  # when it was last read, UTC
    **STRICT,
)

rejects = Table(
    "rejects",
    metadata,
    Column("id", Text, primary_key=True),  # made of origin and name
    Column("origin", Text, nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("transient", Integer, nullable=False, server_default="0"),
    **STRICT,
)

reports = Table(
    "reports",
    metadata,
    Column("number", wide, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("own_id", Integer, nullable=False, server_default="0"),  # 1: the id was given, not made of the contents
    Column("origin", Text, nullable=False, server_default=""),
    Column("name", Text, nullable=False, server_default="", index=True),  # the item it was found as
    Column("url", Text, index=True),
    Column("title", Text),
    Column("published", Text, index=True),
    Column("day_basis", Text, nullable=False, server_default=""),
    Column("publisher", Text),
    Column("language", Text, nullable=False, server_default=""),
    Column("story", Text, ForeignKey("reports.id"), nullable=False, index=True),  # the first report of its near-copies
    Column("likeness", number, nullable=False, server_default="1"),  # to the report it was found to copy
    Column("coder", Text, ForeignKey("coders.id"), nullable=False, index=True),
    # What is long stands last: SQLite walks through it on the way to columns behind it.
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),  # the whole `Coded` without its text: JSON, compressed by zlib
    Index("ix_reports_publisher_published", "publisher", "published", "story", "id"),
    Index("ix_reports_origin_published", "origin", "published"),
    sqlite_autoincrement=True,
    **STRICT,
)

bands = Table(  # near-copies share a band of their MinHash signatures
    "bands",
    metadata,
    Column("value", wide, primary_key=True, autoincrement=False),
    Column("report", Text, _of("reports"), primary_key=True),
    Index("ix_bands_report", "report"),
    **STRICT_KEYED,
)

# The rows of events and sides are as people have corrected them; the report's `record` is as the coder wrote it.
events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, _of("reports"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text, nullable=False),  # JSON list
    Column("contexts", Text, nullable=False),  # JSON list
    Column("factuality", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("day_basis", Text, nullable=False, server_default=""),
    Column("place", Text),
    Column("place_country", Text),
    Column("latitude", number),
    Column("longitude", number),
    Column("geonames_id", wide),
    Column("score", number, nullable=False),
    Column("judged", Text, nullable=False, server_default=""),  # wrong, right or empty: the last word on it
    Column("day", Text, nullable=False),  # as it is counted: when it happened, else when it was reported, else empty
    Column("quad", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("trace", Text, nullable=False),  # what it is compared by: JSON of `matching.Trace`
    Index("ix_events_report", "report"),
    Index("ix_events_type_day", "type", "day", "id"),
    # All that lists and maps ask for: what is rare is found without reading the rows, which hold a long trace.
    Index(
        "ix_events_day",
        *("day", "id", "type", "mode", "quad", "factuality", "status", "judged"),
        *("place_country", "place", "latitude", "longitude"),
    ),
    Index("ix_events_judged_score", "judged", "score", "id", "type"),
    **STRICT,
)

sides = Table(
    "sides",
    metadata,
    Column("event", Text, _of("events"), primary_key=True),
    Column("role", Text, primary_key=True),  # actor, recipient, claimant
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("entity", Text),
    Column("country", Text, nullable=False),
    Column("sectors", Text, nullable=False),  # JSON list, primary one first
    Index("ix_sides_entity", "entity"),
    Index("ix_sides_country", "country"),
    **STRICT_KEYED,
)

dyads = Table(  # an event's pairs of parties, as ties are counted
    "dyads",
    metadata,
    Column("event", Text, _of("events"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("day", Text, nullable=False),  # when it happened, else when it was reported, else empty
    Column("source_name", Text, nullable=False),
    Column("source_entity", Text, nullable=False),
    Column("source_country", Text, nullable=False),
    Column("source_sectors", Text, nullable=False),  # joined by |
    Column("target_name", Text, nullable=False),
    Column("target_entity", Text, nullable=False),
    Column("target_country", Text, nullable=False),
    Column("target_sectors", Text, nullable=False),
    Column("mutual", Integer, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("intensity", number, nullable=False),
    Column("status", Text, nullable=False),
    Column("claimant", Text, nullable=False),
    Index("ix_dyads_source_country_target_country_day", "source_country", "target_country", "day"),
    Index("ix_dyads_source_country_day", "source_country", "day"),
    Index("ix_dyads_target_country_day", "target_country", "day"),
    Index("ix_dyads_source_entity_day", "source_entity", "day"),
    Index("ix_dyads_target_entity_day", "target_entity", "day"),
    Index("ix_dyads_day", "day"),
    **STRICT_KEYED,
)

evidence = Table(
    "evidence",
    metadata,
    Column("event", Text, _of("events"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("rule", Text, nullable=False),
    **STRICT_KEYED,
)

statements = Table(
    "statements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, _of("reports"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("speaker", Text),
    Column("speaker_entity", Text, index=True),
    Column("speaker_country", Text),
    Column("reported_by", Text),
    Column("direct", Integer, nullable=False),
    Column("content", Text, nullable=False),  # JSON list of [start, end]
    Column("start", Text),
    Column("end", Text),
    Index("ix_statements_report_position", "report", "position"),
    **STRICT,
)

facts = Table(
    "facts",
    metadata,
    Column("report", Text, _of("reports"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_entity", Text, index=True),
    Column("object", Text, nullable=False),
    Column("object_entity", Text, index=True),
    Column("factuality", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    **STRICT_KEYED,
)

blocks = Table(  # events that may be one share a key, near in time
    "blocks",
    metadata,
    Column("key", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("event", Text, _of("events"), primary_key=True),
    Index("ix_blocks_event", "event"),
    **STRICT_KEYED,
)

members = Table(  # each event stands in one cluster
    "members",
    metadata,
    Column("event", Text, _of("events"), primary_key=True),
    Column("cluster", Text, nullable=False, index=True),  # the id of its founder
    Column("via", Text, index=True),  # the event it was found to be the same as; none for the founder
    Column("score", number, nullable=False),  # of that finding, 0..1
    Column("reasons", Text, nullable=False),  # JSON list
    **STRICT,
)

moves = Table(  # how clusters came to be what they are: only ever added to
    "moves",
    metadata,
    Column("number", wide, primary_key=True, autoincrement=True),
    Column("event", Text, nullable=False, index=True),
    Column("source", Text),
    Column("target", Text),
    Column("cause", Text, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_autoincrement=True,
    **STRICT,
)

judgements = Table(  # what people said of the records: only ever added to
    "judgements",
    metadata,
    Column("number", wide, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("anchor", Text, nullable=False),  # JSON of `judgements.Anchor`: finds the event again after recoding
    Column("other", Text),
    Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
    Column("other_report", Text, ForeignKey("reports.id"), index=True),
    Column("field", Text),
    Column("value", Text),  # JSON
    Column("note", Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,
    **STRICT,
)

tokens = Table(  # who may judge over the web
    "tokens",
    metadata,
    Column("name", Text, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),  # of the secret, which nobody keeps
    Column("created", Text, nullable=False),
    Column("revoked", Text, nullable=False, server_default=""),  # when, UTC
    **STRICT,
)
