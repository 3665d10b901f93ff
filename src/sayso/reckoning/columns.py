"""Claims of one family in columns of numbers, so that very many pairs are told apart at once.

What a column cannot say of two claims is asked of the rules, once for all claims that say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.reckoning.grounds import VAGUE
from sayso.reckoning.posting import places, weeks
from sayso.reckoning.rules import counts, denial
from sayso.reckoning.scope import Manner, Scope
from sayso.reckoning.sides import counted, sides, timed

FOREVER = 1 << 60
"""A minute that no report speaks of: the end of a window that has none."""
NOWHERE = -1

Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]
Pairs = tuple[Ints, Ints]
"""Two claims, pair by pair, by their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """Claims sorted by what they say in one respect: ``of`` each the number of its kind, and one claim of each kind."""

    of: Ints
    samples: Sequence[Scope]

    def ask(self, ones: Ints, others: Ints, rule: Callable[[Scope, Scope], bool]) -> Truths:
        """What ``rule`` says of each pair; it is asked once of two kinds."""
        asked, which = np.unique(self.of[ones] * len(self.samples) + self.of[others], return_inverse=True)
        met = (divmod(pair, len(self.samples)) for pair in asked.tolist())
        answers = np.fromiter((rule(self.samples[a], self.samples[b]) for a, b in met), np.bool_, len(asked))
        return answers[which]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Claims as they are posted for claims of other reports; ``numbers``: their ranks in the family.

    ``first``, ``last``: weeks; ``start``, ``end``: minutes. ``rows``, ``places``, ``own``: row by row, which claim is
    posted at which place, and whether that is its own. ``chains``: the place that the claim itself names, and what
    contains it, filled up with ``NOWHERE``; ``narrow``: it is narrower than a country.
    """

    numbers: Ints
    documents: Ints
    denied: Truths
    could: Ints
    wants: Ints
    said: Ints
    first: Ints
    last: Ints
    start: Ints
    end: Ints
    rows: Ints
    places: Ints
    own: Truths
    chains: Ints
    narrow: Truths
    stances: Kinds
    counts: Kinds

    def facing(self, ones: Ints, others: Ints) -> Pairs:
        """Those pairs that could make a dispute, are of two reports, and whose minutes overlap."""
        chosen = (
            (self.documents[ones] != self.documents[others])
            & ((self.wants[ones] & self.could[others]) != 0)
            & ((self.said[ones] & self.said[others]) != 0)
            & (self.start[ones] <= self.end[others])
            & (self.start[others] <= self.end[ones])
        )
        return ones[chosen], others[chosen]

    def sieved(self, ones: Ints, others: Ints) -> Pairs:
        """Those pairs in which assertion and denial say enough of one thing, or two numbers are of one thing."""
        worth = np.ones(len(ones), np.bool_)
        opposed = self.denied[ones] != self.denied[others]
        worth[opposed] = self._supported(ones[opposed], others[opposed])
        numbers = ~opposed & ((self.wants[ones] & self.could[others] & ~counted()) == 0)
        worth[numbers] = self.counts.ask(ones[numbers], others[numbers], _comparable)
        return ones[worth], others[worth]

    def _supported(self, ones: Ints, others: Ints) -> Truths:
        turned = self.denied[others]
        denials, assertions = np.where(turned, others, ones), np.where(turned, ones, others)
        inside = (self.chains[assertions] == self.chains[denials, :1]) & (self.chains[denials, :1] != NOWHERE)
        here = inside.any(axis=1) & self.narrow[denials] & self.narrow[assertions]
        supported = np.empty(len(here), np.bool_)
        for where, rule in ((here, _here), (~here, _elsewhere)):
            supported[where] = self.stances.ask(denials[where], assertions[where], rule)
        return supported


def columns(claims: Sequence[Scope]) -> Columns:
    """The columns of a family's claims, without those that say too little to be laid beside another report's."""
    found = [(number, sides(scope, inside=False), weeks(scope), places(scope)) for number, scope in enumerate(claims)]
    kept = [(number, side, span, where) for number, side, span, where in found if span and where and side.said]
    scopes = [claims[number] for number, _, _, _ in kept]
    windows = [None if timed(scope) else scope.window for scope in scopes]
    codes: dict[str, int] = {}
    rows = [
        (row, codes.setdefault(place, len(codes)), not depth)
        for row, (_, _, _, where) in enumerate(kept)
        for depth, place in enumerate(where)
    ]
    numbers = column(number for number, _, _, _ in kept)
    return Columns(
        numbers=numbers,
        documents=documents_of(claims)[numbers],
        denied=_truths(scope.denied for scope in scopes),
        could=column(side.could for _, side, _, _ in kept),
        wants=column(side.wants for _, side, _, _ in kept),
        said=column(side.said for _, side, _, _ in kept),
        first=column(span.first for _, _, span, _ in kept),
        last=column(span.last for _, _, span, _ in kept),
        start=column(-FOREVER if w is None or w.start is None else w.start for w in windows),
        end=column(FOREVER if w is None or w.end is None else w.end for w in windows),
        rows=column(row for row, _, _ in rows),
        places=column(place for _, place, _ in rows),
        own=_truths(own for _, _, own in rows),
        chains=_chains(scopes, codes),
        narrow=_truths(scope.place is not None and scope.place.precision <= VAGUE for scope in scopes),
        stances=_kinds(scopes, _stance),
        counts=_kinds(scopes, lambda scope: scope.counts),
    )


def documents_of(claims: Sequence[Scope]) -> Ints:
    """For each claim the number of the first one of its report."""
    numbers: dict[str, int] = {}
    return column(numbers.setdefault(scope.document, number) for number, scope in enumerate(claims))


def column(values: Iterable[int]) -> Ints:
    """A column of numbers."""
    return np.fromiter(values, np.int64)


def _truths(values: Iterable[bool]) -> Truths:
    return np.fromiter(values, np.bool_)


def _chains(scopes: Sequence[Scope], codes: dict[str, int]) -> Ints:
    chains = [scope.place.keys if scope.place else () for scope in scopes]
    made = np.full((len(scopes), max(map(len, chains), default=0) or 1), NOWHERE, np.int64)
    for row, chain in enumerate(chains):
        for depth, place in enumerate(chain):
            made[row, depth] = codes[place]
    return made


def _kinds(scopes: Sequence[Scope], told: Callable[[Scope], Hashable]) -> Kinds:
    codes: dict[Hashable, int] = {}
    samples: list[Scope] = []
    numbers: list[int] = []
    for scope in scopes:
        number = codes.setdefault(told(scope), len(samples))
        if number == len(samples):
            samples.append(scope)
        numbers.append(number)
    return Kinds(of=column(numbers), samples=samples)


def _stance(scope: Scope) -> Hashable:
    """All that ``denial.hopeless`` asks of a claim."""
    dated, plain = scope.window is not None, scope.manner is Manner.PLAIN
    wide, aimed = scope.type in denial.NEEDS_WHO, bool(scope.targets.names)
    return dated, plain, wide, aimed, scope.actors, scope.own, scope.kind


def _here(one: Scope, other: Scope) -> bool:
    return not denial.hopeless(one, other, here=True)


def _elsewhere(one: Scope, other: Scope) -> bool:
    return not denial.hopeless(one, other, here=False)


def _comparable(one: Scope, other: Scope) -> bool:
    return counts.comparable(one.counts, other.counts) is not None
