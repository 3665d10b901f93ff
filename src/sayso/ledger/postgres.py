"""PostgreSQL 15 or newer: writers queue for one lock, readers see one state of the ledger."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from sayso.errors import BadLedger
from sayso.ledger.address import Address

PATIENCE = 60
"""Seconds to wait for another writer before giving up."""

OLDEST = 150_000
"""The oldest server that is good enough, as it numbers itself."""

LOCK = 0x5A450
"""The advisory lock of all who write to a ledger of this database (any number that no other program takes)."""


def postgres_engine(address: Address) -> Engine:
    """Connections are kept and tried before they are used again, so that a server may be started anew."""
    engine = create_engine(
        address.url, pool_pre_ping=True, connect_args={"connect_timeout": 10, "application_name": "sayso"}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def check(connection: Connection, address: Address) -> None:
    """``BadLedger`` when the server is too old, or its database does not keep all characters."""
    version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
    if version < OLDEST:
        raise BadLedger(f"{address.name}: PostgreSQL {version // 10_000} is too old: sayso needs 15 or newer")
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise BadLedger(f"{address.name}: the database is in {encoding}: make one with ENCODING 'UTF8'")


def complaints(connection: Connection) -> list[str]:
    """What was put among the tables that is run unasked."""
    asked = (
        "SELECT DISTINCT 'trigger ' || trigger_name FROM information_schema.triggers"
        " WHERE event_object_schema = current_schema()"
    )
    return [f"there is a {row[0]}, which sayso did not make" for row in connection.exec_driver_sql(asked)]


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """What is committed is on the disk, whatever the server does for others; nobody waits for ever."""
    cursor = connection.cursor()
    cursor.execute("SET synchronous_commit = on")
    cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
    cursor.close()
    connection.commit()


def _begin(connection: Connection) -> None:
    """A writer takes its turn first: what it reads then is what all before it have committed."""
    if connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
