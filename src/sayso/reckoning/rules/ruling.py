"""What a rule says of two claims, and what all rules ask of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from sayso.model import DisputeKind, Overlap, Shared, Verdict
from sayso.reckoning.grounds import VAGUE, Ground
from sayso.reckoning.parties import Party, akin, related
from sayso.reckoning.scope import Answer, Cover, Known, Scope, fixed, place_within, type_within, window_within
from sayso.reckoning.windows import Window


class Ruling(NamedTuple):
    """What a rule says of two claims; ``a`` asserts and ``b`` denies where one of them does.

    ``why`` puts the reason into words, of what the two have in common. ``conditions``: what is left open, if anything.
    """

    kind: DisputeKind
    verdict: Verdict
    why: Callable[[Overlap], str]
    conditions: tuple[str | Answer, ...]
    a: Scope
    b: Scope
    cover: Cover
    reversal: bool = False

    @property
    def condition(self) -> str | None:
        """What would have to be so for a collision, in words; ``None`` where nothing is open."""
        if not self.conditions:
            return None
        told = [one if isinstance(one, str) else one.condition or "" for one in self.conditions]
        return f"if {' and '.join(dict.fromkeys(told))}"

    @property
    def overlap(self) -> Overlap:
        """What the two have in common."""
        cover = self.cover
        return Overlap(cover.type.shared, cover.actor.shared, cover.place.shared, cover.window.shared)


def meeting(a: Scope, b: Scope) -> Cover:
    """How two claims of equal standing lie to each other: as ``covers``, but either may be the wider one."""
    return Cover(type_within(b, a), alike(a.actors, b.actors), _place(a.place, b.place), _window(a.window, b.window))


@lru_cache(maxsize=65536)
def alike(one: Party, other: Party) -> Answer:
    """Whether two claims of equal standing name actors of one side; unsaid where one names none that is known."""
    if not one.entities or not other.entities:
        return fixed(Known.UNSAID, "unsaid", "")
    known = Known.YES if related(one, other) else Known.NO
    return fixed(known, known.value, f"“{one}” and “{other}”")


@lru_cache(maxsize=65536)
def _place(one: Ground | None, other: Ground | None) -> Answer:
    if one is not None and other is not None and one.keys[0] != other.keys[0] and other.within(one):
        return place_within(one, other)
    place = place_within(other, one)
    if place.known is Known.NO:
        return fixed(place.known, place.relation, f"{one} and {other} are two places")
    return place


def _window(one: Window | None, other: Window | None) -> Answer:
    window = window_within(other, one)
    if window.relation == "overlap" and one is not None and other is not None and one.holds(other):
        return window_within(one, other)
    return window


def one_matter(a: Scope, b: Scope, cover: Cover) -> bool:
    """Whether two tolls may be of one event: the place or the day is said to be one, or one goes on from the other."""
    here = cover.place.known is Known.YES
    then = cover.window.known is Known.YES
    if a.document != b.document:
        return here and (then or not wide(a, b))
    return here or then or _goes_on(a, b) or _goes_on(b, a)


def _goes_on(before: Scope, after: Scope) -> bool:
    """Whether a claim that leaves time or place unsaid takes it from a claim told before it in its report."""
    day = after.window is None and before.window is not None and before.window == after.context
    ground = after.place is None and after.ground_before is not None and before.place is not None
    return day or (ground and place_within(before.place, after.ground_before).known is Known.YES)


def wide(a: Scope, b: Scope) -> bool:
    return (a.place is not None and a.place.precision > VAGUE) or (b.place is not None and b.place.precision > VAGUE)


def content(party: Party) -> set[str]:
    return {word for name in party.names for word in name.casefold().split() if len(word) > 3}


def speaks_for(scope: Scope, party: Party) -> bool:
    """Whether the speaker is of the side that ``party`` names."""
    return scope.own is not None and akin(frozenset({scope.own}), party.entities)


def told(*shared: Shared) -> str:
    """The reasons of some answers in one line."""
    return "; ".join([one.why for one in shared if one.why])


def open_ends(*answers: Answer) -> tuple[Answer, ...]:
    """Those of some answers that leave something open."""
    return tuple([answer for answer in answers if answer.needs is not None])
