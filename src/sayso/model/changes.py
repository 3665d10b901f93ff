"""What became of a report's claims from one version, or one reading, to the next."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.judgements import Field
from sayso.model.vocabulary import EventType, Term


class ChangeKind(Term):
    """What happened to a claim; ``REWORDED``: other words, and every value as before."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"
    REWORDED = "reworded"


class Cause(Term):
    """Whose change it is: the report's; sayso's, which reads the same text otherwise now; or there is no telling."""

    REPORT = "report"
    SAYSO = "sayso"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A value before and after, and the words that say so, ``None`` where none do."""

    field: Field
    old: str | None
    new: str | None
    old_words: str | None
    new_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAt:
    """A claim as it stands in one reading: its id, its type, and the words of its evidence."""

    claim: str
    type: EventType
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one claim. ``old`` is ``None`` where it is added, ``new`` where it is dropped.

    ``old_version``, ``new_version``: equal where the same version was read again. ``at``: when the newer was read,
    ISO 8601, UTC. ``fields``: the values that are others now.
    """

    report: str
    kind: ChangeKind
    cause: Cause
    old_version: int
    new_version: int
    at: str
    old: ClaimAt | None
    new: ClaimAt | None
    fields: tuple[FieldChange, ...]
