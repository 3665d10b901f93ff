"""Which denials speak of which accounts, for the grade of an incident.

Across reports a denial is of an event only if the event's place and time surely lie in what it denies. Within a report
it may leave either unsaid, if exactly one event told there can be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.lexicon import actors
from sayso.model import Blamed, Denier
from sayso.reckoning.accounts import Account
from sayso.reckoning.parties import akin
from sayso.reckoning.relations import NEAR
from sayso.reckoning.scope import HAPPENED, Cover, Known, Manner, Scope, covers


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial and how it covers an assertion that it speaks of."""

    scope: Scope
    cover: Cover


def denied(accounts: Sequence[Account], denials: Iterable[Scope]) -> list[list[Denied]]:
    """For each account the denials of it, in the order of the denials; failed attempts deny nothing."""
    found: list[list[Denied]] = [[] for _ in accounts]
    told, dated = _index(accounts)
    for denial in denials:
        if denial.manner is Manner.ATTEMPT or denial.modality not in HAPPENED:
            continue
        here = [at for at in told.get(denial.document, ()) if _spoken_of(denial, accounts[at])]
        sure = [at for at in _within(dated, denial) if _sure(_cover(denial, accounts[at]))]
        for at in sorted({*sure, *(here if len(here) == 1 else ())}):
            cover = _cover(denial, accounts[at])
            if cover is not None:
                found[at].append(Denied(denial, cover))
    return found


def _index(accounts: Sequence[Account]) -> tuple[dict[str, list[int]], dict[str, list[tuple[int, int]]]]:
    """The accounts of each report, and those in each place by the first minute of their time."""
    told: dict[str, list[int]] = defaultdict(list)
    dated: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, account in enumerate(accounts):
        for document in {one.scope.document for one in account.assertions}:
            told[document].append(at)
        if account.window is not None and account.window.start is not None:
            for place in account.spots | account.holders:
                dated[place].append((account.window.start, at))
    return told, {place: sorted(starts) for place, starts in dated.items()}


def _within(dated: Mapping[str, Sequence[tuple[int, int]]], denial: Scope) -> list[int]:
    """The accounts that begin in the time and lie in the place of a denial that names both."""
    if denial.place is None or denial.window is None:
        return []
    starts = dated.get(denial.place.own, ())
    first = 0 if denial.window.start is None else bisect_left(starts, (denial.window.start, 0))
    last = len(starts) if denial.window.end is None else bisect_left(starts, (denial.window.end + 1, 0))
    return [at for _, at in starts[first:last]]


def _spoken_of(denial: Scope, account: Account) -> bool:
    """Whether a denial in the same report can be of it: place or time lie in what it denies.

    One that points to what was said before ("the claim was denied") must stand close by.
    """
    cover = _cover(denial, account)
    if cover is None:
        return False
    sure = [cover.place.known, cover.window.known].count(Known.YES)
    if sure == 2 or (sure == 1 and denial.manner is Manner.PLAIN):
        return True
    spans = [one.scope.span for one in account.assertions if one.scope.document == denial.document]
    apart = [max(span.start, denial.span.start) - min(span.end, denial.span.end) for span in spans]
    return denial.manner is Manner.POINTING and min(apart, default=NEAR + 1) <= NEAR


def _cover(denial: Scope, account: Account) -> Cover | None:
    """How the denial covers the assertion that it covers most surely; ``None`` where it covers none."""
    found = [covers(denial, one.scope) for one in account.assertions]
    colliding = [cover for cover in found if cover.collides and cover.type.known is Known.YES]
    return max(colliding, key=lambda cover: sum(one.known is Known.YES for one in cover.answers), default=None)


def _sure(cover: Cover | None) -> bool:
    return cover is not None and cover.place.known is cover.window.known is Known.YES


def deniers(against: Iterable[Denied], blamed: Sequence[Blamed]) -> tuple[Denier, ...]:
    """Who denies, each once, by the first denial that leaves least open."""
    known = actors.load()
    by_voice: dict[str, list[Denied]] = {}
    for one in against:
        own = one.scope.own
        by_voice.setdefault(known.root(own) if own in known.by_id else one.scope.voice, []).append(one)
    return tuple(_denier(ones, blamed) for ones in by_voice.values())


def _denier(ones: Sequence[Denied], blamed: Sequence[Blamed]) -> Denier:
    plainest = min(ones, key=lambda one: (one.cover.actor.condition is not None, one.scope.own not in _meant(one)))
    speaking = frozenset(one.scope.own for one in ones if one.scope.own is not None)
    named = frozenset(entity for other in blamed for entity in other.entities)
    return Denier(
        name=plainest.scope.name,
        claims=tuple(dict.fromkeys(one.scope.claim for one in ones)),
        blamed=akin(speaking, named),
        condition=plainest.cover.actor.condition,
    )


def _meant(one: Denied) -> frozenset[str]:
    return one.scope.actors.entities
