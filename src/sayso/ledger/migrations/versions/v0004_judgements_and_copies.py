"""What analysts say of claims, what that makes of them, and which reports copy which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; addresses are looked up from now on."""
    _judgements()
    _effective()
    _copies()
    op.create_index("ix_versions_url", "versions", ["url"])


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("claim", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("trigger_start", sa.Integer, nullable=False),
        sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("trigger_exact", sa.Text, nullable=False),
        sa.Column("evidence_start", sa.Integer, nullable=False),
        sa.Column("evidence_end", sa.Integer, nullable=False),
        sa.Column("evidence_exact", sa.Text, nullable=False),
        sa.Column("field", sa.String),
        sa.Column("value", sa.Text),
        sa.Column("machine", sa.Text),
        sa.Column("meant", sa.Text),
        sa.Column("ruling", sa.String),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("analyst", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("replaces", sa.Integer, sa.ForeignKey("judgements.id")),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("judgement", sa.Integer, sa.ForeignKey("judgements.id"), nullable=False),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), nullable=False, index=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), index=True),
        sa.Column("how", sa.String),
        sa.UniqueConstraint("judgement", "reading"),
    )


def _effective() -> None:
    op.create_table(
        "effective_claims",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("review", sa.String, nullable=False),
        sa.Column("rejected", sa.Integer, nullable=False),
        sa.Column("assignee", sa.String),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("polarity", sa.String, nullable=False),
        sa.Column("modality", sa.String, nullable=False),
        sa.Column("speaker", sa.String),
        sa.Column("entity", sa.String),
        sa.Column("kind", sa.String),
        sa.Column("earliest", sa.String),
        sa.Column("latest", sa.String),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "effective_places",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("depth", sa.Integer, primary_key=True),
        sa.Column("place", sa.String),
        sa.Column("name", sa.String, nullable=False),
    )
    op.create_table(
        "stale_readings",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("judgement", sa.Integer, sa.ForeignKey("judgements.id"), nullable=False),
    )


def _copies() -> None:
    op.create_table(
        "signatures",
        sa.Column("band", sa.Integer, primary_key=True),
        sa.Column("digest", sa.BigInteger, primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id"), primary_key=True, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signed_versions",
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id"), primary_key=True),
        sa.Column("formula", sa.String, nullable=False),
    )
    op.create_table(
        "copies",
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id"), primary_key=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("versions.id"), primary_key=True),
        sa.Column("shared", sa.Float, nullable=False),
    )
