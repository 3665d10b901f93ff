"""What each kind of entry states, gathered from the tables, and what must hold of it beside the chain.

A module that chains rows of its own adds its kind to ``KINDS``: the table of the rows, and how the same content that
it gave to ``chain.chained`` is gathered again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import Column, Connection, Select, Table, bindparam, select

from sayso.contract import ClaimRecord, claim_from_record
from sayso.ledger.chain import Content, stated
from sayso.ledger.rows import claim_columns, place_rows
from sayso.ledger.schema import (
    attachments,
    chainings,
    claim_places,
    claims,
    judgements,
    originals,
    problems,
    readings,
    reports,
    runs,
    versions,
)

Values = Mapping[str, object]
"""A row by column."""


def _sound(connection: Connection, content: Content) -> Iterator[str]:
    """Nothing is wrong with it."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry.

    ``table``: the table of the rows that it covers. ``content``: what the row of this key states, ``None`` when it is
    gone. ``faults``: what is wrong with such a content in itself, however it was chained.
    """

    table: Table
    content: Callable[[Connection, int], Content | None]
    faults: Callable[[Connection, Content], Iterator[str]] = _sound


def plain(table: Table) -> Kind:
    """A kind whose rows state their columns (``chain.stated`` of the row with its key) and nothing else."""

    def content(connection: Connection, key: int) -> Content | None:
        row = row_of(connection, table, key)
        return stated(row) if row else None

    return Kind(table, content)


def version_content(row: Values, name: str) -> Content:
    """What the entry of a version states: its row and the name of its report."""
    return {**stated(row), "name": name}


def claim_content(row: Values, places: Sequence[Values]) -> Content:
    """A claim's part in the entry of its reading: its row, and those of its places without the claim's key."""
    return {**stated(row), "places": [stated(place) for place in places]}


def reading_content(row: Values, run: Values, told: Sequence[Content], met: Sequence[Values]) -> Content:
    """What the entry of a reading states: its row, its run, its claims and its problems."""
    return {**stated(row), "made": stated(run), "claims": list(told), "problems": [stated(one) for one in met]}


def row_of(connection: Connection, table: Table, key: int) -> Values | None:
    """The row with this key."""
    found = rows_of(connection, table, table.c.id, key)
    return found[0] if found else None


def rows_of(connection: Connection, table: Table, column: Column[Any], key: object) -> list[Values]:
    """The rows whose ``column`` holds ``key``, in the order in which they were added."""
    found = connection.execute(_question(table, column), {"wanted": key}).mappings()
    return [dict(row) for row in found]


@cache
def _question(table: Table, column: Column[Any]) -> Select[Any]:
    return select(table).where(column == bindparam("wanted")).order_by(*table.primary_key.columns)


def _version(connection: Connection, key: int) -> Content | None:
    row = row_of(connection, versions, key)
    home = row_of(connection, reports, cast(int, row["report"])) if row else None
    return version_content(row, str(home["name"])) if row and home else None


def _version_faults(connection: Connection, content: Content) -> Iterator[str]:
    """The text against its digest, and the bytes that it came in against theirs."""
    if hashlib.sha256(str(content["text"]).encode()).hexdigest() != content["sha256"]:
        yield "its text does not have the SHA-256 that is kept with it"
    if (original := content.get("original")) is not None:
        held = rows_of(connection, originals, originals.c.sha256, original)
        if not held:
            yield f"its original {original} is gone"
        elif hashlib.sha256(cast(bytes, held[0]["data"])).hexdigest() != original:
            yield f"its original does not have the SHA-256 {original} that it is kept under"


def _reading(connection: Connection, key: int) -> Content | None:
    row = row_of(connection, readings, key)
    run = row_of(connection, runs, cast(int, row["run"])) if row else None
    if row is None or run is None:
        return None
    places: dict[object, list[Values]] = {}
    for place in connection.execute(_places(), {"wanted": key}).mappings():
        places.setdefault(place["claim"], []).append({**place, "claim": None})
    told = [claim_content(one, places.get(one["id"], ())) for one in rows_of(connection, claims, claims.c.reading, key)]
    return reading_content(row, run, told, rows_of(connection, problems, problems.c.reading, key))


@cache
def _places() -> Select[Any]:
    return (
        select(claim_places)
        .join(claims)
        .where(claims.c.reading == bindparam("wanted"))
        .order_by(claim_places.c.claim, claim_places.c.depth)
    )


def _reading_faults(connection: Connection, content: Content) -> Iterator[str]:
    """The columns by which claims are found, against the records that they were taken from."""
    for row in cast("Sequence[Content]", content["claims"]):
        claim = claim_from_record(cast(ClaimRecord, json.loads(str(row["record"]))))
        wanted = {**stated(claim_columns(claim)), "places": [stated(place) for place in place_rows(claim.place)]}
        if wanted != {name: value for name, value in row.items() if name not in ("id", "reading", "record")}:
            yield f"the columns of claim {row['claim']} are not those of its record"


KINDS: Mapping[str, Kind] = {
    "chaining": plain(chainings),
    "version": Kind(versions, _version, _version_faults),
    "reading": Kind(readings, _reading, _reading_faults),
    "judgement": plain(judgements),
    "attachment": plain(attachments),
}
"""Every kind of entry that there is."""
