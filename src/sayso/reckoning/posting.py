"""Where a claim is posted in the index: its family, its place and what contains it, and the weeks that it lies in."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import NamedTuple

from sayso.model import Key, Posted, Standing, Unit
from sayso.reckoning.grounds import Ground
from sayso.reckoning.records import record, shape
from sayso.reckoning.scope import Scope
from sayso.reckoning.sides import Sides, sides, timed
from sayso.reckoning.windows import DAY, WEEK, Window

FORMULA = "4"
"""Changes whenever the same scope would be posted otherwise."""

YEAR = 52
"""Weeks in the coarse unit."""
LONG = 8
"""More weeks than these are posted in the coarse unit only."""
LONGEST = 20 * YEAR
"""A claim of more weeks is posted in the last of them."""


class Weeks(NamedTuple):
    """The weeks that the index takes a claim to lie in, inclusive; week 0 is that of the first day of the year 1."""

    first: int
    last: int

    @property
    def long(self) -> bool:
        """Whether there are too many of them to post the claim in each."""
        return self.last - self.first >= LONG


def posted(scope: Scope) -> Posted:
    """The claim as an index keeps it."""
    return Posted(record(scope), keys(scope))


def formula() -> str:
    """Names the way in which claims are posted: an index made in another way is to be made anew."""
    return f"{FORMULA} {hashlib.sha256(shape().encode()).hexdigest()}"


def keys(scope: Scope) -> tuple[Key, ...]:
    """All keys under which the claim is found: that of its report, then those of its places and weeks."""
    facing = sides(scope)
    own = Key(scope.family, scope.document, Unit.REPORT, 0, True, _standing(scope, facing.inside, None))
    span, where = weeks(scope), places(scope)
    if span is None or not where:
        return (own,)
    standing = _standing(scope, facing.outside, span)
    if not standing.said:
        return (own,)
    slots = _buckets(span)
    return own, *(
        Key(scope.family, place, unit, bucket, depth == 0, standing)
        for depth, place in enumerate(where)
        for unit, bucket in slots
    )


def places(scope: Scope) -> tuple[str, ...]:
    """The keys of the claim's place, or of its report's setting, and of what contains it; the place itself first."""
    where: Ground | None = scope.place or scope.setting
    return () if where is None else _distinct(where.keys)


@lru_cache(maxsize=65536)
def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def weeks(scope: Scope) -> Weeks | None:
    """The weeks of the claim's window, or that of its saying and the one before; ``None`` where neither is known.

    An open end lasts until the saying, or for a year where that comes earlier or is not known; an open start goes a
    year back.
    """
    window = scope.window
    return _weeks(window, scope.said if window is None or window.end is None else None)


@lru_cache(maxsize=65536)
def _weeks(window: Window | None, said: Window | None) -> Weeks | None:
    told = None if said is None else (said.end if said.end is not None else said.start)
    start, end = (None, None) if window is None else (window.start, window.end)
    if start is None and end is None:
        return None if told is None else Weeks(_week(told) - 1, _week(told))
    if end is not None:
        last = _week(end)
    else:
        last = _week(told) if told is not None and told >= (start or 0) else _week(start or 0) + YEAR
    first = last - YEAR if start is None else _week(start)
    return Weeks(max(first, last - LONGEST), last)


def _week(minute: int) -> int:
    return (minute - DAY) // WEEK


def _buckets(span: Weeks) -> list[tuple[Unit, int]]:
    years = range(span.first // YEAR, span.last // YEAR + 1)
    if span.long:
        return [(Unit.SPAN, year) for year in years]
    posted = [(Unit.WEEK, week) for week in range(span.first, span.last + 1)]
    return posted + [(Unit.YEAR, year) for year in years]


def _standing(scope: Scope, side: Sides, weeks: Weeks | None) -> Standing:
    window = None if weeks is None or timed(scope) else scope.window
    return Standing(
        sides=side.could,
        wants=side.wants,
        said=side.said,
        first=weeks.first if weeks else 0,
        last=weeks.last if weeks else 0,
        start=window.start if window else None,
        end=window.end if window else None,
    )
