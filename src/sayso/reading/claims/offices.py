"""Where a mayor's or a governor's words hold: "the governor of the Luhansk region said two people had been killed"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.lexicon import linking
from sayso.model import Claim, EventType, Found, PlaceMention, SpeakerKind
from sayso.reading.claims.page import Page
from sayso.reading.claims.whereabouts import NEAR

UNPLACED = frozenset({EventType.ACCUSATION, EventType.AGREEMENT, EventType.TALKS, EventType.OTHER, EventType.TRUCE})
COUNTRY = 6  # UCDP where_prec for a whole country
RULE = "place of the speaker's office"


def offices(page: Page) -> Mapping[str, PlaceMention]:
    """The place over which each speaker of the page holds a local office, by the speaker's name."""
    found: dict[str, PlaceMention] = {}
    for voice in page.voices:
        if voice.name is None or voice.kind is not SpeakerKind.OFFICIAL:
            continue
        held = (place for place in page.places if any(source.holds(place.span) for source in voice.source))
        place = next((p for p in held if _is_held(page, p)), None)
        if place is not None:
            found.setdefault(voice.name, place)
    return found


def _is_held(page: Page, place: PlaceMention) -> bool:
    """Whether a place below a country is that of an office beside it: "mayor of X", "X city council", "X's mayor"."""
    if place.adjective or place.precision >= COUNTRY:
        return False
    nouns = "|".join(map(re.escape, sorted(linking.load().offices)))
    text, span = page.document.text, place.span
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    return bool(
        re.search(rf"\b(?:{nouns}) of (?:the )?(?:\w+ )?$", before, re.IGNORECASE)
        or re.match(rf"(?:['’]s)? (?:\w+ )?(?:{nouns})\b", after, re.IGNORECASE)
    )


def at_office(claims: Iterable[Claim], held: Mapping[str, PlaceMention]) -> list[Claim]:
    """The claims, those that say no place with that of their speaker's office, and the rule that says so."""
    return [_at_office(claim, held.get(claim.speaker.name)) if claim.speaker else claim for claim in claims]


def _at_office(claim: Claim, place: PlaceMention | None) -> Claim:
    if place is None or claim.place is not None or claim.type in UNPLACED:
        return claim
    found = ("place", Found(value=place.name, span=place.span, rule=RULE))
    somewhere = replace(place, precision=max(place.precision, NEAR), rule=RULE)
    return replace(claim, place=somewhere, found=(*claim.found, found))
