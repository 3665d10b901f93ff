"""The index by which claims find those that they may be in dispute with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WIDE = sa.Integer().with_variant(sa.BigInteger, "postgresql")


def upgrade() -> None:
    """Make the tables of the index, which is filled when it is first asked."""
    op.create_table(
        "indexed_readings",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("formula", sa.String, nullable=False),
    )
    op.create_table(
        "claim_scopes",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("scope", sa.Text, nullable=False),
    )
    op.create_table(
        "claim_keys",
        sa.Column("family", sa.String, primary_key=True),
        sa.Column("place", sa.String, primary_key=True),
        sa.Column("unit", sa.Integer, primary_key=True),
        sa.Column("bucket", sa.Integer, primary_key=True),
        sa.Column("own", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True, index=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("sides", _WIDE, nullable=False),
        sa.Column("wants", _WIDE, nullable=False),
        sa.Column("said", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("start", _WIDE),
        sa.Column("end", _WIDE),
        sqlite_with_rowid=False,
    )
