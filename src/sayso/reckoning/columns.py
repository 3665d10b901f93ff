"""Claims of one family in columns of numbers, so that very many pairs are told apart at once.

What a column cannot say of two claims is asked of the rules, once for all claims that say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from sayso.reckoning.grounds import VAGUE
from sayso.reckoning.posting import places, weeks
from sayso.reckoning.rules import counts, denial
from sayso.reckoning.scope import Manner, Scope
from sayso.reckoning.sides import Facing, counted, timed
from sayso.reckoning.windows import Window

FOREVER = 1 << 60
"""A minute that no report speaks of: the end of a window that has none."""
NOWHERE = -1
NEVER = Window(None, None)
"""Of a claim that says no time, or whose time keeps it from nothing."""

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
    contains it, filled up with ``NOWHERE``; ``narrow``: it is narrower than a country. ``voices``, ``sayings``: numbers
    for who speaks, and for the day of the saying.
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
    voices: Ints
    sayings: Ints
    stances: Kinds
    parties: Kinds
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

    def sieved(self, ones: Ints, others: Ints, *, near_misses: bool) -> Pairs:
        """Those pairs in which assertion and denial say enough of one thing, or two numbers are of one thing.

        Without ``near_misses`` not those of which all that can be said is that both may hold: of other actors, of two
        numbers that can be one, of what one voice says at two times.
        """
        worth = np.ones(len(ones), np.bool_)
        opposed = self.denied[ones] != self.denied[others]
        worth[opposed] = self._supported(*self._turned(ones[opposed], others[opposed]), near_misses=near_misses)
        numbers = ~opposed & ((self.wants[ones] & self.could[others] & ~counted()) == 0)
        worth[numbers] = self._differing(ones[numbers], others[numbers], near_misses=near_misses)
        return ones[worth], others[worth]

    def _turned(self, ones: Ints, others: Ints) -> Pairs:
        """The denial first."""
        turned = self.denied[others]
        return np.where(turned, others, ones), np.where(turned, ones, others)

    def _supported(self, denials: Ints, assertions: Ints, *, near_misses: bool) -> Truths:
        inside = (self.chains[assertions] == self.chains[denials, :1]) & (self.chains[denials, :1] != NOWHERE)
        here = inside.any(axis=1) & self.narrow[denials] & self.narrow[assertions]
        supported = np.empty(len(here), np.bool_)
        for where, lying_here in ((here, True), (~here, False)):
            rule = partial(_worth, here=lying_here, near_misses=near_misses)
            supported[where] = self.stances.ask(denials[where], assertions[where], rule)
        return supported

    def _differing(self, ones: Ints, others: Ints, *, near_misses: bool) -> Truths:
        if near_misses:
            return self.counts.ask(ones, others, _comparable)
        differing = self.counts.ask(ones, others, _irreconcilable)
        differing[(self.voices[ones] == self.voices[others]) & (self.sayings[ones] != self.sayings[others])] = False
        differing[self.parties.ask(ones, others, counts.of_others)] = False
        return differing


def columns(claims: Sequence[Scope], documents: Ints, facing: Sequence[Facing]) -> Columns:
    """The columns of a family's claims, without those that say too little to be laid beside another report's.

    ``documents``: see ``documents_of``. ``facing``: what each claim could be.
    """
    lasting, held = list(map(weeks, claims)), list(map(places, claims))
    kept = [n for n, one in enumerate(facing) if one.outside.said and lasting[n] and held[n]]
    numbers, scopes, sides = column(kept), [claims[number] for number in kept], [facing[n].outside for n in kept]
    spans = [span for number in kept if (span := lasting[number])]
    windows = [NEVER if timed(scope) or scope.window is None else scope.window for scope in scopes]
    codes = {place: code for code, place in enumerate(dict.fromkeys(chain.from_iterable(held)))}
    coded = {where: [codes[place] for place in where] for where in dict.fromkeys(held)}
    around = [coded[held[number]] for number in kept]
    depths = column(list(map(len, around)))
    return Columns(
        numbers=numbers,
        documents=documents[numbers],
        denied=truths([scope.denied for scope in scopes]),
        could=column([side.could for side in sides]),
        wants=column([side.wants for side in sides]),
        said=column([side.said for side in sides]),
        first=column([span.first for span in spans]),
        last=column([span.last for span in spans]),
        start=column([-FOREVER if w.start is None else w.start for w in windows]),
        end=column([FOREVER if w.end is None else w.end for w in windows]),
        rows=np.repeat(np.arange(len(kept)), depths),
        places=column(list(chain.from_iterable(around))),
        own=np.arange(int(depths.sum())) == np.repeat(np.cumsum(depths) - depths, depths),
        chains=_chains(scopes, codes),
        narrow=truths([scope.place is not None and scope.place.precision <= VAGUE for scope in scopes]),
        voices=_codes([scope.voice for scope in scopes]),
        sayings=_codes([scope.said for scope in scopes]),
        stances=_kinds(scopes, _stance),
        parties=_kinds(scopes, attrgetter("actors")),
        counts=_kinds(scopes, attrgetter("counts")),
    )


def documents_of(claims: Sequence[Scope]) -> Ints:
    """For each claim the number of the first one of its report."""
    numbers: dict[str, int] = {}
    return column([numbers.setdefault(scope.document, number) for number, scope in enumerate(claims)])


def column(values: Sequence[int]) -> Ints:
    """A column of numbers."""
    return np.array(values, np.int64)


def truths(values: Sequence[bool]) -> Truths:
    """A column of truths."""
    return np.array(values, np.bool_)


def _chains(scopes: Sequence[Scope], codes: dict[str, int]) -> Ints:
    kinds = _kinds(scopes, lambda scope: scope.place.keys if scope.place else ())
    chains = [[codes[place] for place in one.place.keys] if one.place else [] for one in kinds.samples]
    deepest = max(map(len, chains), default=0) or 1
    table = np.array([one + [NOWHERE] * (deepest - len(one)) for one in chains], np.int64).reshape(-1, deepest)
    return table[kinds.of]


def _kinds(scopes: Sequence[Scope], told: Callable[[Scope], Hashable]) -> Kinds:
    of = _codes(map(told, scopes))
    _, firsts = np.unique(of, return_index=True)
    return Kinds(of=of, samples=[scopes[first] for first in firsts.tolist()])


def _codes(values: Iterable[Hashable]) -> Ints:
    """A number for each value, the same for the same."""
    codes: dict[Hashable, int] = {}
    return column([codes.setdefault(value, len(codes)) for value in values])


def _stance(scope: Scope) -> Hashable:
    """All that ``denial.hopeless`` asks of a claim."""
    dated, plain = scope.window is not None, scope.manner is Manner.PLAIN
    wide, aimed = scope.type in denial.NEEDS_WHO, bool(scope.targets.names)
    return dated, plain, wide, aimed, scope.actors, scope.own, scope.kind


def _worth(denied: Scope, asserted: Scope, *, here: bool, near_misses: bool) -> bool:
    if denial.hopeless(denied, asserted, here=here):
        return False
    return near_misses or not denial.of_others(denied, asserted)


def _comparable(one: Scope, other: Scope) -> bool:
    return counts.comparable(one.counts, other.counts) is not None


def _irreconcilable(one: Scope, other: Scope) -> bool:
    """Whichever of the two comes first."""
    return not (counts.reconcilable(one.counts, other.counts) and counts.reconcilable(other.counts, one.counts))
