"""The doubts of all claims in memory, beside the columns of the catalogue.

They are made of whole records, which takes some seconds for a hundred thousand claims: nothing is read before somebody
asks, and after that only what was added or judged since.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, func, select

from sayso.ledger.doubts import DoubtKind, doubts, weight
from sayso.ledger.opening import looking, mended
from sayso.ledger.schema import attachments, claims, effective_claims
from sayso.ledger.store import Ledger

Profile = tuple[DoubtKind, ...]
"""The kinds of a claim's doubts, the gravest first; a kind may come more than once."""


@dataclass(frozen=True, slots=True)
class DoubtColumn:
    """The doubts of claims by their position: ``codes``, each an index of ``profiles``."""

    profiles: tuple[Profile, ...]
    codes: NDArray[np.int64]

    def holds(self, kind: DoubtKind) -> NDArray[np.bool_]:
        """Which claims have a doubt of this kind."""
        return np.asarray(np.array([kind in one for one in self.profiles], np.bool_)[self.codes])

    def weights(self) -> NDArray[np.int64]:
        """By claim, what its doubts weigh together."""
        return np.asarray(np.array([weight(one) for one in self.profiles], np.int64)[self.codes])


class Doubting:
    """The doubts of one ledger's claims as they hold now. Safe to ask from several threads."""

    def __init__(self, ledger: Ledger) -> None:
        """Nothing is loaded before the first question."""
        self.ledger = ledger
        self._lock = Lock()
        self._rows, self._codes = array("q"), array("q")
        self._profiles: dict[Profile, int] = {}
        self._state, self._judged = -1, 0

    def column(self, state: int, many: int) -> DoubtColumn:
        """Those of the first ``many`` claims in the order of their rows, at this state of the ledger or a later one."""
        with self._lock:
            if self._state < state:
                with mended(self.ledger.name), looking(self.ledger._engine) as connection:
                    self._catch_up(connection)
                self._state = state
            return DoubtColumn(tuple(self._profiles), np.array(self._codes, np.int64)[:many])

    def _catch_up(self, connection: Connection) -> None:
        last = self._rows[-1] if self._rows else 0
        again = select(attachments.c.claim).where(attachments.c.id > self._judged, attachments.c.claim <= last)
        judged = connection.scalar(select(func.max(attachments.c.id))) or 0
        for row, code in self._coded(connection, claims.c.id.in_(again)):
            self._codes[bisect_left(self._rows, row)] = code
        for row, code in self._coded(connection, claims.c.id > last):
            self._rows.append(row)
            self._codes.append(code)
        self._judged = judged

    def _coded(self, connection: Connection, which: ColumnElement[bool]) -> Iterator[tuple[int, int]]:
        """The rows of these claims, each with the code of its doubts as it holds now."""
        question = _RECORDS.where(which).order_by(claims.c.id)
        for row, record in connection.execution_options(yield_per=5000).execute(question):
            profile = tuple(one.kind for one in doubts(json.loads(record)))
            yield row, self._profiles.setdefault(profile, len(self._profiles))


_RECORDS = select(claims.c.id, func.coalesce(effective_claims.c.record, claims.c.record)).select_from(
    claims.outerjoin(effective_claims, effective_claims.c.claim == claims.c.id)
)
