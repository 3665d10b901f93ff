"""The words around a claim, with its evidence, its event and its cue marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sayso.ledger import Entry
from sayso.model import Claim, Span
from sayso.telling.page import paragraph
from sayso.telling.safe import shown


@dataclass(frozen=True, slots=True)
class Part:
    """Some words: ``kind`` is "" around the evidence, else "evidence", "trigger" or "cue" within it."""

    text: str
    kind: str


def passage(entry: Entry) -> list[Part]:
    """The paragraph of the claim in parts, cut where it is long."""
    claim, text = entry.claim, entry.document.text
    around = paragraph(text, claim.evidence)
    marks = [claim.evidence, claim.trigger, *((claim.cue,) if claim.cue else ())]
    ends = {at for span in marks for at in (span.start, span.end) if around.start < at < around.end}
    at = [around.start, *sorted(ends), around.end]
    return [Part(shown(text[start:end]), _kind(claim, Span(start, end))) for start, end in pairwise(at)]


def _kind(claim: Claim, span: Span) -> str:
    if claim.trigger.holds(span):
        return "trigger"
    if claim.cue is not None and claim.cue.holds(span):
        return "cue"
    return "evidence" if claim.evidence.holds(span) else ""
