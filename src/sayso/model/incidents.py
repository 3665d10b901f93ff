"""What reckoning says of an incident: who tells of it, how many it struck, and how well that is supported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.disputes import Statement
from sayso.model.reports import PlaceRef
from sayso.model.vocabulary import EventType, SpeakerKind


class Grade(StrEnum):
    """How well an incident is supported, after Airwars' public method (codebook, "Corroboration and grade")."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A number and the ids of the claims that state it."""

    value: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many, as UCDP's low, best and high; people, all bounds inclusive.

    ``fate``: killed|wounded|killed_or_wounded|missing. ``group``: who is counted (reckoning.toml), ``None`` where
    nobody says. ``part``: they are some of a larger count ("11 of them children"). ``low`` and ``high``: the smallest
    and the largest number stated; ``open``: some origin gives its number as the least there may be, so that there may
    be more than ``high``. ``best``: what most independent origins state exactly, ``None`` where no number has most.
    """

    fate: str
    group: str | None
    part: bool
    low: Bound
    best: Bound | None
    high: Bound
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The end of a chain of reporting: who says so in the end, whichever outlets pass it on.

    ``key``: the same for all names of one origin. ``independent``: whether it counts as one of its own; ``why``: the
    reason. ``claims``: ids of what it says of the incident.
    """

    key: str
    name: str
    kind: SpeakerKind | None
    independent: bool
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """Whom one origin names as behind it: ``names`` as written, ``entities`` the known actors (lexicon ids)."""

    origin: str
    by: str
    names: tuple[str, ...]
    entities: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denier:
    """Who denies it, and in which claims. ``blamed``: an origin names this party as behind it, or whom it speaks for.

    ``condition``: what would have to be so for the denial to be one of this incident, ``None`` where nothing is open.
    """

    name: str
    claims: tuple[str, ...]
    blamed: bool
    condition: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where it was: gazetteer id (``None``: not resolved), the name as written, and what contains it, nearest first."""

    id: str | None
    name: str
    within: tuple[PlaceRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Assertions of one event, from however many voices.

    ``id``: digest of its first claim. ``sites``: the places named, the one named most first; empty where no place is
    said. ``earliest``, ``latest``: ISO dates or date-times, inclusive, of the narrowest window told, ``None`` where no
    time is said. ``claims``, ``reports``: ids, in the order of the saying. ``grade`` is a suggestion, ``reasons`` say
    why; an analyst's judgement comes before it.
    """

    id: str
    types: tuple[EventType, ...]
    sites: tuple[Site, ...]
    earliest: str | None
    latest: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    blamed: tuple[Blamed, ...]
    deniers: tuple[Denier, ...]
    tolls: tuple[Toll, ...]
    origins: tuple[Origin, ...]
    grade: Grade
    reasons: tuple[str, ...]

    @property
    def told(self) -> bool:
        """Whether there is something to lay side by side: two claims, or a number of people."""
        return len(self.claims) > 1 or bool(self.tolls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The incidents in order of time and place, and ``loose``: ids of the claims that fit no incident surely.

    A claim is loose where it names neither a place narrow enough nor a day, and its report does not tell of exactly
    one event that it can belong to.
    """

    incidents: tuple[Incident, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A claim on the line of time: when it was said beside when it was. ISO dates, ``None`` where not known."""

    statement: Statement
    said_earliest: str | None
    said_latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """``placed``: in the order of the events. ``unplaced``: of unknown time, in the order of the saying.

    ``unsaid``: how many claims were left out because nobody knows whether they had been said by then.
    """

    placed: tuple[Happening, ...]
    unplaced: tuple[Happening, ...]
    unsaid: int
