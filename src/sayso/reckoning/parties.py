"""Who acts, as a set of known actors that can be laid over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon import actors
from sayso.model import Argument

EITHER = ("either", "whether", " or ")


@dataclass(frozen=True, slots=True)
class Party:
    """Who is named: ``names`` as written, ``entities`` the known actors among them.

    ``either``: one of them, the report does not say which ("either Russian or Syrian planes"). ``known``: every name
    is a known actor, so that nobody else can be meant.
    """

    names: tuple[str, ...]
    entities: frozenset[str]
    either: bool
    known: bool

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.names)

    def __str__(self) -> str:
        """The names as written, parted by commas."""
        return ", ".join(" ".join(name.split()) for name in self.names)


NOBODY = Party((), frozenset(), False, False)


def party(arguments: Sequence[Argument]) -> Party:
    """The party that some arguments name; ``NOBODY`` when there are none."""
    if not arguments:
        return NOBODY
    return _party(tuple((argument.name, argument.entity) for argument in arguments))


@lru_cache(maxsize=16384)
def _party(named: tuple[tuple[str, str | None], ...]) -> Party:
    known = actors.load()
    entities: set[str] = set()
    every = True
    for name, entity in named:
        found = {*known.entities(name), *((entity,) if entity in known.by_id else ())}
        entities |= {one for one in found if one is not None}
        every = every and bool(found)
    names = tuple(name for name, _ in named)
    either = len(entities) > 1 and any(mark in f" {name.casefold()} " for name in names for mark in EITHER)
    return Party(names, frozenset(entities), either, every)


def answers_to(entity: str, other: str) -> bool:
    """Whether what ``entity`` does is done by ``other``: it is the same, a part of it, or its member in an alliance."""
    known = actors.load()
    return known.within(entity, other) or entity in known.members.get(other, frozenset())


def described(entities: frozenset[str]) -> str:
    """ "Russian or Syrian", "of Hezbollah": what something would be if one of ``entities`` were behind it."""
    known = actors.load()
    named = [known.by_id[one] for one in sorted(entities)]
    adjectives = [actor.adjective for actor in named if actor.adjective is not None]
    return " or ".join((*adjectives, *(f"of {actor.name}" for actor in named if actor.adjective is None)))
