"""SQLite, so used that it loses nothing: a rollback journal, every commit on the disk, one writer at a time.

docs/ledger.md says why.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from sayso.ledger.address import Address

PATIENCE = 60.0
"""Seconds to wait for another writer before giving up."""


def sqlite_engine(address: Address) -> Engine:
    """Each transaction has a connection of its own: no lock outlives it, in whatever thread."""
    engine = create_engine(address.url, poolclass=NullPool, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def copied(source: Engine, target: str) -> None:
    """A copy of the whole file as it is at one moment, while others may read it (SQLite's online backup)."""
    with source.connect() as connection, closing(sqlite3.connect(target)) as copy:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.backup(copy)


def complaints(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file, and what was put into it that is run unasked."""
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(5)") if row[0] != "ok"]
    asked = "SELECT type || ' ' || name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    return [*found, *(f"there is a {row[0]}, which sayso did not make" for row in connection.exec_driver_sql(asked))]


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Takes transactions out of the driver's hands (SQLAlchemy's recipe for pysqlite), and has keys checked.

    A file that somebody has switched to write-ahead logging is switched back, which waits until nobody else has it
    open.
    """
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
