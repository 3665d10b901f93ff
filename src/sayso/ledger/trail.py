"""The audit trail: every judgement that was ever made, narrowed to an analyst, a claim, a report, or to orphans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy import and_ as every

from sayso.ledger.counting import Count
from sayso.ledger.filters import current
from sayso.ledger.judgementrows import STANDING, attached_of, standing_judgements
from sayso.ledger.opening import looking, mended
from sayso.ledger.schema import attachments, claims, judgements, reports
from sayso.ledger.store import Ledger
from sayso.model import Attached


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Which judgements are asked for; ``None`` asks for nothing. ``analyst``: the name as it was given.

    ``claim``: id of the claim, as it was when it was judged or as it is now. ``orphans``: only those that no claim of
    today is the one that was judged. ``newest``: the last one first.
    """

    analyst: str | None = None
    claim: str | None = None
    report: str | None = None
    orphans: bool = False
    newest: bool = True


def trail(ledger: Ledger, asked: Trail, *, offset: int, limit: int) -> list[Attached]:
    """A part of the judgements asked for, in order."""
    order = judgements.c.id.desc() if asked.newest else judgements.c.id
    question = standing_judgements().where(_condition(asked)).order_by(order).offset(offset).limit(limit)
    with mended(ledger.name), looking(ledger._engine) as connection:
        return list(map(attached_of, connection.execute(question)))


def whole(ledger: Ledger, asked: Trail, *, together: int = 500) -> Iterator[Attached]:
    """All the judgements asked for, so many at a time."""
    offset = 0
    while found := trail(ledger, asked, offset=offset, limit=together):
        yield from found
        offset += len(found)


def length(ledger: Ledger, asked: Trail) -> int:
    """How many judgements are asked for."""
    question = select(func.count()).select_from(STANDING).where(_condition(asked))
    with mended(ledger.name), looking(ledger._engine) as connection:
        return connection.scalar(question) or 0


def analysts(ledger: Ledger, asked: Trail) -> list[Count]:
    """Who made how many of the judgements asked for, whoever is asked for; most first."""
    loose = Trail(claim=asked.claim, report=asked.report, orphans=asked.orphans)
    number = func.count().label("number")
    question = (
        select(judgements.c.analyst, number)
        .select_from(STANDING)
        .where(_condition(loose))
        .group_by(judgements.c.analyst)
        .order_by(number.desc(), judgements.c.analyst)
    )
    with mended(ledger.name), looking(ledger._engine) as connection:
        return [Count(*row) for row in connection.execute(question)]


def _condition(asked: Trail) -> ColumnElement[bool]:
    parts = (
        None if asked.analyst is None else judgements.c.analyst == asked.analyst,
        None if asked.claim is None else or_(judgements.c.claim == asked.claim, claims.c.claim == asked.claim),
        None if asked.report is None else reports.c.name == asked.report,
        attachments.c.claim.is_(None) if asked.orphans else None,
    )
    return every(current(), *(part for part in parts if part is not None))
