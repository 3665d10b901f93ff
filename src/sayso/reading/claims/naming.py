"""The stable name of a claim."""

from __future__ import annotations

import hashlib

from sayso.model import Document, EventType, Span, Speaker


def claim_id(document: Document, evidence: Span, trigger: Span, kind: EventType, speaker: Speaker | None) -> str:
    name = speaker.name if speaker is not None else ""
    parts = (document.id, document.sha256, evidence.start, evidence.end, trigger.start, trigger.end, kind, name)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
