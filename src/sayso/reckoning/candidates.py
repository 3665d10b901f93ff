"""Which claims are worth laying side by side: an index on family, place and week, and never all pairs.

The keys that ``posting`` posts a claim under are joined here in memory, and by the ledger in SQL; a test holds that
both find the same. Here the buckets of a family are swept in the order of time, so that only those of one week or one
year lie in memory at once, and a pair is found in the first bucket that it shares: where the later of the two begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from sayso.reckoning.posting import YEAR, Weeks, places, weeks
from sayso.reckoning.scope import Scope
from sayso.reckoning.sides import sides, timed

FOREVER = 1 << 60
"""A minute that no report speaks of: the end of a window that has none."""


def pairs(scopes: Iterable[Scope]) -> Iterator[tuple[Scope, Scope]]:
    """Each pair of claims that could make a dispute, once; the earlier by report and place in it comes first.

    The order depends on the claims alone. A claim that is given twice counts once.
    """
    families: dict[str, list[Scope]] = defaultdict(list)
    for scope in scopes:
        families[scope.family].append(scope)
    for family in sorted(families):
        claims = _distinct(families.pop(family))
        yield from _inside(claims)
        yield from _between(claims)


def _distinct(claims: list[Scope]) -> list[Scope]:
    claims.sort(key=_standing_at)
    return [next(same) for _, same in groupby(claims, _standing_at)]


def _standing_at(scope: Scope) -> tuple[str, int, int, str]:
    return scope.document, scope.span.start, scope.span.end, scope.claim


def _inside(claims: Sequence[Scope]) -> Iterator[tuple[Scope, Scope]]:
    """Pairs of one report, wherever and whenever they are."""
    for _, told in groupby(claims, lambda scope: scope.document):
        together = list(told)
        if len(together) == 1:
            continue
        report = [(scope, sides(scope, inside=True)) for scope in together]
        for number, (one, side) in enumerate(report):
            yield from ((one, other) for other, facing in report[number + 1 :] if side.face(facing, inside=True))


@dataclass(slots=True, eq=False)
class _Posted:
    """A claim as it is posted for claims of other reports; ``number``: its rank among its family."""

    scope: Scope
    number: int
    document: str
    places: tuple[str, ...]
    span: Weeks
    could: int
    wants: int
    said: int
    start: int
    end: int


def _between(claims: Sequence[Scope]) -> Iterator[tuple[Scope, Scope]]:
    """Pairs of two reports, week by week, then year by year where one of the two is long."""
    posted = [made for number, scope in enumerate(claims) if (made := _posted(number, scope)) is not None]
    short = [one for one in posted if not one.span.long]
    long = [one for one in posted if one.span.long]
    for one, other in chain(_by_weeks(short), _by_years(short, long)):
        yield (one.scope, other.scope) if one.number < other.number else (other.scope, one.scope)


def _posted(number: int, scope: Scope) -> _Posted | None:
    """``None`` where the claim says too little to be laid beside another report's."""
    span, where, side = weeks(scope), places(scope), sides(scope, inside=False)
    if span is None or not where or not side.said:
        return None
    window = None if timed(scope) else scope.window
    start = -FOREVER if window is None or window.start is None else window.start
    end = FOREVER if window is None or window.end is None else window.end
    return _Posted(scope, number, scope.document, where, span, side.could, side.wants, side.said, start, end)


Meeting = Iterator[tuple[_Posted, _Posted]]


def _by_weeks(short: Sequence[_Posted]) -> Meeting:
    """Each week, those that begin in it meet each other and those that go on."""
    going: list[_Posted] = []
    for week, beginning in groupby(sorted(short, key=_first), _first):
        going = [one for one in going if one.span.last >= week]
        shelf = _Shelf.of(going)
        for one in beginning:
            yield from ((one, other) for other in shelf.meeting(one))
            shelf.put(one)
            going.append(one)


def _by_years(short: Sequence[_Posted], long: Sequence[_Posted]) -> Meeting:
    """Each year, of those that begin in it and those that go on, the long ones meet each other and the short ones."""
    news: dict[int, tuple[list[_Posted], list[_Posted]]] = defaultdict(lambda: ([], []))
    for kind, posted in enumerate((short, long)):
        for one in posted:
            news[_first(one) // YEAR][kind].append(one)
    going: tuple[list[_Posted], list[_Posted]] = ([], [])
    for year in sorted(news):
        going = _lasting(going[0], year), _lasting(going[1], year)
        yield from _of_year(news[year], going)
        for kind in (0, 1):
            going[kind].extend(news[year][kind])


def _of_year(news: tuple[list[_Posted], list[_Posted]], going: tuple[list[_Posted], list[_Posted]]) -> Meeting:
    old, new = _Shelf.of(going[1]), _Shelf()
    for one in news[1]:
        yield from ((one, other) for shelf in (old, new) for other in shelf.meeting(one))
        new.put(one)
    for one in news[0]:
        yield from ((one, other) for shelf in (old, new) for other in shelf.meeting(one))
    for one in going[0]:
        yield from ((one, other) for other in new.meeting(one))


def _first(one: _Posted) -> int:
    return one.span.first


def _lasting(posted: list[_Posted], year: int) -> list[_Posted]:
    return [one for one in posted if one.span.last // YEAR >= year]


Claims = dict[int, list[_Posted]]
"""Claims by what they could be."""


@dataclass(slots=True)
class _Shelf:
    """The claims of one bucket, by place: those whose own it is, and those of which something inside it is the own."""

    own: dict[str, Claims] = field(default_factory=dict)
    held: dict[str, Claims] = field(default_factory=dict)

    @classmethod
    def of(cls, posted: Iterable[_Posted]) -> _Shelf:
        """A shelf with these claims."""
        shelf = cls()
        for one in posted:
            shelf.put(one)
        return shelf

    def put(self, one: _Posted) -> None:
        """Add a claim."""
        place, *around = one.places
        self.own.setdefault(place, {}).setdefault(one.could, []).append(one)
        for wider in around:
            self.held.setdefault(wider, {}).setdefault(one.could, []).append(one)

    def meeting(self, one: _Posted) -> list[_Posted]:
        """The claims that ``one`` meets: at its own place those of that place or inside it, further out the wider."""
        shelves = [self.held.get(one.places[0]), *map(self.own.get, one.places)]
        found: list[_Posted] = []
        for claims in filter(None, shelves):
            for could, others in claims.items():
                if one.wants & could:
                    found += _meeting(one, others)
        return found


def _meeting(one: _Posted, others: Iterable[_Posted]) -> list[_Posted]:
    """Those, of claims that could make a dispute, that are of another report and of overlapping weeks and minutes."""
    said, start, end, document = one.said, one.start, one.end, one.document
    first, last = one.span.first, one.span.last
    return [
        other
        for other in others
        if said & other.said
        and start <= other.end
        and other.start <= end
        and first <= other.span.last
        and other.span.first <= last
        and document != other.document
    ]
