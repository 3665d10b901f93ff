"""Accounts of different reports laid together.

To be of one event, two accounts must be of the same day and the same narrow place, and of one kind of attack (ACLED
parts events by day, place, kind and actor in the same way); where place or day are told less exactly, or other actors
are named, the same number of people struck must stand in both, and be no chance. Accounts are found under day and
place, and under day and number, never all beside all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from sayso.reckoning.accounts import DAYLIKE, Account
from sayso.reckoning.relations import MARKING, Numbers, Relation, at_odds, kinds, numbers, place, time
from sayso.reckoning.windows import DAY, Window

LATER = 2 * DAY
"""Minutes after an event within which a report that names no day still tells of it as news."""


def across(told: Iterable[Account]) -> list[Account]:
    """The accounts, those of one event put together; by time and place, what names no time last.

    Those that tell place and day exactly come first, so that what tells less finds them; in that order, and not in the
    order of adding, each joins the one account that it fits, or stays by itself.
    """
    found: list[Account] = []
    index: dict[Hashable, list[int]] = defaultdict(list)
    for one in sorted(told, key=_exactness):
        near = sorted({at for posting in _postings(one) for at in index.get(posting, ())})
        chosen = _chosen([at for at in near if _one_event(one, found[at])], found, one)
        if chosen is None:
            chosen = len(found)
            found.append(one)
        else:
            found[chosen] = found[chosen].with_(one)
        for posting in _postings(one):
            index[posting].append(chosen)
    return sorted(found, key=_time_and_place)


def _exactness(one: Account) -> tuple[bool, bool, int, tuple[str, int, int, str]]:
    start = one.window.start if one.window is not None else None
    return (not one.full, start is None, start or 0, one.order)


def _time_and_place(one: Account) -> tuple[bool, int, tuple[str, ...], tuple[str, int, int, str]]:
    start = one.window.start if one.window is not None else None
    return (start is None, start or 0, tuple(sorted(one.spots)), one.order)


def _postings(one: Account) -> Iterator[Hashable]:
    """Under what an account is found: each day with each narrow place, and with each number that marks it."""
    days = list(_days(one))
    if one.full:
        yield from ((spot, day) for spot in one.spots for day in days)
    for told in one.assertions:
        for count in told.scope.counts:
            if count.fate is not None and not count.part and count.stated is not None and count.stated >= MARKING:
                yield from ((count.fate, count.stated, day) for day in days)


def _days(one: Account) -> Iterable[int]:
    """The days of an account; of one that names none, those on which what it tells would have been news."""
    window = one.window
    if window is not None and window.start is not None and window.end is not None:
        return range(window.start // DAY, window.end // DAY + 1)
    said = [told.scope.said.start for told in one.assertions if told.scope.said is not None]
    days = [start for start in said if start is not None]
    return range((min(days) - LATER) // DAY, max(days) // DAY + 1) if len(days) == len(one.assertions) else ()


def _one_event(one: Account, account: Account) -> bool:
    where, when = place(one, account), time(one, account)
    if Relation.APART in (where, when) or not kinds(one, account):
        return False
    sure = where is when is Relation.EQUAL
    tolls = numbers(one, account, sure=sure)
    if tolls.apart:
        return False
    return (sure and not at_odds(one, account)) or _marked(one, account, where, when, tolls)


def _marked(one: Account, account: Account, where: Relation, when: Relation, tolls: Numbers) -> bool:
    """Whether the same number makes up for what is told less exactly: the place, or the day of what is news."""
    if tolls.shared < MARKING or (one.bare or account.bare):
        return False
    if when is Relation.UNSAID:
        return where is Relation.EQUAL and _news(one, account)
    return True


def _news(one: Account, account: Account) -> bool:
    """Whether the one that names no day was told within days of the other's."""
    dated, undated = (account, one) if one.window is None else (one, account)
    if dated.window is None or dated.window.end is None or dated.window.end - (dated.window.start or 0) > DAYLIKE:
        return False
    first = Window(dated.window.start, dated.window.end + LATER)
    said = [told.scope.said for told in undated.assertions]
    return all(day is not None and day.start is not None and first.meets(Window(day.start, day.start)) for day in said)


def _chosen(fitting: list[int], found: list[Account], one: Account) -> int | None:
    """Which of several: the one with the same number; ``None`` where that leaves a choice."""
    if len(fitting) > 1:
        fitting = [at for at in fitting if numbers(one, found[at], sure=True).shared >= MARKING]
    return fitting[0] if len(fitting) == 1 else None
