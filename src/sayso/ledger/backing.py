"""A copy of a ledger's file, made while others use it: whole under its name, or not there."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from sayso.errors import BadLedger
from sayso.ledger.address import Address
from sayso.ledger.sqlite import copied


def backed_up(engine: Engine, address: Address, target: Path) -> None:
    """Copy the ledger to ``target``, a new file; ``BadLedger`` when it is there already or cannot be written."""
    if address.path is None:
        raise BadLedger(f"{address.name}: a PostgreSQL database is copied with its own tool: pg_dump --format=custom")
    if target.exists():
        raise BadLedger(f"{target}: it is there already, and a backup is never overwritten: give another name")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.touch(mode=0o600, exist_ok=False)
        copied(engine, str(part))
        _to_disk(part)
        part.rename(target)
        _to_disk(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise BadLedger(f"{target}: the backup cannot be written ({error})") from error
    finally:
        part.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
