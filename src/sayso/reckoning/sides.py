"""What a claim could be in a dispute, in bits, so that claims that cannot make one are never laid side by side.

A gate and not a judge: it asks only what can be told of each claim alone. ``rulings`` says what disputes there are; a
test holds that none of them is lost here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.lexicon import reckoning as words
from sayso.model import EventType, Modality
from sayso.reckoning.grounds import VAGUE
from sayso.reckoning.rules.blame import BLAMED
from sayso.reckoning.scope import FACTS, HAPPENED, Manner, Scope

FATES = (None, "killed", "wounded", "killed_or_wounded", "missing")
BEGINNING = ("truce", "talks")
BRIEF = 3
"""Days within which two claims of two reports may be of one event for no other reason than that they blame."""

WHERE, WHERE_AND_WHEN, WHO_AND_WHEN = 1, 2, 4

ASSERTION, DENIAL, TIME, STATE, BLAME, COUNT = "assertion", "denial", "time", "state", "blame", "count"
ANY = "any"
UNTIMED = "untimed"
"""In the place of a phase: when the thing was is not in dispute."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Bits. ``could``: what the claim could be; ``wants``: of what the other must be one; ``said``: how much it says.

    Claims of two reports must have more in common than their kind: both say where, more narrowly than a country; or who
    and when; or, if it is not for an assertion and a denial, where and when.
    """

    could: int
    wants: int
    said: int

    def face(self, other: Sides, *, inside: bool) -> bool:
        """Whether the two could make a dispute, ``inside`` one report or not."""
        return bool(self.wants & other.could) and (inside or bool(self.said & other.said))


class Facing(NamedTuple):
    """What a claim could be against another ``inside`` its report, and against one of another report."""

    inside: Sides
    outside: Sides


def comparable(a: Scope, b: Scope) -> bool:
    """Whether two claims could make a dispute, as far as each of them can tell without the other."""
    if a.family != b.family:
        return False
    if a.document == b.document:
        return sides(a).inside.face(sides(b).inside, inside=True)
    return sides(a).outside.face(sides(b).outside, inside=False)


def sides(scope: Scope) -> Facing:
    """What the claim could be in a dispute."""
    denied, modality, either = scope.denied, scope.modality, scope.unspecific
    phase = scope.phase if timed(scope) else UNTIMED
    inside = _standing(scope.type, denied, either or scope.manner is Manner.POINTING, modality, phase)
    outside = _standing(scope.type, denied, either, modality, phase)
    if not denied and modality in HAPPENED:
        more = _counted(scope) | _stated(scope.type, scope.phase, scope.outcome)
        inside |= more | _blamed(scope, True)
        outside |= more | _blamed(scope, False) if scope.place is not None else 0
    facing = _sides(outside, _said(scope, more=bool(outside & _others())))
    if inside == outside:
        return Facing(facing, facing)
    return Facing(_sides(inside, _said(scope, more=bool(inside & _others()))), facing)


def timed(scope: Scope) -> bool:
    """Whether the time itself may be in dispute: then it keeps no two claims apart."""
    return not scope.denied and scope.family in BEGINNING


@lru_cache(maxsize=4096)
def _standing(kind: EventType, denied: bool, either: bool, modality: Modality, phase: str | None) -> int:
    """An assertion or a denial, of an attack of one kind or of any; or of a plan; or of when a thing begins."""
    bits, way = _bits(), DENIAL if denied else ASSERTION
    planned = modality is Modality.PLANNED
    if planned:
        could = bits[way, "plan"]
    elif modality in FACTS:
        could = bits.get((way, ANY if either else str(kind)), bits[way, ANY])
    else:
        could = 0
    return could if phase == UNTIMED else could | bits.get((TIME, "plan" if planned else phase), 0)


def _counted(scope: Scope) -> int:
    could, bits = 0, _bits()
    for count in scope.counts:
        could |= bits.get((COUNT, count.fate), 0)
    return could


@lru_cache(maxsize=4096)
def _stated(kind: EventType, phase: str | None, outcome: str | None) -> int:
    if outcome is not None:
        return _bits().get((STATE, outcome), 0)
    state = words.load().states.get(kind, {}).get(phase or "")
    return _bits()[STATE, f"{kind!s} {state}"] if state else 0


def _blamed(scope: Scope, inside: bool) -> int:
    """Where somebody is named, and something else by which the event may be told to be one with another's."""
    if not scope.actors.known or scope.family not in BLAMED:
        return 0
    days = None if scope.window is None else scope.window.days
    brief = days is not None and days <= BRIEF
    told = scope.own is not None or scope.counts or scope.targets
    return _bits()[BLAME, ANY] if told and (inside or brief) else 0


def _said(scope: Scope, *, more: bool) -> int:
    """``more``: the claim is more than an assertion or a denial. These two need to know who, of a whole country."""
    narrow = scope.place is not None and scope.place.precision <= VAGUE
    if scope.window is None:
        return WHERE if narrow else 0
    named = scope.actors or (scope.denied and scope.own is not None)
    return (WHERE if narrow else 0) | (WHERE_AND_WHEN if scope.place and more else 0) | (WHO_AND_WHEN if named else 0)


@lru_cache(maxsize=65536)
def _sides(could: int, said: int) -> Sides:
    bits, wanted = _bits(), _wanted()
    have = [one for one, bit in bits.items() if bit & could]
    wants = {other for one in have for other in wanted.get(one, (one,))}
    return Sides(could, sum(bits[other] for other in wants), said)


Side = tuple[str, str | None]
"""A thing that a claim could be: in what way, and of what."""


@cache
def _bits() -> Mapping[Side, int]:
    """A bit for everything that a claim could be."""
    ways = [(way, kind) for way in (ASSERTION, DENIAL) for kind in (*_attacks(), ANY, "plan")]
    times = [(TIME, when) for when in ("plan", "started", "ended")]
    states = [(STATE, state) for state in _excluding()]
    sides: list[Side] = [*ways, *times, *states, (BLAME, ANY), *((COUNT, fate) for fate in FATES)]
    return {side: 1 << bit for bit, side in enumerate(sides)}


@cache
def _others() -> int:
    """All bits but those of assertions and denials."""
    return sum(bit for (way, _), bit in _bits().items() if way not in (ASSERTION, DENIAL))


@cache
def counted() -> int:
    """All bits of counts."""
    return sum(bit for (way, _), bit in _bits().items() if way == COUNT)


@cache
def _wanted() -> Mapping[Side, tuple[Side, ...]]:
    """What the other claim must be one of, where that is not the same."""
    table: dict[Side, tuple[Side, ...]] = {
        (STATE, state): tuple((STATE, other) for other in others) for state, others in _excluding().items()
    }
    for way, against in ((ASSERTION, DENIAL), (DENIAL, ASSERTION)):
        table[way, "plan"] = ((against, "plan"),)
        table[way, ANY] = ((against, ANY), *((against, kind) for kind in _attacks()))
        table |= {(way, kind): ((against, kind), (against, ANY)) for kind in _attacks()}
    return table


def _excluding() -> Mapping[str, tuple[str, ...]]:
    """What a thing can be said to be, with what it cannot be then."""
    found: dict[str, tuple[str, ...]] = {"held": ("repelled",), "repelled": ("held",)}
    for kind, phases in words.load().states.items():
        states = sorted(set(phases.values()))
        for state in states:
            others = (other for other in states if other != state)
            found[f"{kind.value} {state}"] = tuple(f"{kind.value} {other}" for other in others)
    return found


def _attacks() -> tuple[str, ...]:
    kinds = words.load().kinds
    return tuple(kind.value for kind in EventType if kinds[kind].family == "attack")
