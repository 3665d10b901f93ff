"""Questions that pages ask: how many claims there are of each sort, one page of them, and who says how much.

All of it is read only and portable SQL. What a page can ask beyond a ``Filter`` stands in ``Asked``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, distinct, false, func, select

from sayso.errors import NotFound
from sayso.ledger.asking import Home, entries_by_row, home_of
from sayso.ledger.filters import Filter, condition, current
from sayso.ledger.kept import Entry
from sayso.ledger.opening import looking, mended
from sayso.ledger.schema import claim_places, claims, problems, readings, reports, runs, versions
from sayso.ledger.store import ALL, Ledger

UNSAID = "-"
"""Value of a facet, and of a question, for claims in which that is not said."""

SORTS: dict[str, ColumnElement[Any]] = {
    "read": claims.c.id,
    "event": claims.c.earliest,
    "published": readings.c.published,
    "speaker": claims.c.speaker,
    "type": claims.c.type,
    "polarity": claims.c.polarity,
    "modality": claims.c.modality,
}
"""What claims can be sorted by; a minus before the name turns it round."""

FACETS: dict[str, ColumnElement[Any]] = {
    "voice": func.coalesce(claims.c.entity, claims.c.speaker),
    "kind": claims.c.kind,
    "event": claims.c.type,
    "polarity": claims.c.polarity,
    "modality": claims.c.modality,
    "publisher": versions.c.publisher,
    "begins": func.substr(claims.c.earliest, 1, 7),
}
"""By what claims are counted, beside their places. ``voice``: entity, else the name; ``begins``: month of the event."""

_HOME = readings.join(versions, readings.c.version == versions.c.id).join(reports)
_ALL = _HOME.join(claims, claims.c.reading == readings.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page asks for: ``base`` as on the command line, and exact values of facets (``UNSAID``: it is not said).

    ``reviewed``: only claims that a person has accepted.
    """

    base: Filter = ALL
    voice: str | None = None
    kind: str | None = None
    publisher: str | None = None
    begins: str | None = None
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
    problems: int


class Outline(NamedTuple):
    """What a claim is counted by: ``voice`` and ``publisher`` as in ``FACETS``. ``row`` grows with every claim."""

    row: int
    event: str
    voice: str
    publisher: str


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
    with mended(ledger.path), looking(ledger._engine) as connection:
        return int(connection.scalar(select(func.max(readings.c.id))) or 0)


def totals(ledger: Ledger) -> Totals:
    """Reports in their current versions, and what was read in them."""
    told = select(func.count(), func.sum(_denied())).select_from(_HOME.join(claims, claims.c.reading == readings.c.id))
    wrong = select(func.count()).select_from(readings.join(problems, problems.c.reading == readings.c.id))
    with mended(ledger.path), looking(ledger._engine) as connection:
        held = connection.scalar(select(func.count()).select_from(readings).where(current())) or 0
        number, denials = connection.execute(told.where(current())).one()
        return Totals(held, number, denials or 0, connection.scalar(wrong.where(current())) or 0)


def total(ledger: Ledger, asked: Asked) -> int:
    """How many claims are asked for."""
    question = select(func.count()).select_from(_ALL).where(_condition(asked))
    with mended(ledger.path), looking(ledger._engine) as connection:
        return connection.scalar(question) or 0


def entries(ledger: Ledger, asked: Asked, *, sort: str, offset: int, limit: int) -> list[Entry]:
    """One page of the claims asked for, sorted by ``sort`` (a name of ``SORTS``, a minus before it turns it round)."""
    column = SORTS[sort.removeprefix("-")]
    order = column.desc() if sort.startswith("-") else column.asc()
    question = (
        select(claims.c.id)
        .select_from(_ALL)
        .where(_condition(asked))
        .order_by(column.is_(None), order, claims.c.id)
        .limit(limit)
        .offset(offset)
    )
    with mended(ledger.path), looking(ledger._engine) as connection:
        rows = connection.scalars(question).all()
        found = entries_by_row(connection, rows)
    return [found[row] for row in rows]


def every(ledger: Ledger, asked: Asked, *, sort: str, together: int = 500) -> Iterator[Entry]:
    """All the claims asked for, so many at a time."""
    offset = 0
    while part := entries(ledger, asked, sort=sort, offset=offset, limit=together):
        yield from part
        offset += together


def named(ledger: Ledger, ids: Collection[str]) -> dict[str, Entry]:
    """The current claims with these ids, by id; an id that there is none of is left out."""
    question = (
        select(claims.c.id)
        .select_from(readings.join(claims, claims.c.reading == readings.c.id))
        .where(claims.c.claim.in_(sorted(ids)), current())
    )
    with mended(ledger.path), looking(ledger._engine) as connection:
        found = entries_by_row(connection, connection.scalars(question).all())
    return {entry.claim.id: entry for entry in found.values()}


def report(ledger: Ledger, name: str) -> Home:
    """The report of this name in its current version; ``NotFound`` when there is none."""
    with mended(ledger.path), looking(ledger._engine) as connection:
        found = home_of(connection, name)
    if found is None:
        raise NotFound(f"there is no report {name!r} in this ledger")
    return found


def latest(ledger: Ledger, *, offset: int, limit: int) -> list[Latest]:
    """Reports, the one read last first."""
    number = select(func.count()).select_from(claims).where(claims.c.reading == readings.c.id).scalar_subquery()
    columns = (reports.c.name, versions.c.title, versions.c.publisher, readings.c.published, runs.c.started)
    question = (
        select(*columns, number)
        .select_from(_HOME.join(runs, readings.c.run == runs.c.id))
        .where(current())
        .order_by(readings.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    with mended(ledger.path), looking(ledger._engine) as connection:
        return [Latest(*row) for row in connection.execute(question)]


def ids(ledger: Ledger, asked: Asked) -> frozenset[str]:
    """The ids of the claims asked for."""
    with mended(ledger.path), looking(ledger._engine) as connection:
        return frozenset(connection.scalars(select(claims.c.claim).select_from(_ALL).where(_condition(asked))))


def outlines(ledger: Ledger) -> dict[str, Outline]:
    """Each current claim in a few words, by its id: for lists in which very many claims stand."""
    columns = (claims.c.claim, claims.c.id, claims.c.type, FACETS["voice"], versions.c.publisher)
    question = select(*columns).select_from(_ALL).where(current())
    with mended(ledger.path), looking(ledger._engine) as connection:
        rows = connection.execute(question)
        return {name: Outline(row, kind, voice or UNSAID, outlet or UNSAID) for name, row, kind, voice, outlet in rows}


def sources(ledger: Ledger, by: str, *, reviewed: bool) -> list[Source]:
    """Who says how much, by a name of ``FACETS`` ("voice", "publisher"); most first."""
    key = FACETS[by]
    number, homes = func.count(), func.count(distinct(claims.c.reading))
    columns = (key, func.min(claims.c.kind), homes, number, func.sum(_denied()), func.sum(_unattributed()))
    question = select(*columns).select_from(_ALL).where(_condition(Asked(reviewed=reviewed))).group_by(key)
    with mended(ledger.path), looking(ledger._engine) as connection:
        rows = connection.execute(question.order_by(number.desc(), key)).all()
    return [Source(row[0] or UNSAID, row[1] or UNSAID, *row[2:]) for row in rows]


def crossed(ledger: Ledger, asked: Asked) -> list[Crossed]:
    """How often each type of event is put forward, and denied, in the claims asked for; most first."""
    number = func.count()
    question = (
        select(claims.c.type, number - func.sum(_denied()), func.sum(_denied()))
        .select_from(_ALL)
        .where(_condition(asked))
        .group_by(claims.c.type)
        .order_by(number.desc(), claims.c.type)
    )
    with mended(ledger.path), looking(ledger._engine) as connection:
        return [Crossed(*row) for row in connection.execute(question)]


def counts(ledger: Ledger, asked: Asked) -> dict[str, list[Count]]:
    """For each of ``FACETS`` how many claims have which value, most first, were it not asked for itself."""
    found: dict[str, list[Count]] = {}
    with mended(ledger.path), looking(ledger._engine) as connection:
        for names, question in _questions(asked):
            columns = [FACETS[name].label(name) for name in names]
            rows = connection.execute(
                select(*columns, func.count()).select_from(_ALL).where(_condition(question)).group_by(*columns)
            ).all()
            found |= {name: _folded((row[at], row[-1]) for row in rows) for at, name in enumerate(names)}
    return found


def places(ledger: Ledger, asked: Asked, most: int) -> list[PlaceCount]:
    """The places in which most claims lie, each counted with all that lies in it."""
    question = replace(asked, base=replace(asked.base, place=None))
    number = func.count(distinct(claims.c.id))
    rows = (
        select(claim_places.c.place, func.min(claim_places.c.name), number)
        .select_from(_ALL.join(claim_places, claim_places.c.claim == claims.c.id))
        .where(_condition(question), claim_places.c.place.is_not(None))
        .group_by(claim_places.c.place)
        .order_by(number.desc(), claim_places.c.place)
        .limit(most)
    )
    with mended(ledger.path), looking(ledger._engine) as connection:
        return [PlaceCount(*row) for row in connection.execute(rows)]


_TOGETHER = ("kind", "event", "polarity", "modality")
"""Facets of few values, counted in one go."""


def _questions(asked: Asked) -> Iterator[tuple[tuple[str, ...], Asked]]:
    """Which facets are counted together, and among which claims."""
    free = tuple(name for name in _TOGETHER if _without(asked, name) == asked)
    if free:
        yield free, asked
    for name in FACETS:
        if name not in free:
            yield (name,), _without(asked, name)


def _without(asked: Asked, facet: str) -> Asked:
    """The same with nothing asked of this facet."""
    match facet:
        case "event":
            return replace(asked, base=replace(asked.base, event=None))
        case "polarity":
            return replace(asked, base=replace(asked.base, polarity=None))
        case "modality":
            return replace(asked, base=replace(asked.base, modality=None))
        case "voice":
            return replace(asked, voice=None)
        case "kind":
            return replace(asked, kind=None)
        case "publisher":
            return replace(asked, publisher=None)
        case _:
            return replace(asked, begins=None)


def _folded(pairs: Iterable[tuple[str | None, int]]) -> list[Count]:
    """Counts by value, most first."""
    summed: Counter[str] = Counter()
    for value, number in pairs:
        summed[value or UNSAID] += number
    return [Count(value, number) for value, number in sorted(summed.items(), key=lambda one: (-one[1], one[0]))]


def _condition(asked: Asked) -> ColumnElement[bool]:
    exact = {"voice": asked.voice, "kind": asked.kind, "publisher": asked.publisher, "begins": asked.begins}
    return and_(
        condition(asked.base),
        *(_equals(FACETS[name], value) for name, value in exact.items() if value is not None),
        *((false(),) if asked.reviewed else ()),
    )


def _equals(column: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    return column.is_(None) if value == UNSAID else column == value


def _denied() -> ColumnElement[int]:
    return case((claims.c.polarity == "denied", 1), else_=0)


def _unattributed() -> ColumnElement[int]:
    return case((claims.c.speaker.is_(None), 1), else_=0)
