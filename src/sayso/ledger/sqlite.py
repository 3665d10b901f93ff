"""SQLite, so used that it loses nothing: a rollback journal, every commit on the disk, one writer at a time.

docs/ledger.md says why.
"""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from sayso.ledger.address import Address

PATIENCE = 60.0
"""Seconds to wait for another writer before giving up."""

PAUSE = (0.001, 0.006)
"""Seconds, at least and at most, between two askings whether it is one's turn to write."""

IN_USE = "another program has it open with a write-ahead log"


def sqlite_engine(address: Address) -> Engine:
    """Each transaction has a connection of its own: no lock outlives it, in whatever thread."""
    engine = create_engine(address.url, poolclass=NullPool, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def copied(source: Engine, target: str) -> None:
    """A copy of the whole file as it is at one moment, while others may read it (SQLite's online backup)."""
    with source.connect() as connection, closing(sqlite3.connect(target)) as copy:
        _driver(connection).backup(copy)


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
    _without_log(connection)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")


def _without_log(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            raise sqlite3.OperationalError(IN_USE) from error
        raise


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writing", False):
        _wait_for_turn(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _wait_for_turn(connection: Connection) -> None:
    """Take the right to write as soon as it is free.

    SQLite itself would ask less and less often, so that one who has waited long is the last to be served.
    """
    until = time.monotonic() + PATIENCE
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    while _busy(connection) and time.monotonic() < until:
        time.sleep(random.uniform(*PAUSE))
    if not _driver(connection).in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # says what the matter is
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")


def _busy(connection: Connection) -> bool:
    """Begin to write, unless somebody else is writing."""
    try:
        _driver(connection).execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    return False


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
