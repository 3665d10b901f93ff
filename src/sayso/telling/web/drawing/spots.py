"""Claims gathered by place for the map, each place drawn no more precisely than it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.model import Claim, Happening, PlaceMention, Polarity
from sayso.telling import words
from sayso.telling.safe import one_line

AREA = 3
"""From this UCDP precision on, a place is a division, a region, a country, a sea."""

WIDE = frozenset({"city", "district", "town"})
"""Kinds that are precise to the gazetteer, and yet not one spot on the ground."""

MEANING = {
    1: "exact place",
    2: "part of a place, or near it",
    3: "second-order division",
    4: "first-order division",
    5: "vague",
    6: "country",
    7: "at sea, or in the air",
}
"""UCDP's where_prec in words."""


class Shape(StrEnum):
    """How a place is drawn: a filled dot, a ring, a large dashed circle."""

    POINT = "point"
    RING = "ring"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with what is claimed of it; ``lat`` and ``lon`` are degrees WGS 84, of its middle where it is an area.

    ``disputed``: how many of the claims cannot hold together with another. ``types``: of what events, most first.
    """

    place: str
    name: str
    within: str
    lat: float
    lon: float
    precision: int
    shape: Shape
    asserted: int
    denied: int
    disputed: int
    types: tuple[str, ...]

    @property
    def claims(self) -> int:
        """How many claims."""
        return self.asserted + self.denied

    @property
    def label(self) -> str:
        """ "Ramouseh crossing", or "somewhere in Aleppo" where no more is known."""
        return self.name if self.shape is Shape.POINT else f"somewhere in {self.name}"

    @property
    def meaning(self) -> str:
        """Its precision in words, after UCDP; a town is known, and yet not where in it."""
        if self.shape is Shape.RING and self.precision == 1:
            return "the town, not the spot in it"
        return MEANING.get(self.precision, "vague")


@dataclass(frozen=True, slots=True)
class Places:
    """``spots``: what can be drawn, most disputed first; ``unresolved``: names that no gazetteer knows, with claims.

    ``placeless``: how many claims name no place.
    """

    spots: tuple[Spot, ...]
    unresolved: tuple[tuple[str, int], ...]
    placeless: int


def places(happenings: Iterable[Happening], disputed: Collection[str]) -> Places:
    """The claims by place."""
    found: dict[tuple[str, Shape], list[Claim]] = {}
    lost: Counter[str] = Counter()
    placeless = 0
    for one in happenings:
        claim = one.statement.claim
        place = claim.place
        if place is None:
            placeless += 1
        elif place.id is None or place.lat is None or place.lon is None:
            lost[one_line(place.name)] += 1
        else:
            found.setdefault((place.id, shape(place)), []).append(claim)
    made = [_spot(claims, drawn, disputed) for (_, drawn), claims in found.items()]
    made.sort(key=lambda one: (-one.disputed, -one.claims, one.name, one.place))
    return Places(tuple(made), tuple(sorted(lost.items(), key=lambda one: (-one[1], one[0]))), placeless)


def shape(place: PlaceMention) -> Shape:
    """How a place may be drawn: a city is not one spot, a province even less."""
    if place.precision >= AREA:
        return Shape.AREA
    return Shape.RING if place.precision > 1 or place.kind in WIDE else Shape.POINT


def _spot(claims: Sequence[Claim], drawn: Shape, disputed: Collection[str]) -> Spot:
    named = [claim.place for claim in claims if claim.place is not None]
    best = next((place for place in named if any(letter.isupper() for letter in place.name)), named[0])
    denied = sum(claim.polarity is Polarity.DENIED for claim in claims)
    types = Counter(words.plain(claim.type.value) for claim in claims)
    return Spot(
        place=best.id or "",
        name=one_line(best.name),
        within=", ".join(one_line(ref.name) for ref in best.within),
        lat=round(best.lat or 0.0, 4),
        lon=round(best.lon or 0.0, 4),
        precision=max(place.precision for place in named),
        shape=drawn,
        asserted=len(claims) - denied,
        denied=denied,
        disputed=sum(claim.id in disputed for claim in claims),
        types=tuple(name for name, _ in sorted(types.items(), key=lambda one: (-one[1], one[0]))),
    )
