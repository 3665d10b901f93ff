"""All that reckoning says of some claims at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Dispute, Evacuation, Incident, Passage, Statement, Talks, Truce
from sayso.reckoning.disputes import disputes
from sayso.reckoning.evacuations import evacuations
from sayso.reckoning.incidents import gather
from sayso.reckoning.passages import passages
from sayso.reckoning.scoping import scopes
from sayso.reckoning.talks import talks
from sayso.reckoning.truces import truces


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What becomes of claims laid side by side."""

    disputes: tuple[Dispute, ...]
    incidents: tuple[Incident, ...]
    truces: tuple[Truce, ...]
    passages: tuple[Passage, ...]
    evacuations: tuple[Evacuation, ...]
    talks: tuple[Talks, ...]


def reckoned(statements: Iterable[Statement]) -> Reckoning:
    """Disputes, incidents and threads; the statements of one report come one after the other."""
    told = list(statements)
    return Reckoning(
        disputes=disputes(scopes(told)),
        incidents=gather(told).incidents,
        truces=truces(told),
        passages=passages(told),
        evacuations=evacuations(told),
        talks=talks(told),
    )
