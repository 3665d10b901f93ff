"""Which claims collide: candidates laid side by side, each pair once, and what is said over again folded together."""

from __future__ import annotations

import gc
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import starmap

from sayso.model import Dispute, DisputeKind, Side, Verdict
from sayso.reckoning.candidates import Sieve, in_order, pairs
from sayso.reckoning.rules import ALIKE, OPPOSED, Ruling
from sayso.reckoning.scope import Scope
from sayso.reckoning.windows import Window

Pair = tuple[str, str]
"""The two claims of a dispute: there is one dispute between two claims at most."""

GRAVITY = {Verdict.CONTRADICTORY: 0, Verdict.CONDITIONAL: 1, Verdict.COMPATIBLE: 2}


def disputes(scopes: Iterable[Scope], *, near_misses: bool = False) -> tuple[Dispute, ...]:
    """All disputes among the claims, the gravest first; with ``near_misses`` also what only looks like one."""
    sieve = Sieve.RULED if near_misses else Sieve.COLLIDING
    return tuple(settled(pairs(scopes, sieve), near_misses=near_misses))


def settled(candidates: Iterable[tuple[Scope, Scope]], *, near_misses: bool = False) -> Iterator[Dispute]:
    """The disputes among pairs of claims, whatever index found them, one after the other in the same order.

    Of each pair the earlier claim comes first (``in_order``). All pairs are judged before the first dispute comes; each
    is put into words when its turn comes, and not kept. Until the last has come the collector of cycles rests.
    """
    with uncollected():
        ruled = starmap(_ruled, candidates)
        found = [r for r in ruled if r is not None and (near_misses or r.verdict is not Verdict.COMPATIBLE)]
        repeated = _folded(found)
        shelves = _shelved(found)
        for shelf in sorted(shelves):
            for ruling in sorted(shelves.pop(shelf), key=_order):
                yield _dispute(ruling, repeated)


@contextmanager
def uncollected() -> Iterator[None]:
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
    return None if a.claim == b.claim or a.family != b.family else _ruled(*in_order(a, b))


def _ruled(a: Scope, b: Scope) -> Ruling | None:
    if a.denied and b.denied:
        return None
    gravest: Ruling | None = None
    for rule in ALIKE if a.denied is b.denied else OPPOSED:
        ruling = rule(a, b)
        if ruling and (gravest is None or GRAVITY[ruling.verdict] < GRAVITY[gravest.verdict]):
            gravest = ruling
    return gravest


def _folded(found: Iterable[Ruling]) -> dict[Pair, str]:
    """For each dispute in which the same voices say the same again, the id of the one that says it most fully."""
    groups: dict[tuple[object, ...], list[Ruling]] = defaultdict(list)
    for one in found:
        groups[_matter(one)].append(one)
    repeated: dict[Pair, str] = {}
    for group in groups.values():
        for cluster in _clusters(group) if len(group) > 1 else ():
            if len(cluster) > 1:
                first = min(cluster, key=_fullest)
                repeated.update(dict.fromkeys((_pair(one) for one in cluster if one is not first), _id(first)))
    return repeated


def _matter(one: Ruling) -> tuple[object, ...]:
    """Who is against whom about what; disputes that differ in it are never one."""
    a, b = one.a, one.b
    counted = (a.counts, b.counts) if one.kind is DisputeKind.COUNT_MISMATCH else ()
    place = a.place.own if a.place else ""
    return (one.kind, one.verdict is Verdict.COMPATIBLE, a.family, a.voice, b.voice, place, *counted)


def _clusters(group: Sequence[Ruling]) -> list[list[Ruling]]:
    """Parts of a group whose asserted events may be one: windows that meet, or none said."""
    made: list[list[Ruling]] = []
    end = 0
    for one in sorted(group, key=lambda one: _start(one.a.window)):
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


def _fullest(one: Ruling) -> tuple[int, int, str, int, str]:
    """First comes the pair that leaves the least unsaid and names the most, then the earlier in the report."""
    a, b, cover = one.a, one.b, one.cover
    unsaid = (cover.actor.known, cover.place.relation, cover.window.relation).count("unsaid")
    named = len(a.actors.names) + len(b.actors.names)
    return unsaid, -named, a.document, a.span.start + b.span.start, a.claim + b.claim


def _shelved(found: list[Ruling]) -> dict[tuple[int, str, str], list[Ruling]]:
    """The rulings by gravity, kind and first report, in which order they come; ``found`` is emptied."""
    shelves: dict[tuple[int, str, str], list[Ruling]] = defaultdict(list)
    while found:
        one = found.pop()
        shelves[GRAVITY[one.verdict], str(one.kind), one.a.document].append(one)
    return shelves


def _order(one: Ruling) -> tuple[int, str, int, str]:
    """The order on a shelf."""
    a, b = one.a, one.b
    return a.span.start, b.document, b.span.start, a.claim + b.claim


def _dispute(ruling: Ruling, repeated: Mapping[Pair, str]) -> Dispute:
    overlap = ruling.overlap
    return Dispute(
        id=_id(ruling),
        kind=ruling.kind,
        verdict=ruling.verdict,
        why=ruling.why(overlap),
        condition=ruling.condition,
        a=Side(ruling.a.claim, ruling.a.document, ruling.a.span),
        b=Side(ruling.b.claim, ruling.b.document, ruling.b.span),
        overlap=overlap,
        reversal=ruling.reversal,
        repeats=repeated.get(_pair(ruling)),
    )


def _pair(ruling: Ruling) -> Pair:
    return ruling.a.claim, ruling.b.claim


def _id(ruling: Ruling) -> str:
    """A digest of the kind and the two claims."""
    first, second = ruling.a.claim, ruling.b.claim
    if second < first:
        first, second = second, first
    told = f"{ruling.kind}\0{first}\0{second}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
