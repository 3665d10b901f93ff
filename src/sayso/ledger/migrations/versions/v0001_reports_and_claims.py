"""The first ledger: runs, reports with their versions and readings, claims with their places, problems."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    _runs()
    _reports()
    _readings()
    _claims()
    _problems()


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sayso", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("lexicon", sa.String, nullable=False),
        sa.Column("started", sa.String, nullable=False),
        sa.UniqueConstraint("sayso", "model", "lexicon", "started"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("published", sa.String),
        sa.Column("publisher", sa.String),
        sa.Column("title", sa.String),
        sa.Column("url", sa.String),
        sa.Column("lang", sa.String),
        sa.UniqueConstraint("report", "number"),
    )


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id"), nullable=False, index=True),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), nullable=False, index=True),
        sa.Column("supersedes", sa.Integer, sa.ForeignKey("readings.id"), unique=True),
        sa.Column("published", sa.String),
        sa.Column("published_basis", sa.String, nullable=False),
        sa.Column("published_start", sa.Integer),
        sa.Column("published_end", sa.Integer),
        sa.Column("published_rule", sa.String, nullable=False),
        sa.Column("voices", sa.Integer, nullable=False),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("claim", sa.String, nullable=False, index=True),
        sa.Column("type", sa.String, nullable=False, index=True),
        sa.Column("phase", sa.String),
        sa.Column("polarity", sa.String, nullable=False),
        sa.Column("modality", sa.String, nullable=False),
        sa.Column("speaker", sa.String),
        sa.Column("entity", sa.String, index=True),
        sa.Column("kind", sa.String),
        sa.Column("earliest", sa.String, index=True),
        sa.Column("latest", sa.String, index=True),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "claim"),
    )
    op.create_table(
        "claim_places",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("depth", sa.Integer, primary_key=True),
        sa.Column("place", sa.String, index=True),
        sa.Column("name", sa.String, nullable=False),
    )


def _problems() -> None:
    op.create_table(
        "problems",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), nullable=False, index=True),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
    )
