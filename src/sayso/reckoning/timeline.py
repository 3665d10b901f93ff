"""Everything claimed, in the order in which it happened, with the time of the saying beside it.

Two times are kept apart: when something is said to have been, and when it was said. What nobody dates is never placed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sayso.model import Happening, Statement, Timeline
from sayso.reckoning.scoping import said
from sayso.reckoning.windows import DAY, Window, day_of, window_of

NEVER = 1 << 60
"""A minute after all others: where what is not known is put."""


def timeline(statements: Iterable[Statement], as_of: date | None = None) -> Timeline:
    """The claims by the time of their events; ``as_of``: only what had been said by the end of that day.

    An event of some days stands at its first; of one whose first or last day is open, the other counts. The order does
    not depend on that of ``statements``.
    """
    kept, unsaid = said_by(statements, as_of)
    placed = sorted((one for one in kept if window_of(one.claim.time) is not None), key=_when)
    unplaced = sorted((one for one in kept if window_of(one.claim.time) is None), key=_telling)
    return Timeline(
        placed=tuple(map(_happening, placed)),
        unplaced=tuple(map(_happening, unplaced)),
        unsaid=unsaid,
    )


def said_by(statements: Iterable[Statement], as_of: date | None) -> tuple[list[Statement], int]:
    """What had surely been said by the end of that day, and how many claims nobody knows that of.

    A claim is said when its speaker spoke, or else when its report was published.
    """
    if as_of is None:
        return list(statements), 0
    last = as_of.toordinal() * DAY + DAY - 1
    kept, unsaid = [], 0
    for one in statements:
        told = said(one)
        if told is None or told.end is None:
            unsaid += 1
        elif told.end <= last:
            kept.append(one)
    return kept, unsaid


def _happening(statement: Statement) -> Happening:
    told = said(statement) or Window(None, None)
    return Happening(
        statement=statement,
        said_earliest=None if told.start is None else day_of(told.start),
        said_latest=None if told.end is None else day_of(told.end),
    )


def _when(statement: Statement) -> tuple[int, int, int, str, int, str]:
    window = window_of(statement.claim.time) or Window(None, None)
    ends = [end for end in (window.start, window.end) if end is not None]
    return (min(ends, default=NEVER), max(ends, default=NEVER), *_telling(statement))


def _telling(statement: Statement) -> tuple[int, str, int, str]:
    told = said(statement)
    claim = statement.claim
    return (
        told.start if told is not None and told.start is not None else NEVER,
        claim.document,
        claim.evidence.start,
        claim.id,
    )
