"""What a claim could be in a dispute, in bits, so that claims that cannot make one are never laid side by side.

A gate and not a judge: it asks only what can be told of each claim alone. ``rulings`` says what disputes there are; a
test holds that none of them is lost here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon import reckoning as words
from sayso.model import EventType
from sayso.reckoning.grounds import VAGUE
from sayso.reckoning.scope import Scope

AFFIRMED, DENIED, STATED, REPELLED, GAINED, BLAMED, TIMED = (1 << bit for bit in range(7))
COUNTED = {fate: TIMED << bit for bit, fate in enumerate((None, "killed", "wounded", "killed_or_wounded", "missing"), 1)}
WANTED = {AFFIRMED: DENIED, DENIED: AFFIRMED, REPELLED: GAINED, GAINED: REPELLED}
"""What the other claim must be, where that is not the same."""

PLACED, DATED, FULL = (1 << bit for bit in range(3))

BLAMING = frozenset({"attack", "casualty", "truce"})
BEGINNING = frozenset({"truce", "talks"})
BRIEF = 3
"""Days within which two claims of two reports may be of one event for no other reason than that they blame."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Bits. ``could``: what the claim could be; ``wants``: of what the other must be one; ``said``: how much it says.

    Claims of two reports must have more in common than their kind: a place or a time that both name, and both of them
    where one names a whole country.
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
    return _sides(DENIED if scope.denied else _affirmed(scope, inside), _said(scope))


def timed(scope: Scope) -> bool:
    """Whether the time itself may be in dispute: then it keeps no two claims apart."""
    return not scope.denied and scope.family in BEGINNING


def _affirmed(scope: Scope, inside: bool) -> int:
    could = AFFIRMED | (TIMED if timed(scope) else 0)
    for count in scope.counts:
        could |= COUNTED.get(count.fate, COUNTED[None])
    if scope.phase is not None and scope.phase in words.load().states.get(scope.type, ()):
        could |= STATED
    if scope.type is EventType.GROUND_ATTACK and scope.own is not None:
        could |= REPELLED if scope.phase == "repelled" else GAINED
    if scope.actors and scope.family in BLAMING and (inside or _brief(scope)):
        could |= BLAMED
    return could


def _brief(scope: Scope) -> bool:
    days = None if scope.window is None else scope.window.days
    return scope.place is not None and days is not None and days <= BRIEF


def _said(scope: Scope) -> int:
    placed, dated = scope.place is not None, scope.window is not None
    wide = scope.place is not None and scope.place.precision > VAGUE
    return (PLACED if placed and not wide else 0) | (DATED if dated and not wide else 0) | (FULL * (placed and dated))


@lru_cache(maxsize=4096)
def _sides(could: int, said: int) -> Sides:
    bits = [1 << bit for bit in range(could.bit_length()) if could >> bit & 1]
    return Sides(could, sum(WANTED.get(bit, bit) for bit in bits), said)
