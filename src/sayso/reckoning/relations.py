"""How two accounts lie to each other in place, time, kind and number, and whom they name.

What is unsaid keeps nothing apart; how much must be the same besides is for the caller to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.lexicon import reckoning as words
from sayso.model import EventType
from sayso.reckoning.accounts import CASUALTY, DAYLIKE, Account, Assertion, length
from sayso.reckoning.counts import Count
from sayso.reckoning.parties import akin

MARKING = 5
"""People from which on the same number in two reports is hardly chance; ones and twos are told every day."""
ANYBODY = "people"
"""The group (reckoning.toml) of those of whom nothing more is said."""
TIMES = 10
"""How much larger one origin's number may be than another's where place or day are unsaid."""
GROWTH = 1.5
"""How much one voice's own number may grow from telling to telling ("more than 20", "22")."""
NEAR = 300
"""Characters between two sentences that tell of one thing; two or three sentences of news."""
BREATH = 20
"""Characters between two clauses that nothing but a conjunction parts."""
BESIDE = 80
"""Characters between two clauses of one sentence."""


class Relation(StrEnum):
    """How two accounts lie to each other in place, or in time."""

    EQUAL = "equal"
    CLOSE = "close"
    UNSAID = "unsaid"
    APART = "apart"


def place(a: Account, b: Account) -> Relation:
    """How the places lie to each other; a district is close to its city, "Camp Taji" perhaps to "Taji"."""
    if not a.spots or not b.spots:
        return _widely(a, b)
    if a.spots & b.spots:
        return Relation.EQUAL
    if a.spots & b.holders or b.spots & a.holders:
        return Relation.CLOSE
    return Relation.CLOSE if _namesakes(a, b) else Relation.APART


def _widely(a: Account, b: Account) -> Relation:
    """Where one names no narrow place: what it names must contain the other's place, or lie in what that names."""
    for one, other in ((a, b), (b, a)):
        for wide in one.wides:
            nested = any(wide.within(ground) or ground.within(wide) for ground in other.wides)
            if (other.spots or other.wides) and not nested and wide.own not in other.holders:
                return Relation.APART
    return Relation.UNSAID


def _namesakes(a: Account, b: Account) -> bool:
    return any(
        one.spot.namesake(other.spot)
        for one in a.assertions
        for other in b.assertions
        if one.spot and other.spot and not (one.spot.resolved and other.spot.resolved)
    )


def time(a: Account, b: Account) -> Relation:
    """How the times lie to each other; the same day is equal, spells of some days that only overlap are close."""
    if a.window is None or b.window is None:
        return Relation.UNSAID
    if not a.window.meets(b.window):
        return Relation.APART
    days = max(length(a.window), length(b.window)) <= DAYLIKE
    return Relation.EQUAL if days or a.window == b.window else Relation.CLOSE


def kinds(a: Account, b: Account) -> bool:
    """Whether every assertion of the one can be of the event of every assertion of the other."""
    return all(_kind(one, other) for one in a.assertions for other in b.assertions)


def _kind(one: Assertion, other: Assertion) -> bool:
    if one.cause is None and other.cause is None:
        return True
    if one.cause is None or other.cause is None:
        told = one if other.cause is None else other
        return _strikes(told) or _beside(one, other)
    family = {one.scope.family, other.scope.family} - {CASUALTY}
    return one.cause is other.cause or (family <= {"attack"} and (_unspecific(one) or _unspecific(other)))


def _strikes(one: Assertion) -> bool:
    """Whether it strikes at once: people killed that day and there were killed by it, unless something else is said.

    Of fighting and of advances that is not so: they go on, and other things happen there.
    """
    return one.cause not in (EventType.CLASH, EventType.GROUND_ATTACK) or _unspecific(one)


def _unspecific(one: Assertion) -> bool:
    return one.scope.unspecific or (one.scope.type is EventType.CASUALTY and one.cause is EventType.GROUND_ATTACK)


def _beside(one: Assertion, other: Assertion) -> bool:
    return one.scope.voice == other.scope.voice and 0 <= gap(one, other) <= BESIDE


def gap(one: Assertion, other: Assertion) -> int:
    """Characters between the two; 0 where they overlap, -1 where they are of two reports."""
    if one.scope.document != other.scope.document:
        return -1
    first, second = sorted((one.scope.span, other.scope.span))
    return max(0, second.start - first.end)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whether the numbers keep two accounts ``apart``, and the largest that both state (0: none)."""

    apart: bool
    shared: int


def numbers(a: Account, b: Account, *, sure: bool) -> Numbers:
    """What the tolls say; ``sure``: place and day are the same, so that other voices may count as they like.

    Where they are not, some number of the one must be like some number of the other.
    """
    both = [
        (x, y, one.scope.voice == other.scope.voice)
        for one in a.assertions
        for other in b.assertions
        for x in tolls(one)
        for y in tolls(other)
        if x.fate == y.fate
    ]
    stated = [x.stated for x, y, _ in both if x.stated is not None and x.stated == y.stated and _nested(x, y)]
    unlike = bool(both) and not any(_alike(x, y) for x, y, _ in both)
    contradicted = any(same and _contradicts(x, y) for x, y, same in both)
    return Numbers(apart=contradicted or (unlike and not sure), shared=max(stated, default=0))


def tolls(one: Assertion) -> list[Count]:
    """The counts of people struck that are the whole of something: of several that could be parts, the largest."""
    struck = [count for count in one.scope.counts if count.fate is not None and not count.part and not count.further]
    people = [count for count in struck if count.group is None or words.load().part_of(count.group, ANYBODY)]
    return [
        count
        for at, count in enumerate(people)
        if not any(_holds(other, count) for other in people[:at])
        and not any(_holds(other, count) and other.size > count.size for other in people[at + 1 :])
    ]


def _holds(whole: Count, count: Count) -> bool:
    """Whether the one may be some of the other: "21 killed", and in the same breath "15 here and 6 there"."""
    return whole.fate == count.fate and _nested(whole, count) and whole.size >= count.size


def _nested(x: Count, y: Count) -> bool:
    if x.group is None or y.group is None:
        return True
    table = words.load()
    return table.part_of(x.group, y.group) or table.part_of(y.group, x.group)


def _contradicts(x: Count, y: Count) -> bool:
    """Whether one voice, counting so, speaks of two events: a voice does not contradict itself."""
    if not _nested(x, y):
        return True
    if x.group is not None and y.group is not None and x.group != y.group:
        narrow, wide = (x, y) if words.load().part_of(x.group, y.group) else (y, x)
        return wide.high is not None and narrow.size > wide.high
    return not x.meets(y) or (not (x.vague or y.vague) and max(x.size, y.size) > GROWTH * max(1, min(x.size, y.size)))


def _alike(x: Count, y: Count) -> bool:
    return not _nested(x, y) or (x.meets(y) and max(x.size, y.size) <= TIMES * max(1, min(x.size, y.size)))


def causes(account: Account) -> frozenset[EventType]:
    """The kinds of attack told, and those that people are said to have been struck by."""
    return frozenset(one.cause for one in account.assertions if one.cause is not None)


def strikes(account: Account) -> bool:
    """Whether it tells of people struck, or of something that strikes at once, and not only of fighting."""
    return any(tolls(one) or (one.cause is not None and _strikes(one)) for one in account.assertions)


def at_odds(a: Account, b: Account) -> bool:
    """Whether each names known actors, and none of the one is or answers to one of the other."""
    ours = frozenset(entity for one in a.assertions for entity in one.scope.actors.entities)
    theirs = frozenset(entity for one in b.assertions for entity in one.scope.actors.entities)
    return bool(ours and theirs) and not akin(ours, theirs)
