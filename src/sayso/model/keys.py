"""What is kept of a claim so that another can be laid beside it: what it speaks of, and under what it is found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Unit(IntEnum):
    """What a key's bucket is, and so which keys meet: a week meets a week, a span meets a span or a year.

    ``WEEK``: 7 days. ``YEAR``: 52 of these weeks, posted beside the weeks by a claim of a few weeks, to be found by
    longer ones. ``SPAN``: the same 52 weeks, posted by a claim of too many weeks to be posted in each. ``REPORT``: no
    time at all; the place is the report, and two claims that meet there are of one report.
    """

    WEEK = 0
    YEAR = 1
    SPAN = 2
    REPORT = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What must be known of a claim where its key meets another's.

    ``sides``: bits that say what it could be in a dispute; ``wants``: those of which the other must have one. ``said``:
    bits that say how much its report says; claims of two reports must share one. ``first`` and ``last``: weeks that the
    index takes it to lie in, inclusive. ``start`` and ``end``: minutes of its window, inclusive, ``None``: open.
    """

    sides: int
    wants: int
    said: int
    first: int
    last: int
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Key:
    """One of the keys that a claim posts.

    Two claims meet at a key when family, place and bucket are the same, the units meet, one of the two has the place
    for its ``own`` (else it is what contains it), and ``wants`` of the one and ``sides`` of the other share a bit.
    Claims of two reports must also share a bit of ``said``, and their weeks and minutes must overlap; of the buckets
    that they share, the first counts. ``place``: id of the place, or of the report.
    """

    family: str
    place: str
    unit: Unit
    bucket: int
    own: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class Posted:
    """A claim as the index holds it. ``scope``: what it speaks of, in a form known only to reckoning."""

    scope: str
    keys: tuple[Key, ...]
