"""Judgements in the database: they are added, never changed, and follow their claims into later readings."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Connection, Row, func, select

from sayso.contract import ClaimRecord, line
from sayso.contract.fields import in_words
from sayso.errors import BadLedger, BadQuery, NotFound
from sayso.ledger.chain import chained, stated
from sayso.ledger.contents import KINDS, Values
from sayso.ledger.deriving import refresh
from sayso.ledger.filters import current
from sayso.ledger.index import stale
from sayso.ledger.inserting import inserted
from sayso.ledger.schema import (
    attachments,
    claims,
    effective_claims,
    judgements,
    readings,
    reports,
    versions,
)
from sayso.ledger.values import Judged, meant
from sayso.lexicon.gazetteer import Gazetteer
from sayso.model import VERDICTS, How, Opinion, Ruling

_HOMES = claims.join(readings, claims.c.reading == readings.c.id).join(versions).join(reports)


def prepared(
    connection: Connection, claim: str, opinion: Opinion, gazetteer: Callable[[], Gazetteer]
) -> dict[str, str | int | None]:
    """The row of a judgement of the claim of this id, but for when it is made and what it replaces.

    ``BadQuery`` when the claim was superseded, or the value is none that the field can have.
    """
    _check(opinion)
    row = _standing_row(connection, claim)
    record = cast(ClaimRecord, json.loads(row.effective or row.record))
    machine = cast(ClaimRecord, json.loads(row.record))
    field, value = opinion.field, opinion.value
    understood = None if field is None or value is None else meant(field, value, Judged(record, row.text), gazetteer)
    return {
        "report": row.report,
        "reading": row.reading,
        "claim": claim,
        **_trace_columns(machine),
        "field": field and field.value,
        "value": value if field else _name(value),
        "machine": None if field is None else in_words(machine, field),
        "meant": None if understood is None else line(understood),
        "ruling": opinion.ruling and opinion.ruling.value,
        "reason": opinion.reason,
        "analyst": _name(opinion.by),
    }


def kept(connection: Connection, row: Mapping[str, str | int | None], at: str) -> int:
    """Adds a judgement made of a prepared row, and has its claim show it; the number that it got."""
    claim = connection.scalar(
        select(claims.c.id)
        .select_from(_HOMES)
        .where(claims.c.claim == row["claim"], claims.c.reading == row["reading"], current())
    )
    if claim is None:
        raise BadLedger(f"{row['claim']} was read again just now: try again")
    number = _kept(connection, "judgement", {**row, "at": at, "replaces": _held(connection, claim, row)})
    attached(connection, {"judgement": number, "reading": row["reading"], "claim": claim, "how": How.ID.value})
    refresh(connection, claim)
    if row["ruling"] not in (Ruling.NOTE, Ruling.ASSIGN):
        stale(connection, int(row["reading"] or 0), number)
    return number


def attached(connection: Connection, row: Values) -> None:
    """Adds where a judgement stands in a reading."""
    _kept(connection, "attachment", row)


def _kept(connection: Connection, kind: str, row: Values) -> int:
    """Adds a row with its entry in the chain; the key that it got."""
    table = KINDS[kind].table
    key = inserted(connection, table, row)
    chained(connection, kind, key, stated({"id": key, **row}))
    return key


def _name(written: str | None) -> str | None:
    """A name as it is kept: with single spaces; ``None`` for none."""
    return " ".join(written.split()) or None if written else None


def _check(opinion: Opinion) -> None:
    if not opinion.by.strip():
        raise BadQuery("nobody judges: give a name")
    if opinion.ruling is not Ruling.ACCEPT and not opinion.reason.strip():
        raise BadQuery("no reason is given: say why, for those who read it later")
    if (opinion.field is None) == (opinion.ruling is None):
        raise BadQuery("a judgement is a value of a field, or a verdict on the claim")
    if opinion.ruling is not Ruling.ASSIGN and (opinion.field is None) != (opinion.value is None):
        raise BadQuery("a field needs its value, and a verdict has none")


def _standing_row(connection: Connection, claim: str) -> Row[Any]:
    """The current claim of this id, with its effective record if it was judged before."""
    asked = (
        select(claims, versions.c.text, reports.c.id.label("report"), effective_claims.c.record.label("effective"))
        .select_from(_HOMES.outerjoin(effective_claims, effective_claims.c.claim == claims.c.id))
        .where(claims.c.claim == claim)
    )
    row = connection.execute(asked.where(current())).first()
    if row is None:
        if connection.execute(asked).first() is None:
            raise NotFound(f"there is no claim {claim!r}: sayso claims lists them with their ids")
        raise BadQuery(f"{claim} was superseded by a later version or reading: judge the claim that stands now")
    return row


def _held(connection: Connection, claim: int, row: Mapping[str, str | int | None]) -> int | None:
    """The number of the judgement that held of the same field, as the verdict or as the assignment until now."""
    if row["ruling"] == Ruling.NOTE.value:
        return None
    rulings = [one.value for one in VERDICTS] if row["ruling"] in VERDICTS else [row["ruling"]]
    same = judgements.c.ruling.in_(rulings) if row["field"] is None else judgements.c.field == row["field"]
    asked = select(func.max(judgements.c.id)).select_from(attachments.join(judgements))
    number: int | None = connection.scalar(asked.where(attachments.c.claim == claim, same))
    return number


def _trace_columns(record: ClaimRecord) -> dict[str, str | int | None]:
    trigger, evidence = record["event"]["trigger"], record["evidence"]
    return {
        "type": record["event"]["type"],
        "trigger_start": trigger["start"],
        "trigger_end": trigger["end"],
        "trigger_exact": trigger["exact"],
        "evidence_start": evidence["start"],
        "evidence_end": evidence["end"],
        "evidence_exact": evidence["exact"],
    }
