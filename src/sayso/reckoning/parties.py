"""Who acts, as a set of known actors that can be laid over another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.lexicon import actors
from sayso.lexicon import reckoning as words
from sayso.lexicon.spelling import key
from sayso.model import Argument


class Party(NamedTuple):
    """Who is named: ``names`` as written, ``entities`` the known actors among them.

    Names of nobody who could act ("the war", "deserted streets") are left out. ``either``: one of them, the report does
    not say which ("either Russian or Syrian planes"). ``known``: every name is a known actor, so that nobody else can
    be meant. ``rebels``: some are unnamed people who fight a state.
    """

    names: tuple[str, ...]
    entities: frozenset[str]
    either: bool
    known: bool
    rebels: bool

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.names)

    def __str__(self) -> str:
        """The names as written, parted by commas."""
        return ", ".join(" ".join(name.split()) for name in self.names)


NOBODY = Party((), frozenset(), False, False, False)


def party(arguments: Sequence[Argument]) -> Party:
    """The party that some arguments name; ``NOBODY`` when there are none."""
    if not arguments:
        return NOBODY
    return _party(tuple((argument.name, argument.entity) for argument in arguments))


@lru_cache(maxsize=16384)
def _party(named: tuple[tuple[str, str | None], ...]) -> Party:
    known = actors.load()
    acting: list[str] = []
    entities: set[str] = set()
    every, rebels = True, False
    for name, entity in named:
        found = {*known.entities(name), *((entity,) if entity in known.by_id else ())} - {None}
        nouns = {form for word in key(name).split() for form in (word, word.removesuffix("s"))}
        if found or nouns & words.load().doers:
            acting.append(name)
            entities |= {one for one in found if one is not None}
            every = every and bool(found)
            rebels = rebels or (not found and bool(nouns & words.load().rebels))
    marks = words.load().either
    either = len(entities) > 1 and any(mark in f" {name.casefold()} " for name in acting for mark in marks)
    return Party(tuple(acting), frozenset(entities), either, every and bool(acting), rebels)


def apart(party: Party, other: Party) -> bool:
    """Whether what the one does is surely not done by the other: known actors, or rebels and a state."""
    if party.known and other.known:
        return not related(party, other)
    known = actors.load()
    for rebels, state in ((party, other), (other, party)):
        if rebels.rebels and not rebels.entities and state.known and all(known.by_id[e].state for e in state.entities):
            return True
    return False


def related(party: Party, other: Party) -> bool:
    """Whether some actor of the one is, or answers to, one of the other."""
    return akin(party.entities, other.entities)


@lru_cache(maxsize=65536)
def akin(entities: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of these known actors is, or answers to, one of the others, or the other way round."""
    return any(answers_to(x, y) or answers_to(y, x) for x in entities for y in others)


@lru_cache(maxsize=65536)
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
