"""What a claim's record holds of that by which it is found again in another reading."""

from __future__ import annotations

from sayso.contract import ClaimRecord
from sayso.model import EventType, Span, Trace, Words


def trace(record: ClaimRecord, judged: str | None = None) -> Trace:
    """The trace of a claim; ``judged``: the type that an analyst has put in the place of the one that was read."""
    read = record["event"]["type"]
    trigger, evidence = record["event"]["trigger"], record["evidence"]
    return Trace(
        claim=record["id"],
        types=frozenset(map(EventType, {read, judged or read})),
        trigger=Words(Span(trigger["start"], trigger["end"]), trigger["exact"]),
        evidence=Words(Span(evidence["start"], evidence["end"]), evidence["exact"]),
    )


def plain(words: str) -> str:
    """Words without case and with single spaces, as they are compared."""
    return " ".join(words.casefold().split())
