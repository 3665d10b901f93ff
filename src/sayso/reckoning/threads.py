"""How claims are gathered into threads: those of one report first, then the threads of several reports.

Within a report a claim joins the thread spoken of last that it fits, as a reader takes "the truce" for the one just
told of. Threads of several reports are one only where both name the place and share a day; one lost by this rule is
shown twice, which is better than two made one. Nothing is compared pair by pair across reports: threads meet at marks
(place and day) that they have in common, so that the order of reading plays no part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from sayso.lexicon import threads as words
from sayso.model import Basis, Claim, EventType, PlaceRef, Statement, Thread, Where
from sayso.reckoning.grounds import Ground, asked_for, ground
from sayso.reckoning.parties import party
from sayso.reckoning.scoping import said, setting
from sayso.reckoning.windows import DAY, Window, window_of

CITY = 2
"""UCDP where_prec up to which a place is narrow enough to hold one thing of a kind at a time, and its parts with it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its place, the window of its event, and that of its saying."""

    statement: Statement
    ground: Ground | None
    window: Window | None
    said: Window | None

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.statement.claim

    @property
    def entities(self) -> frozenset[str]:
        """Known actors among those who do it."""
        return party(self.claim.actors).entities

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it stands: by report, then by place in it."""
        claim = self.claim
        return (claim.document, claim.evidence.start, claim.trigger.start, claim.id)


@dataclass(frozen=True, slots=True)
class Report:
    """The claims of one report, of the types asked for, in order; ``setting``: where most of all lie."""

    document: str
    setting: Ground | None
    told: tuple[Told, ...]

    def of(self, *kinds: EventType) -> tuple[Told, ...]:
        """Its claims of these types."""
        return tuple(one for one in self.told if one.claim.type in kinds)


@dataclass(slots=True, eq=False)
class Draft:
    """What one report tells of one thread: its own claims, and ``beside`` them those of other types that bear on it."""

    report: Report
    told: list[Told]
    beside: list[Told] = field(default_factory=list)

    @property
    def ground(self) -> Ground | None:
        """Where it is, as most of its claims say; ``None`` where none says."""
        return common(self.told)


Fits = Callable[[Sequence[Told], Told], bool]
"""Whether a claim may speak of the same thing as the claims of a thread."""

Marks = Callable[[Draft], Iterable[Hashable]]
"""What a thread shares with those of other reports that are the same: days, as a rule."""


def reports(statements: Iterable[Statement], kinds: frozenset[EventType]) -> list[Report]:
    """The statements by report, sorted, those of ``kinds`` kept."""
    places: dict[str, list[Ground | None]] = defaultdict(list)
    kept: dict[str, list[Told]] = defaultdict(list)
    for statement in statements:
        claim = statement.claim
        where = ground(claim.place)
        places[claim.document].append(where)
        if claim.type in kinds:
            kept[claim.document].append(Told(statement, where, window_of(claim.time), said(statement)))
    return [
        Report(document, _setting(places[document]), tuple(sorted(kept[document], key=lambda one: one.order)))
        for document in sorted(kept)
    ]


def _setting(places: Sequence[Ground | None]) -> Ground | None:
    """Where most of a report's claims lie; of a quarter, its city: a thread of a quarter alone says so."""
    known = [one for one in places if one is not None and one.resolved]
    around = setting(known or places)
    precision: dict[str, int] = {}
    for one in known:
        precision[one.own] = min(one.precision, precision.get(one.own, one.precision))
    while around is not None and precision.get(around.own) == CITY and len(around.keys) > 1:
        around = around._replace(keys=around.keys[1:], names=around.names[1:])
    return around


def gathered(report: Report, told: Iterable[Told], fits: Fits) -> list[Draft]:
    """The threads of one report: each claim joins the one spoken of last that it fits, else it begins one."""
    drafts: list[Draft] = []
    for one in told:
        found = next((draft for draft in reversed(drafts) if _placed(draft, one) and fits(draft.told, one)), None)
        if found is None:
            drafts.append(Draft(report, [one]))
        else:
            found.told.append(one)
            drafts.remove(found)
            drafts.append(found)
    return sorted(drafts, key=lambda draft: draft.told[0].order)


def _placed(draft: Draft, one: Told) -> bool:
    """Whether a claim that names a place may join a thread that names none: only where the whole report is set.

    A country is too wide a setting for that, unless the claim speaks of all of it.
    """
    if one.ground is None or draft.ground is not None:
        return True
    around = draft.report.setting
    if around is None or not same_ground(one.ground, around):
        return False
    return len(around.keys) > 1 or one.ground.own == around.own


def nearest(drafts: Iterable[Draft], one: Told) -> Draft | None:
    """The thread that ``one``, of another type, speaks of: the last before it, else the next; places must fit."""
    fitting = [draft for draft in drafts if near(draft.told, one)]
    before = [draft for draft in fitting if draft.told[0].order <= one.order]
    latest = max(before, key=lambda draft: max(t.order for t in draft.told if t.order <= one.order), default=None)
    return latest or min(fitting, key=lambda draft: draft.told[0].order, default=None)


def near(told: Iterable[Told], one: Told) -> bool:
    """Whether no place of these keeps ``one`` from being there."""
    return all(same_ground(other.ground, one.ground) for other in told)


def same_ground(one: Ground | None, other: Ground | None) -> bool:
    """Whether the two may be one place as far as is said: nobody says, or the one holds the other."""
    if one is None or other is None or one.within(other) or other.within(one):
        return True
    return not (one.resolved and other.resolved) and one.namesake(other)


def linked(drafts: Sequence[Draft], marks: Marks, *, widest: int) -> list[list[Draft]]:
    """Threads of several reports made one where they share a place and a mark; sorted.

    A thread of a part of a city also joins one of the whole city. Places wider than ``widest`` (UCDP where_prec) and
    those that could not be resolved join nothing.
    """
    joined = _Joined(len(drafts))
    own: dict[tuple[str, Hashable], int] = {}
    cities: dict[tuple[str, Hashable], int] = {}
    placed = [(i, where, tuple(marks(draft))) for i, draft in enumerate(drafts) if (where := draft.ground) is not None]
    placed = [(i, where, marked) for i, where, marked in placed if where.resolved and where.precision <= widest]
    for i, where, marked in placed:
        for mark in marked:
            joined.join(i, own.setdefault((where.own, mark), i))
            if where.precision <= CITY:
                cities.setdefault((where.own, mark), i)
    for i, where, marked in placed:
        found = (cities.get((around, mark)) for around in where.keys[1:] for mark in marked)
        for city in found:
            joined.join(i, i if city is None else city)
    groups: dict[int, list[Draft]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        groups[joined.root(i)].append(draft)
    return [sorted(group, key=lambda draft: draft.told[0].order) for group in groups.values()]


class _Joined:
    """Sets of numbers that grow together."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, one: int) -> int:
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low


def days(window: Window | None, longest: int = 1) -> range:
    """The days (ordinals) of a window with both ends known, of ``longest`` days at most; of any other, none."""
    if window is None or window.start is None or window.end is None or (window.days or 0) > longest:
        return range(0)
    return range(window.start // DAY, window.end // DAY + 1)


def common(told: Iterable[Told]) -> Ground | None:
    """The place that most of the claims name, the first of them where several do."""
    named = [one.ground for one in told if one.ground is not None]
    counted = Counter(one.own for one in named)
    return max(named, key=lambda one: counted[one.own], default=None)


def where(told: Sequence[Told], around: Ground | None) -> Where | None:
    """The place of a thread as written, by a name where there is one; else the setting of its report."""
    place = common(told)
    if place is None:
        return _set_in(around) if around else None
    naming = [one for one in told if one.ground is not None and one.ground.own == place.own]
    best = next((one for one in naming if _is_name(one)), naming[0])
    written = best.claim.place
    if written is None:
        return None
    return Where(
        name=" ".join(written.name.split()),
        id=written.id,
        within=written.within,
        basis=Basis.STATED,
        claim=best.claim.id,
    )


def _is_name(one: Told) -> bool:
    return one.claim.place is not None and any(letter.isupper() for letter in one.claim.place.name)


def _set_in(around: Ground) -> Where:
    refs = tuple(PlaceRef(id=own, name=name) for own, name in zip(around.keys[1:], around.names[1:], strict=True))
    own = around.own if around.resolved else None
    return Where(name=around.name, id=own, within=refs, basis=Basis.SETTING, claim=None)


def topic(one: Told) -> EventType | None:
    """Of which thread a blame, an agreement or a negotiation speaks: the first word of one after its own trigger."""
    claim, table = one.claim, words.load().topics
    cut = max(0, claim.trigger.end - claim.evidence.start)
    for part in map(words.folded, (one.statement.evidence[cut:], one.statement.evidence)):
        found = [(at, kind) for kind, phrases in table.items() if (at := words.first(part, phrases))]
        if found:
            return min(found, key=lambda each: (each[0][0], -each[0][1]))[1]
    return None


def named_for(kind: str, told: Iterable[Told]) -> str:
    """The id of a thread: a digest of its kind and its first claim."""
    first = min(told, key=lambda one: one.order)
    return blake2b(f"{kind} {first.claim.id}".encode(), digest_size=8).hexdigest()


def lies_in(thread: Thread, name: str) -> bool:
    """Whether a thread is in a place: an id of the gazetteer, or words of its name or of what contains it."""
    place = thread.place
    if place is None:
        return False
    return asked_for(name, ((place.id, place.name), *((ref.id, ref.name) for ref in place.within)))
