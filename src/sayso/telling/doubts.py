"""In words: why a claim deserves a second look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from sayso.ledger.doubts import WEIGHTS, Doubt, DoubtKind
from sayso.telling import words

TITLES: Mapping[DoubtKind, str] = {
    DoubtKind.RULE: "read by a rule often wrong",
    DoubtKind.PLACE: "place in no gazetteer",
    DoubtKind.DATE: "time not resolved",
    DoubtKind.VOICE: "sort of voice unknown",
    DoubtKind.DERIVED: "time told elsewhere",
    DoubtKind.UNNAMED: "speaker without a name",
    DoubtKind.UNDATED: "no time read",
    DoubtKind.SELDOM: "read by a rule seldom measured",
}
"""What each kind of doubt is called."""

GRAVE = max(WEIGHTS.values())
"""What the gravest doubts weigh."""

LONGEST = 80
"""Characters of the report's words in one reason."""


class DoubtRecord(TypedDict):
    """One reason to look again; ``right`` of ``of``: how often the ``rule`` was right where it was measured."""

    kind: str
    field: str
    weight: int
    words: str | None
    rule: str | None
    right: int
    of: int
    told: str


def doubt_record(doubt: Doubt) -> DoubtRecord:
    """The record of a doubt of the claim that stands around it."""
    return {
        "kind": doubt.kind.value,
        "field": doubt.field,
        "weight": WEIGHTS[doubt.kind],
        "words": doubt.words or None,
        "rule": doubt.rule or None,
        "right": doubt.figures.right,
        "of": doubt.figures.of,
        "told": told(doubt),
    }


def grave(doubt: Doubt) -> bool:
    """Whether it is one of the gravest."""
    return WEIGHTS[doubt.kind] == GRAVE


def told(doubt: Doubt) -> str:
    """One reason, as part of a list."""
    said = f"“{words.excerpt(doubt.words, LONGEST)}”" if doubt.words else "its time"
    match doubt.kind:
        case DoubtKind.RULE:
            right, of = doubt.figures.right, doubt.figures.of
            return f"{_by(doubt)}, which was right in {right} of {of}"
        case DoubtKind.SELDOM:
            return f"{_by(doubt)}, {_seldom(doubt)}"
        case DoubtKind.PLACE:
            return f"{said} is in no gazetteer"
        case DoubtKind.DATE:
            return f"{said} could not be put on any day"
        case DoubtKind.VOICE:
            return f"nothing says what sort of voice {said} is"
        case DoubtKind.DERIVED:
            return f"{said} rests on a time told elsewhere in the report"
        case DoubtKind.UNNAMED:
            return f"{said} names nobody"
        case DoubtKind.UNDATED:
            return "no time was read"


def _by(doubt: Doubt) -> str:
    return f"{doubt.field} read by “{words.excerpt(doubt.rule, LONGEST)}”"


def _seldom(doubt: Doubt) -> str:
    figures = doubt.figures
    if not figures.of:
        return "a rule that was never measured"
    return f"measured too seldom: right in {figures.right} of {figures.of}"
