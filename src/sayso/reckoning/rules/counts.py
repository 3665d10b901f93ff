"""Two numbers for the same thing in one event."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from sayso.lexicon import reckoning as words
from sayso.model import DisputeKind, EventType, Overlap, Verdict
from sayso.reckoning.counts import Count
from sayso.reckoning.rules.ruling import Ruling, alike, meeting, one_matter, open_ends, told
from sayso.reckoning.scope import HAPPENED, Answer, Cover, Known, Scope
from sayso.reckoning.windows import Window

Reason = Callable[[], str]
"""Why two numbers may both hold, put into words when it is asked for."""

FAR_OFF = 5
"""Counts further apart than this factor are of one event only where both say when."""
MONTH = 28
"""Days from which on a window does not tell one event from another."""
LONGER = 2
"""Days by which one window must exceed the other to be a sum over a longer time."""


def counts_apart(a: Scope, b: Scope) -> Ruling | None:
    """Two numbers for the same thing in the same event."""
    if a.type is not b.type or not (a.modality in HAPPENED and b.modality in HAPPENED):
        return None
    compared = comparable(a.counts, b.counts) if a.counts and b.counts else None
    if compared is None or (a.voice == b.voice and a.type is not EventType.CASUALTY):
        return None
    cover = meeting(a, b)
    if cover.window.relation == "unsaid":
        cover = Cover(cover.type, cover.actor, cover.place, _by_context(a, b) or cover.window)
    if cover.place.known is Known.NO and cover.window.known is Known.NO:
        return None
    first, second = compared
    reason = _elsewhere(cover)
    if reason is None and _loose(a, b, compared, cover):
        if not ((first.vague or second.vague) and first.meets(second)):
            return None
        reason = partial("{} and {} may be one number".format, first, second)
    if reason is None:
        reason = _another_sum(a, b, compared)
    if reason is not None:
        return _ruling(Verdict.COMPATIBLE, lambda _: reason(), (), a, b, cover)
    conditions: tuple[str | Answer, ...] = open_ends(cover.place, cover.window)
    if not (first.exact and second.exact):
        bound = "the bound was meant as the toll" if not (first.vague or second.vague) else "both were counted"
        conditions = (*conditions, bound)
    verdict = Verdict.CONDITIONAL if conditions else Verdict.CONTRADICTORY
    why = partial(_against, first, second)
    return _ruling(verdict, why, conditions, a, b, cover)


def _ruling(
    verdict: Verdict,
    why: Callable[[Overlap], str],
    conditions: tuple[str | Answer, ...],
    a: Scope,
    b: Scope,
    cover: Cover,
) -> Ruling:
    return Ruling(DisputeKind.COUNT_MISMATCH, verdict, why, conditions, a, b, cover)


def _against(first: Count, second: Count, overlap: Overlap) -> str:
    return f"{first} against {second}{_of_whom(first)}; {told(overlap.place, overlap.time)}"


def _by_context(a: Scope, b: Scope) -> Answer | None:
    """A claim without a time goes on from the one before it: where that one's time is another, so is its own."""
    first, second = a.window or a.context, b.window or b.context
    if first is None or second is None or first.meets(second):
        return None
    return Answer(Known.NO, "apart", "one follows on what is told of {}, the other of {}", about=(first, second))


@lru_cache(maxsize=65536)
def comparable(first: tuple[Count, ...], second: tuple[Count, ...]) -> tuple[Count, Count] | None:
    """The first two counts that are of the same thing, or of one thing and a part of it; ``None`` where two agree."""
    table = words.load()
    alike = [(x, y) for x in first for y in second if x.fate == y.fate]
    if any(x.stated is not None and x.stated == y.stated for x, y in alike):
        return None
    pairs = [(x, y) for x, y in alike if not (x.part or x.further or y.part or y.further)]
    same = [(x, y) for x, y in pairs if (x.group == y.group and x.group) or (x.fate and None in (x.group, y.group))]
    parts = [
        (x, y)
        for x, y in pairs
        if x.group and y.group and (table.part_of(x.group, y.group) or table.part_of(y.group, x.group))
    ]
    return next(iter((*same, *parts)), None)


def _elsewhere(cover: Cover) -> Reason | None:
    """Why two numbers may both hold, where they are of two places, two times, or two doers."""
    if cover.place.known is Known.NO:
        return lambda: cover.place.why
    if cover.window.known is Known.NO:
        return lambda: cover.window.why
    return (lambda: f"other actors: {cover.actor.why}") if cover.actor.known is Known.NO else None


def _loose(a: Scope, b: Scope, compared: tuple[Count, Count], cover: Cover) -> bool:
    """Whether too little is said to take two numbers for those of one event."""
    if not one_matter(a, b, cover):
        return True
    if not (_undated(a.window) or _undated(b.window)):
        return False
    first, second = compared
    low, high = sorted((first.size, second.size))
    return first.vague or second.vague or high > FAR_OFF * low


def _undated(window: Window | None) -> bool:
    return window is None or (window.days or MONTH) >= MONTH


def of_others(a: Scope, b: Scope) -> bool:
    """Whether the two surely speak of other actors, so that both may hold."""
    return alike(a.actors, b.actors).known is Known.NO


def reconcilable(first: tuple[Count, ...], second: tuple[Count, ...]) -> bool:
    """Whether two claims with these counts have none to compare, or two that may both hold whatever else is said."""
    compared = comparable(first, second)
    return compared is None or _reconciled(*compared) is not None


def _another_sum(a: Scope, b: Scope, compared: tuple[Count, Count]) -> Reason | None:
    """Why two numbers may both hold, of what may be one event."""
    return _reconciled(*compared) or _of_another_stretch(a, b, compared)


def _reconciled(first: Count, second: Count) -> Reason | None:
    if (first.vague or second.vague) and first.meets(second):
        return partial("{} includes {}".format, *((first, second) if first.vague else (second, first)))
    if (first.approximate or second.approximate) and first.meets(second):
        return partial("{} and {} are one number, rounded".format, first, second)
    return _part_of_whole(first, second)


def _part_of_whole(first: Count, second: Count) -> Reason | None:
    table = words.load()
    if first.group == second.group or first.group is None or second.group is None:
        return None
    part, whole = (first, second) if table.part_of(first.group, second.group) else (second, first)
    low, high = part.low or 0, whole.high if whole.high is not None else whole.low
    fits = whole.high is None or high is None or low <= high
    return (lambda: f"{part} {part.group} may be part of {whole} {whole.group}") if fits else None


def _of_another_stretch(a: Scope, b: Scope, compared: tuple[Count, Count]) -> Reason | None:
    """A sum over a longer time, a wider place or a later day holds the smaller one."""
    wider = _wider(a, b)
    if wider is not None:
        big, small = (compared[0], compared[1]) if wider is a else (compared[1], compared[0])
        if big.size >= small.size:
            return partial("{} is for a longer time or a wider place than {}".format, big, small)
    if a.voice == b.voice and (a.said != b.said or a.window != b.window or a.window is None):
        return partial("two figures of one voice ({}), the greater may be the later or the sum".format, a.name)
    return None


def _wider(a: Scope, b: Scope) -> Scope | None:
    """Which of the two speaks of a clearly longer time, or, in another report, of a wider place."""
    first, second = (scope.window.days if scope.window else None for scope in (a, b))
    if first is not None and second is not None and abs(first - second) >= LONGER:
        return a if first > second else b
    if a.place is None or b.place is None or a.document == b.document or a.place.own == b.place.own:
        return None
    return a if b.place.within(a.place) else b if a.place.within(b.place) else None


def _of_whom(count: Count) -> str:
    said = " ".join(part for part in (count.group, count.fate and count.fate.replace("_", " ")) if part)
    return f" ({said})" if said else ""
