"""Windows of time, in minutes, and how one lies to another.

Minutes are counted from the first day of the year 1 (``date.toordinal``). A clock time with a zone is put into UTC; one
without is local time as printed, and is compared as if it were UTC: such a comparison may be off by the zone's hours.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from sayso.model import EventTime

DAY = 24 * 60
WEEK = 7 * DAY


class Window(NamedTuple):
    """``start`` and ``end``, minutes, inclusive; ``None``: open, not known."""

    start: int | None
    end: int | None

    def holds(self, other: Window) -> bool:
        """Whether ``other`` surely lies in this one: an open end of ``other`` must meet an open end here."""
        after = self.start is None or (other.start is not None and self.start <= other.start)
        return after and (self.end is None or (other.end is not None and other.end <= self.end))

    def meets(self, other: Window) -> bool:
        """Whether there may be a minute in both."""
        return not (_before(self.end, other.start) or _before(other.end, self.start))

    @property
    def days(self) -> int | None:
        """Length in days, rounded up; ``None`` where an end is open."""
        return None if self.start is None or self.end is None else (self.end - self.start) // DAY + 1

    def __str__(self) -> str:
        """ "2016-10-18 to 2016-10-25", with the clock where it matters."""
        return _in_words(*self)


def window_of(time: EventTime | None) -> Window | None:
    """The window of an event's time; ``None`` where nothing of it is known."""
    return None if time is None else spanning(time.earliest, time.latest)


@lru_cache(maxsize=65536)
def spanning(earliest: str | None, latest: str | None) -> Window | None:
    """From the first minute of one ISO date or date-time to the last of another; ``None`` where neither is known.

    Claims speak of the same days over and over: they share one window.
    """
    window = Window(minute(earliest), minute(latest, last=True))
    return None if window.start is None and window.end is None else window


@lru_cache(maxsize=65536)
def minute(written: str | None, *, last: bool = False) -> int | None:
    """The minute that an ISO date or date-time names; of a date its first minute, or with ``last`` its last."""
    if written is None:
        return None
    try:
        if len(written) <= 10:
            return date.fromisoformat(written).toordinal() * DAY + (DAY - 1 if last else 0)
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.toordinal() * DAY + moment.hour * 60 + moment.minute


def stands(window: Window | None) -> int | None:
    """The minute by which a window is put in order: its start, or its end where that alone is known."""
    return None if window is None else (window.start if window.start is not None else window.end)


def day_of(at: int) -> str:
    """The ISO date of a minute."""
    return date.fromordinal(max(1, at // DAY)).isoformat()


def _before(end: int | None, start: int | None) -> bool:
    return end is not None and start is not None and end < start


@lru_cache(maxsize=65536)
def _in_words(start: int | None, end: int | None) -> str:
    if start is None:
        return "an unknown time" if end is None else f"until {_written(end, last=True)}"
    if end is None:
        return f"from {_written(start)}"
    first, last = _written(start), _written(end, last=True)
    return first if first == last else f"{first} to {last}"


def _written(at: int, *, last: bool = False) -> str:
    whole = at % DAY == (DAY - 1 if last else 0)
    return day_of(at) if whole else f"{day_of(at)} {at % DAY // 60:02}:{at % 60:02}"
