"""Which known actors a speaker asked for by name stands for."""

from __future__ import annotations

from sayso.lexicon import actors


def entities_named(speaker: str) -> frozenset[str]:
    """Ids of the actor that ``speaker`` names ("Moscow" → Russia) and of all that answer to it; empty if none."""
    known = actors.load()
    entity = speaker.casefold() if speaker.casefold() in known.by_id else known.describe(speaker)[0]
    return frozenset(other for other in known.by_id if entity is not None and known.within(other, entity))
