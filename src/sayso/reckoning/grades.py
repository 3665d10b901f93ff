"""The suggested grade of an incident, after Airwars' public method, always with its reasons and never final.

confirmed: the party named as behind it says so itself. contested: origins name different parties, or the party named
denies it. fair: two or more independent origins. weak: one. discounted: all who said so took it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicon import actors
from sayso.model import Blamed, Denier, Grade, Origin, Toll
from sayso.reckoning.parties import akin


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the grade of an incident rests on.

    Keys of origins: ``accepted``, parties that tell of what they did themselves; ``admitted``, those that tell of the
    toll; ``retracted``, those that later deny what they said.
    """

    origins: tuple[Origin, ...]
    blamed: tuple[Blamed, ...]
    deniers: tuple[Denier, ...]
    tolls: tuple[Toll, ...]
    accepted: frozenset[str]
    admitted: frozenset[str]
    retracted: frozenset[str]


def grade(evidence: Evidence) -> tuple[Grade, tuple[str, ...]]:
    """The grade, and the reasons: the one that decided first, then what else an analyst should know."""
    independent = [origin for origin in evidence.origins if origin.independent]
    counted = _counted(independent)
    notes = _notes(evidence)
    if independent and all(origin.key in evidence.retracted for origin in independent):
        return Grade.DISCOUNTED, (f"taken back by {_listed(independent)}", *notes)
    for odds in _odds(evidence):
        return Grade.CONTESTED, (odds, counted, *notes)
    own = [one for one in evidence.blamed if one.origin in evidence.accepted]
    for one in own:
        if not evidence.tolls or one.origin in evidence.admitted:
            return Grade.CONFIRMED, (f"{one.by}, named as behind it, says so", counted, *notes)
    notes = (*(f"{one.by}, named as behind it, accepts it but tells of no toll" for one in own[:1]), *notes)
    return (Grade.FAIR if len(independent) > 1 else Grade.WEAK), (counted, *notes)


def _counted(independent: Sequence[Origin]) -> str:
    many = "one origin" if len(independent) == 1 else f"{len(independent)} independent origins"
    return f"{many}: {_listed(independent)}"


def _listed(origins: Sequence[Origin]) -> str:
    return ", ".join(origin.name for origin in origins)


def _odds(evidence: Evidence) -> list[str]:
    """Who is named by one and not by another, and who is named and denies it."""
    found: list[str] = []
    for at, one in enumerate(evidence.blamed):
        for other in evidence.blamed[at + 1 :]:
            if one.origin != other.origin and one.entities and other.entities and not _one_side(one, other):
                found.append(f"{one.by} names {_names(one)}, {other.by} names {_names(other)}")
    return [*found, *(f"denied by {one.name}, named as behind it" for one in evidence.deniers if one.blamed)]


def _one_side(one: Blamed, other: Blamed) -> bool:
    return akin(frozenset(one.entities), frozenset(other.entities))


def _names(blamed: Blamed) -> str:
    known = actors.load().by_id
    return " and ".join(known[entity].name for entity in blamed.entities if entity in known)


def _notes(evidence: Evidence) -> tuple[str, ...]:
    others = [one for one in evidence.origins if not one.independent]
    reasons = dict.fromkeys(one.why for one in others)
    found = [f"{why}: {_listed([one for one in others if one.why == why])}" for why in reasons]
    for one in evidence.deniers:
        if not one.blamed:
            found.append(f"{one.name} denies it" + (f"; contested if {one.condition}" if one.condition else ""))
    return tuple(dict.fromkeys(found))
