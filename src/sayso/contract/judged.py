"""Records of judgements, alone and beside the claims that they are about."""

from __future__ import annotations

from typing import TypedDict

from sayso.contract.fields import in_words
from sayso.contract.shapes import ClaimRecord, ExactRecord
from sayso.contract.writing import claim_record
from sayso.model import Attached, Claim, Effective, Judgement, Words


class JudgementRecord(TypedDict):
    """One judgement. ``value`` is what the analyst wrote, ``machine`` what had been read, both in words.

    ``replaces``: number of the judgement of the same field, or the verdict, that held before.
    """

    number: int
    field: str | None
    value: str | None
    machine: str | None
    verdict: str | None
    reason: str
    by: str
    at: str
    replaces: int | None


class AttachedRecord(JudgementRecord):
    """One judgement with what it was made of, and where it stands now (``claim`` ``None``: an orphan)."""

    claim: str | None
    how: str | None
    judged: str
    document: str
    type: str
    trigger: ExactRecord
    evidence: ExactRecord


class JudgedClaimRecord(ClaimRecord):
    """A claim as it holds now; ``machine``: the fields that judgements changed, as they were read, in words."""

    review: str
    assignee: str | None
    disputed: list[str]
    machine: dict[str, str | None]
    judgements: list[JudgementRecord]


def judged_record(claim: Claim, judged: Effective | None, text: str) -> JudgedClaimRecord:
    """A claim's record with what analysts say of it; ``text`` is that of its report."""
    record = claim_record(claim, text)
    if judged is None:
        return {**record, "review": "unreviewed", "assignee": None, "disputed": [], "machine": {}, "judgements": []}
    read = claim_record(judged.machine, text)
    verdicts = ["verdict"] if judged.contested else []
    return {
        **record,
        "review": judged.review.value,
        "assignee": judged.assignee,
        "disputed": [*(field.value for field in judged.disputed), *verdicts],
        "machine": {field.value: in_words(read, field) for field in judged.changed},
        "judgements": [judgement_record(one) for one in judged.judgements],
    }


def judgement_record(judgement: Judgement) -> JudgementRecord:
    """The record of a judgement of a claim that stands around it."""
    opinion = judgement.opinion
    return {
        "number": judgement.number,
        "field": opinion.field and opinion.field.value,
        "value": opinion.value,
        "machine": judgement.machine,
        "verdict": opinion.ruling and opinion.ruling.value,
        "reason": opinion.reason,
        "by": opinion.by,
        "at": judgement.at,
        "replaces": judgement.replaces,
    }


def attached_record(attached: Attached) -> AttachedRecord:
    """The record of a judgement by itself."""
    judgement = attached.judgement
    return {
        **judgement_record(judgement),
        "claim": attached.claim,
        "how": attached.how and attached.how.value,
        "judged": judgement.claim,
        "document": judgement.report,
        "type": judgement.type.value,
        "trigger": _exact(judgement.trigger),
        "evidence": _exact(judgement.evidence),
    }


def _exact(words: Words) -> ExactRecord:
    return {"start": words.span.start, "end": words.span.end, "exact": words.exact}
