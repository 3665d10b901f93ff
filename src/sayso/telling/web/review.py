"""Who may see what was not reviewed: one place, asked by every room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.telling.web.accounts import Role, Visitor


class Reach(StrEnum):
    """How much somebody may see."""

    ALL = "all"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Sight:
    """The claims that may be shown, by their ids; ``None``: all of them."""

    ids: frozenset[str] | None = None

    def __contains__(self, claim: str) -> bool:
        """Whether the claim with this id may be shown."""
        return self.ids is None or claim in self.ids


def reach(visitor: Visitor) -> Reach:
    """A viewer sees only what stands accepted or corrected; everybody else sees all."""
    return Reach.REVIEWED if visitor.role is Role.VIEWER else Reach.ALL
