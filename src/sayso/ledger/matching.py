"""Which claims of one reading are those of another: pure, and the same for judgements and for changes.

Four ways, the surest first, each claim used once: the same id; the same type and the trigger at the same place; the
same type, trigger and evidence, word for word, wherever they stand now; the same type, a trigger with some of its words
at the same place, or the same trigger elsewhere, and half of the words of the evidence. "The same place" in two
versions of a text is what a comparison of the two, word by word, lays side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ledger.aligning import Alignment
from sayso.ledger.traces import plain
from sayso.model import How, Trace

Likeness = Callable[[Trace, Trace, Alignment], float]
"""How alike two claims are in one respect; 0: not at all."""

HALF = 0.5
"""Least share of the words of the evidence that must be the same words at the same place."""


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the older reading, the one of the newer that it is, and by what it was found."""

    old: Trace
    new: Trace
    how: How


def matched(old: Sequence[Trace], new: Sequence[Trace], alignment: Alignment) -> list[Match]:
    """The pairs, in the order of ``old``; ``alignment``: of the older text with the newer."""
    found: dict[str, Match] = {}
    taken: set[str] = set()
    for how, likeness in _WAYS:
        left = [one for one in old if one.claim not in found]
        free = [one for one in new if one.claim not in taken]
        for match in _best(left, free, how, likeness, alignment):
            found[match.old.claim] = match
            taken.add(match.new.claim)
    return [found[one.claim] for one in old if one.claim in found]


def _best(
    old: Iterable[Trace], new: Sequence[Trace], how: How, likeness: Likeness, alignment: Alignment
) -> Iterator[Match]:
    """Pairs that are at all alike, the most alike first, then by their places; each claim once."""
    scored = [
        (-score, a.evidence.span, b.evidence.span, a, b)
        for a in old
        for b in new
        if (score := likeness(a, b, alignment))
    ]
    seen_old: set[str] = set()
    seen_new: set[str] = set()
    for _, _, _, a, b in sorted(scored, key=lambda one: (*one[:3], one[3].claim, one[4].claim)):
        if a.claim not in seen_old and b.claim not in seen_new:
            seen_old.add(a.claim)
            seen_new.add(b.claim)
            yield Match(a, b, how)


def _same_id(old: Trace, new: Trace, alignment: Alignment) -> float:
    return float(old.claim == new.claim)


def _same_trigger(old: Trace, new: Trace, alignment: Alignment) -> float:
    """One trigger can have several voices: those whose evidence is most alike belong together."""
    if not old.types & new.types or alignment.moved(old.trigger.span) != new.trigger.span:
        return 0.0
    return 1.0 + alignment.shared(old.evidence.span, new.evidence.span)


def _same_words(old: Trace, new: Trace, alignment: Alignment) -> float:
    return float(
        bool(old.types & new.types)
        and plain(old.evidence.exact) == plain(new.evidence.exact)
        and plain(old.trigger.exact) == plain(new.trigger.exact)
    )


def _most_words(old: Trace, new: Trace, alignment: Alignment) -> float:
    """Where the trigger is at its place, evidence may have grown or shrunk; elsewhere the whole of it must be alike."""
    if not old.types & new.types:
        return 0.0
    if alignment.shared(old.trigger.span, new.trigger.span) > 0:
        share = alignment.covered(old.evidence.span, new.evidence.span)
    elif plain(old.trigger.exact) == plain(new.trigger.exact):
        share = alignment.shared(old.evidence.span, new.evidence.span)
    else:
        return 0.0
    return share if share >= HALF else 0.0


_WAYS = (
    (How.ID, _same_id),
    (How.TRIGGER, _same_trigger),
    (How.WORDS, _same_words),
    (How.OVERLAP, _most_words),
)
