"""What was reviewed, and who may see what was not: one place, asked by every room.

Nothing is judged yet: every claim is unreviewed. Once judgements are kept, ``status`` reads them, and the condition
``reviewed`` of ``sayso.ledger.counting`` finds what was accepted.
"""

from __future__ import annotations

from enum import StrEnum

from sayso.telling.web.accounts import Role, Visitor


class Review(StrEnum):
    """What people have said of a claim so far."""

    UNREVIEWED = "unreviewed"


class Reach(StrEnum):
    """How much somebody may see."""

    ALL = "all"
    REVIEWED = "reviewed"


def reach(visitor: Visitor) -> Reach:
    """A viewer sees only what was reviewed and accepted; everybody else sees all."""
    return Reach.REVIEWED if visitor.role is Role.VIEWER else Reach.ALL


def status(claim: str) -> Review:
    """What was said of the claim with this id."""
    return Review.UNREVIEWED


def visible(within: Reach, claim: str) -> bool:
    """Whether the claim with this id may be shown."""
    return within is Reach.ALL or status(claim) is not Review.UNREVIEWED
