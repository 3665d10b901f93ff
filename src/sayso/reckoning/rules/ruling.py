"""What a rule says of two claims, and what all rules ask of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.model import DisputeKind, Overlap, Shared, Verdict
from sayso.reckoning.grounds import VAGUE
from sayso.reckoning.parties import Party, akin, related
from sayso.reckoning.scope import Answer, Cover, Known, Scope, place_within, type_within, window_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a rule says of two claims; ``a`` asserts and ``b`` denies where one of them does.

    ``why`` is put into words when it is asked for. ``conditions``: what is left open, if anything.
    """

    kind: DisputeKind
    verdict: Verdict
    why: Callable[[], str]
    conditions: tuple[str | Answer, ...]
    a: Scope
    b: Scope
    cover: Cover
    reversal: bool = False

    @property
    def condition(self) -> str | None:
        """What would have to be so for a collision, in words; ``None`` where nothing is open."""
        told = [one if isinstance(one, str) else one.condition or "" for one in self.conditions]
        return f"if {' and '.join(dict.fromkeys(told))}" if told else None

    @property
    def overlap(self) -> Overlap:
        """What the two have in common."""
        cover = self.cover
        return Overlap(
            type=Shared(cover.type.relation, cover.type.why),
            actor=Shared(cover.actor.known.value, cover.actor.why),
            place=Shared(cover.place.relation, cover.place.why),
            time=Shared(cover.window.relation, cover.window.why),
        )


def meeting(a: Scope, b: Scope) -> Cover:
    """How two claims of equal standing lie to each other: as ``covers``, but either may be the wider one."""
    place = place_within(b.place, a.place)
    if place.relation == "inside" and place.known is Known.UNSAID:
        place = place_within(a.place, b.place)
    if place.known is Known.NO and a.place is not None and b.place is not None:
        place = place._replace(said="{0} and {1} are two places", about=(a.place.name, b.place.name))
    window = window_within(b.window, a.window)
    if window.relation == "overlap" and window_within(a.window, b.window).known is Known.YES:
        window = window_within(a.window, b.window)
    named = a.actors.entities and b.actors.entities
    known = (Known.YES if related(a.actors, b.actors) else Known.NO) if named else Known.UNSAID
    said = "" if known is Known.UNSAID else "“{0}” and “{1}”"
    actor = Answer(known, known.value, said, about=(a.actors, b.actors))
    return Cover(type=type_within(b, a), actor=actor, place=place, window=window)


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
    return any(scope.place is not None and scope.place.precision > VAGUE for scope in (a, b))


def content(party: Party) -> set[str]:
    return {word for name in party.names for word in name.casefold().split() if len(word) > 3}


def speaks_for(scope: Scope, party: Party) -> bool:
    """Whether the speaker is of the side that ``party`` names."""
    return scope.own is not None and akin(frozenset({scope.own}), party.entities)


def told(*answers: Answer) -> str:
    """The reasons of some answers in one line."""
    return "; ".join(why for answer in answers if (why := answer.why))


def open_ends(*answers: Answer) -> tuple[Answer, ...]:
    """Those of some answers that leave something open."""
    return tuple(answer for answer in answers if answer.needs is not None)
