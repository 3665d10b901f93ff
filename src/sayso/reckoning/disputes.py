"""Which claims collide: candidates laid side by side, each pair once, and what is said over again folded together."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from sayso.model import Dispute, DisputeKind, Side, Verdict
from sayso.reckoning.candidates import pairs
from sayso.reckoning.rules import ALIKE, OPPOSED, Ruling
from sayso.reckoning.scope import Scope
from sayso.reckoning.windows import Window

GRAVITY = {Verdict.CONTRADICTORY: 0, Verdict.CONDITIONAL: 1, Verdict.COMPATIBLE: 2}


def disputes(scopes: Iterable[Scope], *, near_misses: bool = False) -> tuple[Dispute, ...]:
    """All disputes among the claims, the gravest first; with ``near_misses`` also what only looks like one."""
    return tuple(settled(pairs(scopes, sieved=True), near_misses=near_misses))


def settled(candidates: Iterable[tuple[Scope, Scope]], *, near_misses: bool = False) -> Iterator[Dispute]:
    """The disputes among pairs of claims, whatever index found them, one after the other in the same order.

    All pairs are judged before the first comes; each is put into words when its turn comes, and not kept.
    """
    with _uncollected():
        ruled = (judge(a, b) for a, b in candidates)
        found = [_found(r) for r in ruled if r is not None and (near_misses or r.verdict is not Verdict.COMPATIBLE)]
        repeated = _folded(found)
    for one in sorted(found, key=_order):
        ruling = judge(one.a, one.b)
        if ruling is not None:
            yield _dispute(ruling, repeated)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: there are none, and it would walk over all claims again and again."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def judge(a: Scope, b: Scope) -> Ruling | None:
    """The gravest ruling of the tables on two claims; ``None`` where they have nothing to do with each other."""
    if a.claim == b.claim or a.family != b.family or (a.denied and b.denied):
        return None
    if a.document >= b.document and (a.document, a.span, a.claim) > (b.document, b.span, b.claim):
        a, b = b, a
    gravest: Ruling | None = None
    for rule in ALIKE if a.denied is b.denied else OPPOSED:
        ruling = rule(a, b)
        if ruling and (gravest is None or GRAVITY[ruling.verdict] < GRAVITY[gravest.verdict]):
            gravest = ruling
    return gravest


class _Found(NamedTuple):
    """What must be known of all disputes at once: enough to fold and to order them.

    ``matter``: who is against whom about what; those that differ in it are never one. ``fullness``: first comes the
    pair that leaves the least unsaid and names the most, then the earlier in the report.
    """

    a: Scope
    b: Scope
    kind: DisputeKind
    gravity: int
    matter: tuple[object, ...]
    fullness: tuple[int, int]

    @property
    def id(self) -> str:
        """The dispute's id."""
        return _id(self.kind, self.a, self.b)


def _found(ruling: Ruling) -> _Found:
    a, b, cover = ruling.a, ruling.b, ruling.cover
    counted = (a.counts, b.counts) if ruling.kind is DisputeKind.COUNT_MISMATCH else ()
    place = a.place.own if a.place else ""
    relations = (cover.actor.known, cover.place.relation, cover.window.relation)
    return _Found(
        a=a,
        b=b,
        kind=ruling.kind,
        gravity=GRAVITY[ruling.verdict],
        matter=(ruling.kind, ruling.verdict is Verdict.COMPATIBLE, a.family, a.voice, b.voice, place, *counted),
        fullness=(relations.count("unsaid"), -len(a.actors.names) - len(b.actors.names)),
    )


def _folded(found: Iterable[_Found]) -> dict[str, str]:
    """For each dispute in which the same voices say the same again, the id of the one that says it most fully."""
    groups: dict[tuple[object, ...], list[_Found]] = {}
    for one in found:
        groups.setdefault(one.matter, []).append(one)
    repeated: dict[str, str] = {}
    for group in groups.values():
        for cluster in _clusters(group):
            if len(cluster) > 1:
                first, *rest = sorted(cluster, key=_fullest)
                repeated |= {one.id: first.id for one in rest}
    return repeated


def _clusters(group: Sequence[_Found]) -> list[list[_Found]]:
    """Parts of a group whose asserted events may be one: windows that meet, or none said."""
    made: list[list[_Found]] = []
    end = 0
    for one in sorted(group, key=lambda one: (_start(one.a.window), *_fullest(one))):
        start = _start(one.a.window)
        if made and start <= end:
            made[-1].append(one)
        else:
            made.append([one])
            end = start
        window = one.a.window
        end = max(end, window.end if window is not None and window.end is not None else start)
    return made


def _start(window: Window | None) -> int:
    return window.start if window is not None and window.start is not None else 0


def _fullest(one: _Found) -> tuple[int, int, str, int, str]:
    return (*one.fullness, one.a.document, one.a.span.start + one.b.span.start, one.a.claim + one.b.claim)


def _order(one: _Found) -> tuple[int, str, str, int, str, int, str]:
    a, b = one.a, one.b
    return (one.gravity, str(one.kind), a.document, a.span.start, b.document, b.span.start, a.claim + b.claim)


def _dispute(ruling: Ruling, repeated: Mapping[str, str]) -> Dispute:
    name, overlap = _id(ruling.kind, ruling.a, ruling.b), ruling.overlap
    return Dispute(
        id=name,
        kind=ruling.kind,
        verdict=ruling.verdict,
        why=ruling.why(overlap),
        condition=ruling.condition,
        a=Side(ruling.a.claim, ruling.a.document, ruling.a.span),
        b=Side(ruling.b.claim, ruling.b.document, ruling.b.span),
        overlap=overlap,
        reversal=ruling.reversal,
        repeats=repeated.get(name),
    )


def _id(kind: DisputeKind, a: Scope, b: Scope) -> str:
    """A digest of the kind and the two claims."""
    first, second = (a.claim, b.claim) if a.claim < b.claim else (b.claim, a.claim)
    told = f"{kind}\0{first}\0{second}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
