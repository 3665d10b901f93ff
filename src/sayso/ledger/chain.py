"""The chain: every entry is hashed together with the one before it, so that none can be changed, lost or put between.

An entry covers a row and all that belongs to it. Its ``digest`` is the SHA-256 of what it states, written as JSON in
one way only; its ``hash`` is the SHA-256 of "hash-before number kind digest". The hash before the first is 64 zeros.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from sayso.ledger.schema import entries

Content = Mapping[str, object]
"""What an entry states: columns by name, and under a name of their own the rows that belong to it."""

START = "0" * 64
"""The hash that the first entry follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last entry: its number (0: there is none) and its hash, which stands for all that is in the ledger."""

    number: int
    hash: str


def chained(connection: Connection, kind: str, key: int, content: Content) -> None:
    """Append the entry of the row ``key``, in the transaction that writes it.

    ``kind``: one of ``contents.KINDS``, which tells how ``content`` is gathered again when the ledger is verified.
    """
    before = head(connection)
    number, digest = before.number + 1, digest_of(content)
    row = {"number": number, "kind": kind, "key": key, "digest": digest}
    connection.execute(insert(entries), {**row, "hash": link(before.hash, number, kind, digest)})


def head(connection: Connection) -> Head:
    """The last entry there is."""
    row = connection.execute(_last()).first()
    return Head(number=0, hash=START) if row is None else Head(number=row.number, hash=row.hash)


def digest_of(content: Content) -> str:
    """SHA-256, in hex, of the JSON of ``content``: keys sorted, no spaces, ASCII only.

    What is NULL is left out, so that a column that comes later changes no digest.
    """
    written = json.dumps(content, sort_keys=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def link(before: str, number: int, kind: str, digest: str) -> str:
    """The hash of an entry, from the hash of the one before it."""
    return hashlib.sha256(f"{before} {number} {kind} {digest}".encode()).hexdigest()


def stated(row: Mapping[str, object]) -> dict[str, object]:
    """The columns of a row that hold something."""
    return {name: value for name, value in row.items() if value is not None}


@cache
def _last() -> Select[Any]:
    return select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)
