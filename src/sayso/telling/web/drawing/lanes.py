"""In which lane of the timeline a claim goes: that of who acts, of who speaks, or of where it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.lexicon import actors, linking
from sayso.model import Claim, Term
from sayso.reckoning.parties import Party, party
from sayso.telling import words
from sayso.telling.safe import one_line

AREAS = frozenset({"district", "crossing", "road", "site", "camp", "front", "street"})
"""Kinds of places that share the lane of what contains them."""


class By(Term):
    """What a lane is of."""

    ACTOR = "actor"
    SPEAKER = "speaker"
    PLACE = "place"


@dataclass(frozen=True, slots=True, order=True)
class LaneName:
    """``rank`` puts those that nobody names last; ``key`` is the same for all names of one; ``name`` is shown."""

    rank: int
    key: str
    name: str

    @property
    def written(self) -> bool:
        """Whether it is written like a name: rather "Aleppo" than "the city"."""
        return any(letter.isupper() for letter in self.name)


def _actor(claim: Claim) -> LaneName:
    """The first known actor named; unnamed fighters together; others by their own words."""
    acting = party(claim.actors)
    if acting.entities:
        return _known(_first(claim, acting))
    if acting.rebels:
        return LaneName(0, "-fighters", "rebels and unnamed fighters")
    if acting.names:
        return LaneName(1, "-others", "others named as acting")
    return LaneName(2, "-nobody", "nobody named as acting")


def _first(claim: Claim, acting: Party) -> str:
    own = (argument.entity for argument in claim.actors)
    return next((entity for entity in own if entity in acting.entities), None) or min(acting.entities)


def _speaker(claim: Claim) -> LaneName:
    speaker = claim.speaker
    if speaker is None:
        return LaneName(2, "-report", "the reports themselves")
    if speaker.entity is not None and speaker.entity in actors.load().by_id:
        return _known(speaker.entity)
    return _written(speaker.name)


def _known(entity: str) -> LaneName:
    """The lane of the actor that ``entity`` answers to in the end: a ministry speaks and acts for its state."""
    known = actors.load()
    actor = known.by_id[known.root(entity)]
    return LaneName(0, actor.id, actor.name)


def _place(claim: Claim) -> LaneName:
    place = claim.place
    if place is None:
        return LaneName(2, "-nowhere", "no place named")
    if place.id is None:
        return _written(place.name)
    if place.kind in AREAS and place.within:
        return LaneName(0, place.within[0].id, one_line(place.within[0].name))
    return LaneName(0, place.id, one_line(place.name))


def _written(name: str) -> LaneName:
    plain = one_line(name)
    first, _, rest = plain.partition(" ")
    short = rest if rest and first.casefold() in linking.load().articles else plain
    return LaneName(1, f"={short.casefold()}", words.excerpt(short, 60))


NAMING: dict[By, Callable[[Claim], LaneName]] = {By.ACTOR: _actor, By.SPEAKER: _speaker, By.PLACE: _place}
