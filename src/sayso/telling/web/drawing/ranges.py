"""How many, as a small picture: from the smallest number stated to the largest, with the best between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Toll
from sayso.telling.words import plain

WIDTH = 200.0
MARGIN = 8.0
ARROW = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Places along a line from nought; ``best`` is ``None`` where no number has most origins; ``words`` say it all."""

    low: float
    high: float
    best: float | None
    open: bool
    numbers: str
    counted: str
    claims: tuple[str, ...]

    @property
    def words(self) -> str:
        """ "14 to 21 civilians killed, or more"."""
        return f"{self.numbers} {self.counted}"


def ranges(tolls: Iterable[Toll]) -> tuple[Range, ...]:
    """The tolls of one incident along one line, so that they can be compared."""
    listed = list(tolls)
    most = max((toll.high.value for toll in listed), default=0) or 1
    return tuple(_range(toll, (WIDTH - 2 * MARGIN - ARROW) / most) for toll in listed)


def _range(toll: Toll, unit: float) -> Range:
    low, best, high = toll.low, toll.best, toll.high
    claims = (*low.claims, *(best.claims if best else ()), *high.claims)
    return Range(
        low=round(MARGIN + low.value * unit, 1),
        high=round(MARGIN + high.value * unit, 1),
        best=None if best is None else round(MARGIN + best.value * unit, 1),
        open=toll.open,
        numbers=_numbers(toll),
        counted=_counted(toll),
        claims=tuple(dict.fromkeys(claims)),
    )


def _numbers(toll: Toll) -> str:
    low, high = toll.low.value, toll.high.value
    bounds = str(low) if low == high else f"{low} to {high}"
    best = f", best {toll.best.value}," if toll.best is not None and low != high else ""
    return f"{bounds}{best}{' or more' if toll.open else ''}"


def _counted(toll: Toll) -> str:
    group = toll.group or "people"
    return f"{group} among them" if toll.part else f"{group} {plain(toll.fate)}"
