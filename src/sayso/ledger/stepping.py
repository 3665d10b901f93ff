"""The steps from an older form of a ledger to this one. Loaded when a ledger is opened, not before."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from sayso.errors import BadLedger
from sayso.ledger.address import Address
from sayso.ledger.chaining import chain_all
from sayso.ledger.opening import writing
from sayso.ledger.postgres import check


def brought_up(engine: Engine, address: Address, *, create: bool) -> bool:
    """Take the steps that are left; false: there is no ledger, and none is to be made. ``BadLedger``: it is none."""
    steps = steps_of()
    newest = ScriptDirectory.from_config(steps).get_current_head()
    with engine.connect() as connection:
        if address.path is None:
            check(connection, address)
        step = _step(connection, address)
        if step == newest:
            return True
        if step is None and not create and address.path is None:
            return False
    with writing(engine) as connection:
        _check(_step(connection, address), steps, address)
        chained = inspect(connection).has_table("entries")
        steps.attributes["connection"] = connection
        command.upgrade(steps, "head")
        if not chained:
            chain_all(connection)
    return True


def steps_of() -> Config:
    """The steps from one form of the tables to the next."""
    steps = Config()
    steps.set_main_option("script_location", str(files("sayso.ledger") / "migrations").replace("%", "%%"))
    return steps


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
