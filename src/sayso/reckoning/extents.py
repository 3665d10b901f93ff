"""From when to when a truce held, as far as is said, or follows from its length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sayso.lexicon import threads as words
from sayso.model import Basis, Modality, Moment, Polarity, Quantity, Span
from sayso.reckoning.scope import HAPPENED
from sayso.reckoning.steps import after, moment
from sayso.reckoning.threads import Told
from sayso.reckoning.windows import Window, minute

DECLARED = ("announced", "agreed")
LENGTHENED = ("extended", "renewed")
STAGES = {"started": "start", "ended": "end"}
"""Phases that fix a truce in time."""


@dataclass(frozen=True, slots=True)
class Extent:
    """``length``: minutes, as stated. ``lapsed``: the end where it is said as a fact, else ``end`` is reckoned."""

    length: int | None
    start: Moment | None
    end: Moment | None
    lapsed: Moment | None

    @property
    def first(self) -> int | None:
        """The first minute at which it may have held, by plan or in fact."""
        return None if self.start is None else span(self.start).start

    @property
    def begun(self) -> Window | None:
        """When it began, unless that was only planned."""
        return None if self.start is None or self.start.basis is Basis.PLANNED else span(self.start)

    @property
    def over(self) -> Window | None:
        """When it ended."""
        return None if self.end is None else span(self.end)

    @property
    def held(self) -> Window | None:
        """From its beginning to its end, where both are known."""
        if self.start is None or self.end is None:
            return None
        return Window(span(self.start).start, span(self.end).end)


def extent(told: Sequence[Told]) -> Extent:
    """The times of one truce. What is stated comes before what follows from the length, and that before a plan."""
    long = next((known for one in told if (known := length(one)) is not None), None)
    lapsed, stated = _narrowest(told, "end"), _narrowest(told, "start")
    planned = _narrowest(told, "start", Modality.PLANNED)
    start = stated or _shifted(lapsed, long, -1) or planned
    lengthened = any(one.claim.phase in LENGTHENED and is_fact(one) for one in told)
    end = lapsed or (None if lengthened else _shifted(stated, long, 1))
    return Extent(long, start, end, lapsed)


def stage(one: Told) -> str | None:
    """What of a truce's course the claim dates: start|end|declared; ``None`` where it puts nothing forward."""
    claim = one.claim
    if claim.polarity is Polarity.DENIED:
        return None
    if claim.phase in DECLARED and claim.modality in (*HAPPENED, Modality.PLANNED):
        return "declared"
    if claim.modality is Modality.PLANNED:
        return "start" if claim.phase in (None, "started") else None
    return STAGES.get(claim.phase or "") if claim.modality in HAPPENED else None


def is_fact(one: Told) -> bool:
    """Whether its speaker puts the claim forward as so."""
    return one.claim.polarity is Polarity.AFFIRMED and one.claim.modality in HAPPENED


def length(one: Told) -> int | None:
    """How long the truce was to be, in minutes ("a 48-hour truce"); its age is no length ("a ten-day-old truce")."""
    table = words.load()
    if one.claim.phase in LENGTHENED:
        return None
    for quantity in one.claim.quantities:
        unit = table.minutes.get((quantity.unit or "").casefold().removesuffix("s"))
        exact = quantity.kind == "duration" and quantity.low == quantity.high
        if exact and unit is not None and quantity.low is not None and not _is_age(one, quantity):
            return quantity.low * unit
    return None


def _is_age(one: Told, quantity: Quantity) -> bool:
    """Whether the words go on with "old": three words for the number and its unit, and one more."""
    said = [key for piece in after(one, Span(quantity.span.start, quantity.span.start)) for key in piece.keys]
    return not words.load().ages.isdisjoint(said[:4])


def span(at: Moment) -> Window:
    """The minutes of a moment."""
    return Window(minute(at.earliest), minute(at.latest, last=True))


def _narrowest(told: Iterable[Told], wanted: str, modality: Modality | None = None) -> Moment | None:
    """The moment of a stage that is told most narrowly; as a fact, or as a plan with ``modality``."""
    found = [
        made
        for one in told
        if stage(one) == wanted and (one.claim.modality is modality if modality else is_fact(one))
        if (made := moment(one, Basis.PLANNED if modality else Basis.STATED)) is not None
    ]
    return min(found, key=lambda each: (each.basis is Basis.INHERITED, width(each), each.claim), default=None)


def width(at: Moment) -> int:
    """Minutes from the first to the last of a moment."""
    window = span(at)
    return (window.end or 0) - (window.start or 0)


def _shifted(at: Moment | None, minutes: int | None, sign: int) -> Moment | None:
    """The other end of a truce of this length; where only the day is known, either of two days may be meant."""
    if at is None or minutes is None:
        return None
    back = sign < 0
    earliest, latest = _moved(at.earliest, minutes, sign, not back), _moved(at.latest, minutes, sign, back)
    if earliest is None or latest is None:
        return None
    return Moment(earliest=earliest, latest=latest, basis=Basis.DERIVED, claim=at.claim)


def _moved(written: str, minutes: int, sign: int, shorter: bool) -> str | None:
    """A date moved by whole days (``shorter``: one less, as the first or last day may count), or a clock time."""
    try:
        if len(written) <= len("2016-10-22"):
            whole = -(-minutes // (24 * 60))
            return (date.fromisoformat(written) + timedelta(days=sign * (whole - shorter))).isoformat()
        moved = datetime.fromisoformat(written) + sign * timedelta(minutes=minutes)
    except (ValueError, OverflowError):
        return None
    return moved.isoformat(timespec="minutes").replace("+00:00", "Z")
