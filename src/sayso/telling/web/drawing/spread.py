"""Claims of known time made ready for drawing, once for all pictures: where each begins and ends, and its lanes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Happening
from sayso.reckoning.windows import window_of
from sayso.telling.web.drawing.lanes import NAMING, By, LaneName


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim on the line of time: minutes ``start`` to ``end``, one of which stands for the other where it is open."""

    happening: Happening
    start: int
    end: int
    names: tuple[LaneName, ...]

    @property
    def claim(self) -> str:
        """The claim's id."""
        return self.happening.statement.claim.id

    def lane(self, by: By) -> LaneName:
        """In which lane it goes."""
        return self.names[ORDER.index(by)]


ORDER = tuple(By)


def spread(happenings: Iterable[Happening]) -> tuple[Placed, ...]:
    """Those of known time, in the order given."""
    made = []
    for one in happenings:
        window = window_of(one.statement.claim.time)
        ends = [] if window is None else [end for end in window if end is not None]
        if ends:
            names = tuple(NAMING[by](one.statement.claim) for by in ORDER)
            made.append(Placed(one, ends[0], ends[-1], names))
    return tuple(made)


def lanes(placed: Iterable[Placed], by: By) -> dict[LaneName, list[Placed]]:
    """The claims lane by lane, fullest first, those that say nothing last; within each the order given."""
    found: dict[str, list[Placed]] = {}
    names: dict[str, LaneName] = {}
    for one in placed:
        lane = one.lane(by)
        if lane.key not in names or not names[lane.key].written:
            names[lane.key] = lane
        found.setdefault(lane.key, []).append(one)
    ordered = sorted(names.values(), key=lambda lane: (lane.rank, -len(found[lane.key]), lane.key))
    return {lane: found[lane.key] for lane in ordered}
