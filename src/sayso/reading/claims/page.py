"""What was read of a document before its claims, and an event as one voice tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicon.actors import Actors
from sayso.model import Attribution, Document, PlaceMention, Published, Quantity, TimeMention
from sayso.reading.events import Event
from sayso.reading.parse import Sentence
from sayso.reading.stance import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that was read in a document before its claims."""

    document: Document
    published: Published
    sentences: Sequence[Sentence]
    voices: Sequence[Attribution]
    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]
    quantities: Sequence[Quantity]
    actors: Actors


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one voice tells it: ``voice`` is an index into the page's voices, ``None`` the reporter."""

    event: Event
    sentence: Sentence
    voice: int | None
    stance: Stance
