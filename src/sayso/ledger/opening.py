"""Opening a ledger's file: connections that keep the rules, and the steps from an older form to this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from sayso.errors import BadLedger

PATIENCE = 30.0
"""Seconds to wait for another writer before giving up."""


def opened(path: Path, *, create: bool) -> Engine:
    """An engine on the ledger at ``path``, its tables brought up to date; with ``create`` a new one is made.

    ``BadLedger`` when it is missing, not a ledger, damaged, locked or written by a newer sayso.
    """
    if not create and not path.is_file():
        raise BadLedger(f"there is no ledger at {path}: make one with: sayso read REPORT --ledger {path}")
    engine = _engine(path)
    try:
        with mended(path):
            _migrate(engine, path)
    except BadLedger:
        engine.dispose()
        raise
    return engine


@contextmanager
def mended(path: Path) -> Iterator[None]:
    """Turns what the database says went wrong into a ``BadLedger`` that says what to do."""
    try:
        yield
    except OperationalError as error:
        raise BadLedger(f"{path}: {_advice(str(error.orig))}") from error
    except DatabaseError as error:
        raise BadLedger(f"{path}: not a ledger, or a damaged one ({error.orig})") from error


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: it sees one state of the ledger."""
    with engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the right to write from its start, so that it never has to fail halfway."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        yield connection


def _engine(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Takes transactions out of the driver's hands (SQLAlchemy's recipe for pysqlite), and has keys checked."""
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _migrate(engine: Engine, path: Path) -> None:
    steps = Config()
    steps.set_main_option("script_location", str(files("sayso.ledger") / "migrations").replace("%", "%%"))
    newest = ScriptDirectory.from_config(steps).get_current_head()
    with engine.connect() as connection:
        if _step(connection, path) == newest:
            return
    with writing(engine) as connection:
        _check(_step(connection, path), steps, path)
        steps.attributes["connection"] = connection
        command.upgrade(steps, "head")


def _step(connection: Connection, path: Path) -> str | None:
    """The step that the ledger is at; ``None`` for an empty file."""
    step = MigrationContext.configure(connection).get_current_revision()
    if step is None and inspect(connection).get_table_names():
        raise BadLedger(f"{path}: it is a database, but not a ledger of sayso: give another --ledger")
    return step


def _check(step: str | None, steps: Config, path: Path) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(steps).walk_revisions()}
    if step is not None and step not in known:
        raise BadLedger(f"{path}: written by a newer sayso (step {step}): upgrade sayso to open it")


def _advice(said: str) -> str:
    if "locked" in said or "busy" in said:
        return "another sayso has been writing to it for long: try again when that is done"
    if "unable to open" in said:
        return "it cannot be opened: does its folder exist, and may you write there?"
    return f"the database says: {said}"
