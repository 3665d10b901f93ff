"""Opening a ledger: an engine that keeps the rules of its store; what an older sayso has left is brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, DataError, OperationalError

from sayso.errors import BadLedger, BadQuery
from sayso.ledger.address import Address
from sayso.ledger.postgres import postgres_engine
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
            if not import_module("sayso.ledger.stepping").brought_up(engine, address, create=create):
                raise _missing(address)
    except BadLedger:
        engine.dispose()
        raise
    return engine


def engine_of(address: Address) -> Engine:
    """An engine on the store there, whatever is in it."""
    return sqlite_engine(address) if address.path is not None else postgres_engine(address)


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


def _missing(address: Address) -> BadLedger:
    return BadLedger(f"there is no ledger at {address.name}: make one with: sayso read REPORT --ledger {address.name}")


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
