"""On which side somebody stands: forces of a state, armed groups, protesters, mobs; by noun, else by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sayso.lexicon import actors as names
from sayso.lexicon import events as words
from sayso.model import SpeakerKind
from sayso.reading import clauses
from sayso.reading.events.senses import described
from sayso.reading.parse import Token

REGULAR, IRREGULAR, ARMED = "regular", "irregular", "armed"
PROTESTERS, MOB, CROWD = "protesters", "mob", "commoners"


def sides(nouns: Iterable[Token]) -> frozenset[str]:
    """The groups of the lexicon that these nouns are of; more than one where several take part."""
    return frozenset(side for noun in nouns for side in _of(noun))


def first_side(nouns: Iterable[Token]) -> str | None:
    """Whether the first of these that says so is of a state or of an armed group."""
    known = (side for noun in nouns for side in (IRREGULAR, REGULAR) if side in _of(noun))
    return next(known, None)


def _of(noun: Token) -> set[str]:
    table, said = words.load().arguments, described(noun)
    found = {side for side in (MOB, ARMED) if said & table[side]}
    if said & (table[PROTESTERS] | table["gatherings"]):
        return {*found, PROTESTERS}
    if "armed" in said and set(noun.forms) & table[CROWD]:
        return {IRREGULAR, ARMED}
    if not found and set(noun.forms) & table[CROWD]:
        return {CROWD}
    loyal = bool(said & table["loyal"])
    if said & table[IRREGULAR] and not loyal:
        return {*found, IRREGULAR, ARMED}
    if said & table[REGULAR] or loyal:
        return {*found, REGULAR}
    found |= _named(noun)
    return found if found or not said & table[CROWD] else {CROWD}


def _named(noun: Token) -> set[str]:
    """The side of the actors whose names a noun phrase holds; those in apposition count."""
    beside = [t for other in noun.all("appos") for t in clauses.phrase(other)]
    for token in (*clauses.phrase(noun), *beside):
        if token.kind == "actor" and (side := _side_of(token.text)):
            return {side, ARMED} if side == IRREGULAR else {side}
    return set()


@lru_cache(maxsize=4096)
def _side_of(name: str) -> str | None:
    """Armed groups that answer to no state are irregular, states, their forces and coalitions of states regular."""
    table = names.load()
    entity = next(iter(table.entities(name)), None)
    if entity is None:
        return None
    root = table.by_id[table.root(entity)]
    if root.state or root.id in table.members:
        return REGULAR
    return IRREGULAR if root.kind is SpeakerKind.PARTY else None
