"""What a ledger hands out: claims with the report they stand in, reports, and what happened to one that was added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model import Claim, Document, Effective, Problem, Published, Review


class Status(StrEnum):
    """What became of a report that was added."""

    NEW = "new"
    SAME = "same"
    NEW_VERSION = "new version"
    READ_AGAIN = "read again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A report that was added: the id it is kept under, its version (1, 2, …), and how much was read in it."""

    report: str
    status: Status
    version: int
    claims: int
    voices: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim and where it stands. ``current``: no later version or reading of the report took its place.

    ``judged``: what analysts say of it, and the claim as it was read; ``None``: nobody has said anything, or it was
    asked for as it was read. ``claim`` is what holds of it now.
    """

    claim: Claim
    document: Document
    published: Published
    version: int
    current: bool
    judged: Effective | None = None

    @property
    def rejected(self) -> bool:
        """Whether the latest verdict on it rejects it, so that it takes no part in reckoning."""
        return self.judged is not None and self.judged.rejected

    @property
    def review(self) -> Review:
        """How far analysts have come with it."""
        return Review.UNREVIEWED if self.judged is None else self.judged.review


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in its current version. ``published``: ISO date or ``None``, with its ``basis``; ``read``: when, UTC."""

    name: str
    version: int
    publisher: str | None
    title: str | None
    published: str | None
    basis: str
    claims: int
    voices: int
    problems: int
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A problem and the report in which it was met."""

    report: str
    problem: Problem
