"""Places, as chains that can be laid over each other: the place itself, then all that contains it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sayso.lexicon.spelling import key
from sayso.model import PlaceMention

VAGUE = 5
"""UCDP where_prec from which on a place is too wide to tell one event from another."""


class Ground(NamedTuple):
    """A place: ``keys`` and ``names``, its own first, then what contains it, nearest first.

    A key is the gazetteer's id, or the folded name of a place that could not be resolved. ``precision``: UCDP 1–7.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    precision: int
    resolved: bool

    @property
    def own(self) -> str:
        """The place's own key."""
        return self.keys[0]

    @property
    def name(self) -> str:
        """The place's own name, as written."""
        return self.names[0]

    @property
    def named(self) -> bool:
        """Whether it is resolved, or at least has a name of its own ("the villages" has none)."""
        return self.resolved or bool(_words(self.name))

    def within(self, other: Ground) -> bool:
        """Whether this place is ``other`` or lies in it, as far as the gazetteer knows."""
        return other.keys[0] in self.keys

    def __str__(self) -> str:
        """The place's own name."""
        return self.names[0]

    def namesake(self, other: Ground) -> bool:
        """Whether the two share a word of their names, so that one may be part of the other ("Camp Taji", "Taji")."""
        return bool(_words(self.name) & _words(other.name))


def ground(place: PlaceMention | None) -> Ground | None:
    """The ground of a claim's place; ``None`` where the report names none ("the airport": there are many)."""
    if place is None:
        return None
    chain = tuple((ref.id, ref.name) for ref in place.within)
    found = _ground(place.name, place.id, chain, place.precision)
    return found if found.named or chain else None


@lru_cache(maxsize=65536)
def _ground(name: str, found: str | None, chain: tuple[tuple[str, str], ...], precision: int) -> Ground:
    own = found or f"~{key(name)}"
    return Ground(
        keys=(own, *(place for place, _ in chain)),
        names=(" ".join(name.split()), *(called for _, called in chain)),
        precision=precision,
        resolved=found is not None,
    )


def asked_for(place: str, refs: Iterable[tuple[str | None, str]]) -> bool:
    """Whether ``place``, a gazetteer's id or whole words of a name, is one of these places (id, name)."""
    wanted = f" {key(place)} "
    return any(place == own or wanted in f" {key(name)} " for own, name in refs)


@lru_cache(maxsize=65536)
def _words(name: str) -> frozenset[str]:
    """The words of a name that begin with a capital: what names it, not what kind of place it is."""
    return frozenset(key(word) for word in name.split() if word[:1].isupper())
