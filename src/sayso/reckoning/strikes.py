"""Attacks where a truce holds, and where each lies to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.lexicon import reckoning as families
from sayso.model import EventType, Modality, PlacedStrike, Polarity, Position
from sayso.reckoning.extents import Extent
from sayso.reckoning.grounds import Ground
from sayso.reckoning.scope import HAPPENED
from sayso.reckoning.steps import names, speaker
from sayso.reckoning.threads import Draft, Report, Told, common
from sayso.reckoning.windows import DAY, Window, stands

NEARBY = 7 * DAY
"""Minutes before a truce, and after the last that is known of it, within which attacks are placed beside it."""


def attacks() -> frozenset[EventType]:
    """The types of claims that tell of an attack."""
    return frozenset(kind for kind, row in families.load().kinds.items() if row.family == "attack")


class Strikes:
    """The attacks that reports put forward or deny as facts, found by place and time."""

    def __init__(self, told: Iterable[Report], places: frozenset[str]) -> None:
        kinds = attacks()
        self._kept: dict[str, list[tuple[int, Told]]] = defaultdict(list)
        self._own: dict[str, list[Told]] = {}
        for report in told:
            self._own[report.document] = [one for one in report.of(*kinds) if one.claim.modality in HAPPENED]
            for one in self._own[report.document]:
                for place in places.intersection(one.ground.keys if one.ground else ()):
                    if (at := stands(one.window)) is not None:
                        self._kept[place].append((at, one))
        for listed in self._kept.values():
            listed.sort(key=lambda pair: (pair[0], pair[1].order))

    def beside(self, group: Sequence[Draft], ground: Ground | None, extent: Extent) -> tuple[PlacedStrike, ...]:
        """Those where and about when a truce held, and those of its own reports that nothing keeps apart from it.

        Beside a truce that is only called for there are none; those of other reports only where a claim of the truce
        names its place.
        """
        told = [one for draft in group for one in draft.told]
        if not any(one.claim.modality in HAPPENED | {Modality.PLANNED} for one in told):
            return ()
        around = _around(told, extent)
        found = {one.order: one for draft in group for one in self._own[draft.report.document] if _here(one, ground)}
        found |= {one.order: one for one in self._elsewhere(common(told), around, extent)}
        kept = [one for one in found.values() if one.window is None or around is None or one.window.meets(around)]
        kept.sort(key=lambda one: (stands(one.window) or 0, one.order))
        return tuple(_placed(one, extent) for one in kept)

    def _elsewhere(self, ground: Ground | None, around: Window | None, extent: Extent) -> list[Told]:
        placeable = extent.begun is not None or extent.over is not None
        if not placeable or ground is None or around is None or around.start is None or around.end is None:
            return []
        listed = self._kept.get(ground.own, [])
        first = bisect_left(listed, around.start, key=lambda pair: pair[0])
        last = bisect_right(listed, around.end, key=lambda pair: pair[0])
        return [one for _, one in listed[first:last]]


def _here(one: Told, ground: Ground | None) -> bool:
    return one.ground is None or ground is None or one.ground.within(ground)


def _around(told: Iterable[Told], extent: Extent) -> Window | None:
    """All that is known of the truce's time, and some days on either side; ``None`` where nothing is."""
    windows = [one.window for one in told if one.window is not None]
    windows += [window for window in (extent.begun, extent.over) if window is not None]
    bounds = [bound for window in windows for bound in (window.start, window.end) if bound is not None]
    return Window(min(bounds) - NEARBY, max(bounds) + NEARBY) if bounds else None


def _placed(one: Told, extent: Extent) -> PlacedStrike:
    claim = one.claim
    position = place_in(one.window, extent)
    return PlacedStrike(
        type=claim.type.value,
        denied=claim.polarity is Polarity.DENIED,
        by=speaker(claim),
        actors=names(claim.actors, claim),
        place=" ".join(claim.place.name.split()) if claim.place else None,
        earliest=claim.time.earliest if claim.time else None,
        latest=claim.time.latest if claim.time else None,
        position=position,
        violation=False if position in (Position.BEFORE, Position.AFTER_LAPSE) else None,
        words=one.statement.evidence,
        claim=claim.id,
        document=claim.document,
    )


def place_in(window: Window | None, extent: Extent) -> Position:
    """Where an attack of this window lies to a truce; unsaid wherever the windows leave two answers open."""
    begun, over = extent.begun, extent.over
    if window is None:
        return Position.UNSAID
    if over is not None and over.end is not None and window.start is not None and window.start >= over.end:
        return Position.AFTER_LAPSE
    first = extent.first
    if first is not None and window.end is not None and window.end < first:
        return Position.BEFORE
    return Position.DURING if _inside(window, begun, over) else Position.UNSAID


def _inside(window: Window, begun: Window | None, over: Window | None) -> bool:
    if begun is None or begun.end is None or window.start is None or window.start < begun.end:
        return False
    return over is None or (over.start is not None and window.end is not None and window.end <= over.start)
