"""Whether anything changed that reckoning sees: a note, an assignment or an acceptance changes no value of a claim."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Connection, func, or_, select

from sayso.ledger.opening import looking, mended
from sayso.ledger.schema import attachments, judgements, readings
from sayso.ledger.store import Ledger
from sayso.model import Ruling

_BEFORE = judgements.alias("before")

_CHANGES = or_(
    judgements.c.field.is_not(None),
    judgements.c.ruling == Ruling.REJECT.value,
    _BEFORE.c.ruling == Ruling.REJECT.value,
)
"""That a judgement puts another value, takes its claim out of reckoning, or back into it."""


class Mattering:
    """Tells the states of a ledger apart as reckoning sees them. Safe to ask from several threads."""

    def __init__(self, ledger: Ledger) -> None:
        """Nothing is looked at before the first question."""
        self._ledger = ledger
        self._lock = Lock()
        self._seen = self._last = 0

    def state(self) -> int:
        """A number that grows whenever a report is read, or a judgement changes what is reckoned with."""
        with self._lock, mended(self._ledger.name), looking(self._ledger._engine) as connection:
            self._catch_up(connection)
            return self._last + int(connection.scalar(select(func.max(readings.c.id))) or 0)

    def _catch_up(self, connection: Connection) -> None:
        asked = (
            select(attachments.c.id, _CHANGES.label("changes"))
            .select_from(attachments.join(judgements).outerjoin(_BEFORE, judgements.c.replaces == _BEFORE.c.id))
            .where(attachments.c.id > self._seen)
            .order_by(attachments.c.id)
        )
        for row in connection.execute(asked):
            self._seen = row.id
            self._last = row.id if row.changes else self._last
