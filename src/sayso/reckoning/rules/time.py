"""Two times for one thing."""

from __future__ import annotations

from sayso.lexicon import reckoning as words
from sayso.model import DisputeKind, EventType, Modality, Verdict
from sayso.reckoning.parties import related
from sayso.reckoning.rules.ruling import Ruling, meeting, told
from sayso.reckoning.scope import Known, Scope
from sayso.reckoning.windows import WEEK, Window

BEGINNING = frozenset({EventType.TRUCE, EventType.TALKS, EventType.AGREEMENT})
"""Types of which it is said when they begin or end."""


def times_apart(a: Scope, b: Scope) -> Ruling | None:
    """One thing, said to begin (or to end) at two times."""
    if a.type not in BEGINNING or a.type is not b.type or a.phase != b.phase or a.voice == b.voice:
        return None
    if not (a.phase in ("started", "ended") or a.modality is b.modality is Modality.PLANNED):
        return None
    cover = meeting(a, b)
    named = cover.place.known is Known.YES or related(a.actors, b.actors)
    if (
        cover.window.known is not Known.NO
        or cover.place.known is Known.NO
        or not named
        or not _near(a.window, b.window)
    ):
        return None
    return Ruling(
        kind=DisputeKind.TIME_MISMATCH,
        verdict=Verdict.CONDITIONAL,
        why=lambda overlap: f"{a.window} against {b.window}; {told(overlap.place)}",
        conditions=(f"both speak of the same {words.load().kinds[a.type].noun}",),
        a=a,
        b=b,
        cover=cover,
    )


def _near(first: Window | None, second: Window | None) -> bool:
    """Whether two windows that do not meet lie within a week."""
    if first is None or second is None:
        return False
    return Window(first.start and first.start - WEEK, first.end and first.end + WEEK).meets(second)
