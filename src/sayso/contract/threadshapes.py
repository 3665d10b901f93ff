"""The form of the records of truces, passages, evacuations and talks. ``None``: no claim says so."""

from __future__ import annotations

from typing import TypedDict


class FactRecord(TypedDict):
    """A value in words; ``basis``: stated|inherited|planned|derived|possessive|setting; the claim's id."""

    value: str
    basis: str
    claim: str


class TallyRecord(TypedDict):
    """A count; bounds inclusive, ``None`` = open."""

    low: int | None
    high: int | None
    unit: str | None
    approximate: bool
    claim: str


class MomentRecord(TypedDict):
    """``value``: ISO date, date-time, or interval of two; the same as bounds, inclusive."""

    value: str
    earliest: str
    latest: str
    basis: str
    claim: str


class RefRecord(TypedDict):
    """What contains a place."""

    id: str
    name: str


class WhereRecord(TypedDict):
    """Where a thread is; no claim where that is its report's setting."""

    name: str
    id: str | None
    within: list[RefRecord]
    basis: str
    claim: str | None


class StepRecord(TypedDict):
    """One claim of a thread and what it makes of it."""

    status: str
    denied: bool
    modality: str
    earliest: str | None
    latest: str | None
    said: str | None
    by: str | None
    by_kind: str | None
    who: list[str]
    whom: list[str]
    counts: list[TallyRecord]
    words: str
    claim: str
    document: str


class BlameRecord(TypedDict):
    """Who is held responsible, by whom."""

    blamed: list[str]
    by: str | None
    by_kind: str | None
    denied: bool
    words: str
    claim: str
    document: str


class ConstraintRecord(TypedDict):
    """An ACAPS humanitarian access indicator, 1 to 9, and the words that speak of it."""

    code: int
    name: str
    words: str
    claim: str


class StrikeRecord(TypedDict):
    """A claim of an attack; ``position``: before|during|after_lapse|unsaid; ``violation``: ``False`` or unsaid."""

    type: str
    denied: bool
    by: str | None
    actors: list[str]
    place: str | None
    earliest: str | None
    latest: str | None
    position: str
    violation: bool | None
    words: str
    claim: str
    document: str


class TruceRecord(TypedDict):
    """One truce; ``length`` in minutes."""

    id: str
    place: WhereRecord | None
    status: str | None
    kind: FactRecord | None
    purposes: list[FactRecord]
    declared: list[FactRecord]
    length: int | None
    start: MomentRecord | None
    end: MomentRecord | None
    lapsed: MomentRecord | None
    extended: list[StepRecord]
    renewal_refused: list[StepRecord]
    broken: list[StepRecord]
    strikes: list[StrikeRecord]
    steps: list[StepRecord]


# "from", "to" and "for" are the codebook's words for a passage, and keywords in Python.
PassageRecord = TypedDict(
    "PassageRecord",
    {
        "id": str,
        "place": WhereRecord | None,
        "status": str | None,
        "use": str | None,
        "number": list[TallyRecord],
        "from": list[FactRecord],
        "to": list[FactRecord],
        "for": list[FactRecord],
        "flows": list[StepRecord],
        "blamed": list[BlameRecord],
        "steps": list[StepRecord],
    },
)
"""The passages of one place."""

EvacuationRecord = TypedDict(
    "EvacuationRecord",
    {
        "id": str,
        "place": WhereRecord | None,
        "status": str | None,
        "organisers": list[FactRecord],
        "people": list[FactRecord],
        "counts": list[TallyRecord],
        "from": list[FactRecord],
        "to": list[FactRecord],
        "reasons": list[FactRecord],
        "blamed": list[BlameRecord],
        "constraints": list[ConstraintRecord],
        "steps": list[StepRecord],
    },
)
"""One evacuation."""


class TalksRecord(TypedDict):
    """One meeting, call or negotiation."""

    id: str
    place: WhereRecord | None
    status: str | None
    participants: list[FactRecord]
    when: MomentRecord | None
    outcomes: list[StepRecord]
    steps: list[StepRecord]


ThreadRecord = TruceRecord | PassageRecord | EvacuationRecord | TalksRecord
"""Any of the four."""
