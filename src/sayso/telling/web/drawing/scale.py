"""From minutes to places on a line, and where the line is marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.reckoning.windows import DAY, day_of

HOUR = 60
APART = 84
"""Least distance between two marks of the axis, in the picture's units."""

STEPS = (HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY)
MONTHS = (1, 3, 6, 12, 24, 60, 120)
MONTH = 30 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Minutes ``start`` to ``end`` (as ``reckoning.windows`` counts them) laid along ``left`` to ``right``."""

    start: int
    end: int
    left: float
    right: float

    def x(self, at: int) -> float:
        """Where a minute stands, also of one that lies outside."""
        return round(self.left + (at - self.start) * self.per_minute, 1)

    @property
    def per_minute(self) -> float:
        """Units a minute takes."""
        return (self.right - self.left) / max(1, self.end - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark of the axis with its words."""

    x: float
    label: str


def ticks(scale: Scale) -> tuple[Tick, ...]:
    """Marks of round times, at least ``APART`` from each other: hours, days, weeks from Monday, months or years."""
    for step in STEPS:
        if step * scale.per_minute >= APART:
            return tuple(_regular(scale, step))
    months = next((many for many in MONTHS if many * MONTH * scale.per_minute >= APART), MONTHS[-1])
    return tuple(_monthly(scale, months))


def _regular(scale: Scale, step: int) -> Iterator[Tick]:
    """Weeks begin on Monday: day 1 of the count is one."""
    shift = DAY if step % DAY == 0 else 0
    at = -(-(scale.start - shift) // step) * step + shift
    while at <= scale.end:
        yield Tick(x=scale.x(at), label=_clock(at) if step < DAY else _day(at))
        at += step


def _monthly(scale: Scale, months: int) -> Iterator[Tick]:
    first = date.fromisoformat(day_of(scale.start))
    number = -(-(first.year * 12 + first.month - 1) // months) * months
    while number // 12 <= date.max.year:
        day = date(max(1, number // 12), number % 12 + 1, 1)
        at = day.toordinal() * DAY
        if at > scale.end:
            return
        if at >= scale.start:
            yield Tick(x=scale.x(at), label=f"{day:%Y}" if months >= 12 else f"{day:%b %Y}")
        number += months


def _day(at: int) -> str:
    day = date.fromisoformat(day_of(at))
    return f"{day.day} {day:%b %Y}"


def _clock(at: int) -> str:
    return _day(at) if at % DAY == 0 else f"{at % DAY // HOUR:02}:00"
