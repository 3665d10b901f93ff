"""Putting into the chain what stood in a ledger before there was one, once, when the ledger is brought up to date."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, Table, func, insert, select

from sayso.ledger.chain import chained
from sayso.ledger.contents import KINDS
from sayso.ledger.schema import chainings, readings, versions


def chain_all(connection: Connection) -> None:
    """Chain all versions and readings, after an entry that says when that was done; nothing where there are none."""
    held = {"versions": _count(connection, versions), "readings": _count(connection, readings)}
    if not any(held.values()):
        return
    row = {"id": 1, "at": datetime.now(UTC).isoformat(timespec="seconds"), **held}
    connection.execute(insert(chainings), row)
    for kind in ("chaining", "version", "reading"):
        table = KINDS[kind].table
        for key in connection.scalars(select(table.c.id).order_by(table.c.id)).all():
            content = KINDS[kind].content(connection, key)
            assert content is not None
            chained(connection, kind, key, content)


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
