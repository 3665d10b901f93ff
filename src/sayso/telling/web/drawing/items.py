"""One claim as a shape: how long it is, how its ends look, what it is called."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import EventType, Happening, Modality, Polarity, Statement
from sayso.reckoning.windows import Window, minute, window_of
from sayso.telling import words
from sayso.telling.safe import one_line
from sayso.telling.web import links
from sayso.telling.web.drawing.chart import Item
from sayso.telling.web.drawing.scale import Scale

STUB = 56.0
"""Length of what has one known end."""

LEAST = 10.0
"""Width of the shortest shape."""

LETTER = 5.8
"""Width of a letter of a label, about."""

LONGEST = 64
"""Letters of a label."""

FACTS = (Modality.OCCURRED, Modality.ONGOING, Modality.HABITUAL)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where something lies along the line of time, cut at the edges of the picture."""

    left: float
    right: float
    open_left: bool
    open_right: bool
    cut_left: bool
    cut_right: bool


def extent(window: Window, scale: Scale) -> Extent:
    """The extent of a window with at least one known end; what is open runs on for a little way."""
    start = None if window.start is None else scale.x(window.start)
    end = None if window.end is None else scale.x(window.end)
    left = start if start is not None else (end or 0.0) - STUB
    right = end if end is not None else left + STUB
    if right - left < LEAST:
        left, right = (left + right - LEAST) / 2, (left + right + LEAST) / 2
    cut_left, cut_right = left < scale.left, right > scale.right
    left, right = min(max(left, scale.left), scale.right - LEAST), max(min(right, scale.right), scale.left + LEAST)
    return Extent(round(left, 1), round(right, 1), start is None, end is None, cut_left, cut_right)


def item(happening: Happening, scale: Scale, *, disputed: bool, height: float) -> Item:
    """The shape of a claim whose time is known, at the top of the picture."""
    claim = happening.statement.claim
    window = window_of(claim.time) or Window(None, None)
    where = extent(window, scale)
    label = words.excerpt(_label(happening.statement), LONGEST)
    return Item(
        claim=claim.id,
        link=links.claim(claim.document, claim.id),
        denied=claim.polarity is Polarity.DENIED,
        disputed=disputed,
        fact=claim.modality in FACTS,
        label=label,
        title=_title(happening),
        x=where.left,
        y=0.0,
        width=round(where.right - where.left, 1),
        height=height,
        label_x=beside(where.left, label, scale),
        label_y=0.0,
        open_left=where.open_left,
        open_right=where.open_right,
        cut_left=where.cut_left,
        cut_right=where.cut_right,
        within=None,
        said=_said(happening, scale),
    )


def beside(left: float, label: str, scale: Scale) -> float:
    """Where a label begins so that it does not leave the picture."""
    return round(max(scale.left, min(left, scale.right - length(label))), 1)


def length(label: str) -> float:
    """How wide a label is, about."""
    return len(label) * LETTER


def _label(statement: Statement) -> str:
    """ "no air strike, Sukkari (two residents)", "planned: talks (a diplomat)"; what has no type by its own words."""
    claim = statement.claim
    what = f"“{one_line(statement.trigger)}”" if claim.type is EventType.OTHER else words.event(claim)
    denied = "no " if claim.polarity is Polarity.DENIED else ""
    put = "" if claim.modality in FACTS else f"{words.plain(claim.modality.value)}: "
    place = f", {one_line(claim.place.name)}" if claim.place else ""
    return f"{put}{denied}{what}{place} ({words.who(claim) or 'the report'})"


def _title(happening: Happening) -> str:
    """All of it in words: what is read aloud, and shown when pointed at."""
    claim = happening.statement.claim
    when = words.when(claim.time, "")
    precision = f" (known to the {claim.time.precision})" if claim.time and claim.time.precision != "unknown" else ""
    said = happening.said_latest or happening.said_earliest or "on an unknown day"
    who = words.who(claim) or "the report itself"
    stance = f"{words.stance(claim)}: {words.event(claim)}"
    place = f", {words.where(claim.place)}" if claim.place else ""
    quoted = words.excerpt(happening.statement.evidence, 200)
    return f"{stance}{place}, {when}{precision}; {who}, said {said}: “{quoted}”"


def _said(happening: Happening, scale: Scale) -> float | None:
    """Noon of the day of the saying, in the picture."""
    day = minute(happening.said_latest or happening.said_earliest)
    if day is None:
        return None
    x = scale.x(day + 12 * 60)
    return x if scale.left <= x <= scale.right else None
