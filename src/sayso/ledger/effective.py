"""A claim with the judgements that stand: what holds of it now, and where analysts disagree. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from sayso.contract import ClaimRecord, claim_from_record
from sayso.contract.fields import Meant, replaced, value_of
from sayso.model import JUDGED, VERDICTS, Effective, Field, Judgement, Review, Ruling


@dataclass(frozen=True, slots=True)
class Standing:
    """What the judgements make of a claim; as in ``Effective``, with the effective claim as its record."""

    record: ClaimRecord
    changed: tuple[Field, ...]
    disputed: tuple[Field, ...]
    contested: bool
    review: Review
    rejected: bool
    assignee: str | None


def standing(machine: ClaimRecord, judgements: Sequence[Judgement]) -> Standing:
    """The claim as the latest judgement of each field has it; ``judgements`` in the order in which they were made."""
    record, changed = machine, list[Field]()
    for field in Field:
        of_field = [one for one in judgements if one.opinion.field is field]
        if of_field:
            made = _with(record, of_field[-1])
            changed += [field] if value_of(record, field) != value_of(made, field) else []
            record = made
    verdicts = [one for one in judgements if one.opinion.ruling in VERDICTS]
    held = verdicts[-1].opinion.ruling if verdicts else None
    disputed = tuple(field for field in Field if _disagree([_said(one) for one in _latest(judgements, field)]))
    said = [one.opinion.ruling for one in latest_of_each(verdicts)]
    contested = _disagree([one for one in said if one not in (None, Ruling.REOPEN)])
    review = _review(bool(disputed) or contested, held, bool(changed))
    return Standing(record, tuple(changed), disputed, contested, review, held is Ruling.REJECT, _assignee(judgements))


def effective(machine: ClaimRecord, judgements: Sequence[Judgement]) -> Effective:
    """The claim with its judgements, for whoever is to see both."""
    made = standing(machine, judgements)
    return Effective(
        machine=claim_from_record(machine),
        judgements=tuple(judgements),
        claim=claim_from_record(made.record),
        changed=made.changed,
        disputed=made.disputed,
        contested=made.contested,
        review=made.review,
        rejected=made.rejected,
        assignee=made.assignee,
    )


def same_analyst(one: str, other: str) -> bool:
    """Whether two names are the same but for case and white space."""
    return _name(one) == _name(other)


def latest_of_each(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Of each analyst the last of these judgements."""
    return list({_name(one.opinion.by): one for one in judgements}.values())


def _name(written: str) -> str:
    return " ".join(written.split()).casefold()


def _with(record: ClaimRecord, judgement: Judgement) -> ClaimRecord:
    opinion = judgement.opinion
    assert opinion.field is not None and opinion.value is not None and judgement.meant is not None
    meant = cast(Meant, json.loads(judgement.meant))
    return replaced(record, opinion.field, meant, words=opinion.value, by=f"{JUDGED}{opinion.by}")


def _latest(judgements: Sequence[Judgement], field: Field) -> list[Judgement]:
    return latest_of_each([one for one in judgements if one.opinion.field is field])


def _said(judgement: Judgement) -> str:
    return judgement.meant or ""


def _disagree(said: Sequence[object]) -> bool:
    return len(set(said)) > 1


def _assignee(judgements: Sequence[Judgement]) -> str | None:
    given = [one.opinion.value for one in judgements if one.opinion.ruling is Ruling.ASSIGN]
    return given[-1] if given else None


def _review(disputed: bool, held: Ruling | None, changed: bool) -> Review:
    if disputed:
        return Review.DISPUTED
    if held is Ruling.REJECT:
        return Review.REJECTED
    if changed:
        return Review.CORRECTED
    return Review.ACCEPTED if held is Ruling.ACCEPT else Review.UNREVIEWED
