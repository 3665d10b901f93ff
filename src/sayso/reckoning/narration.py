"""The events that one report tells of: its assertions, put together as a reader of the page would.

What names place and day comes first; then what names one of the two and can belong to one event only; then what names
neither and stands next to where the event is told. What could belong to several stays by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sayso.model import Modality
from sayso.reckoning.accounts import CASUALTY, Account, Assertion
from sayso.reckoning.relations import (
    BESIDE,
    BREATH,
    NEAR,
    Relation,
    at_odds,
    causes,
    gap,
    kinds,
    numbers,
    place,
    strikes,
    time,
    tolls,
)

Fit = Callable[[Account, Account], bool]
SAME = (Relation.EQUAL, Relation.CLOSE)


def accounts(report: Iterable[Assertion]) -> list[Account]:
    """The accounts of one report, in the order in which they are first told; every assertion is in one of them."""
    told = _breaths([Account.of((one,)) for one in sorted(report, key=lambda one: one.order)])
    found: list[Account] = []
    for one in told:
        if one.full:
            _join(found, one, _full)
    for one in told:
        if not one.full and not one.bare:
            _join(found, one, _half)
    found = _completed(found)
    for one in told:
        if one.bare:
            _join(found, one, _bare if _counting(one) else _only(found))
    return sorted(found, key=lambda account: account.order)


def _breaths(told: list[Account]) -> list[Account]:
    """An attack and the toll that the same voice tells in the same breath are one from the first."""
    for one in [account for account in told if _counting(account)]:
        beside = [other for other in told if not _counting(other) and _one_breath(one, other)]
        if len(beside) == 1:
            told = [account for account in told if account not in (one, beside[0])]
            told.append(one.with_(beside[0]))
    return sorted(told, key=lambda account: account.order)


def _counting(account: Account) -> bool:
    return account.assertions[0].scope.family == CASUALTY or any(map(tolls, account.assertions))


def _one_breath(one: Account, other: Account) -> bool:
    near = _gap(one, other) <= BREATH and _speakers(one) == _speakers(other)
    return near and Relation.APART not in (place(one, other), time(one, other)) and _possible(one, other)


def _full(one: Account, account: Account) -> bool:
    return place(one, account) in SAME and time(one, account) in SAME and _possible(one, account)


def _half(one: Account, account: Account) -> bool:
    """Of place and time nothing is apart, and one is known to be the same.

    That is enough of the day. The same place without a day must be told close by, or with the same number; two that
    name no narrow place must tell of the same kind of attack besides; and a spell of days must have the same number.
    """
    where, when = place(one, account), time(one, account)
    if Relation.APART in (where, when) or not _possible(one, account) or _elsewhere(one):
        return False
    if numbers(one, account, sure=True).shared:
        return where is not Relation.UNSAID or when is not Relation.UNSAID
    if when is Relation.UNSAID:
        return where in SAME and (strikes(one) or _happened(one)) and _goes_on(one, account, NEAR)
    if when is Relation.CLOSE:
        return False
    return bool(one.spots or account.spots) or bool(causes(one) & causes(account)) or _gap(one, account) <= BESIDE


def _elsewhere(one: Account) -> bool:
    """Whether it tells only of further people, at a place of their own: "six more died in a village"."""
    counts = [count for told in one.assertions for count in told.scope.counts if count.fate is not None]
    return bool(one.spots and counts) and all(count.further for count in counts)


def _bare(one: Account, account: Account) -> bool:
    """Told right beside what it belongs to, or with the same number; it must bring a number, or an attack."""
    if place(one, account) is Relation.APART or not _possible(one, account):
        return False
    if numbers(one, account, sure=True).shared:
        return True
    telling = any(map(tolls, one.assertions)) if _counting(one) else strikes(one) and _happened(one)
    return telling and _goes_on(one, account, NEAR if account.spots else BESIDE)


def _goes_on(one: Account, account: Account, near: int) -> bool:
    """Whether the one goes on with what the other tells.

    A toll of another voice does so at some distance only where a toll has been told: "dozens, said the activists".
    """
    counted = any(map(tolls, one.assertions)) and not any(map(tolls, account.assertions))
    strange = counted and not _speakers(one) & _speakers(account)
    return _gap(one, account) <= (min(near, BESIDE) if strange else near)


def _happened(one: Account) -> bool:
    """Whether something is told that is over, and not only what goes on."""
    return any(told.scope.modality is Modality.OCCURRED for told in one.assertions)


def _only(found: Sequence[Account]) -> Fit:
    """For an attack of unsaid place and time: beside the only account of the report that it can belong to."""
    placed = [account for account in found if not account.bare]

    def fit(one: Account, account: Account) -> bool:
        possible = [other for other in placed if place(one, other) is not Relation.APART and _possible(one, other)]
        return possible == [account] and _bare(one, account)

    return fit


def _possible(one: Account, account: Account) -> bool:
    """Whether neither kind, nor those named, nor numbers keep them apart; two voices may differ where both are sure."""
    sure = one.full and account.full
    odd = at_odds(one, account) and (not sure or _speakers(one) == _speakers(account))
    return kinds(one, account) and not odd and not numbers(one, account, sure=sure).apart


def _speakers(account: Account) -> set[str]:
    return {one.scope.voice for one in account.assertions}


def _gap(one: Account, account: Account) -> int:
    return min(gap(x, y) for x in one.assertions for y in account.assertions)


def _join(found: list[Account], one: Account, fit: Fit) -> None:
    """Put ``one`` to the only account that it fits, or leave it by itself."""
    chosen = _chosen([at for at, account in enumerate(found) if fit(one, account)], found, one)
    if chosen is None:
        found.append(one)
    else:
        found[chosen] = found[chosen].with_(one)


def _chosen(fitting: Sequence[int], found: Sequence[Account], one: Account) -> int | None:
    """Which of several: the one with the same number, or the only one told of so far."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    shared = [at for at in fitting if numbers(one, found[at], sure=True).shared]
    before = [at for at in fitting if found[at].order < one.order]
    for fewer in (shared, before):
        if len(fewer) == 1:
            return fewer[0]
    return None


def _completed(found: list[Account]) -> list[Account]:
    """What names only a place and what names only a day, put together where they stand side by side, two and two."""
    for one in [account for account in found if account.spots and account.window is None]:
        timed = [other for other in found if _timed(other) and _side_by_side(one, other)]
        if len(timed) == 1:
            rivals = [x for x in found if x.spots and x.window is None and _side_by_side(x, timed[0])]
            if len(rivals) == 1:
                found = [account for account in found if account not in (one, timed[0])]
                found.append(one.with_(timed[0]))
    return found


def _timed(account: Account) -> bool:
    return not account.spots and not account.wides and not account.bare


def _side_by_side(one: Account, other: Account) -> bool:
    return place(one, other) is not Relation.APART and _possible(one, other) and _gap(one, other) <= NEAR
