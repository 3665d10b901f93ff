"""Keeping the index of claims up to date: derived from the claims, and made anew when its formula changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from sqlalchemy import Connection, Engine, delete, func, insert, select

from sayso.errors import BadLedger
from sayso.ledger.asking import Numbered, numbered
from sayso.ledger.filters import current
from sayso.ledger.kept import Entry
from sayso.ledger.opening import looking, writing
from sayso.ledger.rows import key_rows
from sayso.ledger.schema import claim_keys, claim_scopes, claims, indexed_readings, readings, stale_readings
from sayso.model import Posted

_Told = list[tuple[Numbered, Posted]]

BATCH = 200
"""Readings indexed in one transaction."""

Posting = Callable[[Sequence[Entry]], Sequence[Posted]]
"""How the claims of one report are posted, in their order."""


def brought_up_to_date(engine: Engine, posting: Posting, formula: str) -> None:
    """Index the readings that are not indexed yet.

    Keys are made while nobody is kept from writing; what another process has indexed meanwhile, or superseded, is left
    as it is. ``BadLedger`` when that one indexes by another formula.
    """
    _forget_other_formulas(engine, formula)
    while True:
        with looking(engine) as connection:
            again = _stale(connection)
            batch = [*again, *_not_indexed(connection)]
            told = numbered(connection, batch)
        if not batch:
            return
        posted = {reading: list(_posted(found, posting)) for reading, found in _by_reading(told)}
        with writing(engine) as connection:
            _keep(connection, batch, _unchanged(connection, again), posted, formula)


def forget(connection: Connection, reading: int) -> None:
    """Take the claims of a reading that is superseded out of the index."""
    its_claims = select(claims.c.id).where(claims.c.reading == reading)
    for table in (claim_keys, claim_scopes):
        connection.execute(delete(table).where(table.c.claim.in_(its_claims)))


def stale(connection: Connection, reading: int, judgement: int) -> None:
    """Take the claims of a reading out of the index until it is indexed anew, because of this judgement."""
    forget(connection, reading)
    connection.execute(delete(stale_readings).where(stale_readings.c.reading == reading))
    connection.execute(insert(stale_readings), {"reading": reading, "judgement": judgement})


def _forget_other_formulas(engine: Engine, formula: str) -> None:
    with looking(engine) as connection:
        if _formula(connection) in (None, formula):
            return
    with writing(engine) as connection:
        if _formula(connection) != formula:
            for table in (claim_keys, claim_scopes, indexed_readings, stale_readings):
                connection.execute(delete(table))


def _formula(connection: Connection) -> str | None:
    """By which the ledger is indexed: one for all readings."""
    return connection.scalar(select(indexed_readings.c.formula).limit(1))


def _stale(connection: Connection) -> dict[int, int]:
    """The next readings to index anew, each with the judgement that made it stale."""
    indexed = stale_readings.join(indexed_readings, stale_readings.c.reading == indexed_readings.c.reading)
    asked = select(stale_readings).select_from(indexed).order_by(stale_readings.c.reading).limit(BATCH)
    return {row.reading: row.judgement for row in connection.execute(asked)}


def _unchanged(connection: Connection, again: Mapping[int, int]) -> list[int]:
    """Those that nobody has indexed or judged since; they are stale no longer, and none of their keys is left."""
    asked = select(stale_readings).where(stale_readings.c.reading.in_(again))
    same = [row.reading for row in connection.execute(asked) if row.judgement == again[row.reading]]
    for reading in same:
        forget(connection, reading)
    connection.execute(delete(stale_readings).where(stale_readings.c.reading.in_(same)))
    return same


def _not_indexed(connection: Connection) -> list[int]:
    """The next readings to index. Readings are numbered as they are added and indexed in that order, without gaps."""
    last = select(func.coalesce(func.max(indexed_readings.c.reading), 0)).scalar_subquery()
    return list(
        connection.scalars(select(readings.c.id).where(readings.c.id > last).order_by(readings.c.id).limit(BATCH))
    )


def _by_reading(told: Sequence[Numbered]) -> Iterator[tuple[int, list[Numbered]]]:
    for reading, found in groupby(told, lambda one: one.reading):
        yield reading, list(found)


def _posted(told: Sequence[Numbered], posting: Posting) -> Iterator[tuple[Numbered, Posted]]:
    return zip(told, posting([one.entry for one in told]), strict=True)


def _keep(
    connection: Connection, batch: Sequence[int], again: Sequence[int], posted: Mapping[int, _Told], formula: str
) -> None:
    if _formula(connection) not in (None, formula):
        raise BadLedger("another sayso is indexing the ledger in its own way: try again when that is done")
    news = select(readings.c.id).where(
        readings.c.id.in_(batch), readings.c.id.not_in(select(indexed_readings.c.reading))
    )
    fresh = list(connection.scalars(news))
    if fresh:
        connection.execute(insert(indexed_readings), [{"reading": reading, "formula": formula} for reading in fresh])
    made = [*again, *fresh]
    standing = set(connection.scalars(select(readings.c.id).where(readings.c.id.in_(made), current())))
    told = [one for reading in made if reading in standing for one in posted.get(reading, ())]
    if told:
        _insert(connection, told)


def _insert(connection: Connection, told: _Told) -> None:
    keys = [row for one, posted in told for row in key_rows(one.claim, one.reading, posted.keys)]
    connection.execute(insert(claim_scopes), [{"claim": one.claim, "scope": posted.scope} for one, posted in told])
    connection.execute(insert(claim_keys), sorted(keys, key=_place_in_index))


def _place_in_index(row: Mapping[str, object]) -> tuple[str, str]:
    """Rows that lie together in the file are written together."""
    return str(row["family"]), str(row["place"])
