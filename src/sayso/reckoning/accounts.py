"""Assertions, and accounts: assertions taken to be of one event.

An event has a place, a time and a kind, and it struck so many. Each of the four may be unsaid.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.lexicon import events
from sayso.lexicon import reckoning as words
from sayso.model import EventType, Statement
from sayso.reckoning.grounds import VAGUE, Ground
from sayso.reckoning.scope import HAPPENED, Scope
from sayso.reckoning.windows import DAY, Window

CASUALTY = "casualty"
FAMILIES = frozenset({"attack", "clash", CASUALTY})
"""Families of events (reckoning.toml) that make incidents."""
DAYLIKE = 36 * 60
"""Minutes that a window may last and still be one day or night: evening to the next noon."""
SPELL = 7 * DAY
"""Minutes beyond which what is told is a campaign or a war, and its number a running total."""
TOTAL = 1000
"""People from which on a number without a day is a running total of a war; it stands above any one attack but few."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim that something was, with its scope.

    ``spot``: its place, if that is narrow enough to tell events apart; ``wide``: its place otherwise, of unnamed places
    ("the villages") what contains them. ``window``: its time, if it is of some days at most. ``cause``: the kind of
    attack, as far as it is told.
    """

    statement: Statement
    scope: Scope
    spot: Ground | None
    wide: Ground | None
    window: Window | None
    cause: EventType | None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Report, place in it, and id: the same however claims were added."""
        return (self.scope.document, self.scope.span.start, self.scope.span.end, self.scope.claim)


def assertion(statement: Statement, scope: Scope) -> Assertion | None:
    """The claim as an assertion of one event; ``None`` for denials, plans, habits, campaigns and running totals."""
    if scope.denied or scope.modality not in HAPPENED or scope.family not in FAMILIES:
        return None
    if scope.window is not None and length(scope.window) > SPELL:
        return None
    window = scope.window if _told(statement) else None
    if window is None and any(count.size >= TOTAL for count in scope.counts):
        return None
    where = _named(scope.place)
    wide = where is not None and _wide(where)
    return Assertion(
        statement=statement,
        scope=scope,
        spot=None if wide else where,
        wide=where if wide else None,
        window=window,
        cause=_cause(statement, scope),
    )


def _told(statement: Statement) -> bool:
    """Whether the time is the event's: what goes on when somebody speaks has not happened on the day of the saying."""
    time = statement.claim.time
    return time is not None and time.basis != "speech" and time.precision != "unknown"


def length(window: Window) -> int:
    """Minutes from the first to the last of a window; an open one lasts for ever."""
    if window.start is None or window.end is None:
        return SPELL + 1
    return window.end - window.start


def _named(ground: Ground | None) -> Ground | None:
    """The place, or what contains it where it is only pointed at: nothing in "the villages" has a capital."""
    if ground is None or ground.named:
        return ground
    return Ground(ground.keys[1:], ground.names[1:], VAGUE, True) if ground.keys[1:] else None


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
            window=min(windows, key=lambda one: (length(one), one.start or 0), default=None),
        )

    def with_(self, other: Account) -> Account:
        """Both told as one."""
        return Account.of((*self.assertions, *other.assertions))

    @property
    def full(self) -> bool:
        """Whether a narrow place and a day are told."""
        return bool(self.spots) and self.window is not None and length(self.window) <= DAYLIKE

    @property
    def bare(self) -> bool:
        """Whether neither a narrow place nor a day is told."""
        return not self.spots and (self.window is None or length(self.window) > DAYLIKE)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it is first told."""
        return self.assertions[0].order
