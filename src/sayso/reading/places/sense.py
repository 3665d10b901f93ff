"""Which place of that name? The report's other places vote; population is only where the vote begins.

A name that could be in many divisions gives each a small vote, a name that is in one gives it a whole one: the
divisions and countries that most of the report's names share win ("Paris" beside "Edgar County" is in Illinois).
One name has one sense in a report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import cos, exp, hypot, log1p, log10, radians

from sayso.lexicon.gazetteer import ALTERNATE, LOOSE, Entry

_CLOSE = 161.0
"""Kilometres: the field's customary radius (100 miles) of "near"."""
_SHARE, _AGAIN = 0.6, 0.5
"""How strongly the larger of two namesakes draws a name's vote; what a choice once made weighs in the next turn."""
_STANDING = {"country": 8.0, "division": 6.9, "region": 6.5, "continent": 8.0, "sea": 7.0}
"""Standings of kinds that have no population to compare, on the scale of its decimal logarithm."""
_HAMLET = 0.8
"""What a place of fewer than 2000 people loses: papers name it after its larger namesake less often still."""
_CITY = 100_000
_WIDE = ("country", "continent", "sea", "region")


def km(a: Entry, b: Entry) -> float:
    """Distance in kilometres on a plane touching at the mean latitude; good to a few percent below 1000 km."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return float("inf")
    across = abs(a.lon - b.lon)
    return 111.2 * hypot(a.lat - b.lat, min(across, 360 - across) * cos(radians((a.lat + b.lat) / 2)))


class Votes:
    """What the report's names say about where it plays: weight by division and by country."""

    def __init__(self) -> None:
        self.division: defaultdict[str, float] = defaultdict(float)
        self.country: defaultdict[str, float] = defaultdict(float)

    def add(self, entries: tuple[Entry, ...], times: float) -> None:
        """One name's vote (negative: taken back), shared by its possible places by their priors."""
        shares = [exp(_SHARE * prior(e)) for e in entries]
        total = sum(shares)
        for share, e in zip(shares, entries, strict=True):
            if e.division:
                self.division[e.division] += times * share / total
            if e.country:
                self.country[e.country] += times * share / total


def prior(e: Entry) -> float:
    """What an entry is worth before the report is looked at: tens of population, own name before other spellings."""
    size = _STANDING.get(e.kind)
    if size is None:
        size = log10(max(e.population, 300)) - (_HAMLET if e.population < 2000 else 0.0)
        size = max(size, 5.0) if e.own else size
    return size + (1.2 if e.capital else 0.0) - (2.0 if e.form == ALTERNATE else 3.0 if e.form == LOOSE else 0.0)


def worth(e: Entry, votes: Votes, fixed: list[Entry]) -> float:
    """The entry's standing in this report."""
    score = prior(e)
    if e.division:
        score += 2.2 * log1p(3 * max(votes.division[e.division], 0.0))
    if e.country:
        score += 0.8 * log1p(2 * max(votes.country[e.country], 0.0))
    near = 0
    if e.lat is not None:
        south, north = e.lat - _CLOSE / 111, e.lat + _CLOSE / 111
        near = sum(1 for f in fixed if f.lat and south < f.lat < north and f.row != e.row and km(e, f) < _CLOSE)
    return score + 0.8 * log1p(near)


def choose(
    names: dict[str, tuple[Entry, ...]], said: dict[str, int], hints: dict[str, Counter[int]]
) -> dict[str, Entry]:
    """One entry for every name. ``said``: how often; ``hints``: rows that the text itself points to (Paris, Texas)."""
    votes, weight = Votes(), {}
    possible: dict[str, tuple[Entry, ...]] = {}
    for name, entries in names.items():
        pointed = hints.get(name)
        entries = entries if pointed else _without_hamlets(entries)
        possible[name] = tuple(e for e in entries if e.row in pointed) if pointed else entries
        weight[name] = (2.0 if pointed else 1.0) * (1 + 0.3 * log1p(said[name] - 1))
        votes.add(_serious(possible[name]), weight[name])
    chosen: dict[str, Entry] = {}
    for turn in range(3):
        fixed = [e for e in chosen.values() if e.kind not in _WIDE]
        for name, entries in possible.items():
            chosen[name] = _elect(entries, votes, weight[name], chosen.get(name), fixed)
        if not turn:
            for name, entry in chosen.items():
                votes.add((entry,), _AGAIN * weight[name])
    return chosen


def _elect(entries: tuple[Entry, ...], votes: Votes, weight: float, mine: Entry | None, fixed: list[Entry]) -> Entry:
    """The best of ``entries`` by the votes of all other names."""
    if len(entries) == 1:
        return entries[0]
    serious = _serious(entries)
    votes.add(serious, -weight)
    if mine is not None:
        votes.add((mine,), -_AGAIN * weight)
    best = max(entries, key=lambda e: (worth(e, votes, fixed), -e.row))
    votes.add(serious, weight)
    if mine is not None:
        votes.add((best,), _AGAIN * weight)
    return best


def _without_hamlets(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without places of fewer than 2000 people that have a city of more than ``_CITY`` beside them in their country."""
    cities = {e.country for e in entries if e.population > _CITY and e.kind == "city"}
    kept = tuple(e for e in entries if e.own or e.kind != "city" or e.population >= 2000 or e.country not in cities)
    return kept or entries


def _serious(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without the hamlets whose other spelling it is, when the name is somebody's own."""
    own = tuple(e for e in entries if e.form != ALTERNATE)
    return own or entries


def middle(entry: Entry, chosen: list[Entry]) -> tuple[float, float] | None:
    """A point for a county without one: the mean of the report's cities in its division."""
    by: dict[str, list[Entry]] = defaultdict(list)
    for e in chosen:
        if e.division and e.kind == "city" and e.lat is not None:
            by[e.division].append(e)
    around = by.get(entry.division or "", [])
    if not around:
        return None
    lat = sum(e.lat for e in around if e.lat is not None) / len(around)
    return lat, sum(e.lon for e in around if e.lon is not None) / len(around)
