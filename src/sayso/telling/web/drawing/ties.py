"""Which claims of the picture cannot both hold, and the lines that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.model import Dispute
from sayso.telling.safe import one_line
from sayso.telling.web import links
from sayso.telling.web.drawing.chart import Item, Tie
from sayso.telling.words import plain

MOST = 80
"""Lines drawn at most."""

SIGN = 16.0
"""Room that a sign takes."""

EDGE = 6.5
"""How far below its upper edge a sign stands on a denial."""


def ties(disputes: Iterable[Dispute], items: Sequence[Item]) -> tuple[Tie, ...]:
    """A line for each dispute both sides of which are drawn; the gravest first, as they are given."""
    drawn = {one.claim: one for one in items}
    taken: set[tuple[float, float]] = set()
    return tuple(tie for dispute in disputes for tie in _tie(dispute, drawn, taken))[:MOST]


def _tie(dispute: Dispute, drawn: Mapping[str, Item], taken: set[tuple[float, float]]) -> Iterator[Tie]:
    a, b = drawn.get(dispute.a.claim), drawn.get(dispute.b.claim)
    if a is None or b is None:
        return
    inside = a.within == b.claim
    x1, y1 = (a.middle, a.centre) if not inside else (a.x - SIGN / 2, b.y)
    x2, y2 = _beside(a, b) if inside else _free(a, b, taken)
    taken.add((x2, y2))
    yield Tie(
        link=links.dispute(dispute.id),
        verdict=dispute.verdict,
        title=f"{plain(dispute.kind.value)}, {dispute.verdict.value}: {one_line(dispute.condition or dispute.why)}",
        x1=round(x1, 1),
        y1=y1,
        x2=x2,
        y2=y2,
    )


def _beside(mark: Item, denial: Item) -> tuple[float, float]:
    """Left of a mark that is drawn inside the denial; the line goes up to the denial's edge."""
    return round(mark.x - SIGN / 2, 1), mark.centre


def _free(one: Item, other: Item, taken: set[tuple[float, float]]) -> tuple[float, float]:
    """The place on ``other`` that the line from ``one`` goes to, or the next to the right where no sign stands yet."""
    y = other.y + EDGE
    x = min(max(one.middle, other.x + SIGN / 2), max(other.right - SIGN / 2, other.middle))
    while any(y == row and abs(x - at) < SIGN for at, row in taken):
        x += SIGN
    return round(x, 1), y
