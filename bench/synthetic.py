"""Claims made up in number, for measuring: no report stands behind them, only the skew that reports of war have.

Places lie in chains (quarter, town, district, governorate, country) and are spoken of by Zipf's law; the shares of
types, of what is left unsaid and of long windows are near those of the project's own reports. The same seed gives the
same claims.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from sayso.model import (
    Argument,
    Claim,
    Document,
    EventTime,
    EventType,
    Factuality,
    Found,
    Modality,
    PlaceMention,
    PlaceRef,
    Polarity,
    Published,
    Quantity,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Voice,
    Zone,
)

PER_REPORT = 15
PLACES = 3000
FIRST_DAY = date(2012, 1, 1)
YEARS = 10
DENIED = 0.1
UNSAID = 0.3
"""The share of claims whose place, and of those whose time, is not said."""

TYPES: dict[EventType, int] = {
    EventType.CASUALTY: 23,
    EventType.GROUND_ATTACK: 17,
    EventType.AIR_STRIKE: 12,
    EventType.CLASH: 8,
    EventType.SHELLING: 6,
    EventType.TRUCE: 6,
    EventType.ACCUSATION: 5,
    EventType.DISPLACEMENT: 4,
    EventType.AGREEMENT: 3,
    EventType.OTHER: 3,
    EventType.TALKS: 3,
    EventType.EVACUATION: 2,
    EventType.CORRIDOR: 2,
    EventType.MILITARY_BUILDUP: 1,
    EventType.AID_DELIVERY: 1,
    EventType.SIEGE: 1,
    EventType.EXPLOSION: 1,
    EventType.CHEMICAL_ATTACK: 1,
    EventType.PROTEST: 1,
    EventType.DETENTION: 1,
}
"""In a hundred claims."""

PHASES: dict[EventType, tuple[str, ...]] = {
    EventType.TRUCE: ("announced", "started", "ended", "violated", "holding", "extended", "refused"),
    EventType.AGREEMENT: ("announced", "agreed", "failed", "violated"),
    EventType.CORRIDOR: ("open", "used", "unused", "blocked"),
    EventType.EVACUATION: ("requested", "scheduled", "started", "suspended", "completed", "failed"),
    EventType.AID_DELIVERY: ("scheduled", "completed", "blocked", "refused"),
    EventType.SIEGE: ("started", "holding", "ended"),
    EventType.TALKS: ("scheduled", "agreed", "failed"),
}
MODALITIES = {
    Modality.OCCURRED: 76,
    Modality.ONGOING: 11,
    Modality.PLANNED: 7,
    Modality.POSSIBLE: 4,
    Modality.DEMANDED: 2,
}
"""In a hundred claims."""

LENGTHS = {1: 74, 3: 8, 7: 6, 30: 6, 120: 4, 400: 2}
"""Days of a window, in a hundred windows."""


@dataclass(frozen=True, slots=True)
class Step:
    """Places numbered below ``upto`` are of one kind, and lie in those numbered as ``inside`` says."""

    upto: int
    inside: tuple[int, int] | None
    kind: str
    precision: int


STEPS = (
    Step(5, None, "country", 6),
    Step(55, (0, 5), "region", 4),
    Step(305, (5, 55), "district", 3),
    Step(1655, (55, 305), "city", 1),
    Step(1_000_000, (305, 1655), "quarter", 1),
)

ACTORS = (
    ("Russian planes", "rus"),
    ("government forces", "syr"),
    ("Hezbollah fighters", None),
    ("Turkish troops", "tur"),
    ("the rebels", None),
    ("US aircraft", "usa"),
    ("gunmen", None),
)
SPEAKERS = (
    ("Russia", "rus", SpeakerKind.PARTY),
    ("the Syrian army", "syr", SpeakerKind.PARTY),
    ("the Harbour Observatory", None, SpeakerKind.MONITOR),
    ("a rebel commander", None, SpeakerKind.PARTY),
    ("the UN envoy", None, SpeakerKind.UN),
    ("residents", None, SpeakerKind.WITNESS),
    ("a hospital director", None, SpeakerKind.WITNESS),
    ("the defence ministry", None, SpeakerKind.OFFICIAL),
)
UNITS = (
    ("people", "killed"),
    ("civilians", "killed"),
    ("children", "killed"),
    ("people", "wounded"),
    ("fighters", "killed"),
)
TRIGGERS = ("bombed", "attack", "raid", "shelling", "killed", "clashes", "truce", "convoy")
NOWHERE = Span(0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The places that reports speak of, the most spoken of first, with their weights summed up."""

    places: tuple[PlaceMention, ...]
    weights: tuple[float, ...]

    @staticmethod
    def made(seed: int = 1, places: int = PLACES) -> World:
        """A world with so many places, in five countries."""
        chance = random.Random(seed)
        made: list[PlaceMention] = []
        for number in range(places):
            made.append(_place(number, made, chance))
        order = sorted(made[5:], key=lambda place: chance.random())
        for rank, country in enumerate(made[:5]):
            order.insert(4 * rank + 1, country)
        return World(places=tuple(order), weights=tuple(accumulate(1 / rank for rank in range(1, places + 1))))


def statements(claims: int, world: World, *, seed: int = 1, days: int = 365 * YEARS) -> Iterator[list[Statement]]:
    """About so many claims, report by report, spread evenly over ``days``."""
    chance = random.Random(seed)
    for number in range(claims // PER_REPORT):
        yield report(f"report-{number}", world, chance, FIRST_DAY + timedelta(days=chance.randrange(days)))


def report(name: str, world: World, chance: random.Random, day: date, claims: int = PER_REPORT) -> list[Statement]:
    """The claims of one report of that day: half of them of one place and what lies around it."""
    topic = _pick(world, chance)
    return [_statement(f"{name}-{number}", name, topic, world, chance, day) for number in range(claims)]


def reading(told: Sequence[Statement]) -> Reading:
    """The same as a reading, with a text that has words under the claims."""
    name, published = told[0].claim.document, told[0].published
    document = Document(id=name, text=f"{name}: strikes denied.", published=published, publisher=told[0].publisher)
    dated = Published(value=published, basis="metadata", span=None, rule="given")
    claims = tuple(statement.claim for statement in told)
    return Reading(document=document, published=dated, times=(), places=(), voices=(), claims=claims, problems=())


def _statement(
    key: str, document: str, topic: PlaceMention, world: World, chance: random.Random, day: date
) -> Statement:
    kind = chance.choices(tuple(TYPES), tuple(TYPES.values()))[0]
    name, entity, sort = chance.choice(SPEAKERS)
    denied = chance.random() < DENIED
    claim = Claim(
        id=key,
        document=document,
        evidence=Span(len(key), len(key) + 10),
        speaker=Speaker(name=name, span=NOWHERE, entity=entity, kind=sort) if chance.random() < 0.8 else None,
        voices=(Voice(name=name, kind=sort),),
        cue=None,
        said=None,
        type=kind,
        phase=chance.choice(PHASES[kind]) if kind in PHASES and chance.random() < 0.7 else None,
        acled=None,
        plover=None,
        trigger=NOWHERE,
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        modality=chance.choices(tuple(MODALITIES), tuple(MODALITIES.values()))[0],
        factuality=Factuality.CERTAIN_NOT if denied else Factuality.CERTAIN,
        actors=_actors(chance),
        targets=(),
        place=None if chance.random() < UNSAID else topic if chance.random() < 0.5 else _pick(world, chance),
        time=None if chance.random() < UNSAID else _time(day, chance),
        quantities=_quantities(kind, chance),
        zone=Zone.BODY,
        found=(("polarity", Found(value="affirmed", span=None, rule="stance.plain")),),
    )
    published = day.isoformat()
    return Statement(
        claim=claim, published=published, publisher="Coast Wire", trigger=chance.choice(TRIGGERS), evidence=key
    )


def _pick(world: World, chance: random.Random) -> PlaceMention:
    return chance.choices(world.places, cum_weights=world.weights)[0]


def _place(number: int, made: Sequence[PlaceMention], chance: random.Random) -> PlaceMention:
    """The place of that number, in a place of the step before."""
    step = next(step for step in STEPS if number < step.upto)
    above = made[chance.randrange(*step.inside)] if step.inside else None
    within = (PlaceRef(id=above.id or "", name=above.name), *above.within) if above else ()
    return PlaceMention(
        span=NOWHERE,
        name=f"Place {number}",
        id=str(100_000 + number),
        lat=None,
        lon=None,
        precision=step.precision,
        within=within,
        country=None,
        kind=step.kind,
        adjective=False,
        rule="made",
    )


def _time(day: date, chance: random.Random) -> EventTime:
    length = chance.choices(tuple(LENGTHS), tuple(LENGTHS.values()))[0]
    latest = day - timedelta(days=chance.randrange(4))
    return EventTime(
        words=None,
        earliest=None if chance.random() < 0.01 else (latest - timedelta(days=length - 1)).isoformat(),
        latest=None if length > 1 and chance.random() < 0.1 else latest.isoformat(),
        timex=None,
        edtf=None,
        precision="day",
        basis="relative",
    )


def _actors(chance: random.Random) -> tuple[Argument, ...]:
    if chance.random() < 0.35:
        return ()
    name, entity = chance.choice(ACTORS)
    return (Argument(name=name, span=NOWHERE, entity=entity),)


def _quantities(kind: EventType, chance: random.Random) -> tuple[Quantity, ...]:
    if chance.random() > (0.8 if kind is EventType.CASUALTY else 0.1):
        return ()
    (unit, fate), low = chance.choice(UNITS), int(chance.paretovariate(1)) + 1
    high = low if chance.random() < 0.7 else None
    return (
        Quantity(
            span=NOWHERE,
            low=low,
            high=high,
            unit=unit,
            approximate=chance.random() < 0.1,
            kind="count",
            rule="made",
            fate=fate if kind is EventType.CASUALTY else None,
        ),
    )
