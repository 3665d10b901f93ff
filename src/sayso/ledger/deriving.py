"""What judgements make of claims, kept in rows by which they are found; derived, and made anew when they may change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from sqlalchemy import Connection, delete, insert, select, union

from sayso.contract import ClaimRecord, claim_from_record, line
from sayso.ledger.effective import standing
from sayso.ledger.judgementrows import judgements_of
from sayso.ledger.rows import Row, effective_row, place_rows
from sayso.ledger.schema import attachments, claims, effective_claims, effective_places


def refresh(connection: Connection, claim: int) -> None:
    """Make anew what the judgements that stand make of the claim of this row."""
    for table in (effective_places, effective_claims):
        connection.execute(delete(table).where(table.c.claim == claim))
    row, places = _made(connection, claim)
    connection.execute(insert(effective_claims), row)
    if places:
        connection.execute(insert(effective_places), places)


def not_as_judged(connection: Connection) -> Iterator[str]:
    """The ids of the claims whose rows are not what the judgements that stand make of them."""
    rows = union(
        select(attachments.c.claim).where(attachments.c.claim.is_not(None)),
        select(effective_claims.c.claim),
        select(effective_places.c.claim),
    ).subquery()
    for claim, name in connection.execute(select(claims.c.id, claims.c.claim).join(rows).order_by(claims.c.id)).all():
        if not judgements_of(connection, [claim]) or _held(connection, claim) != _made(connection, claim):
            yield name


def _made(connection: Connection, claim: int) -> tuple[Row, list[Row]]:
    """The rows of the claim in ``effective_claims`` and ``effective_places``, from its judgements."""
    written = connection.scalars(select(claims.c.record).where(claims.c.id == claim)).one()
    made = standing(cast(ClaimRecord, json.loads(written)), judgements_of(connection, [claim]).get(claim, ()))
    effective = claim_from_record(made.record)
    row: Row = {
        "claim": claim,
        "review": made.review.value,
        "rejected": int(made.rejected),
        "assignee": made.assignee,
        **effective_row(effective),
        "record": line(made.record),
    }
    return row, [{"claim": claim, **place} for place in place_rows(effective.place)]


def _held(connection: Connection, claim: int) -> tuple[Row, list[Row]]:
    """The same rows as the ledger holds them; the first is empty where there is none."""
    row = connection.execute(select(effective_claims).where(effective_claims.c.claim == claim)).mappings().first()
    asked = select(effective_places).where(effective_places.c.claim == claim).order_by(effective_places.c.depth)
    return dict(row or {}), [dict(place) for place in connection.execute(asked).mappings()]
