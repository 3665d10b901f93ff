"""Things laid in rows so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 8.0
"""Room between two things of a row."""


def rows(extents: Sequence[tuple[float, float]], heights: Sequence[int] | None = None) -> tuple[tuple[int, ...], int]:
    """The row of each thing, and how many rows there are; each goes into the first row that is free all along.

    ``extents``: from where to where each lies. ``heights``: how many rows each takes, one if not given.
    """
    tall = heights or [1] * len(extents)
    free: list[float] = []
    placed = [0] * len(extents)
    for one in sorted(range(len(extents)), key=lambda i: (extents[i], i)):
        left, right = extents[one]
        row = _first_free(free, left, tall[one])
        free.extend([float("-inf")] * (row + tall[one] - len(free)))
        free[row : row + tall[one]] = [right + GAP] * tall[one]
        placed[one] = row
    return tuple(placed), len(free)


def _first_free(free: Sequence[float], left: float, height: int) -> int:
    return next(row for row in range(len(free) + 1) if all(taken <= left for taken in free[row : row + height]))
