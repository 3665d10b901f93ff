"""The narrow columns of all claims in memory, for pages that go over all of them: counted, narrowed, put in order.

The ledger's rows are wide, since each claim carries its whole record, and a page counts ten ways at once. Rows of
claims are added and never changed, so that the columns grow by what was added since; of what was judged since, the
columns are fetched anew. They hold what holds now.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from sayso.ledger.doubting import DoubtColumn, Doubting
from sayso.ledger.filters import Filter, condition
from sayso.ledger.opening import looking, mended
from sayso.ledger.schema import (
    attachments,
    claim_places,
    claims,
    effective_claims,
    effective_places,
    readings,
    reports,
    versions,
)
from sayso.ledger.store import Ledger
from sayso.model import Review

UNSAID = "-"
"""Value of a column where a claim does not say."""

REMEMBERED = 32
"""Answers of the database remembered at once."""

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]

TOGETHER = 500
"""Judged claims fetched at once."""


def _now(name: str) -> ColumnElement[str | None]:
    """The column as it holds now: as judged where the claim was judged, else as read."""
    return case((effective_claims.c.claim.is_(None), claims.c[name]), else_=effective_claims.c[name])


COLUMNS = {
    "voice": func.trim(func.coalesce(_now("entity"), _now("speaker"))),
    "speaker": _now("speaker"),
    "kind": _now("kind"),
    "event": _now("type"),
    "polarity": _now("polarity"),
    "modality": _now("modality"),
    "publisher": func.trim(versions.c.publisher),
    "earliest": _now("earliest"),
    "begins": func.substr(_now("earliest"), 1, 7),
    "published": readings.c.published,
    "review": func.coalesce(effective_claims.c.review, Review.UNREVIEWED.value),
    "assignee": effective_claims.c.assignee,
}
"""What is kept of each claim. ``voice``: the known actor, else the name; ``begins``: month of the event."""

_HOME = (
    readings.join(versions, readings.c.version == versions.c.id)
    .join(reports)
    .join(claims, claims.c.reading == readings.c.id)
    .outerjoin(effective_claims, effective_claims.c.claim == claims.c.id)
)


@dataclass(slots=True)
class _Words:
    """Values as numbers: each value once, in the order in which it was met."""

    values: list[str] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    codes: array[int] = field(default_factory=lambda: array("q"))

    def add(self, value: str | None) -> None:
        self.codes.append(self.code(value))

    def code(self, value: str | None) -> int:
        known = self.index.setdefault(value or UNSAID, len(self.values))
        if known == len(self.values):
            self.values.append(value or UNSAID)
        return known


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

    ``index``: the last position of each id; it grows with the ledger, and may know of positions that are not here.
    ``spots``: for every place that a claim lies in, the claim's position and the place's; ``places``: their gazetteer
    ids with their folded names.
    """

    state: int
    rows: Numbers
    readings: Numbers
    current: Mask
    names: tuple[str, ...]
    index: Mapping[str, int]
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
        self._index: dict[str, int] = {}
        self._words = {name: _Words() for name in COLUMNS}
        self._places = _Words()
        self._spotted, self._called = array("q"), list[str]()
        self._judged = 0
        self._doubting = Doubting(ledger)
        self._shelf: Shelf | None = None
        self._fitting: dict[Filter, Mask] = {}

    def now(self) -> Shelf:
        """All claims as the ledger is now."""
        with self._lock, mended(self.ledger.name), looking(self.ledger._engine) as connection:
            state = state_of(connection)
            if self._shelf is None or self._shelf.state != state:
                self._catch_up(connection)
                self._shelf = self._made(connection, state)
                self._fitting.clear()
            return self._shelf

    def doubts(self, shelf: Shelf) -> DoubtColumn:
        """What there is to doubt in the claims of ``shelf``; the first such question takes long."""
        return self._doubting.column(shelf.state, len(shelf.rows))

    def fitting(self, shelf: Shelf, wanted: Filter) -> Mask:
        """Which claims of ``shelf`` the database finds for ``wanted``; the last such answers are remembered."""
        with self._lock:
            known = self._fitting.get(wanted) if shelf is self._shelf else None
        if known is None:
            with mended(self.ledger.name), looking(self.ledger._engine) as connection:
                rows = connection.scalars(select(claims.c.id).select_from(_HOME).where(condition(wanted))).all()
            known = shelf.among(np.array(rows, np.int64))
            with self._lock:
                if shelf is self._shelf:
                    self._fitting[wanted] = known
                    for old in list(self._fitting)[:-REMEMBERED]:
                        del self._fitting[old]
        return known.copy()

    def _catch_up(self, connection: Connection) -> None:
        """What was judged since, then what was added since; both as they hold now."""
        last = self._rows[-1] if self._rows else 0
        again = connection.execute(
            select(attachments.c.id, attachments.c.claim).where(attachments.c.id > self._judged)
        ).all()
        known = sorted({row.claim for row in again if row.claim is not None and row.claim <= last})
        for start in range(0, len(known), TOGETHER):
            self._renew(connection, known[start : start + TOGETHER])
        self._judged = max((row.id for row in again), default=self._judged)
        self._add_claims(connection, last)
        for places in (claim_places, effective_places):
            since = select(places.c.claim, places.c.place, places.c.name).where(places.c.claim > last)
            if places is claim_places:
                since = since.where(places.c.claim.not_in(select(effective_claims.c.claim)))
            self._add_places(connection, since)

    def _add_claims(self, connection: Connection, last: int) -> None:
        question = _columns().where(claims.c.id > last).order_by(claims.c.id)
        for row, reading, name, *values in connection.execution_options(yield_per=5000).execute(question):
            self._rows.append(row)
            self._readings.append(reading)
            self._index[name] = len(self._names)
            self._names.append(name)
            for words, value in zip(self._words.values(), values, strict=True):
                words.add(value)

    def _renew(self, connection: Connection, judged: Sequence[int]) -> None:
        """The columns and places of these claims, which are known already."""
        for row, _, _, *values in connection.execute(_columns().where(claims.c.id.in_(judged))):
            at = bisect_left(self._rows, row)
            for words, value in zip(self._words.values(), values, strict=True):
                words.codes[at] = words.code(value)
        others = ~np.isin(_numbers(self._spotted), np.array(judged, np.int64))
        self._spotted = _held(_numbers(self._spotted)[others])
        self._places.codes = _held(_numbers(self._places.codes)[others])
        places = effective_places
        self._add_places(
            connection, select(places.c.claim, places.c.place, places.c.name).where(places.c.claim.in_(judged))
        )

    def _add_places(self, connection: Connection, wanted: Select[tuple[int, str | None, str]]) -> None:
        for row, place, name in connection.execution_options(yield_per=5000).execute(wanted):
            if place is not None:
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
            index=self._index,
            columns={name: Column(tuple(words.values), _numbers(words.codes)) for name, words in self._words.items()},
            spots=(np.searchsorted(rows, _numbers(self._spotted)), _numbers(self._places.codes)),
            places=tuple(zip(self._places.values, self._called, strict=True)),
        )


def state_of(connection: Connection) -> int:
    """A number that grows whenever the ledger learns something: by a reading, or by a judgement."""
    read, judged = func.max(readings.c.id), func.max(attachments.c.id)
    return sum(int(connection.scalar(select(one)) or 0) for one in (read, judged))


def _columns() -> Select[Any]:
    """The question for the columns of claims, with their rows, readings and ids."""
    return select(claims.c.id, claims.c.reading, claims.c.claim, *COLUMNS.values()).select_from(_HOME)


def _numbers(held: array[int]) -> Numbers:
    return np.array(held, np.int64)


def _held(numbers: Numbers) -> array[int]:
    return array("q", numbers.tobytes())
