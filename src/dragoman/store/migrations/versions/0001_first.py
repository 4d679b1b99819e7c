"""The first tables."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT, INTEGER = sa.Text(), sa.Integer()
NUMBER: Any = sa.Double().with_variant(sa.REAL(), "sqlite")
WIDE: Any = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def coders() -> None:
    op.create_table(
        "coders",
        sa.Column("id", TEXT),
        *(sa.Column(n, TEXT, nullable=False) for n in ("code", "model", "knowledge", "lexicon", "ontology")),
        sa.PrimaryKeyConstraint("id", name="pk_coders"),
        sqlite_strict=True,
    )


def moves() -> None:
    op.create_table(
        "moves",
        sa.Column("number", WIDE, autoincrement=True),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("source", TEXT),
        sa.Column("target", TEXT),
        sa.Column("cause", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_moves"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_moves_event", "moves", ["event"])


def origins() -> None:
    op.create_table(
        "origins",
        sa.Column("name", TEXT),
        sa.Column("stamp", TEXT, server_default="", nullable=False),
        sa.Column("position", INTEGER, server_default="0", nullable=False),
        sa.Column("complete", INTEGER, server_default="0", nullable=False),
        sa.Column("etag", TEXT, server_default="", nullable=False),
        sa.Column("modified", TEXT, server_default="", nullable=False),
        sa.Column("checked", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_origins"),
        sqlite_strict=True,
    )


def rejects() -> None:
    op.create_table(
        "rejects",
        sa.Column("id", TEXT),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("stage", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("transient", INTEGER, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rejects"),
        sqlite_strict=True,
    )
    op.create_index("ix_rejects_name", "rejects", ["name"])


def reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", WIDE, autoincrement=True),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("own_id", INTEGER, server_default="0", nullable=False),
        sa.Column("origin", TEXT, server_default="", nullable=False),
        sa.Column("name", TEXT, server_default="", nullable=False),
        sa.Column("url", TEXT),
        sa.Column("title", TEXT),
        sa.Column("published", TEXT),
        sa.Column("day_basis", TEXT, server_default="", nullable=False),
        sa.Column("publisher", TEXT),
        sa.Column("language", TEXT, server_default="", nullable=False),
        sa.Column("story", TEXT, nullable=False),
        sa.Column("likeness", NUMBER, server_default="1", nullable=False),
        sa.Column("coder", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.ForeignKeyConstraint(["coder"], ["coders.id"], name="fk_reports_coder"),
        sa.ForeignKeyConstraint(["story"], ["reports.id"], name="fk_reports_story"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    for column in ("coder", "name", "published", "story", "url"):
        op.create_index(f"ix_reports_{column}", "reports", [column])
    op.create_index("ix_reports_origin_published", "reports", ["origin", "published"])
    op.create_index("ix_reports_publisher_published", "reports", ["publisher", "published", "story", "id"])


def runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", TEXT),
        sa.Column("coder", TEXT, nullable=False),
        sa.Column("started", TEXT, nullable=False),
        sa.Column("ended", TEXT),
        sa.Column("places", TEXT, nullable=False),
        sa.Column("stored", INTEGER, server_default="0", nullable=False),
        sa.Column("known", INTEGER, server_default="0", nullable=False),
        sa.Column("rejected", INTEGER, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sa.ForeignKeyConstraint(["coder"], ["coders.id"], name="fk_runs_coder"),
        sqlite_strict=True,
    )


def bands() -> None:
    op.create_table(
        "bands",
        sa.Column("value", WIDE, autoincrement=False),
        sa.Column("report", TEXT),
        sa.PrimaryKeyConstraint("value", "report", name="pk_bands"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_bands_report", ondelete="CASCADE"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bands_report", "bands", ["report"])


def events() -> None:
    op.create_table(
        "events",
        sa.Column("id", TEXT),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("position", INTEGER, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("mode", TEXT, nullable=False),
        sa.Column("contexts", TEXT, nullable=False),
        sa.Column("factuality", TEXT, nullable=False),
        sa.Column("start", TEXT),
        sa.Column("end", TEXT),
        sa.Column("day_basis", TEXT, server_default="", nullable=False),
        sa.Column("place", TEXT),
        sa.Column("place_country", TEXT),
        sa.Column("latitude", NUMBER),
        sa.Column("longitude", NUMBER),
        sa.Column("geonames_id", WIDE),
        sa.Column("score", NUMBER, nullable=False),
        sa.Column("judged", TEXT, server_default="", nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("quad", INTEGER, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("trace", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_events_report", ondelete="CASCADE"),
        sqlite_strict=True,
    )
    filters = ["type", "mode", "quad", "factuality", "status", "judged"]
    places = ["place_country", "place", "latitude", "longitude"]
    op.create_index("ix_events_day", "events", ["day", "id", *filters, *places])
    op.create_index("ix_events_judged_score", "events", ["judged", "score", "id", "type"])
    op.create_index("ix_events_report", "events", ["report"])
    op.create_index("ix_events_type_day", "events", ["type", "day", "id"])


def facts() -> None:
    op.create_table(
        "facts",
        sa.Column("report", TEXT),
        sa.Column("position", INTEGER),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("relation", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("subject_entity", TEXT),
        sa.Column("object", TEXT, nullable=False),
        sa.Column("object_entity", TEXT),
        sa.Column("factuality", TEXT, nullable=False),
        sa.Column("start", TEXT),
        sa.Column("end", TEXT),
        sa.PrimaryKeyConstraint("report", "position", name="pk_facts"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_facts_report", ondelete="CASCADE"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_facts_object_entity", "facts", ["object_entity"])
    op.create_index("ix_facts_subject_entity", "facts", ["subject_entity"])


def judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", WIDE, autoincrement=True),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("anchor", TEXT, nullable=False),
        sa.Column("other", TEXT),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("other_report", TEXT),
        sa.Column("field", TEXT),
        sa.Column("value", TEXT),
        sa.Column("note", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.ForeignKeyConstraint(["other_report"], ["reports.id"], name="fk_judgements_other_report"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_judgements_report"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_judgements_other_report", "judgements", ["other_report"])
    op.create_index("ix_judgements_report", "judgements", ["report"])


def statements() -> None:
    op.create_table(
        "statements",
        sa.Column("id", TEXT),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("position", INTEGER, nullable=False),
        sa.Column("speaker", TEXT),
        sa.Column("speaker_entity", TEXT),
        sa.Column("speaker_country", TEXT),
        sa.Column("reported_by", TEXT),
        sa.Column("direct", INTEGER, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("start", TEXT),
        sa.Column("end", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_statements_report", ondelete="CASCADE"),
        sqlite_strict=True,
    )
    op.create_index("ix_statements_report_position", "statements", ["report", "position"])
    op.create_index("ix_statements_speaker_entity", "statements", ["speaker_entity"])


def blocks() -> None:
    op.create_table(
        "blocks",
        sa.Column("key", TEXT),
        sa.Column("day", TEXT),
        sa.Column("event", TEXT),
        sa.PrimaryKeyConstraint("key", "day", "event", name="pk_blocks"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_blocks_event", ondelete="CASCADE"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_blocks_event", "blocks", ["event"])


def evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("event", TEXT),
        sa.Column("position", INTEGER),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("start", INTEGER, nullable=False),
        sa.Column("end", INTEGER, nullable=False),
        sa.Column("quote", TEXT, nullable=False),
        sa.Column("rule", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("event", "position", name="pk_evidence"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_evidence_event", ondelete="CASCADE"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def members() -> None:
    op.create_table(
        "members",
        sa.Column("event", TEXT),
        sa.Column("cluster", TEXT, nullable=False),
        sa.Column("via", TEXT),
        sa.Column("score", NUMBER, nullable=False),
        sa.Column("reasons", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_members"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_members_event", ondelete="CASCADE"),
        sqlite_strict=True,
    )
    op.create_index("ix_members_cluster", "members", ["cluster"])
    op.create_index("ix_members_via", "members", ["via"])


def dyads() -> None:
    op.create_table(
        "dyads",
        sa.Column("event", TEXT),
        sa.Column("position", INTEGER),
        sa.Column("day", TEXT, nullable=False),
        *(
            sa.Column(f"{side}_{name}", TEXT, nullable=False)
            for side in ("source", "target")
            for name in ("name", "entity", "country", "sectors")
        ),
        sa.Column("mutual", INTEGER, nullable=False),
        sa.Column("quad", INTEGER, nullable=False),
        sa.Column("intensity", NUMBER, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("claimant", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("event", "position", name="pk_dyads"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_dyads_event", ondelete="CASCADE"),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )
    sides = ("source_country target_country", "source_country", "target_country", "source_entity", "target_entity", "")
    for index in sides:
        columns = [*index.split(), "day"]
        op.create_index(f"ix_dyads_{'_'.join(columns)}", "dyads", columns)


def sides() -> None:
    op.create_table(
        "sides",
        sa.Column("event", TEXT),
        sa.Column("role", TEXT),
        sa.Column("position", INTEGER),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("entity", TEXT),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("sectors", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("event", "role", "position", name="pk_sides"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_sides_event", ondelete="CASCADE"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sides_country", "sides", ["country"])
    op.create_index("ix_sides_entity", "sides", ["entity"])


def tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("name", TEXT),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("created", TEXT, nullable=False),
        sa.Column("revoked", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_tokens"),
        sa.UniqueConstraint("hash", name="uq_tokens_hash"),
        sqlite_strict=True,
    )


SQLITE = (
    """CREATE VIRTUAL TABLE words USING fts5(
        title, text, content='reports', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER words_added AFTER INSERT ON reports BEGIN
        INSERT INTO words(rowid, title, text) VALUES (new.number, new.title, new.text); END""",
    """CREATE TRIGGER words_deleted AFTER DELETE ON reports BEGIN
        INSERT INTO words(words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END""",
    """CREATE TRIGGER words_changed AFTER UPDATE OF title, text ON reports BEGIN
        INSERT INTO words(words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
        INSERT INTO words(rowid, title, text) VALUES (new.number, new.title, new.text); END""",
)
SQLITE_KEPT = """CREATE TRIGGER {table}_kept_{verb} BEFORE {verb} ON {table} BEGIN
    SELECT RAISE(ABORT, '{table} are only ever added to'); END"""

POSTGRESQL = (
    """CREATE INDEX words ON reports USING gin (
        to_tsvector('english', coalesce(title, '') || ' ' || substr(text, 1, 200000)))""",
    """CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% are only ever added to', TG_TABLE_NAME; END $$""",
)
POSTGRESQL_KEPT = """CREATE TRIGGER {table}_kept_{verb} BEFORE {verb} ON {table}
    FOR EACH ROW EXECUTE FUNCTION keep()"""


def special() -> None:
    """Full-text search, and logs that nobody can rewrite: each database has its own way."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.execute(sa.text(statement))
    for table in ("judgements", "moves"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(sa.text((SQLITE_KEPT if sqlite else POSTGRESQL_KEPT).format(table=table, verb=verb)))


def upgrade() -> None:
    for make in (
        coders,
        moves,
        origins,
        rejects,
        reports,
        runs,
        bands,
        events,
        facts,
        judgements,
        statements,
        blocks,
        evidence,
        members,
        sides,
        dyads,
        tokens,
        special,
    ):
        make()
