"""The timeline laid out: lanes below each other, denials as intervals with what contradicts them drawn inside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import Dispute, DisputeKind, Truce, Verdict
from sayso.telling.web.drawing.bands import bands
from sayso.telling.web.drawing.chart import Chart, Item, Lane
from sayso.telling.web.drawing.items import item, length
from sayso.telling.web.drawing.lanes import By
from sayso.telling.web.drawing.packing import rows
from sayso.telling.web.drawing.scale import Scale, ticks
from sayso.telling.web.drawing.spread import Placed, lanes
from sayso.telling.web.drawing.ties import ties

WIDTH = 1180.0
MARGIN = 12.0
AXIS = 30.0
LABEL = 15.0
SHAPE = 13.0
ROW = 34.0
HEADING = 28.0
FOOT = 8.0
INSET = 3.0
LANES = 16
"""Lanes drawn at most, the fullest first."""

MOST = 240
"""Claims drawn at most: more could not be told apart. Those in dispute come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is to be seen: minutes ``start`` to ``end``; lanes of what; ``only``: the key of one lane."""

    start: int
    end: int
    by: By = By.ACTOR
    only: str | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """A denial with what is drawn inside it, or an assertion alone; ``rows``: how many it takes."""

    items: tuple[Item, ...]
    rows: int

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where shapes, labels and sayings lie."""
        left = min(min(one.x, one.label_x, one.said or one.x) for one in self.items)
        return left, max(max(one.right, one.label_x + length(one.label), one.said or 0.0) for one in self.items)


def chart(
    placed: Iterable[Placed], disputes: Mapping[str, Sequence[Dispute]], truces: Iterable[Truce], view: View
) -> Chart:
    """The picture of what falls into the view; nothing in it depends on anything but what is given.

    ``disputes``: of each claim those in which it stands, the gravest first.
    """
    scale = Scale(start=view.start, end=view.end, left=MARGIN, right=WIDTH - MARGIN)
    seen = [one for one in placed if one.start <= view.end and one.end >= view.start]
    every = {name: inside for name, inside in lanes(seen, view.by).items() if view.only in (None, name.key)}
    fullest = sorted(every, key=lambda name: -len(every[name]))[:LANES]
    shown = {name: inside for name, inside in every.items() if name in fullest}
    chosen = _most([one for inside in shown.values() for one in inside], disputes)
    told = _told(chosen, disputes)
    over = bands(truces, scale, AXIS)
    y = top = AXIS + over.height
    laid: list[Lane] = []
    items: list[Item] = []
    for name, inside in shown.items():
        mine = [
            item(one.happening, scale, disputed=one.claim in disputes, height=SHAPE)
            for one in inside
            if one.claim in chosen
        ]
        drawn, height = _placed(_blocks(mine, told), y + HEADING)
        height += HEADING + FOOT
        laid.append(Lane(key=name.key, name=name.name, claims=len(inside), drawn=len(mine), y=y, height=height))
        items.extend(drawn)
        y += height
    return Chart(
        width=WIDTH,
        height=y + MARGIN,
        top=top,
        ticks=ticks(scale),
        bands=over.bands,
        lanes=tuple(laid),
        items=tuple(items),
        ties=ties(told, items),
        missing=sum(map(len, every.values())) - len(items),
    )


def _most(seen: Sequence[Placed], disputes: Mapping[str, object]) -> set[str]:
    """What is drawn: what is in dispute first, then the earliest."""
    claims = [one.claim for one in seen]
    grave = [claim for claim in claims if claim in disputes][:MOST]
    return {*grave, *[claim for claim in claims if claim not in disputes][: MOST - len(grave)]}


def _told(claims: Collection[str], disputes: Mapping[str, Sequence[Dispute]]) -> list[Dispute]:
    """The disputes both sides of which are drawn, each once, the contradictions first."""
    found = {
        one.id: one
        for claim in sorted(claims)
        for one in disputes.get(claim, ())
        if one.a.claim in claims and one.b.claim in claims
    }
    return sorted(found.values(), key=lambda one: (one.verdict is not Verdict.CONTRADICTORY, one.id))


def _blocks(items: Sequence[Item], disputes: Iterable[Dispute]) -> list[_Block]:
    """Every claim once: alone, or inside the longest denial of the lane that it collides with and falls into."""
    own = {one.claim: one for one in items}
    homes: dict[str, str] = {}
    for dispute in sorted(disputes, key=lambda one: -own[one.b.claim].width if one.b.claim in own else 0.0):
        asserted, denied = own.get(dispute.a.claim), own.get(dispute.b.claim)
        if dispute.kind is not DisputeKind.ASSERTION_VS_DENIAL or asserted is None or denied is None:
            continue
        if denied.denied and not asserted.denied and _holds(denied, asserted):
            homes.setdefault(asserted.claim, denied.claim)
    return [_block(one, items, homes) for one in items if one.claim not in homes]


def _holds(denied: Item, asserted: Item) -> bool:
    known = not (asserted.open_left and not denied.open_left) and not (asserted.open_right and not denied.open_right)
    return known and denied.x <= asserted.middle <= denied.right


def _block(one: Item, items: Iterable[Item], homes: Mapping[str, str]) -> _Block:
    """Positions from the block's own top."""
    inside = [replace(other, within=one.claim) for other in items if homes.get(other.claim) == one.claim]
    row, many = rows([_Block((other,), 1).extent for other in inside])
    drawn = [_down(other, LABEL + INSET + at * ROW) for other, at in zip(inside, row, strict=True)]
    outer = _down(one, 0.0)
    if many:
        outer = replace(outer, height=many * ROW + 2 * INSET)
    return _Block((outer, *drawn), many + 1 if many else 1)


def _placed(blocks: Sequence[_Block], top: float) -> tuple[list[Item], float]:
    """All items at their places below ``top``, and the height that they take."""
    row, many = rows([block.extent for block in blocks], [block.rows for block in blocks])
    placed = [
        replace(one, y=one.y + top + at * ROW, label_y=one.label_y + top + at * ROW)
        for block, at in zip(blocks, row, strict=True)
        for one in block.items
    ]
    return placed, many * ROW


def _down(one: Item, y: float) -> Item:
    return replace(one, y=y + LABEL, label_y=y + LABEL - 4)
