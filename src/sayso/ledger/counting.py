"""Questions that pages ask: how many claims there are of each sort, one page of them, and who says how much.

What a page can ask beyond a ``Filter`` stands in ``Asked``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from sqlalchemy import func, select

from sayso.errors import NotFound
from sayso.ledger import asking
from sayso.ledger.asking import Home, entries_by_row, home_of
from sayso.ledger.catalogue import UNSAID, Catalogue, Mask, Numbers, Shelf, state_of
from sayso.ledger.doubts import DoubtKind
from sayso.ledger.filters import Filter, current
from sayso.ledger.kept import Entry
from sayso.ledger.opening import looking, mended
from sayso.ledger.schema import problems, readings, reports, runs, versions
from sayso.ledger.store import ALL, Ledger
from sayso.model import Review

SORTS = {
    "read": "",
    "event": "earliest",
    "published": "published",
    "speaker": "speaker",
    "type": "event",
    "polarity": "polarity",
    "modality": "modality",
    "review": "review",
    "assignee": "assignee",
    "doubt": "doubt",
}
"""What claims can be sorted by, and in which column; a minus before the name turns it round."""

FACETS = ("voice", "kind", "event", "polarity", "modality", "publisher", "begins", "review", "assignee")
"""By what claims are counted, beside their places."""

_HOME = readings.join(versions, readings.c.version == versions.c.id).join(reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page asks for: ``base`` as on the command line, and exact values of facets (``UNSAID``: it is not said).

    ``doubt``: claims in which this is in doubt. ``reviewed``: only claims that stand accepted or corrected, and nothing
    that was superseded.
    """

    base: Filter = ALL
    voice: str | None = None
    kind: str | None = None
    publisher: str | None = None
    begins: str | None = None
    doubt: DoubtKind | None = None
    reviewed: bool = False


class Count(NamedTuple):
    """How many claims have one value of a facet."""

    value: str
    claims: int


class PlaceCount(NamedTuple):
    """How many claims lie in a place, by its gazetteer id; ``name``: its words, folded."""

    place: str
    name: str
    claims: int


class Totals(NamedTuple):
    """How much the ledger holds."""

    reports: int
    claims: int
    denials: int
    unreviewed: int
    problems: int


class Source(NamedTuple):
    """How much somebody says. ``own``: of an outlet's claims those that nobody else is quoted for."""

    key: str
    kind: str
    reports: int
    claims: int
    denied: int
    own: int


class Crossed(NamedTuple):
    """A type of event, and how often it is put forward and denied."""

    event: str
    affirmed: int
    denied: int


class Latest(NamedTuple):
    """A report in a list. ``published``: ISO date or ``None``; ``read``: when, UTC."""

    name: str
    title: str | None
    publisher: str | None
    published: str | None
    read: str
    claims: int


def state(ledger: Ledger) -> int:
    """A number that grows whenever the ledger learns something."""
    with mended(ledger.name), looking(ledger._engine) as connection:
        return state_of(connection)


def totals(catalogue: Catalogue, *, reviewed: bool = False) -> Totals:
    """Reports in their current versions, and what was read in them; ``reviewed``: as in ``Asked``."""
    shelf, ledger = catalogue.now(), catalogue.ledger
    mask = chosen(catalogue, shelf, Asked(reviewed=reviewed))
    wrong = select(func.count()).select_from(readings.join(problems, problems.c.reading == readings.c.id))
    with mended(ledger.name), looking(ledger._engine) as connection:
        held = connection.scalar(select(func.count()).select_from(readings).where(current())) or 0
        unread = connection.scalar(wrong.where(current())) or 0
    denied, unreviewed = (
        mask & shelf.columns[name].equals(value) for name, value in (("polarity", "denied"), ("review", "unreviewed"))
    )
    return Totals(held, int(mask.sum()), int(denied.sum()), int(unreviewed.sum()), unread)


def total(catalogue: Catalogue, asked: Asked) -> int:
    """How many claims are asked for."""
    return int(chosen(catalogue, catalogue.now(), asked).sum())


def entries(catalogue: Catalogue, asked: Asked, *, sort: str, offset: int, limit: int) -> list[Entry]:
    """One page of the claims asked for, sorted by ``sort`` (a name of ``SORTS``, a minus before it turns it round)."""
    return _entries(catalogue.ledger, _ordered(catalogue, asked, sort)[offset : offset + limit])


def every(catalogue: Catalogue, asked: Asked, *, sort: str, together: int = 500) -> Iterator[Entry]:
    """All the claims asked for, so many at a time."""
    rows = _ordered(catalogue, asked, sort)
    for start in range(0, len(rows), together):
        yield from _entries(catalogue.ledger, rows[start : start + together])


def named(ledger: Ledger, ids: Collection[str]) -> dict[str, Entry]:
    """The current claims with these ids, by id; an id that there is none of is left out."""
    with mended(ledger.name), looking(ledger._engine) as connection:
        return asking.named(connection, ids)


def ids(catalogue: Catalogue, asked: Asked) -> frozenset[str]:
    """The ids of the claims asked for."""
    shelf = catalogue.now()
    return frozenset(shelf.names[at] for at in np.flatnonzero(chosen(catalogue, shelf, asked)))


def reviews(catalogue: Catalogue) -> dict[str, Review]:
    """How far analysts have come with each current claim that they have come to, by its id."""
    shelf = catalogue.now()
    column = shelf.columns["review"]
    found = np.flatnonzero(shelf.current & ~column.equals(Review.UNREVIEWED))
    return {shelf.names[at]: Review(column.values[column.codes[at]]) for at in found.tolist()}


def report(ledger: Ledger, name: str) -> Home:
    """The report of this name in its current version; ``NotFound`` when there is none."""
    with mended(ledger.name), looking(ledger._engine) as connection:
        found = home_of(connection, name)
    if found is None:
        raise NotFound(f"there is no report {name!r} in this ledger")
    return found


def latest(catalogue: Catalogue, *, offset: int, limit: int, reviewed: bool = False) -> list[Latest]:
    """Reports, the one read last first; ``reviewed``: which of their claims are counted, as in ``Asked``."""
    shelf, ledger = catalogue.now(), catalogue.ledger
    number = np.bincount(shelf.readings[chosen(catalogue, shelf, Asked(reviewed=reviewed))])
    columns = (reports.c.name, versions.c.title, versions.c.publisher, readings.c.published, runs.c.started)
    question = (
        select(readings.c.id, *columns)
        .select_from(_HOME.join(runs, readings.c.run == runs.c.id))
        .where(current())
        .order_by(readings.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    with mended(ledger.name), looking(ledger._engine) as connection:
        rows = connection.execute(question).all()
    among = dict(enumerate(number.tolist()))
    return [
        Latest(row.name, row.title, row.publisher, row.published, row.started, among.get(row.id, 0)) for row in rows
    ]


def sources(catalogue: Catalogue, by: str, *, reviewed: bool) -> list[Source]:
    """Who says how much, by a name of ``FACETS`` ("voice", "publisher"); most first."""
    shelf = catalogue.now()
    mask = chosen(catalogue, shelf, Asked(reviewed=reviewed))
    column, kinds = shelf.columns[by], shelf.columns["kind"]
    codes, size = column.codes[mask], len(column.values)
    whole = np.bincount(codes, minlength=size)
    denied = np.bincount(codes[shelf.columns["polarity"].equals("denied")[mask]], minlength=size)
    own = np.bincount(codes[shelf.columns["speaker"].equals(UNSAID)[mask]], minlength=size)
    homes = np.unique(np.stack([codes, shelf.readings[mask]]), axis=1)[0]
    apart = np.bincount(homes, minlength=size)
    met, first = np.unique(codes, return_index=True)
    kind = dict(zip(met.tolist(), kinds.codes[mask][first].tolist(), strict=True))
    found = [
        Source(column.values[at], kinds.values[kind[at]], int(apart[at]), int(whole[at]), int(denied[at]), int(own[at]))
        for at in met.tolist()
    ]
    return sorted(found, key=lambda one: (-one.claims, one.key))


def crossed(catalogue: Catalogue, asked: Asked) -> list[Crossed]:
    """How often each type of event is put forward, and denied, in the claims asked for; most first."""
    shelf = catalogue.now()
    mask, denied = chosen(catalogue, shelf, asked), shelf.columns["polarity"].equals("denied")
    whole = dict(_tally(shelf, "event", mask))
    against = dict(_tally(shelf, "event", mask & denied))
    return [Crossed(value, number - against.get(value, 0), against.get(value, 0)) for value, number in whole.items()]


def counts(catalogue: Catalogue, asked: Asked) -> dict[str, list[Count]]:
    """For each of ``FACETS`` how many claims have which value, most first, were it not asked for itself."""
    shelf = catalogue.now()
    loose, exact = _loose(catalogue, shelf, asked), _exact(shelf, asked)
    found: dict[str, list[Count]] = {}
    for name in FACETS:
        mask = loose.copy()
        for other, part in exact.items():
            if other != name:
                mask &= part
        found[name] = _tally(shelf, name, mask)
    return found


def places(catalogue: Catalogue, asked: Asked, most: int) -> list[PlaceCount]:
    """The places in which most claims lie, each counted with all that lies in it."""
    shelf = catalogue.now()
    mask = chosen(catalogue, shelf, replace(asked, base=replace(asked.base, place=None)))
    claim, place = shelf.spots
    number = np.bincount(place[mask[claim]], minlength=len(shelf.places))
    found = [PlaceCount(*shelf.places[at], int(number[at])) for at in np.flatnonzero(number).tolist()]
    return sorted(found, key=lambda one: (-one.claims, one.place))[:most]


def _entries(ledger: Ledger, rows: Numbers) -> list[Entry]:
    with mended(ledger.name), looking(ledger._engine) as connection:
        found = entries_by_row(connection, rows.tolist())
    return [found[row] for row in rows.tolist()]


def _ordered(catalogue: Catalogue, asked: Asked, sort: str) -> Numbers:
    """The rows of the claims asked for, in order; what is not said comes last either way."""
    shelf = catalogue.now()
    at = np.flatnonzero(chosen(catalogue, shelf, asked))
    column = SORTS[sort.removeprefix("-")]
    if not column:
        return shelf.rows[at][::-1] if sort.startswith("-") else shelf.rows[at]
    if column == "doubt":
        weights = catalogue.doubts(shelf).weights()[at]
        return np.asarray(shelf.rows[at[np.lexsort((at, -weights if sort.startswith("-") else weights))]])
    ranks = shelf.columns[column].ranks()[at]
    if sort.startswith("-"):
        ranks = np.where(shelf.columns[column].equals(UNSAID)[at], 1, -ranks)
    return np.asarray(shelf.rows[at[np.lexsort((at, ranks))]])


def chosen(catalogue: Catalogue, shelf: Shelf, asked: Asked) -> Mask:
    """Which claims of ``shelf`` are asked for."""
    mask = _loose(catalogue, shelf, asked)
    for part in _exact(shelf, asked).values():
        mask &= part
    return mask


def _loose(catalogue: Catalogue, shelf: Shelf, asked: Asked) -> Mask:
    """Which claims fit what only the database can tell: words of names, windows, reports."""
    base = replace(asked.base, event=None, polarity=None, modality=None, review=None, assignee=None)
    mask = shelf.current.copy() if base == ALL else catalogue.fitting(shelf, base)
    if asked.doubt is not None:
        mask &= catalogue.doubts(shelf).holds(asked.doubt)
    return mask & shelf.current & _reviewed(shelf) if asked.reviewed else mask


def _reviewed(shelf: Shelf) -> Mask:
    review = shelf.columns["review"]
    return review.equals(Review.ACCEPTED) | review.equals(Review.CORRECTED)


def _exact(shelf: Shelf, asked: Asked) -> dict[str, Mask]:
    """Which claims have each value asked for, by facet."""
    wanted = {
        "event": asked.base.event,
        "polarity": asked.base.polarity,
        "modality": asked.base.modality,
        "voice": asked.voice,
        "kind": asked.kind,
        "publisher": asked.publisher,
        "begins": asked.begins,
        "review": asked.base.review,
        "assignee": asked.base.assignee,
    }
    return {name: shelf.columns[name].equals(value) for name, value in wanted.items() if value is not None}


def _tally(shelf: Shelf, name: str, mask: Mask) -> list[Count]:
    """How many of these claims have each value, most first."""
    column = shelf.columns[name]
    number = np.bincount(column.codes[mask], minlength=len(column.values)).tolist()
    found = [Count(value, times) for value, times in zip(column.values, number, strict=True) if times]
    return sorted(found, key=lambda one: (-one.claims, one.value))
