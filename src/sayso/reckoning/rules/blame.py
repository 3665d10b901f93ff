"""Two doers named for one event."""

from __future__ import annotations

from sayso.model import DisputeKind, Verdict
from sayso.reckoning.parties import related
from sayso.reckoning.rules.ruling import (
    Ruling,
    content,
    meeting,
    speaks_for,
    told,
    wide,
)
from sayso.reckoning.scope import HAPPENED, Cover, Known, Scope

BLAMED = frozenset({"attack", "casualty", "truce"})
"""Families of which it is said who did it."""
BRIEF = 2
"""Days within which two claims of two reports may be of one event."""


def blamed_apart(a: Scope, b: Scope) -> Ruling | None:
    """Each of two voices names another doer of what may be one event."""
    if not (a.actors.known and b.actors.known):
        return None
    if a.voice == b.voice or a.family != b.family or a.family not in BLAMED:
        return None
    if not (a.modality in HAPPENED and b.modality in HAPPENED):
        return None
    broken = a.phase == b.phase == "violated"
    if (a.family == "truce" and not broken) or related(a.actors, b.actors):
        return None
    cover = meeting(a, b)
    if cover.type.known is Known.NO or not _one_event(a, b, cover):
        return None
    thing = "only one side broke it" if broken else "both speak of the same event"
    return Ruling(
        kind=DisputeKind.ATTRIBUTION_MISMATCH,
        verdict=Verdict.CONDITIONAL,
        why=lambda overlap: f"“{a.actors}” against “{b.actors}”; {told(overlap.type, overlap.place, overlap.time)}",
        conditions=(thing,),
        a=a,
        b=b,
        cover=cover,
    )


def _one_event(a: Scope, b: Scope, cover: Cover) -> bool:
    """Whether there is enough to take the two for one event: each blames the other, one number, or one target."""
    said = cover.place.known is Known.YES and cover.window.known is Known.YES and not wide(a, b)
    days = max((scope.window.days or BRIEF + 1) if scope.window else BRIEF + 1 for scope in (a, b))
    if a.document != b.document and not (said and days <= BRIEF):
        return False
    if Known.NO in (cover.place.known, cover.window.known):
        return False
    mutual = speaks_for(a, b.actors) and speaks_for(b, a.actors)
    numbers = {count.stated for count in a.counts} & {count.stated for count in b.counts} - {None}
    return mutual or (said and bool(numbers)) or (said and bool(content(a.targets) & content(b.targets)))
