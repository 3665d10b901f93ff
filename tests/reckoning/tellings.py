"""Statements made by hand: what one report says of an event, a line each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from sayso.model import (
    Argument,
    Claim,
    EventTime,
    EventType,
    Factuality,
    Modality,
    PlaceMention,
    PlaceRef,
    Polarity,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    TimeMention,
    Zone,
)

NOWHERE = Span(0, 0)
PROVINCE = (PlaceRef(id="t:province", name="Harbour Province"), PlaceRef(id="t:land", name="Coastland"))
CITY = (PlaceRef(id="t:port", name="Port Harbour"), *PROVINCE)


def place(
    name: str, *, within: tuple[PlaceRef, ...] = PROVINCE, precision: int = 1, known: bool = True
) -> PlaceMention:
    """A place of the made-up Coastland."""
    return PlaceMention(
        span=NOWHERE,
        name=name,
        id=f"t:{name.casefold()}" if known else None,
        lat=None,
        lon=None,
        precision=precision,
        within=within if known else (),
        country=None,
        kind="village",
        adjective=False,
        rule="made",
    )


MILL = place("Millford")
REED = place("Reedham")
QUAY = place("Quayside", within=CITY, precision=2)
PORT = replace(place("Port Harbour"), id="t:port", kind="city")
LAND = replace(place("Coastland", within=(), precision=6), id="t:land", kind="country")


def on(first: str | None, last: str | None = None, *, basis: str = "relative") -> EventTime:
    """A window of days."""
    return EventTime(
        words=None, earliest=first, latest=last or first, timex=None, edtf=None, precision="day", basis=basis
    )


def many(
    low: int | None, high: int | None, fate: str = "killed", *, unit: str | None = "civilians", share: str | None = None
) -> Quantity:
    """A count of people."""
    return Quantity(
        span=NOWHERE,
        low=low,
        high=high,
        unit=unit,
        approximate=False,
        kind="count",
        rule="made",
        fate=fate,
        share=share,
    )


def party(name: str, entity: str | None) -> tuple[Argument, ...]:
    """Somebody named as behind it."""
    return (Argument(name=name, span=NOWHERE, entity=entity),)


@dataclass(frozen=True)
class Voice:
    """Who speaks."""

    name: str
    kind: SpeakerKind | None
    entity: str | None = None


SOHR = Voice("the Syrian Observatory for Human Rights", SpeakerKind.MONITOR, "sohr")
LCC = Voice("the Local Coordination Committees", SpeakerKind.MONITOR, "lcc")
AMAQ = Voice("Amaq", SpeakerKind.MEDIA, "amaq")
MOSCOW = Voice("Moscow", SpeakerKind.PARTY, "rus")
SOMEBODY = Voice("a local source", SpeakerKind.WITNESS)


@dataclass(frozen=True)
class Report:
    """A report to take statements from; ``at``: characters, one statement after the other."""

    id: str
    published: str | None = "2024-03-04"
    publisher: str | None = None

    def says(
        self,
        what: EventType,
        at: int,
        *,
        by: Voice | None = None,
        where: PlaceMention | None = None,
        when: EventTime | None = None,
        toll: tuple[Quantity, ...] = (),
        actors: tuple[Argument, ...] = (),
        words: str | None = None,
        denied: bool = False,
        modality: Modality = Modality.OCCURRED,
        said: str | None = None,
        trigger: str = "struck",
    ) -> Statement:
        """One claim, forty characters long, that begins at ``at``."""
        evidence = Span(at, at + 40)
        claim = Claim(
            id=hashlib.sha256(f"{self.id} {at} {what}".encode()).hexdigest()[:16],
            document=self.id,
            evidence=evidence,
            speaker=Speaker(name=by.name, span=NOWHERE, entity=by.entity, kind=by.kind) if by else None,
            voices=(),
            cue=None,
            said=_day(said) if said else None,
            type=what,
            phase=None,
            acled=None,
            plover=None,
            trigger=evidence,
            polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
            modality=modality,
            factuality=Factuality.CERTAIN,
            actors=actors,
            targets=(),
            place=where,
            time=when,
            quantities=toll,
            zone=Zone.BODY,
            found=(),
        )
        return Statement(
            claim=claim,
            published=self.published,
            publisher=self.publisher,
            trigger=trigger,
            evidence=words or f"{self.id} {at}",
        )

    def strike(self, at: int, **told: object) -> Statement:
        """An air strike."""
        return self.says(EventType.AIR_STRIKE, at, **told)  # type: ignore[arg-type]

    def toll(self, at: int, **told: object) -> Statement:
        """People struck."""
        return self.says(EventType.CASUALTY, at, **told)  # type: ignore[arg-type]


def _day(day: str) -> TimeMention:
    return TimeMention(
        span=NOWHERE,
        type="DATE",
        value=day,
        earliest=day,
        latest=day,
        edtf=day,
        precision="day",
        basis="relative",
        rule="made",
    )
