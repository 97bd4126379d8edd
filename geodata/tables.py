"""Tables of the store: what was read, what was looked up, what came from outside, and the events derived of it."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)

METADATA = MetaData()

# In order of code points, on every server and in every language.
_TEXT = String().with_variant(String(collation="C"), "postgresql")

meta = Table(
    "meta",
    METADATA,
    Column("key", _TEXT, primary_key=True),
    Column("value", _TEXT, nullable=False),
)

article = Table(
    "article",
    METADATA,
    Column("id", _TEXT, primary_key=True),
    Column("path", _TEXT, nullable=False),
    Column("source_name", _TEXT, nullable=False),
    Column("source_url", _TEXT),
    Column("source_licence", _TEXT),
    Column("source_notice", _TEXT),
    Column("url", _TEXT, nullable=False),
    Column("published", Date, nullable=False),
    Column("language", _TEXT, nullable=False),
    Column("title", _TEXT, nullable=False),
    Column("text", _TEXT, nullable=False),
    Column("title_start", Integer, nullable=False),
    Column("title_end", Integer, nullable=False),
    Column("body", Integer, nullable=False),
    Column("raw_header", _TEXT, nullable=False),
)

place = Table(
    "place",
    METADATA,
    Column("id", _TEXT, primary_key=True),
    Column("name", _TEXT, nullable=False),
    Column("kind", _TEXT, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("latitude", Float, nullable=False),
    Column("country", _TEXT),
    Column("admin1", _TEXT),
    Column("admin2", _TEXT),
    Column("radius_km", Float, nullable=False),
    Column("population", Integer, nullable=False),
)

# A toponym is known by its article and its number in reading order.
toponym = Table(
    "toponym",
    METADATA,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", _TEXT, nullable=False),
    Column("name", _TEXT, nullable=False),
    Column("found_by", _TEXT, nullable=False),
    Column("kind", _TEXT),
    Column("within", JSON, nullable=False),
    Column("role", _TEXT, nullable=False),
    Column("reason", _TEXT, nullable=False),
    Column("likelihood", Float),
)


def _of_toponym() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["article_id", "toponym"], ["toponym.article_id", "toponym.number"], ondelete="CASCADE")


# No row: not looked up. A row without a place: looked up, and nothing fitted.
georeference = Table(
    "georeference",
    METADATA,
    Column("article_id", _TEXT, primary_key=True),
    Column("toponym", Integer, primary_key=True),
    Column("place_id", ForeignKey("place.id")),
    Column("method", _TEXT, nullable=False),
    Column("confidence", Float),
    _of_toponym(),
)

rival = Table(
    "rival",
    METADATA,
    Column("article_id", _TEXT, primary_key=True),
    Column("toponym", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("place_id", ForeignKey("place.id"), nullable=False),
    Column("reason", _TEXT, nullable=False),
    _of_toponym(),
)

# Set by hand: no article need be there, so that a pin outlives the articles that it was set for.
pin = Table(
    "pin",
    METADATA,
    Column("key", _TEXT, primary_key=True),
    Column("kind", _TEXT, primary_key=True),
    Column("reach", _TEXT, primary_key=True),
    Column("within", _TEXT, primary_key=True),
    Column("place_id", ForeignKey("place.id"), nullable=False),
    Column("who", _TEXT, nullable=False),
    Column("day", Date, nullable=False),
)

# Made by hand, too: it outlives the event that it is about, and finds it again by its claims.
correction = Table(
    "correction",
    METADATA,
    Column("id", _TEXT, primary_key=True),
    Column("event", _TEXT, nullable=False),
    Column("claims", JSON, nullable=False),
    Column("subject", _TEXT, nullable=False),
    Column("value", JSON, nullable=False),
    Column("who", _TEXT, nullable=False),
    Column("at", _TEXT, nullable=False),
    Column("why", _TEXT, nullable=False),
)

# Each event, claim and correction that a correction names, whether there is one or not.
correction_name = Table(
    "correction_name",
    METADATA,
    Column("correction_id", ForeignKey("correction.id", ondelete="CASCADE"), primary_key=True),
    Column("name", _TEXT, primary_key=True, index=True),
)

claim = Table(
    "claim",
    METADATA,
    Column("id", _TEXT, primary_key=True),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date, nullable=False),
    Column("dated_by", _TEXT, nullable=False),
    Column("weapons", JSON, nullable=False),
    Column("killed", JSON(none_as_null=True)),
    Column("injured", JSON(none_as_null=True)),
    Column("status", _TEXT, nullable=False),
    Column("recency", _TEXT, nullable=False),
    Column("confidence", Float),
    Index("ix_claim_article_id", "article_id", "id"),
)

claim_toponym = Table(
    "claim_toponym",
    METADATA,
    Column("claim_id", ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("article_id", _TEXT, nullable=False),
    Column("toponym", Integer, nullable=False),
    _of_toponym(),
    Index("ix_claim_toponym_toponym", "article_id", "toponym"),
)

# Whose records they are, under which licence, and how to cite them.
dataset = Table(
    "dataset",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", _TEXT, nullable=False),
    Column("licence", _TEXT),
    Column("citation", _TEXT),
)

# `table` is the outside table's name, `id` the row's own id there.
record = Table(
    "record",
    METADATA,
    Column("table", _TEXT, primary_key=True),
    Column("id", _TEXT, primary_key=True),
    Column("dataset", ForeignKey("dataset.id")),
    Column("date_start", Date),
    Column("date_end", Date, nullable=False),
    Column("place_id", ForeignKey("place.id")),
    Column("weapons", JSON, nullable=False),
    Column("killed", JSON(none_as_null=True)),
    Column("injured", JSON(none_as_null=True)),
    Column("raw", JSON, nullable=False),
    Column("url", _TEXT),
)
record_days = Index("ix_record_days", record.c.date_end, record.c.date_start)

# Where and when a claim may meet another: one row a place, with the figures by which a vague period could be known.
located = Table(
    "located",
    METADATA,
    Column("claim_id", ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("place_id", ForeignKey("place.id"), nullable=False),
    Column("region", _TEXT, nullable=False),
    Column("wide", Boolean, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date, nullable=False),
    Column("killed", Integer),
    Column("injured", Integer),
    Column("counted", Boolean, nullable=False),
    Index("ix_located_region", "region", "wide", "date_end"),
)

# Pairs of claims that can tell of one attack, the smaller id first.
likeness = Table(
    "likeness",
    METADATA,
    Column("one", ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("other", ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("strength", Float, nullable=False),
    Column("by_numbers", Boolean, nullable=False),
    Column("contradicted", Boolean, nullable=False),
)

# Events hold which claims and records belong together; their values follow from those.
event = Table(
    "event",
    METADATA,
    Column("id", _TEXT, primary_key=True),
)

# The ids of events that have gone into others.
former_event = Table(
    "former_event",
    METADATA,
    Column("id", _TEXT, primary_key=True),
    Column("event_id", ForeignKey("event.id", ondelete="CASCADE"), nullable=False, index=True),
)

event_claim = Table(
    "event_claim",
    METADATA,
    Column("event_id", ForeignKey("event.id", ondelete="CASCADE"), primary_key=True),
    Column("claim_id", ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_event_claim_claim_id", "claim_id", "event_id"),
)

# What an event that is no more was joined to stays until the records around it are joined anew.
event_record = Table(
    "event_record",
    METADATA,
    Column("event_id", _TEXT, primary_key=True),
    Column("table", _TEXT, primary_key=True),
    Column("record_id", _TEXT, primary_key=True),
    Column("score", Float),
    Column("reason", _TEXT),
    ForeignKeyConstraint(["table", "record_id"], ["record.table", "record.id"], ondelete="CASCADE"),
    Index("ix_event_record_record", "table", "record_id"),
)

# When and where the events were that records were joined to.
event_place = Table(
    "event_place",
    METADATA,
    Column("event_id", _TEXT, primary_key=True),
    Column("place_id", ForeignKey("place.id"), primary_key=True),
    Column("date_start", Date),
    Column("date_end", Date, nullable=False),
    Index("ix_event_place_days", "date_end", "date_start"),
)

# The events that have changed, come or gone since.
unjoined = Table(
    "unjoined",
    METADATA,
    Column("event_id", _TEXT, primary_key=True),
)
