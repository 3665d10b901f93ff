"""Adding a row whose key the database gives."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table, insert


def inserted(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    """The key (``id``) that the row got."""
    return int(connection.scalar(insert(table).returning(table.c.id), row) or 0)
