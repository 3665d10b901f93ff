"""Which claims meet in the index: the keys of ``model.Key`` joined in SQL."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import CompoundSelect, NamedFromClause

from sayso.ledger.filters import current
from sayso.ledger.schema import claim_keys, claim_scopes, claims, readings, reports, versions
from sayso.model import Unit

PAGE = 1000
"""Claims whose scopes are looked up at once."""
MANY = 20_000
"""Claims whose scopes are read at once, where all are."""

YEAR = 52
"""Weeks in a bucket of ``Unit.YEAR`` and ``Unit.SPAN``."""

MEETING = ((Unit.WEEK, Unit.WEEK), (Unit.SPAN, Unit.SPAN), (Unit.SPAN, Unit.YEAR), (Unit.YEAR, Unit.SPAN))
"""Which units meet between two reports."""

Pair = tuple[int, int]
"""The rows of two claims, the one added earlier first."""


def met(connection: Connection, report: str) -> list[Pair]:
    """The pairs in which the current claims of a report, which were added together, meet each other or any other."""
    low, high = connection.execute(
        select(func.min(claims.c.id), func.max(claims.c.id))
        .select_from(claims.join(readings, claims.c.reading == readings.c.id).join(versions).join(reports))
        .where(reports.c.name == report, current())
    ).one()
    if low is None:
        return []
    found = connection.execute(_question(), {"low": low, "high": high})
    return sorted((min(one, other), max(one, other)) for one, other in found)


def scopes_of(connection: Connection, rows: Collection[int]) -> dict[int, str]:
    """What the index keeps of the claims of these rows."""
    wanted, found = sorted(rows), dict[int, str]()
    for start in range(0, len(wanted), PAGE):
        some = claim_scopes.c.claim.in_(wanted[start : start + PAGE])
        found.update((row.claim, row.scope) for row in connection.execute(select(claim_scopes).where(some)))
    return found


def scopes_after(connection: Connection, row: int) -> dict[int, str]:
    """What the index keeps of the claims of the rows that follow, in their order; empty where none does."""
    asked = select(claim_scopes).where(claim_scopes.c.claim > row).order_by(claim_scopes.c.claim).limit(MANY)
    return {row.claim: row.scope for row in connection.execute(asked)}


@cache
def _question() -> CompoundSelect[Any]:
    return union_all(_inside(), *(_between(one, other) for one, other in MEETING))


def _inside() -> Select[Any]:
    """Pairs of one report."""
    one, other = _sides()
    return _asked(one, other, Unit.REPORT, Unit.REPORT).where(
        other.c.reading == one.c.reading, other.c.claim < one.c.claim
    )


def _between(unit: Unit, facing: Unit) -> Select[Any]:
    """Pairs of two reports, one of which has the place for its own, in the first bucket that they share."""
    one, other = _sides()
    size = 1 if unit is Unit.WEEK else YEAR
    return _asked(one, other, unit, facing).where(
        other.c.own >= 1 - one.c.own,
        other.c.reading != one.c.reading,
        or_(other.c.claim < one.c.claim, other.c.claim > bindparam("high")),
        _share(one.c.said, other.c.said),
        or_(one.c.bucket == one.c.first // size, one.c.bucket == other.c.first // size),
        one.c.first <= other.c.last,
        other.c.first <= one.c.last,
        _open_or(one.c.start, other.c.end),
        _open_or(other.c.start, one.c.end),
    )


def _asked(one: NamedFromClause, other: NamedFromClause, unit: Unit, facing: Unit) -> Select[Any]:
    """Pairs of claims whose keys are the same, and which could make a dispute."""
    same = [other.c[name] == one.c[name] for name in ("family", "place", "bucket")]
    return select(one.c.claim, other.c.claim).where(
        one.c.claim.between(bindparam("low"), bindparam("high")),
        one.c.unit == unit.value,
        other.c.unit == facing.value,
        and_(*same),
        _share(one.c.wants, other.c.sides),
    )


def _sides() -> tuple[NamedFromClause, NamedFromClause]:
    return claim_keys.alias("one"), claim_keys.alias("other")


def _share(bits: ColumnElement[int], others: ColumnElement[int]) -> ColumnElement[bool]:
    return bits.bitwise_and(others) != 0


def _open_or(start: ColumnElement[int | None], end: ColumnElement[int | None]) -> ColumnElement[bool]:
    """That ``start`` does not come after ``end``, where both are known."""
    return or_(start.is_(None), end.is_(None), start <= end)
