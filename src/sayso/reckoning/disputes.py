"""Which claims collide: candidates laid side by side, each pair once, and what is said over again folded together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model import Dispute, DisputeKind, Side, Verdict
from sayso.reckoning.candidates import pairs
from sayso.reckoning.rules import RULES, Ruling
from sayso.reckoning.scope import Scope
from sayso.reckoning.windows import Window

GRAVITY = {Verdict.CONTRADICTORY: 0, Verdict.CONDITIONAL: 1, Verdict.COMPATIBLE: 2}


def disputes(scopes: Iterable[Scope], *, near_misses: bool = False) -> tuple[Dispute, ...]:
    """All disputes among the claims, the gravest first; with ``near_misses`` also what only looks like one."""
    return settled(pairs(scopes), near_misses=near_misses)


def settled(candidates: Iterable[tuple[Scope, Scope]], *, near_misses: bool = False) -> tuple[Dispute, ...]:
    """The disputes among pairs of claims, whatever index found them."""
    ruled = (judge(a, b) for a, b in candidates)
    kept = [r for r in ruled if r is not None and (near_misses or r.verdict is not Verdict.COMPATIBLE)]
    return tuple(sorted(_folded(kept), key=_order))


def judge(a: Scope, b: Scope) -> Ruling | None:
    """The gravest ruling of the table on two claims; ``None`` where they have nothing to do with each other."""
    if a.claim == b.claim or a.family != b.family:
        return None
    if (a.document, a.span, a.claim) > (b.document, b.span, b.claim):
        a, b = b, a
    ruled = [ruling for rule in RULES if (ruling := rule(a, b)) is not None]
    return min(ruled, key=lambda ruling: GRAVITY[ruling.verdict], default=None)


def _dispute(ruling: Ruling) -> Dispute:
    return Dispute(
        id=_id(ruling),
        kind=ruling.kind,
        verdict=ruling.verdict,
        why=ruling.why(),
        condition=ruling.condition,
        a=_side(ruling.a),
        b=_side(ruling.b),
        overlap=ruling.overlap,
        reversal=ruling.reversal,
        repeats=None,
    )


def _id(ruling: Ruling) -> str:
    told = "\0".join((ruling.kind.value, *sorted((ruling.a.claim, ruling.b.claim))))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _side(scope: Scope) -> Side:
    return Side(claim=scope.claim, document=scope.document, span=scope.span)


def _order(dispute: Dispute) -> tuple[int, str, str, int, str, int, str]:
    a, b = dispute.a, dispute.b
    return (
        GRAVITY[dispute.verdict],
        dispute.kind.value,
        a.document,
        a.span.start,
        b.document,
        b.span.start,
        dispute.id,
    )


def _folded(rulings: Sequence[Ruling]) -> list[Dispute]:
    """The disputes; of those in which the same voices say the same again, all but one point to that one."""
    groups: dict[tuple[str, ...], list[Ruling]] = {}
    for ruling in rulings:
        groups.setdefault(_matter(ruling), []).append(ruling)
    made: list[Dispute] = []
    for group in groups.values():
        for cluster in _clusters(group):
            first, *rest = map(_dispute, sorted(cluster, key=_fullness))
            made += [first, *(replace(dispute, repeats=first.id) for dispute in rest)]
    return made


def _matter(ruling: Ruling) -> tuple[str, ...]:
    """Who is against whom about what: rulings that differ in it are never one dispute."""
    a, b = ruling.a, ruling.b
    real = "miss" if ruling.verdict is Verdict.COMPATIBLE else "real"
    counted = ruling.kind is DisputeKind.COUNT_MISMATCH
    told = [",".join(map(str, side.counts)) for side in (a, b)] if counted else []
    return (ruling.kind.value, real, a.family, a.voice, b.voice, a.place.own if a.place else "", *told)


def _clusters(group: Sequence[Ruling]) -> list[list[Ruling]]:
    """Parts of a group whose asserted events may be one: windows that meet, or none said in the same report."""
    ordered = sorted(group, key=lambda ruling: (_start(ruling.a.window), *_fullness(ruling)))
    made: list[list[Ruling]] = []
    end: int | None = None
    for ruling in ordered:
        window = ruling.a.window
        start = _start(window)
        if made and (end is None or start <= end):
            made[-1].append(ruling)
        else:
            made.append([ruling])
            end = start
        reach = window.end if window is not None and window.end is not None else start
        end = reach if end is None else max(end, reach)
    return made


def _start(window: Window | None) -> int:
    return window.start if window is not None and window.start is not None else 0


def _fullness(ruling: Ruling) -> tuple[int, int, str, int, str]:
    """First the pair that leaves the least unsaid and names the most, then the earlier in the report."""
    cover = ruling.cover
    unsaid = sum(relation == "unsaid" for relation in (cover.actor.known, cover.place.relation, cover.window.relation))
    named = len(ruling.a.actors.names) + len(ruling.b.actors.names)
    return (
        unsaid,
        -named,
        ruling.a.document,
        ruling.a.span.start + ruling.b.span.start,
        ruling.a.claim + ruling.b.claim,
    )
