"""The narrow columns of all claims in memory, for pages that go over all of them: counted, narrowed, put in order.

The ledger's rows are wide, since each claim carries its whole record, and a page counts ten ways at once. Rows are
added and never changed, so that the columns grow by what was added since.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from sayso.ledger.filters import Filter, condition
from sayso.ledger.opening import looking, mended
from sayso.ledger.schema import claim_places, claims, effective_claims, readings, reports, versions
from sayso.ledger.store import Ledger

UNSAID = "-"
"""Value of a column where a claim does not say."""

REMEMBERED = 32
"""Answers of the database remembered at once."""

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]

COLUMNS = {
    "voice": func.trim(func.coalesce(claims.c.entity, claims.c.speaker)),
    "speaker": claims.c.speaker,
    "kind": claims.c.kind,
    "event": claims.c.type,
    "polarity": claims.c.polarity,
    "modality": claims.c.modality,
    "publisher": func.trim(versions.c.publisher),
    "earliest": claims.c.earliest,
    "begins": func.substr(claims.c.earliest, 1, 7),
    "published": readings.c.published,
}
"""What is kept of each claim. ``voice``: the known actor, else the name; ``begins``: month of the event."""


_HOME = (
    readings.join(versions, readings.c.version == versions.c.id)
    .join(reports)
    .join(claims, claims.c.reading == readings.c.id)
)


@dataclass(slots=True)
class _Words:
    """Values as numbers: each value once, in the order in which it was met."""

    values: list[str] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    codes: array[int] = field(default_factory=lambda: array("q"))

    def add(self, value: str | None) -> None:
        known = self.index.setdefault(value or UNSAID, len(self.values))
        if known == len(self.values):
            self.values.append(value or UNSAID)
        self.codes.append(known)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``codes`` by claim, each an index of ``values``."""

    values: tuple[str, ...]
    codes: Numbers

    def equals(self, value: str) -> Mask:
        """Which claims have this value."""
        code = self.values.index(value) if value in self.values else -1
        return np.asarray(self.codes == code)

    def ranks(self) -> Numbers:
        """By claim, the place of its value in alphabetical order; what is not said comes last."""
        order = sorted(range(len(self.values)), key=lambda at: (self.values[at] == UNSAID, self.values[at]))
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        return np.asarray(rank[self.codes])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All claims at one state of the ledger, by position. ``rows``: keys of their rows, rising; ``names``: their ids.

    ``spots``: for every place that a claim lies in, the claim's position and the place's; ``places``: their gazetteer
    ids with their folded names.
    """

    state: int
    rows: Numbers
    readings: Numbers
    current: Mask
    names: tuple[str, ...]
    columns: dict[str, Column]
    spots: tuple[Numbers, Numbers]
    places: tuple[tuple[str, str], ...]

    def among(self, rows: Numbers) -> Mask:
        """Which claims stand in these rows."""
        mask = np.zeros(len(self.rows), bool)
        at = np.searchsorted(self.rows, rows)
        mask[at[at < len(self.rows)]] = True
        return mask


class Catalogue:
    """The columns of one ledger. Safe to ask from several threads."""

    def __init__(self, ledger: Ledger) -> None:
        """Nothing is loaded before the first question."""
        self.ledger = ledger
        self._lock = Lock()
        self._rows, self._readings, self._names = array("q"), array("q"), list[str]()
        self._words = {name: _Words() for name in COLUMNS}
        self._places = _Words()
        self._spotted, self._called = array("q"), list[str]()
        self._shelf: Shelf | None = None
        self._fitting: dict[Filter, Mask] = {}

    def now(self) -> Shelf:
        """All claims as the ledger is now."""
        with self._lock, mended(self.ledger.name), looking(self.ledger._engine) as connection:
            state = state_of(connection)
            if self._shelf is None or self._shelf.state != state:
                last = self._rows[-1] if self._rows else 0
                self._add_claims(connection, last)
                self._add_places(connection, last)
                self._shelf = self._made(connection, state)
                self._fitting.clear()
            return self._shelf

    def fitting(self, shelf: Shelf, wanted: Filter) -> Mask:
        """Which claims of ``shelf`` the database finds for ``wanted``; the last such answers are remembered."""
        with self._lock:
            known = self._fitting.get(wanted) if shelf is self._shelf else None
        if known is None:
            judged = _HOME.outerjoin(effective_claims, effective_claims.c.claim == claims.c.id)
            with mended(self.ledger.name), looking(self.ledger._engine) as connection:
                rows = connection.scalars(select(claims.c.id).select_from(judged).where(condition(wanted))).all()
            known = shelf.among(np.array(rows, np.int64))
            with self._lock:
                if shelf is self._shelf:
                    self._fitting[wanted] = known
                    for old in list(self._fitting)[:-REMEMBERED]:
                        del self._fitting[old]
        return known.copy()

    def _add_claims(self, connection: Connection, last: int) -> None:
        columns = (claims.c.id, claims.c.reading, claims.c.claim, *COLUMNS.values())
        question = select(*columns).select_from(_HOME).where(claims.c.id > last).order_by(claims.c.id)
        for row, reading, name, *values in connection.execution_options(yield_per=5000).execute(question):
            self._rows.append(row)
            self._readings.append(reading)
            self._names.append(name)
            for words, value in zip(self._words.values(), values, strict=True):
                words.add(value)

    def _add_places(self, connection: Connection, last: int) -> None:
        question = select(claim_places.c.claim, claim_places.c.place, claim_places.c.name)
        wanted = question.where(claim_places.c.claim > last, claim_places.c.place.is_not(None))
        for row, place, name in connection.execution_options(yield_per=5000).execute(wanted):
            self._spotted.append(row)
            self._places.add(place)
            if len(self._places.values) > len(self._called):
                self._called.append(name)

    def _made(self, connection: Connection, state: int) -> Shelf:
        superseded = connection.scalars(select(readings.c.supersedes).where(readings.c.supersedes.is_not(None))).all()
        rows, home = _numbers(self._rows), _numbers(self._readings)
        return Shelf(
            state=state,
            rows=rows,
            readings=home,
            current=~np.isin(home, np.array(superseded, np.int64)),
            names=tuple(self._names),
            columns={name: Column(tuple(words.values), _numbers(words.codes)) for name, words in self._words.items()},
            spots=(np.searchsorted(rows, _numbers(self._spotted)), _numbers(self._places.codes)),
            places=tuple(zip(self._places.values, self._called, strict=True)),
        )


def state_of(connection: Connection) -> int:
    """A number that grows whenever the ledger learns something."""
    return int(connection.scalar(select(func.max(readings.c.id))) or 0)


def _numbers(held: array[int]) -> Numbers:
    return np.array(held, np.int64)
