"""Judgements as the ledger holds them: those at some claims, or all with the claims at which they stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from sayso.ledger.filters import current
from sayso.ledger.schema import attachments, claims, judgements, readings, reports
from sayso.model import Attached, EventType, Field, How, Judgement, Opinion, Ruling, Span, Words

PAGE = 1000
"""Claims whose judgements are looked up at once."""


def judgements_of(connection: Connection, rows: Iterable[int]) -> dict[int, tuple[Judgement, ...]]:
    """The judgements that stand at the claims of these rows, in the order in which they were made."""
    found: dict[int, list[Judgement]] = defaultdict(list)
    wanted = sorted(rows)
    for start in range(0, len(wanted), PAGE):
        for row in connection.execute(_standing_at(wanted[start : start + PAGE])):
            found[row.row].append(_judgement(row))
    return {row: tuple(listed) for row, listed in found.items()}


def _standing_at(rows: Sequence[int]) -> Select[Any]:
    return (
        select(attachments.c.claim.label("row"), judgements, reports.c.name)
        .select_from(attachments.join(judgements).join(reports, judgements.c.report == reports.c.id))
        .where(attachments.c.claim.in_(rows))
        .order_by(judgements.c.id)
    )


def listed(connection: Connection) -> list[Attached]:
    """Every judgement with the claim at which it stands now, in the order in which they were made."""
    asked = standing_judgements().where(current()).order_by(judgements.c.id)
    return list(map(attached_of, connection.execute(asked)))


STANDING = (
    judgements.join(reports, judgements.c.report == reports.c.id)
    .join(attachments, attachments.c.judgement == judgements.c.id)
    .join(readings, attachments.c.reading == readings.c.id)
    .outerjoin(claims, attachments.c.claim == claims.c.id)
)
"""Judgements and where they stand, once for each reading that they stand in."""


def standing_judgements() -> Select[Any]:
    """The question for judgements with the claims at which they stand, once for each reading that they stand in."""
    columns = (judgements, reports.c.name, attachments.c.how, claims.c.claim.label("now"))
    return select(*columns).select_from(STANDING)


def attached_of(row: Row[Any]) -> Attached:
    """The judgement that such a row holds."""
    return Attached(judgement=_judgement(row), claim=row.now, how=How(row.how) if row.how else None)


def _judgement(row: Row[Any]) -> Judgement:
    opinion = Opinion(
        field=Field(row.field) if row.field else None,
        value=row.value,
        ruling=Ruling(row.ruling) if row.ruling else None,
        reason=row.reason,
        by=row.analyst,
    )
    return Judgement(
        number=row.id,
        report=row.name,
        claim=row.claim,
        type=EventType(row.type),
        trigger=Words(Span(row.trigger_start, row.trigger_end), row.trigger_exact),
        evidence=Words(Span(row.evidence_start, row.evidence_end), row.evidence_exact),
        opinion=opinion,
        machine=row.machine,
        meant=row.meant,
        at=row.at,
        replaces=row.replaces,
    )
