"""The records of disputes."""

from __future__ import annotations

from typing import TypedDict

from sayso.model import Dispute, Overlap, Side


class SideRecord(TypedDict):
    """One of the two claims and where its evidence stands."""

    claim: str
    document: str
    start: int
    end: int


class ReasonsRecord(TypedDict):
    """The overlap in words; "" where there is nothing to say."""

    type: str
    actor: str
    place: str
    time: str


class OverlapRecord(TypedDict):
    """What the two have in common."""

    type: bool
    actor: str
    place: str
    time: str


class DisputeRecord(TypedDict):
    """One pair of claims; ``repeats``: id of the dispute that it says over again."""

    id: str
    kind: str
    verdict: str
    why: str
    condition: str | None
    a: SideRecord
    b: SideRecord
    overlap: OverlapRecord
    reasons: ReasonsRecord
    reversal: bool
    repeats: str | None


def dispute_record(dispute: Dispute) -> DisputeRecord:
    """The record of one dispute, keys in the contract's order."""
    return {
        "id": dispute.id,
        "kind": dispute.kind.value,
        "verdict": dispute.verdict.value,
        "why": dispute.why,
        "condition": dispute.condition,
        "a": _side(dispute.a),
        "b": _side(dispute.b),
        "overlap": _overlap(dispute.overlap),
        "reasons": _reasons(dispute.overlap),
        "reversal": dispute.reversal,
        "repeats": dispute.repeats,
    }


def _side(side: Side) -> SideRecord:
    return {"claim": side.claim, "document": side.document, "start": side.span.start, "end": side.span.end}


def _overlap(overlap: Overlap) -> OverlapRecord:
    return {
        "type": overlap.type.relation != "apart",
        "actor": overlap.actor.relation,
        "place": overlap.place.relation,
        "time": overlap.time.relation,
    }


def _reasons(overlap: Overlap) -> ReasonsRecord:
    return {
        "type": overlap.type.why,
        "actor": overlap.actor.why,
        "place": overlap.place.why,
        "time": overlap.time.why,
    }
