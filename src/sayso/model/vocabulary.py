"""The closed sets of values, with the codebook's ids (docs/codebook.md), and the names of rules that rooms share."""

from __future__ import annotations

from enum import StrEnum

LAYERS = ("times", "places", "voices", "claims")
"""The parts of a reading that can be asked for, in the order in which a record holds them."""


class Term(StrEnum):
    """A word of a closed set, looked up in tables as fast as the string that it is."""

    __hash__ = str.__hash__


class Polarity(Term):
    """Whether the speaker puts the proposition forward or rejects it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"

    def negated(self) -> Polarity:
        """The other one: a denial of a denial affirms."""
        return Polarity.DENIED if self is Polarity.AFFIRMED else Polarity.AFFIRMED


PRO_FORM = "pro-form denial of the claim before it"
FAILURE = "failure"
CESSATION = "cessation of attacks"
"""Rules of polarity by which reckoning tells how a thing is denied: by pointing to a claim made before; as an attempt
that did not succeed; as something that had been and then stopped. All other denials are of the event as such."""

DENIES = "denies"
"""Field of ``Claim.found`` that names the claim which a denial points to."""


class Modality(Term):
    """How the speaker places the event in the world (codebook, "modality")."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    RULED_OUT = "ruled_out"
    ABANDONED = "abandoned"
    DEMANDED = "demanded"
    HABITUAL = "habitual"


class Factuality(Term):
    """FactBank value relative to the speaker: certain, probable, possible, uncommitted × sign."""

    CERTAIN = "CT+"
    CERTAIN_NOT = "CT-"
    PROBABLE = "PR+"
    PROBABLE_NOT = "PR-"
    POSSIBLE = "PS+"
    POSSIBLE_NOT = "PS-"
    UNCOMMITTED = "Uu"


class EventType(Term):
    """What is claimed to have happened (codebook, "event.type")."""

    AIR_STRIKE = "air_strike"
    SHELLING = "shelling"
    GROUND_ATTACK = "ground_attack"
    CLASH = "clash"
    EXPLOSION = "explosion"
    CHEMICAL_ATTACK = "chemical_attack"
    CASUALTY = "casualty"
    TRUCE = "truce"
    CORRIDOR = "corridor"
    EVACUATION = "evacuation"
    AID_DELIVERY = "aid_delivery"
    SIEGE = "siege"
    DISPLACEMENT = "displacement"
    DETENTION = "detention"
    TALKS = "talks"
    AGREEMENT = "agreement"
    ACCUSATION = "accusation"
    MILITARY_BUILDUP = "military_buildup"
    PROTEST = "protest"
    OTHER = "other"


PHASES = (
    "announced", "started", "ended", "extended", "renewed", "refused", "violated", "holding", "halted", "retracted",
    "open", "used", "unused", "blocked",
    "requested", "agreed", "scheduled", "suspended", "failed", "completed",
    "repelled", "presence",
)  # fmt: skip
"""Where a thing with a course stands (codebook, "phase")."""


class SpeakerKind(Term):
    """What sort of voice speaks (codebook, "speaker.kind")."""

    PARTY = "party"
    OFFICIAL = "official"
    MONITOR = "monitor"
    UN = "un"
    NGO = "ngo"
    MEDIA = "media"
    WITNESS = "witness"
    REPORTER = "reporter"


class Zone(Term):
    """Which part of the printed report a paragraph is. Furniture (menus, newsletters, tags) holds no claims."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    BODY = "body"
    FURNITURE = "furniture"
