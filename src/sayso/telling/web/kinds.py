"""How claims look on a page: each type of event has a family, each family a mark of its own beside its colour."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Claim, EventType, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Family:
    """Types of event drawn alike: ``key`` names the style, ``sign`` stands before the words."""

    key: str
    name: str
    sign: str
    types: frozenset[EventType]


FAMILIES = (
    Family(
        "attack",
        "attacks and fighting",
        "\N{BLACK UP-POINTING TRIANGLE}",
        frozenset(
            {
                EventType.AIR_STRIKE,
                EventType.SHELLING,
                EventType.GROUND_ATTACK,
                EventType.CLASH,
                EventType.EXPLOSION,
                EventType.CHEMICAL_ATTACK,
            }
        ),
    ),
    Family("harm", "casualties", "\N{BLACK DIAMOND}", frozenset({EventType.CASUALTY, EventType.DETENTION})),
    Family(
        "terms",
        "truces, talks, agreements",
        "\N{WHITE CIRCLE}",
        frozenset({EventType.TRUCE, EventType.TALKS, EventType.AGREEMENT}),
    ),
    Family(
        "way",
        "passages, evacuations, aid, sieges",
        "\N{RIGHTWARDS ARROW}",
        frozenset(
            {
                EventType.CORRIDOR,
                EventType.EVACUATION,
                EventType.AID_DELIVERY,
                EventType.SIEGE,
                EventType.DISPLACEMENT,
            }
        ),
    ),
    Family(
        "word",
        "accusations and the rest",
        "\N{BULLET}",
        frozenset({EventType.ACCUSATION, EventType.MILITARY_BUILDUP, EventType.PROTEST, EventType.OTHER}),
    ),
)


def family(type_: EventType) -> Family:
    """The family of a type of event."""
    return next(one for one in FAMILIES if type_ in one.types)


def mark(claim: Claim) -> str:
    """The classes by which a claim is drawn: its family, its polarity, and whether it is put forward as a fact."""
    sure = claim.modality in (Modality.OCCURRED, Modality.ONGOING)
    stance = "denied" if claim.polarity is Polarity.DENIED else "affirmed" if sure else "open"
    return f"is-{family(claim.type).key} is-{stance}"
