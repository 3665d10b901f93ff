"""Two readings of one report laid side by side, claim by claim. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.contract import ClaimRecord
from sayso.contract.fields import exact, in_words, value_of
from sayso.ledger.aligning import aligned
from sayso.ledger.matching import matched
from sayso.ledger.traces import plain, trace
from sayso.model import Cause, Change, ChangeKind, ClaimAt, EventType, Field, FieldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A reading of a report. ``made_with``: sayso, model and lexicon. ``claims``: their records by id, as read."""

    report: str
    version: int
    text: str
    made_with: tuple[str, str, str]
    at: str
    claims: Mapping[str, ClaimRecord]


def changes(old: Read, new: Read) -> list[Change]:
    """What became of the claims of ``old``: those that are other now, then dropped ones, then what is new."""
    pairs = matched(
        [trace(one) for one in old.claims.values()],
        [trace(one) for one in new.claims.values()],
        aligned(old.text, new.text),
    )
    kept = {match.old.claim: match.new.claim for match in pairs}
    found = [_compared(old, new, old.claims[one], new.claims[other]) for one, other in kept.items()]
    dropped = [one for claim, one in old.claims.items() if claim not in kept]
    added = [one for claim, one in new.claims.items() if claim not in set(kept.values())]
    return [
        *(change for change in found if change is not None),
        *(_change(old, new, ChangeKind.DROPPED, one, None) for one in dropped),
        *(_change(old, new, ChangeKind.ADDED, None, one) for one in added),
    ]


def _compared(old: Read, new: Read, before: ClaimRecord, after: ClaimRecord) -> Change | None:
    fields = tuple(_fields(before, after))
    if fields:
        return _change(old, new, ChangeKind.CHANGED, before, after, fields)
    if plain(before["evidence"]["exact"]) != plain(after["evidence"]["exact"]):
        return _change(old, new, ChangeKind.REWORDED, before, after)
    return None


def _fields(before: ClaimRecord, after: ClaimRecord) -> Iterator[FieldChange]:
    for field in Field:
        if value_of(before, field) != value_of(after, field):
            yield FieldChange(
                field=field,
                old=in_words(before, field),
                new=in_words(after, field),
                old_words=exact(before, field),
                new_words=exact(after, field),
            )


def _change(
    old: Read,
    new: Read,
    kind: ChangeKind,
    before: ClaimRecord | None,
    after: ClaimRecord | None,
    fields: tuple[FieldChange, ...] = (),
) -> Change:
    return Change(
        report=new.report,
        kind=kind,
        cause=_cause(old, new, [one for one in (before, after) if one is not None]),
        old_version=old.version,
        new_version=new.version,
        at=new.at,
        old=before and _claim_at(before),
        new=after and _claim_at(after),
        fields=fields,
    )


def _cause(old: Read, new: Read, records: list[ClaimRecord]) -> Cause:
    """The report's where its text is read as before, or the claim's words stand in one of the texts only."""
    if old.version == new.version:
        return Cause.SAYSO
    if old.made_with == new.made_with:
        return Cause.REPORT
    texts = (plain(old.text), plain(new.text))
    both = all(plain(one["evidence"]["exact"]) in text for one in records for text in texts)
    return Cause.EITHER if both else Cause.REPORT


def _claim_at(record: ClaimRecord) -> ClaimAt:
    return ClaimAt(claim=record["id"], type=EventType(record["event"]["type"]), words=record["evidence"]["exact"])
