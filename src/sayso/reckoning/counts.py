"""What is counted, so that two counts can be told to be of the same thing, of a part of it, or of something else."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sayso.lexicon import reckoning as words
from sayso.model import Quantity

TOLERANCE = 0.1
"""How far two round numbers may lie apart ("about 50" and 47) and still be one count."""


class Count(NamedTuple):
    """``low``/``high`` inclusive, ``None`` = open. ``fate``: as in ``Quantity``; ``group``: see reckoning.toml.

    ``part``: only some of another count ("including two children", "five of the dead"); ``further``: beside another.
    """

    low: int | None
    high: int | None
    approximate: bool
    fate: str | None
    group: str | None
    part: bool
    further: bool

    @property
    def exact(self) -> bool:
        """Whether one number is given as the number."""
        return self.low is not None and self.low == self.high and not self.approximate

    @property
    def vague(self) -> bool:
        """Whether only an order of size is given ("dozens")."""
        return self.low is not None and self.high is not None and self.low < self.high

    @property
    def stated(self) -> int | None:
        """The number that stands in the text, exact or as a bound; ``None`` for a vague count."""
        if self.vague:
            return None
        return self.low if self.low is not None else self.high

    @property
    def size(self) -> int:
        """The number, or the bound or the order of size that is given."""
        return self.low if self.low is not None else self.high or 0

    def meets(self, other: Count) -> bool:
        """Whether one number could be both."""
        low, high = self._bounds()
        other_low, other_high = other._bounds()
        return low <= other_high and other_low <= high

    def _bounds(self) -> tuple[float, float]:
        low = 0.0 if self.low is None else float(self.low)
        high = float("inf") if self.high is None else float(self.high)
        slack = TOLERANCE if self.approximate else 0.0
        return low * (1 - slack), high * (1 + slack)

    def __str__(self) -> str:
        """ "at least 56", "about 20", "24 to 99"."""
        about = "about " if self.approximate else ""
        if self.low is None:
            return f"up to {self.high}"
        if self.high is None:
            return f"at least {self.low}"
        return f"{about}{self.low}" if self.low == self.high else f"{self.low} to {self.high}"


def counts(quantities: tuple[Quantity, ...]) -> tuple[Count, ...]:
    """The counts of a claim in the order of the text; durations are none."""
    found: list[Count] = []
    for quantity in quantities:
        if quantity.kind != "count":
            continue
        group = group_of(quantity.unit)
        part = quantity.share == "part" or any(_part(group, before.group) for before in found[:1])
        further = quantity.share == "further"
        found.append(Count(quantity.low, quantity.high, quantity.approximate, quantity.fate, group, part, further))
    return tuple(found)


@lru_cache(maxsize=4096)
def group_of(unit: str | None) -> str | None:
    """The group that a counted noun belongs to, by its last word that has one; ``None``: nothing said, or unknown."""
    table = words.load().groups
    if unit is None:
        return None
    for word in reversed(unit.casefold().split()):
        for form in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"):
            if form in table:
                return table[form]
    return None


def _part(group: str | None, other: str | None) -> bool:
    table = words.load()
    return group is not None and other is not None and group != other and table.part_of(group, other)
