"""The readings of a report, one after the other, as the ledger holds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Connection, Row, select

from sayso.contract import ClaimRecord
from sayso.ledger.comparing import Read, changes
from sayso.ledger.schema import claims, readings, reports, runs, versions
from sayso.model import Change


def changed(connection: Connection, report: str | None, since: str | None) -> Iterator[Change]:
    """What changed with each reading that superseded another, in the order in which they were made.

    ``report``: only of this one. ``since``: only what was read on this ISO date or later.
    """
    before = readings.alias("before")
    asked = (
        select(before.c.id.label("old"), readings.c.id.label("new"))
        .select_from(
            readings.join(before, readings.c.supersedes == before.c.id)
            .join(versions, readings.c.version == versions.c.id)
            .join(reports)
            .join(runs, readings.c.run == runs.c.id)
        )
        .order_by(reports.c.id, readings.c.id)
    )
    if report is not None:
        asked = asked.where(reports.c.name == report)
    if since is not None:
        asked = asked.where(runs.c.started >= since)
    for row in connection.execute(asked).all():
        yield from changes(_read(connection, row.old), _read(connection, row.new))


def _read(connection: Connection, reading: int) -> Read:
    asked = (
        select(reports.c.name, versions.c.number, versions.c.text, runs)
        .select_from(readings.join(versions).join(reports).join(runs, readings.c.run == runs.c.id))
        .where(readings.c.id == reading)
    )
    row: Row[Any] = connection.execute(asked).one()
    return Read(
        report=row.name,
        version=row.number,
        text=row.text,
        made_with=(row.sayso, row.model, row.lexicon),
        at=row.started,
        claims={record["id"]: record for record in _records(connection, reading)},
    )


def _records(connection: Connection, reading: int) -> Iterator[ClaimRecord]:
    asked = select(claims.c.record).where(claims.c.reading == reading).order_by(claims.c.start, claims.c.id)
    return (cast(ClaimRecord, json.loads(record)) for record in connection.scalars(asked))
