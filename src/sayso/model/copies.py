"""Reports that are one text, passed on by several."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words of the one text, and what stands there in the other; empty where nothing does."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A report of a group. ``published``: ISO date or ``None``.

    ``shared``: share (0 to 1) of the words of the shorter text that stand in long runs of words in both, this report's
    and the first of the group's. ``differences``: from the first's text to this one's, in order.
    """

    report: str
    publisher: str | None
    title: str | None
    published: str | None
    shared: float
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Copies of one text. ``first``: the one published first, as far as is known, else added first."""

    first: Copy
    others: tuple[Copy, ...]
