"""What two claims have in common, drawn: windows of time as bars on one scale, places as chains laid side by side.

Numbers only, ready for a template; an x is in thousandths of the width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model import Claim, PlaceMention
from sayso.reckoning.windows import DAY, Window, day_of, window_of

WIDTH = 1000
INSET = 70
"""Room on either side, for the ends that are open."""
LEAST = 8
"""A bar is never narrower: a minute must be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A window: where it begins and how wide it is, and which of its ends are open."""

    x: int
    width: int
    open_start: bool
    open_end: bool
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at the beginning of a day; ``day``: its name, at the ends of the scale only."""

    x: int
    day: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The two windows, ``None`` where no time is said; ``shared``: where both are, if anywhere."""

    a: Bar | None
    b: Bar | None
    shared: Bar | None
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A place of a chain, widest first; ``shared``: it stands in the other chain too."""

    name: str
    shared: bool


def bars(a: Claim, b: Claim) -> Bars | None:
    """The windows of two claims on one scale; ``None`` where neither has one."""
    windows = [window_of(a.time), window_of(b.time)]
    scale = _Scale.of([one for one in windows if one is not None])
    if scale is None:
        return None
    first, second = (scale.bar(one) if one is not None else None for one in windows)
    one, other = windows
    both = _both(one, other) if one is not None and other is not None else None
    return Bars(first, second, scale.bar(both) if both else None, tuple(scale.ticks()))


def chains(a: PlaceMention | None, b: PlaceMention | None) -> tuple[list[Link], list[Link]]:
    """Both places as chains, the widest first, so that what they share stands at the head of both."""
    keys = [set(_keys(one)) for one in (a, b)]
    return _chain(a, keys[1]), _chain(b, keys[0])


@dataclass(frozen=True, slots=True)
class _Scale:
    start: int
    end: int

    @staticmethod
    def of(windows: Sequence[Window]) -> _Scale | None:
        known = [at for one in windows for at in (one.start, one.end) if at is not None]
        if not known:
            return None
        start, end = min(known) // DAY * DAY, (max(known) // DAY + 1) * DAY
        return _Scale(start, end)

    def x(self, at: int) -> int:
        inner = WIDTH - 2 * INSET
        return INSET + (at - self.start) * inner // (self.end - self.start)

    def bar(self, window: Window) -> Bar:
        start = INSET // 2 if window.start is None else self.x(window.start)
        end = WIDTH if window.end is None else self.x(window.end + 1)
        return Bar(start, max(LEAST, end - start), window.start is None, window.end is None, str(window))

    def ticks(self) -> Iterator[Tick]:
        """The days at the ends, and up to three lines between them."""
        days = (self.end - self.start) // DAY
        for day in range(0, days, max(1, -(-days // 4))):
            at = self.start + day * DAY
            yield Tick(self.x(at), day_of(at) if day == 0 else "")
        last = day_of(self.end - 1)
        yield Tick(self.x(self.end), last if days > 1 else "")


def _both(a: Window, b: Window) -> Window | None:
    if not a.meets(b):
        return None
    starts = [one.start for one in (a, b) if one.start is not None]
    ends = [one.end for one in (a, b) if one.end is not None]
    return Window(max(starts, default=None), min(ends, default=None))


def _keys(place: PlaceMention | None) -> Iterator[str]:
    if place is not None:
        yield place.id or place.name.casefold()
        yield from (ref.id for ref in place.within)


def _chain(place: PlaceMention | None, other: set[str]) -> list[Link]:
    if place is None:
        return []
    names = (place.name, *(ref.name for ref in place.within))
    return [Link(name, key in other) for name, key in zip(names, _keys(place), strict=True)][::-1]
