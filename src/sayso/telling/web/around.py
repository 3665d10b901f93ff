"""What a dispute belongs to: the incidents and threads in which one of its claims stands."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Dispute, Incident, Thread
from sayso.telling.web.desk import Desk
from sayso.telling.web.kept import NotYet
from sayso.telling.web.review import Reach
from sayso.telling.web.rooms.threads import SORTS, claims_of, threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Incidents, and threads with what one of their sort is called."""

    incidents: tuple[Incident, ...]
    threads: tuple[tuple[str, Thread], ...]


def around(desk: Desk, within: Reach, dispute: Dispute) -> Around | None:
    """What is around a dispute; ``None`` while that is being reckoned."""
    sides = frozenset((dispute.a.claim, dispute.b.claim))
    try:
        gathered = desk.incidents(within).incidents
        told = [(sort.each, one) for sort in SORTS.values() for one in threads(desk, within, sort.room)]
    except NotYet:
        return None
    return Around(
        incidents=tuple(one for one in gathered if not sides.isdisjoint(_claims(one))),
        threads=tuple((name, one) for name, one in told if not sides.isdisjoint(claims_of(one))),
    )


def _claims(one: Incident) -> list[str]:
    return [*one.claims, *(claim for denier in one.deniers for claim in denier.claims)]
