"""Records of what became of claims from one version to the next."""

from __future__ import annotations

from typing import TypedDict

from sayso.model import Change, ClaimAt, FieldChange


class ClaimAtRecord(TypedDict):
    """A claim as it stands in one reading."""

    claim: str
    type: str
    exact: str


class FieldChangeRecord(TypedDict):
    """A value before and after, and the words that say so."""

    field: str
    old: str | None
    new: str | None
    old_exact: str | None
    new_exact: str | None


class ChangeRecord(TypedDict):
    """One claim: ``change`` added|dropped|changed|reworded; ``cause`` report|sayso|either."""

    document: str
    change: str
    cause: str
    old_version: int
    new_version: int
    at: str
    old: ClaimAtRecord | None
    new: ClaimAtRecord | None
    fields: list[FieldChangeRecord]


def change_record(change: Change) -> ChangeRecord:
    """The record of a change."""
    return {
        "document": change.report,
        "change": change.kind.value,
        "cause": change.cause.value,
        "old_version": change.old_version,
        "new_version": change.new_version,
        "at": change.at,
        "old": _claim(change.old),
        "new": _claim(change.new),
        "fields": [_field(one) for one in change.fields],
    }


def _claim(one: ClaimAt | None) -> ClaimAtRecord | None:
    if one is None:
        return None
    return {"claim": one.claim, "type": one.type.value, "exact": one.words}


def _field(one: FieldChange) -> FieldChangeRecord:
    return {
        "field": one.field.value,
        "old": one.old,
        "new": one.new,
        "old_exact": one.old_words,
        "new_exact": one.new_words,
    }
