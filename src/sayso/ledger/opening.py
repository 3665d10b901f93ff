"""Opening a ledger: an engine that keeps the rules of its store, and the steps from an older form to this one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DatabaseError, DataError, OperationalError

from sayso.errors import BadLedger, BadQuery
from sayso.ledger.address import Address
from sayso.ledger.chaining import chain_all
from sayso.ledger.postgres import check, postgres_engine
from sayso.ledger.sqlite import IN_USE, sqlite_engine


def opened(address: Address, *, create: bool) -> Engine:
    """An engine on the ledger there, its tables brought up to date; with ``create`` a new one is made.

    ``BadLedger`` when it is missing, not a ledger, damaged, locked, not to be reached, or written by a newer sayso.
    """
    if address.path is not None and not create and not address.path.is_file():
        raise _missing(address)
    engine = engine_of(address)
    try:
        with mended(address.name):
            _migrate(engine, address, create=create)
    except BadLedger:
        engine.dispose()
        raise
    return engine


def engine_of(address: Address) -> Engine:
    """An engine on the store there, whatever is in it."""
    return sqlite_engine(address) if address.path is not None else postgres_engine(address)


def steps_of() -> Config:
    """The steps from one form of the tables to the next."""
    steps = Config()
    steps.set_main_option("script_location", str(files("sayso.ledger") / "migrations").replace("%", "%%"))
    return steps


@contextmanager
def mended(name: str) -> Iterator[None]:
    """Turns what the database says went wrong with the ledger so called into a ``BadLedger`` that says what to do."""
    try:
        yield
    except OperationalError as error:
        raise BadLedger(f"{name}: {_advice(str(error.orig))}") from error
    except DataError as error:
        raise BadQuery(f"{name}: the database cannot take what was asked ({error.orig})") from error
    except DatabaseError as error:
        raise BadLedger(f"{name}: {_trouble(str(error.orig))}") from error


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


def _migrate(engine: Engine, address: Address, *, create: bool) -> None:
    steps = steps_of()
    newest = ScriptDirectory.from_config(steps).get_current_head()
    with engine.connect() as connection:
        if address.path is None:
            check(connection, address)
        step = _step(connection, address)
        if step == newest:
            return
        if step is None and not create and address.path is None:
            raise _missing(address)
    with writing(engine) as connection:
        _check(_step(connection, address), steps, address)
        chained = inspect(connection).has_table("entries")
        steps.attributes["connection"] = connection
        command.upgrade(steps, "head")
        if not chained:
            chain_all(connection)


def _missing(address: Address) -> BadLedger:
    return BadLedger(f"there is no ledger at {address.name}: make one with: sayso read REPORT --ledger {address.name}")


def _step(connection: Connection, address: Address) -> str | None:
    """The step that the ledger is at; ``None`` for an empty file or database."""
    step = MigrationContext.configure(connection).get_current_revision()
    if step is None and inspect(connection).get_table_names():
        raise BadLedger(f"{address.name}: it is a database, but not a ledger of sayso: give another --ledger")
    return step


def _check(step: str | None, steps: Config, address: Address) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(steps).walk_revisions()}
    if step is not None and step not in known:
        raise BadLedger(f"{address.name}: written by a newer sayso (step {step}): upgrade sayso to open it")


def _trouble(said: str) -> str:
    if "permission denied" in said or "no schema" in said:
        return f"the database does not let you ({said.splitlines()[0]}): its owner may GRANT it"
    return f"not a ledger, or a damaged one ({said})"


def _advice(said: str) -> str:
    if said == IN_USE:
        return f"{said} (WAL), which sayso does not write to: close that program, and try again"
    if "locked" in said or "busy" in said or "lock timeout" in said:
        return "another sayso has been writing to it for long: try again when that is done"
    if "unable to open" in said:
        return "it cannot be opened: does its folder exist, and may you write there?"
    if "connect" in said:
        return f"the server cannot be reached, or does not let you in: is it up, are name and password right? ({said})"
    return f"the database says: {said}"
