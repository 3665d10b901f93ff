"""What a claim could be in a dispute, in bits, so that claims that cannot make one are never laid side by side.

A gate and not a judge: it asks only what can be told of each claim alone. ``rulings`` says what disputes there are; a
test holds that none of them is lost here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon import reckoning as words
from sayso.model import EventType, Modality
from sayso.reckoning.grounds import VAGUE
from sayso.reckoning.scope import Manner, Scope

FATES = (None, "killed", "wounded", "killed_or_wounded", "missing")
HAPPENED = frozenset({Modality.OCCURRED, Modality.ONGOING})
HELD = HAPPENED | {Modality.HABITUAL, Modality.POSSIBLE}
BLAMING = frozenset({"attack", "casualty", "truce"})
BEGINNING = frozenset({"truce", "talks"})
BRIEF = 3
"""Days within which two claims of two reports may be of one event for no other reason than that they blame."""

PLACED, DATED = 1, 2


@dataclass(frozen=True, slots=True)
class Sides:
    """Bits. ``could``: what the claim could be; ``wants``: of what the other must be one; ``said``: how much it says.

    Claims of two reports must have more in common than their kind: a place narrower than a country that both name, or
    a time, where there is more in each by which the event can be known.
    """

    could: int
    wants: int
    said: int

    def face(self, other: Sides, *, inside: bool) -> bool:
        """Whether the two could make a dispute, ``inside`` one report or not."""
        return bool(self.wants & other.could) and (inside or bool(self.said & other.said))


def comparable(a: Scope, b: Scope) -> bool:
    """Whether two claims could make a dispute, as far as each of them can tell without the other."""
    inside = a.document == b.document
    return a.family == b.family and sides(a, inside=inside).face(sides(b, inside=inside), inside=inside)


def sides(scope: Scope, *, inside: bool) -> Sides:
    """What the claim could be against another ``inside`` its report, or against one of another report."""
    could = _standing(scope, inside)
    if not scope.denied and scope.modality in HAPPENED and (inside or scope.place is not None):
        could += _counted(scope) + _stated(scope) + _blamed(scope, inside)
    return _sides(tuple(could), _said(scope))


def timed(scope: Scope) -> bool:
    """Whether the time itself may be in dispute: then it keeps no two claims apart."""
    return not scope.denied and scope.family in BEGINNING


def _standing(scope: Scope, inside: bool) -> list[str]:
    """An assertion or a denial, of an attack of one kind or of any; or of a plan; or of when a thing begins."""
    way = "denied" if scope.denied else "affirmed"
    either = scope.unspecific or (inside and scope.manner is Manner.POINTING)
    kind = scope.type.value if scope.family == "attack" and not either else "any"
    could = [f"{way} {kind}"] if scope.modality in HELD else []
    if scope.modality is Modality.PLANNED:
        could.append(f"{way} plan")
    if timed(scope):
        could.append("plan" if scope.modality is Modality.PLANNED else f"{scope.phase}")
    return [one for one in could if one in _bits()]


def _counted(scope: Scope) -> list[str]:
    return [f"counted {count.fate}" for count in scope.counts if count.fate in FATES]


def _stated(scope: Scope) -> list[str]:
    if scope.outcome is not None:
        return [scope.outcome]
    return ["state"] if scope.phase is not None and scope.phase in words.load().states.get(scope.type, ()) else []


def _blamed(scope: Scope, inside: bool) -> list[str]:
    """Where somebody is named, and something else by which the event may be told to be one with another's."""
    days = None if scope.window is None else scope.window.days
    brief = days is not None and days <= BRIEF
    told = scope.own is not None or scope.counts or scope.targets
    named = scope.family in BLAMING and scope.actors.known and told and (inside or brief)
    return ["blamed"] if named else []


def _said(scope: Scope) -> int:
    placed = scope.place is not None and scope.place.precision <= VAGUE
    more = scope.actors or scope.counts or scope.phase or (scope.denied and scope.own)
    return (PLACED if placed else 0) | (DATED if scope.window is not None and more else 0)


@lru_cache(maxsize=65536)
def _sides(could: tuple[str, ...], said: int) -> Sides:
    bits, wanted = _bits(), _wanted()
    side, wants = 0, 0
    for one in could:
        side |= bits[one]
        wants |= sum(bits[other] for other in wanted.get(one, (one,)))
    return Sides(side, wants, said)


@cache
def _bits() -> Mapping[str, int]:
    """A bit for everything that a claim could be."""
    ways = [f"{way} {kind}" for way in ("affirmed", "denied") for kind in (*_attacks(), "any", "plan")]
    rest = ["plan", "started", "ended", "state", "held", "repelled", "blamed", *(f"counted {fate}" for fate in FATES)]
    return {one: 1 << bit for bit, one in enumerate(ways + rest)}


@cache
def _wanted() -> Mapping[str, tuple[str, ...]]:
    """What the other claim must be one of, where that is not the same."""
    table: dict[str, tuple[str, ...]] = {"held": ("repelled",), "repelled": ("held",)}
    for way, against in (("affirmed", "denied"), ("denied", "affirmed")):
        table[f"{way} plan"] = (f"{against} plan",)
        table[f"{way} any"] = (f"{against} any", *(f"{against} {kind}" for kind in _attacks()))
        table |= {f"{way} {kind}": (f"{against} {kind}", f"{against} any") for kind in _attacks()}
    return table


def _attacks() -> tuple[str, ...]:
    kinds = words.load().kinds
    return tuple(kind.value for kind in EventType if kinds[kind].family == "attack")
