"""Empty ledgers for tests, in each kind of store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

STORES = ("sqlite", "postgresql")

SERVER = "SAYSO_TEST_POSTGRES"
"""Names a PostgreSQL database in which tests may make schemas; where it is set, they must pass."""

Addresses = Callable[[], str]
"""Gives the address of a new, empty ledger each time."""


@contextmanager
def addresses(store: str, folder: Path) -> Iterator[Addresses]:
    """Addresses in this store, whose ledgers are gone at the end; where there is no server the test is skipped."""
    if store == "sqlite":
        numbers = count(1)
        yield lambda: str(folder / f"{next(numbers)}.db")
        return
    url = os.environ.get(SERVER)
    if not url:
        pytest.skip(f"{SERVER} names no server (.ci/with-postgres COMMAND runs one)")
    with psycopg.connect(url, autocommit=True) as server, schemas(server, url) as made:
        yield made


@contextmanager
def schemas(server: psycopg.Connection, url: str) -> Iterator[Addresses]:
    """Addresses of schemas of one database, which no other process uses."""
    names: list[str] = []

    def made() -> str:
        names.append(f"sayso_{os.getpid()}_{next(_NUMBERS)}")
        server.execute(f"CREATE SCHEMA {names[-1]}".encode())
        return f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{names[-1]}"

    try:
        yield made
    finally:
        for name in names:
            server.execute(f"DROP SCHEMA {name} CASCADE".encode())


_NUMBERS = count(1)
