"""What a time expression is read against: the day of writing, and the dates told before it.

A report is *news* or a *narrative*. News counts from the day of writing: "Friday" is the Friday beside it. A narrative
(an encyclopedia's account of a war, say) was written years after its story and carries dates from sentence to
sentence: "on May 10" is in the year last told. Which of the two is decided by the text: a narrative names more years
long past than days around its writing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sayso.reading.times import calendar
from sayso.reading.times.accounts import Accounts
from sayso.reading.times.cues import sentence_ends
from sayso.reading.times.value import Value

_TURN = 9  # months apart within a year: across New Year is nearer by far
_TURN_BACK = 11  # … and a story seldom goes back
_LOOK_BACK = 2  # years: farther back is another chapter
_STRAY = 6  # years away from those told around it: an aside
_AROUND = 4  # years told before and after that are looked at
_NEAR = 60  # in news, a year told this many characters before in the sentence is still meant
_LONG_AGO = 2  # years between a story and its writing that make it past
_FEW = 5  # so many old years at least make a narrative
_FRESH = 10  # … if they are so many times the expressions that count from the day of writing

_SINCE = re.compile(r"\bsince (?:\w+ ){0,3}\d{4}$")  # a year that something began in is no year of what came of it


@dataclass(slots=True, kw_only=True)
class Scene:
    """State of one pass through one text; made for it and dropped after it.

    ``published``: day of writing. ``ancient``: a story of years before Christ. ``told``: value of the last date
    resolved; ``told_at``: where it ends. ``year``: the year last told outright (``exact``: with a month or day), which
    ends at ``year_at``. ``left``: the later year that the story stood in before it looked back to ``year``.
    ``accounts``: what a company's report speaks of. ``asides``: where a year is told that the story does not move to.
    """

    text: str
    published: date | None
    accounts: Accounts
    narrative: bool = False
    ancient: bool = False
    told: str | None = None
    told_at: int = 0
    year: int | None = None
    year_at: int = 0
    exact: bool = False
    left: int | None = None
    asides: frozenset[int] = frozenset()

    def tell(self, value: Value, start: int, end: int) -> None:
        """Take note of a DATE or TIME told at ``start`` to ``end``, unless it is an aside of the story."""
        timex = value.until or value.timex
        year = calendar.year_of(timex)
        if year is None or value.aside or (self.narrative and start in self.asides):
            return
        exact = calendar.month_of(timex) is not None
        if self.narrative and not exact and year == self.year and self.told and len(self.told) > len(timex or ""):
            return
        if self.year is not None and year != self.year:
            self.left = self.year if year < self.year else None
        self.told, self.told_at = timex, end
        if value.basis == "stated" or self.narrative:
            self.year, self.year_at, self.exact = year, end, exact

    def _turn(self, month: int | None) -> int:
        """+1 or −1 where ``month`` lies just across New Year from the month last told."""
        told = calendar.month_of(self.told)
        if month is None or told is None or calendar.year_of(self.told) != self.year:
            return 0
        return 1 if told - month >= _TURN else -1 if month - told >= _TURN_BACK else 0

    def _looked_back(self, month: int | None) -> bool:
        """Whether the last year told was a look back only: a month before the one told then is of the year left."""
        told = calendar.month_of(self.told)
        near = self.left is not None and self.year is not None and self.left - self.year <= _LOOK_BACK
        return bool(near and month and told and month < told and self._turn(month) == 0)

    def day_beside(self, start: int) -> date | None:
        """The day last told, if that was in the sentence that ``start`` is in."""
        return None if next(sentence_ends(self.text, self.told_at, start), None) else self.day

    @property
    def day(self) -> date | None:
        """The day last told, if it was told to the day."""
        return calendar.parse(self.told)

    def near_year(self, start: int, month: int | None = None) -> int | None:
        """The running year at ``start``: in a narrative the one last told, in news only one told just before.

        ``month``: the month that wants a year; a story that stands in December goes on to January of the next.
        """
        if self.year is None:
            return None
        if self.narrative:
            return self.year + (1 if self._looked_back(month) else self._turn(month))
        beside = start - self.year_at < _NEAR and next(sentence_ends(self.text, self.year_at, start), None) is None
        told_here = beside and self.exact
        told_here = told_here and not _SINCE.search(self.text, max(0, self.year_at - _NEAR), self.year_at)
        old = self.published is None or abs(self.published.year - self.year) >= _LONG_AGO
        return self.year if told_here and old else None


def is_narrative(years: list[int], fresh: int, published: date | None) -> bool:
    """Whether a text that names ``years`` outright, and ``fresh`` times counts from its own day, is a narrative."""
    last = published.year if published else date.max.year
    old = sum(year <= last - _LONG_AGO for year in years)
    return old >= _FEW and 2 * old > len(years) and old > _FRESH * fresh


def asides(years: list[tuple[int, int]]) -> frozenset[int]:
    """Where a story's year is out of its place: of ``(position, year)`` in order, positions far from their neighbours.

    "Documents released in 2005 show …" inside the account of 1964 does not move the story to 2005.
    """
    stray = []
    for index, (position, year) in enumerate(years):
        around = sorted(other for _, other in years[max(0, index - _AROUND) : index + _AROUND + 1])
        beside = [other for _, other in years[max(0, index - 1) : index + 2]]
        outside = len(beside) == 3 and not min(beside[0], beside[2]) <= year <= max(beside[0], beside[2])
        if outside or abs(year - around[len(around) // 2]) > _STRAY:
            stray.append(position)
    return frozenset(stray)


def base(scene: Scene, *, told: bool) -> tuple[date | None, str]:
    """The day to count from, and its basis: the date last told (``told``, or in a narrative), or the publication."""
    if (told or scene.narrative) and scene.told is not None:
        limits = calendar.bounds(scene.told)
        found = calendar.parse(limits[0]) if limits else None
        if found is not None:
            return found, "inherited"
    if scene.narrative:
        return None, "unknown"
    return scene.published, "relative" if scene.published else "unknown"
