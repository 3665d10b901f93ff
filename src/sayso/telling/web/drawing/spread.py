"""Claims of known time made ready for drawing, once for all pictures: where each begins and ends, and its lanes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.model import Happening
from sayso.reckoning.windows import window_of
from sayso.telling.web.drawing.lanes import NAMING, By, LaneName


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim on the line of time: minutes ``start`` to ``end``, one of which stands for the other where it is open.

    ``names``: its lane by each of ``By``, the same object for all claims of a lane.
    """

    claim: str
    happening: Happening
    start: int
    end: int
    names: tuple[LaneName, ...]


ORDER = tuple(By)


def spread(happenings: Iterable[Happening]) -> tuple[Placed, ...]:
    """Those of known time, in the order given."""
    called: dict[tuple[By, str], LaneName] = {}
    dated = [(one, ends) for one in happenings if (ends := _ends(one))]
    for one, _ in dated:
        for by in ORDER:
            lane = NAMING[by](one.statement.claim)
            if not called.setdefault((by, lane.key), lane).written:
                called[by, lane.key] = lane
    return tuple(Placed(one.statement.claim.id, one, ends[0], ends[-1], _lanes(one, called)) for one, ends in dated)


def lanes(placed: Iterable[Placed], by: By) -> dict[LaneName, list[Placed]]:
    """The claims lane by lane, fullest first, those that say nothing last; within each the order given."""
    at = ORDER.index(by)
    found: dict[str, list[Placed]] = {}
    for one in placed:
        found.setdefault(one.names[at].key, []).append(one)
    inside = {claims[0].names[at]: claims for claims in found.values()}
    ordered = sorted(inside, key=lambda lane: (lane.rank, -len(inside[lane]), lane.key))
    return {lane: inside[lane] for lane in ordered}


def _ends(one: Happening) -> list[int]:
    window = window_of(one.statement.claim.time)
    return [] if window is None else [end for end in window if end is not None]


def _lanes(one: Happening, called: Mapping[tuple[By, str], LaneName]) -> tuple[LaneName, ...]:
    return tuple(called[by, NAMING[by](one.statement.claim).key] for by in ORDER)
