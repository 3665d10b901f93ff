"""Which claims are asked for, and the SQL that finds them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Table, and_, exists, func, or_, select, true

from sayso.errors import BadQuery
from sayso.ledger.names import folded
from sayso.ledger.schema import claim_places, claims, effective_claims, effective_places, readings, reports
from sayso.ledger.speakers import entities_named
from sayso.model import EventType, Modality, Polarity, Review

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a claim must be like; ``None`` (or empty) asks for nothing. All that is given must hold.

    ``speaker``: words of the speaker's name, or a known actor's name or id, which finds all who speak for it.
    ``place``: words of the name, or the gazetteer's id, of the place or of anything that contains it.
    ``since``, ``until``: ISO dates (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, inclusive) that the window of the event
    must overlap; an event of unknown time overlaps nothing. ``report``: a report's id.
    ``superseded``: also what older versions and readings held. ``review``: how far analysts have come with it.
    ``assignee``: whose it is to review.
    ``as_read``: claims as they were read, whatever was judged of them since; otherwise what holds of them now counts.
    """

    speaker: str | None = None
    event: EventType | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    report: str | None = None
    superseded: bool = False
    review: Review | None = None
    assignee: str | None = None
    as_read: bool = False

    def __post_init__(self) -> None:
        """Refuse with ``BadQuery`` what can find nothing because it has no meaning."""
        for name, value in (("speaker", self.speaker), ("place", self.place)):
            if value is not None and not folded(value):
                raise BadQuery(f"{name} {value!r} holds no letter or digit: give a name, or part of one")
        for value in (self.since, self.until):
            if value is not None:
                days(value)


def days(written: str) -> tuple[str, str]:
    """First and last day, as ISO dates, of a year, month or day so written; ``BadQuery`` when there is no such."""
    found = _DAY.fullmatch(written)
    try:
        year, month, day = (int(part) if part else None for part in found.groups()) if found else (0, None, None)
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        raise BadQuery(f"{written!r} is not a date: write 2016, 2016-10 or 2016-10-25") from None
    return first.isoformat(), last.isoformat()


def condition(wanted: Filter) -> ColumnElement[bool]:
    """What ``wanted`` asks of the row of a claim joined with its reading, its report and what it is in effect."""
    general = [
        None if wanted.superseded else current(),
        None if wanted.report is None else reports.c.name == wanted.report,
        _review(wanted),
        None if wanted.assignee is None else effective_claims.c.assignee == wanted.assignee,
    ]
    held = _values(wanted, claims, claim_places)
    if not wanted.as_read:
        judged = effective_claims.c.claim
        now = _values(wanted, effective_claims, effective_places)
        held = or_(and_(judged.is_(None), held), and_(judged.is_not(None), now))
    return and_(true(), held, *(part for part in general if part is not None))


def _values(wanted: Filter, told: Table, where: Table) -> ColumnElement[bool]:
    """What is asked of the values in ``told`` and ``where``: of claims as they were read, or as they hold now."""
    parts = (
        _speaker(wanted, told),
        _place(wanted, told, where),
        None if wanted.event is None else told.c.type == wanted.event.value,
        None if wanted.polarity is None else told.c.polarity == wanted.polarity.value,
        None if wanted.modality is None else told.c.modality == wanted.modality.value,
        _window(wanted, told),
    )
    return and_(true(), *(part for part in parts if part is not None))


def _review(wanted: Filter) -> ColumnElement[bool] | None:
    if wanted.review is None:
        return None
    found = effective_claims.c.review == wanted.review.value
    return or_(effective_claims.c.claim.is_(None), found) if wanted.review is Review.UNREVIEWED else found


@cache
def current() -> ColumnElement[bool]:
    """That nothing has taken the place of the reading."""
    later = readings.alias("later")
    return ~exists(select(later.c.id).where(later.c.supersedes == readings.c.id))


def _speaker(wanted: Filter, told: Table) -> ColumnElement[bool] | None:
    if wanted.speaker is None:
        return None
    ids = sorted({wanted.speaker} | entities_named(wanted.speaker))
    return or_(told.c.speaker.contains(folded(wanted.speaker)), told.c.entity.in_(ids))


def _place(wanted: Filter, told: Table, where: Table) -> ColumnElement[bool] | None:
    if wanted.place is None:
        return None
    named = or_(where.c.place == wanted.place, where.c.name.contains(folded(wanted.place)))
    key = told.c.id if told is claims else told.c.claim
    return key.in_(select(where.c.claim).where(named))


def _window(wanted: Filter, told: Table) -> ColumnElement[bool] | None:
    """Overlap of two windows, an end that is not said being open; the columns hold dates or date-times."""
    if wanted.since is None and wanted.until is None:
        return None
    known = or_(told.c.earliest.is_not(None), told.c.latest.is_not(None))
    ends, starts = told.c.latest, told.c.earliest
    after = true() if wanted.since is None else or_(ends.is_(None), func.substr(ends, 1, 10) >= days(wanted.since)[0])
    before = (
        true() if wanted.until is None else or_(starts.is_(None), func.substr(starts, 1, 10) <= days(wanted.until)[1])
    )
    return and_(known, after, before)
