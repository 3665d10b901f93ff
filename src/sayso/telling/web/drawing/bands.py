"""Truces as bands across the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.model import Truce
from sayso.reckoning.windows import Window, minute
from sayso.telling.safe import one_line
from sayso.telling.web import links
from sayso.telling.web.drawing.chart import Band
from sayso.telling.web.drawing.items import beside, extent, length
from sayso.telling.web.drawing.packing import rows
from sayso.telling.web.drawing.scale import Scale
from sayso.telling.words import plain, window

MOST = 24
"""Truces drawn at most, the first in their own order."""

LABEL = 18.0
"""Height of a row of labels."""


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands and the height that their labels take."""

    bands: tuple[Band, ...]
    height: float


def bands(truces: Iterable[Truce], scale: Scale, top: float) -> Bands:
    """The truces of the view, labels in rows from ``top`` down."""
    found = [band for truce in truces for band in _band(truce, scale)][:MOST]
    row, many = rows([(one.label_x, max(one.x + one.width, one.label_x + length(f"→ {one.label} →"))) for one in found])
    placed = (replace(one, y=top + at * LABEL) for one, at in zip(found, row, strict=True))
    return Bands(tuple(placed), many * LABEL)


def held(truce: Truce) -> Window | None:
    """From when to when a truce is said to hold; ``None`` where nobody dates it."""
    start = minute(truce.start.earliest) if truce.start else None
    last = truce.lapsed or truce.end
    end = minute(last.latest, last=True) if last else None
    return None if start is None and end is None else Window(start, end)


def named(truce: Truce) -> str:
    """ "truce, eastern Aleppo: holding"."""
    place = f", {one_line(truce.place.name)}" if truce.place else ""
    status = f": {plain(truce.status)}" if truce.status else ""
    return f"truce{place}{status}"


def _band(truce: Truce, scale: Scale) -> Iterator[Band]:
    span = held(truce)
    if span is None or _beside(span, scale):
        return
    where = extent(span, scale)
    label = named(truce)
    last = truce.lapsed or truce.end
    said = window(truce.start.value if truce.start else None, last.value if last else None)
    yield Band(
        link=links.thread(truce),
        label=label,
        title=f"{label}; {said or 'not dated'}",
        x=where.left,
        width=round(where.right - where.left, 1),
        y=0.0,
        label_x=beside(where.left, f"→ {label} →", scale),
        open_left=where.open_left,
        open_right=where.open_right,
    )


def _beside(span: Window, scale: Scale) -> bool:
    before = span.end is not None and span.end < scale.start
    return before or (span.start is not None and span.start > scale.end)
