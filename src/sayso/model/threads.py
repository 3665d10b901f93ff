"""What became of truces, passages, evacuations and talks: threads of claims that speak of one and the same thing.

Every element names the claim that it comes from (``claim``: its id). ``None`` and empty: no claim says so. ISO dates
and date-times throughout, ``Z`` only where the report gives GMT/UTC; both ends of a window inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.reports import PlaceRef
from sayso.model.vocabulary import Modality, SpeakerKind


class Basis(StrEnum):
    """How a value of a thread is known."""

    STATED = "stated"
    INHERITED = "inherited"
    PLANNED = "planned"
    DERIVED = "derived"
    POSSESSIVE = "possessive"
    SETTING = "setting"


class Position(StrEnum):
    """Where an attack lies to a truce (codebook, "Truces, passages, evacuations, talks")."""

    BEFORE = "before"
    DURING = "during"
    AFTER_LAPSE = "after_lapse"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value in words, how it is known, and by which claim."""

    value: str
    basis: Basis
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A count: bounds inclusive, ``None`` = open; ``unit``: what is counted, as written."""

    low: int | None
    high: int | None
    unit: str | None
    approximate: bool
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something began or ended: a window no longer than the words allow.

    ``basis``: stated; inherited (fixed elsewhere in the report); planned (it was to be so); derived (reckoned from the
    other end and the length, ``claim`` being that of the other end).
    """

    earliest: str
    latest: str
    basis: Basis
    claim: str

    @property
    def value(self) -> str:
        """One ISO date or date-time, or the interval of two as in ISO 8601."""
        return self.earliest if self.earliest == self.latest else f"{self.earliest}/{self.latest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as written, with what contains it, nearest first; ``id`` ``None``: not resolved.

    ``basis``: stated, or setting (no claim of the thread names a place, most others of its report lie here; no claim).
    """

    name: str
    id: str | None
    within: tuple[PlaceRef, ...]
    basis: Basis
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One claim of a thread: what it makes of it, who says so and when, who does what to whom.

    ``status``: see docs/cli.md; ``denied``: the speaker says that it is not so; ``modality``: whether it is put
    forward as a fact. ``earliest``/``latest``: when it was so, ``said``: ISO date of the saying or of publication.
    ``by``: the speaker as written, ``None`` for the report itself. ``who``, ``whom``: names as written.
    """

    status: str
    denied: bool
    modality: Modality
    earliest: str | None
    latest: str | None
    said: str | None
    by: str | None
    by_kind: SpeakerKind | None
    who: tuple[str, ...]
    whom: tuple[str, ...]
    counts: tuple[Tally, ...]
    words: str
    claim: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Somebody holds somebody responsible: ``blamed`` as written, ``words``: the sentence's."""

    blamed: tuple[str, ...]
    by: str | None
    by_kind: SpeakerKind | None
    denied: bool
    words: str
    claim: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """An ACAPS humanitarian access indicator that the words of a claim speak of: ``code`` 1 to 9, ``words`` those."""

    code: int
    name: str
    words: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedStrike:
    """A claim of an attack where a truce holds, and where it lies to that truce.

    ``denied``: the claim says that there was none. ``violation``: ``False`` before the truce and after its lapse;
    during it, and where that is unsaid, ``None``: whether an attack breaks a truce is not decided here.
    """

    type: str
    denied: bool
    by: str | None
    actors: tuple[str, ...]
    place: str | None
    earliest: str | None
    latest: str | None
    position: Position
    violation: bool | None
    words: str
    claim: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truce:
    """A ceasefire, pause or halt. ``length``: minutes, as stated. ``kind``: unilateral|bilateral|multilateral.

    ``broken``: steps that say by whom (``who``) it was broken according to whom (``by``). ``renewal_refused``: steps
    by which its renewal is ruled out. ``lapsed``: its end, where a claim says as a fact that it ended.
    """

    id: str
    place: Where | None
    status: str | None
    kind: Fact | None
    purposes: tuple[Fact, ...]
    declared: tuple[Fact, ...]
    length: int | None
    start: Moment | None
    end: Moment | None
    lapsed: Moment | None
    extended: tuple[Step, ...]
    renewal_refused: tuple[Step, ...]
    broken: tuple[Step, ...]
    strikes: tuple[PlacedStrike, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Ways out of a place, or into it, that are spoken of together.

    ``status``: announced|open|blocked|closed|…, ``use``: used|unused, each the last that is said. ``numbers``: how
    many ways. ``flows``: steps that tell of people who came through.
    """

    id: str
    place: Where | None
    status: str | None
    use: str | None
    numbers: tuple[Tally, ...]
    origins: tuple[Fact, ...]
    destinations: tuple[Fact, ...]
    beneficiaries: tuple[Fact, ...]
    flows: tuple[Step, ...]
    blamed: tuple[Blame, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evacuation:
    """People brought out of a place, or meant to be: ``organisers`` bring, ``people`` are brought.

    ``status``: requested|negotiated|agreed|scheduled|started|suspended|completed|failed|abandoned|refused|moved, the
    last that is said. ``reasons``: why it was held up or given up, in the words of the claim.
    """

    id: str
    place: Where | None
    status: str | None
    organisers: tuple[Fact, ...]
    people: tuple[Fact, ...]
    counts: tuple[Tally, ...]
    origins: tuple[Fact, ...]
    destinations: tuple[Fact, ...]
    reasons: tuple[Fact, ...]
    blamed: tuple[Blame, ...]
    constraints: tuple[Constraint, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """A meeting, a call or negotiations: planned, held, refused, … ``outcomes``: what was agreed, or was not."""

    id: str
    place: Where | None
    status: str | None
    participants: tuple[Fact, ...]
    when: Moment | None
    outcomes: tuple[Step, ...]
    steps: tuple[Step, ...]


Thread = Truce | Passage | Evacuation | Talks
"""Any of the four."""
