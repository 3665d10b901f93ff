"""The tables as they are now (docs/ledger.md tells what they mean). Rows are added and never changed or removed,
but for those of the index, which are derived from the others.

How a ledger of an older sayso gets here: ``migrations/versions``; a test holds the two together.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

WIDE = Integer().with_variant(BigInteger, "postgresql")
"""Eight bytes in both stores: bits, and minutes since the year 1."""

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sayso", String, nullable=False),
    Column("model", String, nullable=False),
    Column("lexicon", String, nullable=False),
    Column("started", String, nullable=False),
    UniqueConstraint("sayso", "model", "lexicon", "started"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("published", String),
    Column("publisher", String),
    Column("title", String),
    Column("url", String, index=True),
    Column("lang", String),
    Column("author", String),
    Column("basis", String),
    Column("blocks", Text),
    Column("notes", Text),
    Column("media", String),
    Column("original", ForeignKey("originals.sha256"), index=True),
    UniqueConstraint("report", "number"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("versions.id"), nullable=False, index=True),
    Column("run", ForeignKey("runs.id"), nullable=False, index=True),
    Column("supersedes", ForeignKey("readings.id"), unique=True),
    Column("published", String),
    Column("published_basis", String, nullable=False),
    Column("published_start", Integer),
    Column("published_end", Integer),
    Column("published_rule", String, nullable=False),
    Column("voices", Integer, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False),
    Column("claim", String, nullable=False, index=True),
    Column("type", String, nullable=False, index=True),
    Column("phase", String),
    Column("polarity", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("speaker", String),
    Column("entity", String, index=True),
    Column("kind", String),
    Column("earliest", String, index=True),
    Column("latest", String, index=True),
    Column("zone", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("reading", "claim"),
)

claim_places = Table(
    "claim_places",
    metadata,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("depth", Integer, primary_key=True),
    Column("place", String, index=True),
    Column("name", String, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False, index=True),
    Column("what", String, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

chainings = Table(
    "chainings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("readings", Integer, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("key", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("kind", "key"),
)
"""The chain: see ``chain``."""

indexed_readings = Table(
    "indexed_readings",
    metadata,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("formula", String, nullable=False),
)

claim_scopes = Table(
    "claim_scopes",
    metadata,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("scope", Text, nullable=False),
)

claim_keys = Table(
    "claim_keys",
    metadata,
    Column("family", String, primary_key=True),
    Column("place", String, primary_key=True),
    Column("unit", Integer, primary_key=True),
    Column("bucket", Integer, primary_key=True),
    Column("own", Integer, primary_key=True),
    Column("claim", ForeignKey("claims.id"), primary_key=True, index=True),
    Column("reading", Integer, nullable=False),
    Column("sides", WIDE, nullable=False),
    Column("wants", WIDE, nullable=False),
    Column("said", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("start", WIDE),
    Column("end", WIDE),
    sqlite_with_rowid=False,
)
"""Derived, with the two before it: rows of superseded readings go, and all of them when the formula changes."""

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("reading", ForeignKey("readings.id"), nullable=False),
    Column("claim", String, nullable=False),
    Column("type", String, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("trigger_exact", Text, nullable=False),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("evidence_exact", Text, nullable=False),
    Column("field", String),
    Column("value", Text),
    Column("machine", Text),
    Column("meant", Text),
    Column("ruling", String),
    Column("reason", Text, nullable=False),
    Column("analyst", String, nullable=False),
    Column("at", String, nullable=False),
    Column("replaces", ForeignKey("judgements.id")),
)

attachments = Table(
    "attachments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("judgement", ForeignKey("judgements.id"), nullable=False),
    Column("reading", ForeignKey("readings.id"), nullable=False, index=True),
    Column("claim", ForeignKey("claims.id"), index=True),
    Column("how", String),
    UniqueConstraint("judgement", "reading"),
)

effective_claims = Table(
    "effective_claims",
    metadata,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("review", String, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("assignee", String),
    Column("type", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("speaker", String),
    Column("entity", String),
    Column("kind", String),
    Column("earliest", String),
    Column("latest", String),
    Column("record", Text, nullable=False),
)
"""Derived from the judgements that stand; made anew with each of them."""

effective_places = Table(
    "effective_places",
    metadata,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("depth", Integer, primary_key=True),
    Column("place", String),
    Column("name", String, nullable=False),
)

stale_readings = Table(
    "stale_readings",
    metadata,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("judgement", ForeignKey("judgements.id"), nullable=False),
)
"""Readings to be indexed anew, and the judgement that made them so."""

signatures = Table(
    "signatures",
    metadata,
    Column("band", Integer, primary_key=True),
    Column("digest", BigInteger, primary_key=True),
    Column("version", ForeignKey("versions.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

signed_versions = Table(
    "signed_versions",
    metadata,
    Column("version", ForeignKey("versions.id"), primary_key=True),
    Column("formula", String, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("version", ForeignKey("versions.id"), primary_key=True),
    Column("other", ForeignKey("versions.id"), primary_key=True),
    Column("shared", Float, nullable=False),
)
"""Derived, with the two before it: made anew when their formula changes."""

DERIVED = frozenset(
    {
        indexed_readings,
        claim_scopes,
        claim_keys,
        effective_claims,
        effective_places,
        stale_readings,
        signatures,
        signed_versions,
        copies,
    }
)
"""The only tables whose rows are ever removed, since they are made of the others and can be made anew."""
