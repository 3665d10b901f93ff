"""Originals, what else is told of a report, and the chain of entries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables. What an older sayso has left is chained when all steps are done (``stepping``)."""
    _originals()
    _versions()
    _chain()


def _originals() -> None:
    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _versions() -> None:
    for name in ("author", "basis"):
        op.add_column("versions", sa.Column(name, sa.String))
    for name in ("blocks", "notes"):
        op.add_column("versions", sa.Column(name, sa.Text))
    op.add_column("versions", sa.Column("media", sa.String))
    # in plain SQL: SQLite takes a key with a new column only so, without copying the table
    op.execute("ALTER TABLE versions ADD COLUMN original VARCHAR(64) REFERENCES originals (sha256)")
    op.create_index("ix_versions_original", "versions", ["original"])


def _chain() -> None:
    op.create_table(
        "chainings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("versions", sa.Integer, nullable=False),
        sa.Column("readings", sa.Integer, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("kind", "key"),
    )
