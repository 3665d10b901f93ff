"""Scopes of every kind that the index tells apart, made by chance, and which of them meet, said without an index."""

from __future__ import annotations

from itertools import combinations

from hypothesis import strategies as st

from sayso.model import EventType, Modality, Span
from sayso.reckoning import Scope
from sayso.reckoning.counts import Count
from sayso.reckoning.grounds import Ground
from sayso.reckoning.posting import places, weeks
from sayso.reckoning.sides import comparable, timed
from sayso.reckoning.windows import Window
from tests.reckoning.made import CITY, COUNTRY, DISTRICT, ELSEWHERE, days, party, scope

ABROAD = Ground(("isle",), ("Isle",), 6, True)
UNKNOWN = Ground(("~mill", "land"), ("Mill", "Land"), 1, False)
GROUNDS = st.sampled_from([None, COUNTRY, CITY, DISTRICT, ELSEWHERE, ABROAD, UNKNOWN])
TYPES = [
    EventType.AIR_STRIKE,
    EventType.SHELLING,
    EventType.GROUND_ATTACK,
    EventType.CASUALTY,
    EventType.TRUCE,
    EventType.AGREEMENT,
    EventType.CORRIDOR,
    EventType.PROTEST,
]
PHASES = st.sampled_from([None, "open", "blocked", "started", "ended", "violated", "holding"])
MODALITIES = st.sampled_from([Modality.OCCURRED, Modality.ONGOING, Modality.PLANNED, Modality.DEMANDED])
FATES = st.sampled_from([None, "killed", "wounded"])
SPANS = st.one_of(st.integers(0, 6), st.integers(40, 70), st.integers(300, 800), st.just(12_000))


@st.composite
def windows(draw: st.DrawFn) -> Window | None:
    """Short and long, open at either end, or none."""
    first = draw(st.integers(0, 500))
    window = days(first, first + draw(SPANS))
    opened = [window, Window(None, window.end), Window(window.start, None), None]
    return opened[draw(st.sampled_from([0, 0, 0, 1, 2, 3]))]


@st.composite
def postable(draw: st.DrawFn, number: int) -> Scope:
    """A claim of one of a few reports."""
    said = draw(st.one_of(st.none(), st.integers(0, 500)))
    count = Count(3, 3, False, draw(FATES), None, False, False)
    return scope(
        claim=f"c{number:03}",
        document=f"d{draw(st.integers(0, 4))}",
        span=Span(draw(st.integers(0, 5)), 50),
        type=draw(st.sampled_from(TYPES)),
        unspecific=draw(st.booleans()),
        denied=draw(st.booleans()),
        modality=draw(MODALITIES),
        phase=draw(PHASES),
        outcome=draw(st.sampled_from([None, None, "held", "repelled"])),
        own=draw(st.sampled_from([None, "rus"])),
        actors=draw(st.sampled_from([party(), party("rus"), party("usa")])),
        place=draw(GROUNDS),
        setting=draw(GROUNDS),
        window=draw(windows()),
        said=None if said is None else days(said, said),
        counts=(count,) if draw(st.booleans()) else (),
    )


def postables(most: int = 24) -> st.SearchStrategy[list[Scope]]:
    """Claims, each of its own."""
    return st.integers(2, most).flatmap(lambda n: st.tuples(*(postable(number) for number in range(n))).map(list))


def met(scopes: list[Scope]) -> set[frozenset[str]]:
    """The pairs that an index is to find, by the words of its definition: all pairs are looked at."""
    return {frozenset((a.claim, b.claim)) for a, b in combinations(scopes, 2) if comparable(a, b) and _meet(a, b)}


def _meet(a: Scope, b: Scope) -> bool:
    if a.document == b.document:
        return True
    here, there, now, then = places(a), places(b), weeks(a), weeks(b)
    if not here or not there or now is None or then is None:
        return False
    near = here[0] in there or there[0] in here
    free = a.window is None or b.window is None or timed(a) or timed(b)
    meet = free or (a.window is not None and b.window is not None and a.window.meets(b.window))
    return near and meet and now.first <= then.last and then.first <= now.last
