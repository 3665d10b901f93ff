"""Judgements follow their claims into a later reading of the report, or are known for orphans."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, func, select

from sayso.contract import ClaimRecord
from sayso.ledger.aligning import aligned
from sayso.ledger.deriving import refresh
from sayso.ledger.judging import attached
from sayso.ledger.matching import Match, matched
from sayso.ledger.schema import attachments, claims, effective_claims, readings, versions
from sayso.ledger.traces import trace
from sayso.model import Trace


@dataclass(frozen=True, slots=True)
class Traced:
    """The claims of a reading, by the keys of their rows, and the text that was read."""

    text: str
    traces: dict[int, Trace]

    def row_of(self, claim: str) -> int:
        """The key of the claim of this id."""
        return next(row for row, trace in self.traces.items() if trace.claim == claim)


def follow(connection: Connection, before: int, reading: int) -> None:
    """Put every judgement that stood at a reading to a claim of the one that supersedes it, or to none."""
    lasts = _last_claims(connection, before)
    if not lasts:
        return
    new = traced(connection, reading)
    found: dict[int, Match] = {}
    for older in sorted({last.reading for last in lasts}):
        old = traced(connection, older)
        for match in matched([*old.traces.values()], [*new.traces.values()], aligned(old.text, new.text)):
            found[old.row_of(match.old.claim)] = match
    rows = [_attachment(last, found.get(last.claim), new, reading) for last in lasts]
    for row in rows:
        attached(connection, row)
    for claim in sorted({row["claim"] for row in rows if row["claim"] is not None}):
        refresh(connection, int(claim))


def traced(connection: Connection, reading: int) -> Traced:
    """The claims of a reading as they are found again."""
    text = connection.scalars(
        select(versions.c.text).select_from(readings.join(versions)).where(readings.c.id == reading)
    )
    rows = connection.execute(
        select(claims.c.id, claims.c.record, effective_claims.c.type.label("judged"))
        .select_from(claims.outerjoin(effective_claims, effective_claims.c.claim == claims.c.id))
        .where(claims.c.reading == reading)
        .order_by(claims.c.id)
    )
    return Traced(text.one(), {row.id: trace(cast(ClaimRecord, json.loads(row.record)), row.judged) for row in rows})


def _last_claims(connection: Connection, before: int) -> list[Row[Any]]:
    """For each judgement that came to a reading, orphan or not: the last claim at which it stood, and its reading."""
    here = select(attachments.c.judgement).where(attachments.c.reading == before)
    last = (
        select(attachments.c.judgement, func.max(attachments.c.reading).label("reading"))
        .where(attachments.c.judgement.in_(here), attachments.c.claim.is_not(None))
        .group_by(attachments.c.judgement)
        .subquery()
    )
    same = (attachments.c.judgement == last.c.judgement) & (attachments.c.reading == last.c.reading)
    asked = select(attachments.c.judgement, attachments.c.reading, attachments.c.claim)
    return list(connection.execute(asked.select_from(attachments.join(last, same)).order_by(attachments.c.judgement)))


def _attachment(last: Row[Any], match: Match | None, new: Traced, reading: int) -> dict[str, int | str | None]:
    return {
        "judgement": last.judgement,
        "reading": reading,
        "claim": new.row_of(match.new.claim) if match else None,
        "how": match.how.value if match else None,
    }
