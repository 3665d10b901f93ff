"""How many an incident struck, as UCDP's low, best and high, every bound with the claims that state it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Bound, Origin, Toll
from sayso.reckoning.accounts import Assertion
from sayso.reckoning.counts import Count
from sayso.reckoning.relations import ANYBODY
from sayso.reckoning.relations import tolls as wholes

SEVEREST = ("killed", "killed_or_wounded", "wounded", "missing")
"""Fates, in the order in which a toll is read."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One count of one claim."""

    count: Count
    claim: str


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted together: who, what became of them, and whether they are some of a larger count."""

    fate: str
    group: str
    part: bool


def tolls(assertions: Iterable[Assertion], origins: Sequence[Origin]) -> tuple[Toll, ...]:
    """The tolls of an incident: wholes before parts, the dead before the wounded."""
    rows: dict[Row, list[Stated]] = {}
    for one in sorted(assertions, key=lambda one: one.order):
        for count in (*wholes(one), *(count for count in one.scope.counts if count.part)):
            if count.fate is not None:
                row = Row(count.fate, count.group or ANYBODY, count.part)
                rows.setdefault(row, []).append(Stated(count, one.scope.claim))
    independent = {claim: origin.key for origin in origins if origin.independent for claim in origin.claims}
    merged = _folded(rows)
    ordered = sorted(merged, key=lambda row: (row.part, _rank(row.fate), row.group))
    return tuple(_toll(row, merged[row], independent) for row in ordered)


def _rank(fate: str) -> int:
    return SEVEREST.index(fate) if fate in SEVEREST else len(SEVEREST)


def _folded(rows: Mapping[Row, list[Stated]]) -> dict[Row, list[Stated]]:
    """ "56 dead" and "56 civilians" are the same people: the wider row goes into the one that shares a number."""
    found = dict(rows)
    for row in sorted(rows, key=lambda row: (row.fate, row.group)):
        if row.group != ANYBODY or row.part:
            continue
        numbers = _numbers(rows[row])
        narrower = [other for other in rows if _narrower(other, row) and numbers & _numbers(rows[other])]
        if len(narrower) == 1:
            found[narrower[0]] = [*found[narrower[0]], *found.pop(row)]
    return found


def _narrower(row: Row, other: Row) -> bool:
    return row.fate == other.fate and row.group != other.group and not row.part


def _numbers(stated: Iterable[Stated]) -> set[int]:
    return {one.count.stated for one in stated if one.count.stated is not None}


def _toll(row: Row, stated: Sequence[Stated], independent: Mapping[str, str]) -> Toll:
    """Orders of size ("dozens") move no bound where anybody gives a number."""
    numbered = [one for one in stated if not one.count.vague] or stated
    lows = [(_low(one.count), one.claim) for one in numbered]
    highs = [(_high(one.count), one.claim) for one in numbered]
    return Toll(
        fate=row.fate,
        group=row.group,
        part=row.part,
        low=_bound(lows, min(value for value, _ in lows)),
        best=_best(numbered, independent),
        high=_bound(highs, max(value for value, _ in highs)),
        open=any(one.count.high is None for one in numbered),
    )


def _low(count: Count) -> int:
    return count.low if count.low is not None else count.size


def _high(count: Count) -> int:
    return count.high if count.high is not None else count.size


def _bound(stated: Iterable[tuple[int, str]], value: int) -> Bound:
    return Bound(value=value, claims=tuple(dict.fromkeys(claim for number, claim in stated if number == value)))


def _best(stated: Sequence[Stated], independent: Mapping[str, str]) -> Bound | None:
    """The number that most independent origins state exactly; none where two numbers have as many."""
    said = {(one.count.size, independent[one.claim]) for one in stated if one.count.exact and one.claim in independent}
    ranked = Counter(value for value, _ in said).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return _bound(((one.count.size, one.claim) for one in stated if one.count.exact), ranked[0][0])
