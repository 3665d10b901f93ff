"""Claims of the review queue with all that there is to doubt in them: as the page shows them, as records and rows."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.contract import JudgedClaimRecord, claim_record, judged_record
from sayso.ledger import Entry
from sayso.ledger.doubts import Doubt, doubts, weight
from sayso.telling import words
from sayso.telling.doubts import DoubtRecord, doubt_record, told
from sayso.telling.judgements import mark
from sayso.telling.web.exports import Cell

COLUMNS = (
    "id", "report", "review", "assignee", "doubt", "doubts", "speaker", "speaker_kind", "type", "polarity", "modality",
    "place", "earliest", "latest", "evidence", "start", "end", "rules",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A claim, and what there is to doubt in it as it holds now, the gravest first."""

    entry: Entry
    doubts: tuple[Doubt, ...]

    @property
    def weight(self) -> int:
        """What its doubts weigh together."""
        return weight(one.kind for one in self.doubts)


class DoubtfulRecord(JudgedClaimRecord):
    """A claim with what analysts say of it, what its doubts weigh together, and each of them."""

    doubt: int
    doubts: list[DoubtRecord]


def doubtful(entry: Entry) -> Doubtful:
    """The claim with its doubts."""
    return Doubtful(entry, doubts(claim_record(entry.claim, entry.document.text)))


def record(one: Doubtful) -> DoubtfulRecord:
    """Its record: that of ``sayso claims``, and its doubts."""
    entry = one.entry
    judged = judged_record(entry.claim, entry.judged, entry.document.text)
    return {**judged, "doubt": one.weight, "doubts": [doubt_record(each) for each in one.doubts]}


def row(one: Doubtful) -> tuple[Cell, ...]:
    """Its line in a CSV, by ``COLUMNS``."""
    entry, claim = one.entry, one.entry.claim
    return (
        claim.id,
        entry.document.id,
        mark(entry.judged) or entry.review.value,
        entry.judged.assignee if entry.judged else None,
        one.weight,
        "; ".join(map(told, one.doubts)),
        words.who(claim),
        words.kind(claim),
        claim.type.value,
        claim.polarity.value,
        claim.modality.value,
        words.where(claim.place),
        claim.time.earliest if claim.time else None,
        claim.time.latest if claim.time else None,
        claim.evidence.of(entry.document.text),
        claim.evidence.start,
        claim.evidence.end,
        "; ".join(claim.rules),
    )
