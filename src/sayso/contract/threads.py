"""Truces, passages, evacuations and talks as records: what ``sayso truces --format jsonl`` and the like write."""

from __future__ import annotations

from sayso.contract.threadshapes import (
    BlameRecord,
    ConstraintRecord,
    EvacuationRecord,
    FactRecord,
    MomentRecord,
    PassageRecord,
    StepRecord,
    StrikeRecord,
    TalksRecord,
    TallyRecord,
    ThreadRecord,
    TruceRecord,
    WhereRecord,
)
from sayso.model import (
    Blame,
    Constraint,
    Evacuation,
    Fact,
    Moment,
    Passage,
    PlacedStrike,
    Step,
    Talks,
    Tally,
    Thread,
    Truce,
    Where,
)


def thread_record(thread: Thread) -> ThreadRecord:
    """The record of a thread."""
    match thread:
        case Truce():
            return truce_record(thread)
        case Passage():
            return passage_record(thread)
        case Evacuation():
            return evacuation_record(thread)
        case Talks():
            return talks_record(thread)


def truce_record(truce: Truce) -> TruceRecord:
    """The record of a truce."""
    return {
        "id": truce.id,
        "place": _where(truce.place),
        "status": truce.status,
        "kind": _fact(truce.kind) if truce.kind else None,
        "purposes": list(map(_fact, truce.purposes)),
        "declared": list(map(_fact, truce.declared)),
        "length": truce.length,
        "start": _moment(truce.start),
        "end": _moment(truce.end),
        "lapsed": _moment(truce.lapsed),
        "extended": list(map(_step, truce.extended)),
        "renewal_refused": list(map(_step, truce.renewal_refused)),
        "broken": list(map(_step, truce.broken)),
        "strikes": list(map(_strike, truce.strikes)),
        "steps": list(map(_step, truce.steps)),
    }


def passage_record(passage: Passage) -> PassageRecord:
    """The record of the passages of a place."""
    return {
        "id": passage.id,
        "place": _where(passage.place),
        "status": passage.status,
        "use": passage.use,
        "number": list(map(_tally, passage.numbers)),
        "from": list(map(_fact, passage.origins)),
        "to": list(map(_fact, passage.destinations)),
        "for": list(map(_fact, passage.beneficiaries)),
        "flows": list(map(_step, passage.flows)),
        "blamed": list(map(_blame, passage.blamed)),
        "steps": list(map(_step, passage.steps)),
    }


def evacuation_record(evacuation: Evacuation) -> EvacuationRecord:
    """The record of an evacuation."""
    return {
        "id": evacuation.id,
        "place": _where(evacuation.place),
        "status": evacuation.status,
        "organisers": list(map(_fact, evacuation.organisers)),
        "people": list(map(_fact, evacuation.people)),
        "counts": list(map(_tally, evacuation.counts)),
        "from": list(map(_fact, evacuation.origins)),
        "to": list(map(_fact, evacuation.destinations)),
        "reasons": list(map(_fact, evacuation.reasons)),
        "blamed": list(map(_blame, evacuation.blamed)),
        "constraints": list(map(_constraint, evacuation.constraints)),
        "steps": list(map(_step, evacuation.steps)),
    }


def talks_record(talks: Talks) -> TalksRecord:
    """The record of talks."""
    return {
        "id": talks.id,
        "place": _where(talks.place),
        "status": talks.status,
        "participants": list(map(_fact, talks.participants)),
        "when": _moment(talks.when),
        "outcomes": list(map(_step, talks.outcomes)),
        "steps": list(map(_step, talks.steps)),
    }


def _fact(fact: Fact) -> FactRecord:
    return {"value": fact.value, "basis": fact.basis.value, "claim": fact.claim}


def _tally(tally: Tally) -> TallyRecord:
    return {
        "low": tally.low,
        "high": tally.high,
        "unit": tally.unit,
        "approximate": tally.approximate,
        "claim": tally.claim,
    }


def _moment(moment: Moment | None) -> MomentRecord | None:
    if moment is None:
        return None
    return {
        "value": moment.value,
        "earliest": moment.earliest,
        "latest": moment.latest,
        "basis": moment.basis.value,
        "claim": moment.claim,
    }


def _where(where: Where | None) -> WhereRecord | None:
    if where is None:
        return None
    return {
        "name": where.name,
        "id": where.id,
        "within": [{"id": ref.id, "name": ref.name} for ref in where.within],
        "basis": where.basis.value,
        "claim": where.claim,
    }


def _step(step: Step) -> StepRecord:
    return {
        "status": step.status,
        "denied": step.denied,
        "modality": step.modality.value,
        "earliest": step.earliest,
        "latest": step.latest,
        "said": step.said,
        "by": step.by,
        "by_kind": step.by_kind.value if step.by_kind else None,
        "who": list(step.who),
        "whom": list(step.whom),
        "counts": list(map(_tally, step.counts)),
        "words": step.words,
        "claim": step.claim,
        "document": step.document,
    }


def _blame(blame: Blame) -> BlameRecord:
    return {
        "blamed": list(blame.blamed),
        "by": blame.by,
        "by_kind": blame.by_kind.value if blame.by_kind else None,
        "denied": blame.denied,
        "words": blame.words,
        "claim": blame.claim,
        "document": blame.document,
    }


def _constraint(constraint: Constraint) -> ConstraintRecord:
    return {
        "code": constraint.code,
        "name": constraint.name,
        "words": constraint.words,
        "claim": constraint.claim,
    }


def _strike(strike: PlacedStrike) -> StrikeRecord:
    return {
        "type": strike.type,
        "denied": strike.denied,
        "by": strike.by,
        "actors": list(strike.actors),
        "place": strike.place,
        "earliest": strike.earliest,
        "latest": strike.latest,
        "position": strike.position.value,
        "violation": strike.violation,
        "words": strike.words,
        "claim": strike.claim,
        "document": strike.document,
    }
