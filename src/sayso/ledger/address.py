"""Where a ledger is: a SQLite file, or a PostgreSQL database. How it is named to people never shows a password."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from sayso.errors import BadLedger

SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Address:
    """``url``: as SQLAlchemy wants it. ``name``: as people are told. ``path``: the file; ``None``: PostgreSQL."""

    url: URL
    name: str
    path: Path | None


def address_of(where: str | os.PathLike[str]) -> Address:
    """The address written as a path or as ``postgresql://user:password@host:port/database``; ``BadLedger``: neither."""
    written = os.fspath(where)
    scheme, parted, _ = written.partition("://")
    if not parted:
        return Address(URL.create("sqlite", database=written), written, Path(written))
    if scheme not in SCHEMES:
        raise BadLedger(f"{scheme}://…: a ledger is a file, or postgresql://user@host/database")
    try:
        url = make_url(written).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise BadLedger(f"{scheme}://…: not an address: write postgresql://user:password@host:5432/database") from None
    return Address(url, _shown(url), None)


def _shown(url: URL) -> str:
    """Without the password, wherever it was given, and without what else the address asks of the connection."""
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)
