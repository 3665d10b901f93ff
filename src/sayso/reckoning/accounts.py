"""Accounts: assertions taken to be of one event, and whether two accounts can be of the same.

An event has a place, a time and a kind, and it struck so many. Each of the four may be unsaid. Two accounts are of one
event only if nothing keeps them apart; how much must be the same besides is for the caller to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.lexicon import events
from sayso.lexicon import reckoning as words
from sayso.model import EventType, Modality, Statement
from sayso.reckoning.counts import Count
from sayso.reckoning.grounds import VAGUE, Ground
from sayso.reckoning.parties import answers_to
from sayso.reckoning.scope import Scope
from sayso.reckoning.windows import DAY, Window

CASUALTY = "casualty"
FAMILIES = frozenset({"attack", "clash", CASUALTY})
"""Families of events (reckoning.toml) that make incidents."""
SETTLEMENTS = frozenset({"city", "village"})
"""Kinds of places (gazetteer) that are no part of another."""
AROUND = 2
"""UCDP where_prec of something near a place or in a part of it ("the villages" near a town)."""
DAYLIKE = 36 * 60
"""Minutes that a window may last and still be one day or night: evening to the next noon."""
SPELL = 7 * DAY
"""Minutes beyond which what is told is a campaign or a war, and its number a running total."""
TOTAL = 1000
"""People from which on a number without a day is a running total of a war; it stands above any one attack but few."""
ANYBODY = "people"
"""The group (reckoning.toml) of those of whom nothing more is said."""
MARKING = 5
"""People from which on the same number in two reports is hardly chance; ones and twos are told every day."""
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


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim that something was, with its scope. ``spot``: its place, if that is narrow enough to tell events apart;

    ``wide``: its place otherwise. ``around``: the place is some part of the spot or near it, and no name says which.
    ``window``: its time, if it is of some days at most. ``cause``: the kind of attack, as far as it is told.
    """

    statement: Statement
    scope: Scope
    spot: Ground | None
    wide: Ground | None
    around: bool
    window: Window | None
    cause: EventType | None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Report, place in it, and id: the same however claims were added."""
        return (self.scope.document, self.scope.span.start, self.scope.span.end, self.scope.claim)


def assertion(statement: Statement, scope: Scope) -> Assertion | None:
    """The claim as an assertion of one event; ``None`` for denials, plans, habits, campaigns and running totals."""
    if scope.denied or scope.modality not in (Modality.OCCURRED, Modality.ONGOING) or scope.family not in FAMILIES:
        return None
    if scope.window is not None and _length(scope.window) > SPELL:
        return None
    window = scope.window if _told(statement) else None
    if window is None and any(count.size >= TOTAL for count in scope.counts):
        return None
    wide = scope.place is not None and _wide(scope.place)
    mention = statement.claim.place
    return Assertion(
        statement=statement,
        scope=scope,
        spot=None if wide else scope.place,
        wide=scope.place if wide else None,
        around=mention is not None and mention.precision == AROUND and mention.kind in SETTLEMENTS,
        window=window,
        cause=_cause(statement, scope),
    )


def _told(statement: Statement) -> bool:
    """Whether the time is the event's: what goes on when somebody speaks has not happened on the day of the saying."""
    time = statement.claim.time
    return time is not None and time.basis != "speech" and time.precision != "unknown"


def _length(window: Window) -> int:
    """Minutes from the first to the last of a window; an open one lasts for ever."""
    if window.start is None or window.end is None:
        return SPELL + 1
    return window.end - window.start


def _wide(ground: Ground) -> bool:
    """Whether a place tells no event from another: a first-order division has nothing around it but its country."""
    return ground.resolved and (ground.precision >= VAGUE or (ground.precision == VAGUE - 1 and len(ground.keys) <= 2))


def _cause(statement: Statement, scope: Scope) -> EventType | None:
    if scope.type is not EventType.CASUALTY:
        return scope.type
    return _causes().get(statement.claim.acled or "")


@cache
def _causes() -> dict[str, EventType]:
    """Which type of event an ACLED sub-event stands for, where a claim of casualties carries it."""
    found: dict[str, EventType] = {}
    for entry in events.load().entries:
        if entry.acled is not None and words.load().kinds[entry.type].family in FAMILIES - {CASUALTY}:
            found.setdefault(entry.acled, entry.type)
    return found


@dataclass(frozen=True, slots=True)
class Account:
    """Assertions taken to be of one event, in order, with what they say together.

    ``spots``: keys of the narrow places; ``holders``: keys of all that contains them; ``wides``: the wide places.
    ``window``: the narrowest told.
    """

    assertions: tuple[Assertion, ...]
    spots: frozenset[str]
    holders: frozenset[str]
    wides: tuple[Ground, ...]
    window: Window | None

    @staticmethod
    def of(assertions: tuple[Assertion, ...]) -> Account:
        """The account that these assertions make (at least one)."""
        told = tuple(sorted(assertions, key=lambda one: one.order))
        places = [one.spot for one in told if one.spot is not None]
        windows = [one.window for one in told if one.window is not None]
        return Account(
            assertions=told,
            spots=frozenset(place.own for place in places),
            holders=frozenset(key for place in places for key in place.keys[1:]),
            wides=tuple(one.wide for one in told if one.wide is not None),
            window=min(windows, key=lambda one: (_length(one), one.start or 0), default=None),
        )

    def with_(self, other: Account) -> Account:
        """Both told as one."""
        return Account.of((*self.assertions, *other.assertions))

    @property
    def full(self) -> bool:
        """Whether a narrow place and a day are told."""
        return bool(self.spots) and self.window is not None and _length(self.window) <= DAYLIKE

    @property
    def bare(self) -> bool:
        """Whether neither a narrow place nor a day is told."""
        return not self.spots and (self.window is None or _length(self.window) > DAYLIKE)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it is first told."""
        return self.assertions[0].order


def place(a: Account, b: Account) -> Relation:
    """How the places lie to each other; a district is close to its city, a village to the "area" it is told of."""
    if not a.spots or not b.spots:
        return _widely(a, b)
    if a.spots & b.spots:
        return Relation.EQUAL
    if a.spots & b.holders or b.spots & a.holders:
        return Relation.CLOSE
    return Relation.CLOSE if _neighbours(a, b) or _namesakes(a, b) else Relation.APART


def _widely(a: Account, b: Account) -> Relation:
    """Where one names no narrow place: what it names must contain the other's."""
    for one, other in ((a, b), (b, a)):
        for wide in one.wides:
            inside = other.holders | {key for ground in other.wides for key in (*ground.keys, *wide.keys[1:])}
            if (other.spots or other.wides) and wide.own not in inside:
                return Relation.APART
    return Relation.UNSAID


def _neighbours(a: Account, b: Account) -> bool:
    """Whether one is told of "the villages" near a town, and the other names a place in the same district."""
    pointing = any(one.around for one in (*a.assertions, *b.assertions))
    return pointing and any(
        one.spot.keys[1:2] == other.spot.keys[1:2]
        for one in a.assertions
        for other in b.assertions
        if one.spot and other.spot and one.spot.keys[1:] and (one.around or other.around)
    )


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
    days = max(_length(a.window), _length(b.window)) <= DAYLIKE
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
    ours = {entity for one in a.assertions for entity in one.scope.actors.entities}
    theirs = {entity for one in b.assertions for entity in one.scope.actors.entities}
    meets = any(answers_to(x, y) or answers_to(y, x) for x in ours for y in theirs)
    return bool(ours and theirs) and not meets
