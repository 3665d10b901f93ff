"""Which claims are worth laying side by side: an index on family, place and week, and never all pairs.

The keys that ``posting`` posts a claim under are joined here in memory, and by the ledger in SQL; a test holds that
both find the same. Here the claims of a place stand in columns in the order of the weeks in which they begin, so that
all that begin while one lasts are one stretch of them: a pair is found once, where the later of the two begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sayso.model import Term
from sayso.reckoning.columns import Columns, Ints, Pairs, column, columns, documents_of
from sayso.reckoning.scope import Scope
from sayso.reckoning.sides import Facing, sides

WEEKS = 1 << 20
"""More weeks than any report speaks of."""
TOGETHER = 1 << 20
"""Pairs that are looked at at once."""


class Sieve(Term):
    """Which of the pairs that meet are told in columns, much faster than by judging, to be worth no judging.

    ``NONE``: none. ``RULED``: most of those that no rule has anything to say of. ``COLLIDING``: besides, most of those
    that may both hold.
    """

    NONE = "none"
    RULED = "ruled"
    COLLIDING = "colliding"


def pairs(scopes: Iterable[Scope], sieve: Sieve = Sieve.NONE) -> Iterator[tuple[Scope, Scope]]:
    """Each pair of claims that meets in the index, once; the earlier by report and place in it comes first.

    The order depends on the claims alone. A claim that is given twice counts once.
    """
    families: dict[str, list[Scope]] = defaultdict(list)
    for scope in scopes:
        families[scope.family].append(scope)
    for family in sorted(families):
        claims = _distinct(families.pop(family))
        facing = [sides(scope) for scope in claims]
        documents = documents_of(claims)
        for meeting in (_inside(documents, facing), _between(columns(claims, documents, facing), sieve)):
            for ones, others in meeting:
                met = (map(claims.__getitem__, numbers.tolist()) for numbers in (ones, others))
                yield from zip(*met, strict=True)


def in_order(a: Scope, b: Scope) -> tuple[Scope, Scope]:
    """The earlier by report and place in it first."""
    return (a, b) if _standing_at(a) <= _standing_at(b) else (b, a)


def _distinct(claims: list[Scope]) -> list[Scope]:
    claims.sort(key=_standing_at)
    twice = {n for n, (one, other) in enumerate(pairwise(claims), 1) if one.claim == other.claim and one == other}
    return [scope for number, scope in enumerate(claims) if number not in twice] if twice else claims


def _standing_at(scope: Scope) -> tuple[str, int, int, str]:
    return scope.document, scope.span.start, scope.span.end, scope.claim


def _inside(documents: Ints, facing: Sequence[Facing]) -> Iterator[Pairs]:
    """Pairs of one report, wherever and whenever they are."""
    could, wants = column([one.inside.could for one in facing]), column([one.inside.wants for one in facing])
    ends = np.searchsorted(documents, documents, "right")
    for ones, others in _stretches(np.arange(1, len(documents) + 1), ends):
        met = (wants[ones] & could[others]) != 0
        yield ones[met], others[met]


def _between(posted: Columns, sieve: Sieve) -> Iterator[Pairs]:
    """Pairs of two reports, of which one has the place for its own, and the other too or something inside it."""
    own, held = _shelf(posted, own=True), _shelf(posted, own=False)
    for one, other, side in ((own, own, "after"), (own, held, "left"), (held, own, "right")):
        for ones, others in _overlapping(one, other, side):
            met = posted.facing(one.claims[ones], other.claims[others])
            if sieve is not Sieve.NONE:
                met = posted.sieved(*met, near_misses=sieve is Sieve.RULED)
            first, second = (posted.numbers[claim] for claim in met)
            yield np.minimum(first, second), np.maximum(first, second)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Claims in the order of place and first week: ``first`` and ``last`` hold place and week in one number."""

    claims: Ints
    first: Ints
    last: Ints


def _shelf(posted: Columns, *, own: bool) -> _Shelf:
    """The claims at the place that is their own, or at those around it."""
    chosen = posted.own if own else ~posted.own
    claims, at = posted.rows[chosen], posted.places[chosen] * WEEKS
    first = at + posted.first[claims]
    order = np.argsort(first, kind="stable")
    return _Shelf(claims[order], first[order], (at + posted.last[claims])[order])


def _overlapping(one: _Shelf, other: _Shelf, side: str) -> Iterator[Pairs]:
    """Rows of the two shelves of one place where the ``other`` begins while the ``one`` lasts.

    ``side``: which of those that begin in the same week count: "left" all, "right" none, "after" (of one shelf) those
    that come after.
    """
    if side == "after":
        begin = np.arange(1, len(one.claims) + 1)
    else:
        begin = np.searchsorted(other.first, one.first, "left" if side == "left" else "right")
    return _stretches(begin, np.searchsorted(other.first, one.last, "right"))


def _stretches(begin: Ints, end: Ints) -> Iterator[Pairs]:
    """For each row, the row with each of ``begin`` up to ``end``; so many at a time that memory stays small."""
    lengths = np.maximum(end - begin, 0)
    upto = np.cumsum(lengths)
    low = 0
    while low < len(lengths):
        done = int(upto[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(upto, done + TOGETHER, "right")))
        some = lengths[low:high]
        ones = np.repeat(np.arange(low, high), some)
        offsets = np.arange(int(some.sum())) - np.repeat(upto[low:high] - some - done, some)
        yield ones, begin[ones] + offsets
        low = high
