"""What the pictures are asked to show: days, what had been said by when, a place, a type of event. All from the URL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.errors import BadQuery
from sayso.ledger import days
from sayso.model import EventType, Happening
from sayso.reckoning.grounds import asked_for
from sayso.reckoning.windows import DAY, day_of, minute
from sayso.telling.web.drawing.spread import Placed
from sayso.telling.web.state import term

SHORT = 7 * DAY
"""What lasts no longer than this decides which days are shown where the URL names none."""


MANY = 120 * DAY
"""Of more days than these, only those in which most happened are shown at first."""

TODAY = 730120 * DAY
"""The first day of 2000: shown where nothing is dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """``since``, ``until``: ISO dates, inclusive, that the event must touch; ``as_of``: said by the end of this day.

    ``place``: a gazetteer's id or whole words of a name; ``None`` everywhere: anything.
    """

    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    place: str | None = None
    event: EventType | None = None

    @staticmethod
    def of(query: Mapping[str, str]) -> Wanted:
        """What a query asks for; ``BadQuery`` where it has no meaning."""
        told = {name: value.strip() for name, value in query.items() if value.strip()}
        since, until, as_of = told.get("since"), told.get("until"), told.get("as_of")
        return Wanted(
            since=days(since)[0] if since else None,
            until=days(until)[1] if until else None,
            as_of=days(as_of)[1] if as_of else None,
            place=told.get("place"),
            event=term(EventType, told, "event"),
        )

    def touches(self, one: Placed) -> bool:
        """Whether the event may have been on the days named."""
        start, end = minute(self.since), minute(self.until, last=True)
        return (start is None or one.end >= start) and (end is None or one.start <= end)

    @property
    def dated(self) -> bool:
        """Whether days are named."""
        return self.since is not None or self.until is not None

    @property
    def narrow(self) -> bool:
        """Whether anything but days is asked for."""
        return not (self.as_of is self.place is self.event is None)

    def asks(self, one: Happening) -> bool:
        """Whether a claim is asked for, whenever its event was."""
        claim = one.statement.claim
        if self.as_of is not None and (one.said_latest is None or one.said_latest > self.as_of):
            return False
        if self.event is not None and claim.type is not self.event:
            return False
        place = claim.place
        return self.place is None or (
            place is not None
            and asked_for(self.place, ((place.id, place.name), *((ref.id, ref.name) for ref in place.within)))
        )


@dataclass(frozen=True, slots=True)
class Days:
    """A run of minutes from the first of one day to the last of another."""

    start: int
    end: int

    @property
    def first(self) -> str:
        """ISO date."""
        return day_of(self.start)

    @property
    def last(self) -> str:
        """ISO date."""
        return day_of(self.end)

    @property
    def many(self) -> int:
        """How many days."""
        return (self.end - self.start) // DAY + 1

    def moved(self, part: float) -> Days:
        """As many days, later by this part of them (earlier, where it is below nought), by one day at least."""
        step = max(1, round(self.many * abs(part))) * DAY * (1 if part > 0 else -1)
        return _kept(self.start + step, self.end + step)

    def wider(self, times: float) -> Days:
        """About the same middle, ``times`` as many days, at least one."""
        many = max(1, round(self.many * times))
        first = self.start // DAY - (many - self.many) // 2
        return _kept(first * DAY, (first + many) * DAY - 1)


def days_shown(wanted: Wanted, placed: Sequence[Placed]) -> Days:
    """The days that the URL names; where it leaves an end open, those of most short events, with a day on each side."""
    brief = [one for one in placed if one.end - one.start <= SHORT] or placed
    first, last = _most(sorted(one.start for one in brief), sorted(one.end for one in brief))
    start = minute(wanted.since) if wanted.since else min(first, _or(minute(wanted.until), first))
    end = minute(wanted.until, last=True) if wanted.until else max(last, _or(minute(wanted.since, last=True), last))
    if start is None or end is None or end < start:
        raise BadQuery("until lies before since: give an earlier since, or a later until")
    return _kept(start, end)


def _most(starts: Sequence[int], ends: Sequence[int]) -> tuple[int, int]:
    """From where to where events lie; of many days the shortest run that holds most of them."""
    if not starts:
        return TODAY, TODAY
    if ends[-1] - starts[0] <= MANY:
        return starts[0] - DAY, ends[-1] + DAY
    many = -(-len(starts) * 4 // 5)
    at = min(range(len(starts) - many + 1), key=lambda at: (starts[at + many - 1] - starts[at], at))
    return starts[at] - DAY, max(ends[at + many - 1], starts[at]) + DAY


def _or(value: int | None, other: int) -> int:
    return other if value is None else value


def _kept(start: int, end: int) -> Days:
    """Whole days, inside the calendar."""
    last = date.max.toordinal() * DAY
    low = min(max(start // DAY * DAY, DAY), last)
    return Days(low, max(low, min(end // DAY * DAY, last)) + DAY - 1)
