"""Verifying a ledger: everything is recomputed from its rows, entry by entry, up to the head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, Table, and_, exists, func, select

from sayso.ledger import postgres, sqlite
from sayso.ledger.chain import START, Head, digest_of, head, link
from sayso.ledger.contents import KINDS
from sayso.ledger.deriving import not_as_judged
from sayso.ledger.opening import looking
from sayso.ledger.schema import chainings, entries, metadata, originals, readings, reports, runs, versions

PAGE = 200
"""Entries recomputed in one transaction, so that no writer is kept waiting."""

WITNESSES = ((reports, versions.c.report), (originals, versions.c.original), (runs, readings.c.run))
"""Tables whose rows are covered by the entries of those that refer to them: each row must have one that does."""

Tell = Callable[[int, int], object]
"""Told how many entries are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that does not hold: the number of the entry (``None``: it is of no entry), and why."""

    entry: int | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """When a ledger of before was chained, UTC, and how many versions and readings stood in it then."""

    at: str
    versions: int
    readings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found. ``head``: the last entry up to which all holds; ``faults``: in the order in which they were met.

    ``chained``: what of the chain was made after the fact; before then, nothing can be told.
    """

    head: Head
    faults: tuple[Fault, ...]
    chained: Chained | None


def quietly(done: int, whole: int) -> None:
    """Tells nobody."""


def verified(engine: Engine, exported: Head | None, tell: Tell) -> Verified:
    """Recompute all that the ledger holds. ``exported``: a head of before, which it must still hold."""
    with looking(engine) as connection:
        faults = [*_complaints(connection), *_no_home(connection)]
        last = head(connection)
    holds, broken = _walked(engine, last, tell)
    with looking(engine) as connection:
        faults += [*broken, *_uncovered(connection)]
        faults += [*_extends(connection, exported), *([] if faults else _misjudged(connection))]
        return Verified(head=holds, faults=tuple(faults), chained=_chained(connection))


def _chained(connection: Connection) -> Chained | None:
    row = connection.execute(select(chainings)).first()
    return Chained(at=row.at, versions=row.versions, readings=row.readings) if row else None


def _complaints(connection: Connection) -> Iterator[Fault]:
    """What the store itself finds wrong."""
    store = sqlite if connection.dialect.name == "sqlite" else postgres
    return (Fault(entry=None, why=f"the database: {said}") for said in store.complaints(connection))


def _no_home(connection: Connection) -> Iterator[Fault]:
    """Rows that refer to one that is not there."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            there = key.column.table.alias("there")
            meant = there.c[key.column.name] == key.parent
            lost = and_(key.parent.is_not(None), ~exists(select(there.c[key.column.name]).where(meant)))
            if number := connection.scalar(select(func.count()).select_from(table).where(lost)):
                why = f"{number} of the rows of {table.name} have a {key.parent.name} that is not there"
                yield Fault(entry=None, why=why)


def _walked(engine: Engine, last: Head, tell: Tell) -> tuple[Head, Sequence[Fault]]:
    """From the first entry on: the last one up to which all holds, and what is wrong with the next, if anything is."""
    before = Head(number=0, hash=START)
    while before.number < last.number:
        with looking(engine) as connection:
            for row in _page(connection, before.number):
                if faults := list(_faults(connection, row, before)):
                    return before, [Fault(entry=row.number, why=why) for why in faults]
                before = Head(number=row.number, hash=row.hash)
        tell(before.number, last.number)
    return before, ()


def _page(connection: Connection, after: int) -> Sequence[Row[Any]]:
    return connection.execute(
        select(entries).where(entries.c.number > after).order_by(entries.c.number).limit(PAGE)
    ).all()


def _faults(connection: Connection, row: Row[Any], before: Head) -> Iterator[str]:
    """Why an entry does not hold; the first reason is enough."""
    kind = KINDS.get(row.kind)
    if row.number != before.number + 1:
        yield f"the entry before it, {row.number - 1}, is missing"
    elif row.hash != link(before.hash, row.number, row.kind, row.digest):
        yield "its hash does not follow from the entry before it: it was changed, or moved, or others were"
    elif kind is None:
        yield f"no sayso of this version makes entries of the kind {row.kind!r}"
    elif (content := kind.content(connection, row.key)) is None:
        yield f"the {row.kind} that it stands for is gone (row {row.key} of {kind.table.name})"
    elif digest_of(content) != row.digest:
        yield f"the {row.kind} that it stands for was changed (row {row.key} of {kind.table.name})"
    else:
        yield from kind.faults(connection, content)


def _uncovered(connection: Connection) -> Iterator[Fault]:
    """Rows that no entry covers, and entries where none can be."""
    if number := connection.scalar(select(func.count()).select_from(entries).where(entries.c.number < 1)):
        yield Fault(entry=None, why=f"{number} of the entries stand before the first: they were put in")
    for name, kind in KINDS.items():
        covered = and_(entries.c.kind == name, entries.c.key == kind.table.c.id)
        yield from _without(connection, kind.table, ~exists(select(entries.c.number).where(covered)), "entry")
    for table, witness in WITNESSES:
        (key,) = table.primary_key.columns
        lost = ~exists(select(witness).where(witness == key))
        yield from _without(connection, table, lost, witness.table.name.removesuffix("s"))


def _without(connection: Connection, table: Table, lost: Any, what: str) -> Iterator[Fault]:
    if number := connection.scalar(select(func.count()).select_from(table).where(lost)):
        yield Fault(entry=None, why=f"{number} of the rows of {table.name} have no {what}: they were put in")


def _misjudged(connection: Connection) -> Iterator[Fault]:
    """Claims that are not found as their judgements have them; asked where all that these are made of holds."""
    for claim in not_as_judged(connection):
        yield Fault(entry=None, why=f"what is kept of claim {claim} is not what its judgements make of it")


def _extends(connection: Connection, exported: Head | None) -> Iterator[Fault]:
    """Whether the entry that was the head when it was exported still stands where it stood."""
    if exported is None or exported.number == 0:
        return
    found = connection.scalar(select(entries.c.hash).where(entries.c.number == exported.number))
    if found is None:
        why = f"the exported head is entry {exported.number}, and there is none: the end of the ledger is missing"
        yield Fault(entry=None, why=why)
    elif found != exported.hash:
        why = "it is not the exported head: the ledger is another one, or was made anew"
        yield Fault(entry=exported.number, why=why)
