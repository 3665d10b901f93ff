"""What analysts say of claims: a value that should be another, or a verdict; nothing is ever overwritten by it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.reports import Claim, Span
from sayso.model.vocabulary import EventType, Term

JUDGED = "judged by "
"""What the rule of a judged value begins with; the analyst's name follows."""


class Field(Term):
    """The parts of a claim that can be judged, in the order in which judgements take effect."""

    TYPE = "type"
    PHASE = "phase"
    POLARITY = "polarity"
    MODALITY = "modality"
    FACTUALITY = "factuality"
    SPEAKER = "speaker"
    KIND = "kind"
    PLACE = "place"
    TIME = "time"
    ACTORS = "actors"
    TARGETS = "targets"
    QUANTITIES = "quantities"


class Ruling(Term):
    """What an analyst says of a claim as a whole: verdicts, one that takes a verdict back, two that rule nothing.

    ``ASSIGN``: whose the claim is to review.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    REOPEN = "reopen"
    NOTE = "note"
    ASSIGN = "assign"


VERDICTS = (Ruling.ACCEPT, Ruling.REJECT, Ruling.REOPEN)
"""Rulings of which the latest holds."""


class Review(Term):
    """How far analysts have come with a claim.

    ``DISPUTED``: two of them disagree, in a value or in their verdicts. ``CORRECTED``: a value is another than the one
    that was read.
    """

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    DISPUTED = "disputed"


class How(Term):
    """By what a claim was found again in another reading: its id, its trigger, its very words, most of its words."""

    ID = "id"
    TRIGGER = "trigger"
    WORDS = "words"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report and where they stand in it."""

    span: Span
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """That by which a claim is found again in another reading of its report.

    ``types``: its type, and beside it the one that an analyst has put in its place.
    """

    claim: str
    types: frozenset[EventType]
    trigger: Words
    evidence: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What an analyst says of a claim: a ``field`` and its ``value`` as written, or a ``ruling``.

    The ``value`` of an assignment is whose the claim is now, ``None``: nobody's.
    """

    field: Field | None = None
    value: str | None = None
    ruling: Ruling | None = None
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An opinion as the ledger keeps it, with the claim as it stood then.

    ``number``: 1, 2, … in the order of judging. ``claim``: the claim's id then. ``machine``: the value that had been
    read, in words. ``meant``: what ``value`` stands for, as JSON in the contract's form. ``at``: ISO 8601 date-time,
    UTC. ``replaces``: number of the judgement that held of this before.
    """

    number: int
    report: str
    claim: str
    type: EventType
    trigger: Words
    evidence: Words
    opinion: Opinion
    machine: str | None
    meant: str | None
    at: str
    replaces: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A judgement and where it stands now.

    ``claim``: id of the claim in the current reading of its report, ``None``: no claim there is the one that was
    judged (an orphan). ``how``: by what that claim was found; ``None`` for orphans.
    """

    judgement: Judgement
    claim: str | None
    how: How | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """A claim with what analysts say of it.

    ``machine``: as it was read. ``claim``: the same with the judgements that hold. ``changed``: the fields in which
    these two differ. ``disputed``: the fields of which analysts say different things; ``contested``: their verdicts
    differ. ``rejected``: the latest verdict rejects it, and it takes no part in reckoning. ``assignee``: whose it is to
    review.
    """

    machine: Claim
    judgements: tuple[Judgement, ...]
    claim: Claim
    changed: tuple[Field, ...]
    disputed: tuple[Field, ...]
    contested: bool
    review: Review
    rejected: bool
    assignee: str | None
