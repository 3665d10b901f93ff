"""Which claims are worth laying side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from sayso.reckoning.scope import Scope


def pairs(scopes: Iterable[Scope]) -> Iterator[tuple[Scope, Scope]]:
    """Each pair of claims of one family, once."""
    return ((a, b) for a, b in combinations(scopes, 2) if a.family == b.family)
