"""What reckoning takes and what it says of two claims laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sayso.model.reports import Claim, Span
from sayso.model.vocabulary import Term


class DisputeKind(Term):
    """In what two claims collide (codebook, "Disputes")."""

    ASSERTION_VS_DENIAL = "assertion_vs_denial"
    COUNT_MISMATCH = "count_mismatch"
    ATTRIBUTION_MISMATCH = "attribution_mismatch"
    STATUS_MISMATCH = "status_mismatch"
    TIME_MISMATCH = "time_mismatch"


class Verdict(Term):
    """Whether both can hold (codebook, "verdict")."""

    CONTRADICTORY = "contradictory"
    CONDITIONAL = "conditional"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim and what reckoning must know of the report it stands in.

    ``published``: ISO date or ``None``. ``publisher``: as given, ``None`` where nobody said. ``trigger`` and
    ``evidence``: the words under the claim's spans. ``copies``: id of the first report of the same text, ``None`` where
    no copy is known.
    """

    claim: Claim
    published: str | None
    publisher: str | None
    trigger: str
    evidence: str
    copies: str | None = None


class Side(NamedTuple):
    """One of the two claims: its id, its report, and where its evidence stands there."""

    claim: str
    document: str
    span: Span


class Shared(NamedTuple):
    """How two claims lie to each other in one respect, and why; ``why`` is empty where there is nothing to say."""

    relation: str
    why: str


class Overlap(NamedTuple):
    """What the two have in common. ``type``: equal|unsaid|apart; ``actor``: yes|no|unsaid;

    ``place``: equal|inside|apart|unsaid; ``time``: inside|overlap|apart|unsaid.
    """

    type: Shared
    actor: Shared
    place: Shared
    time: Shared


class Dispute(NamedTuple):
    """Two claims that cannot both hold, or look as if.

    ``a`` asserts and ``b`` denies, where the kind is assertion_vs_denial; else ``a`` comes first by report and place
    in it. ``condition``: what would have to be so, where the verdict is conditional. ``reversal``: one voice said both
    at different times. ``repeats``: id of the dispute that this one says over again (headline and body, one voice in
    two sentences), ``None`` for the first of them.
    """

    id: str
    kind: DisputeKind
    verdict: Verdict
    why: str
    condition: str | None
    a: Side
    b: Side
    overlap: Overlap
    reversal: bool
    repeats: str | None
