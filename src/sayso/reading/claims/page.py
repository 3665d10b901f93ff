"""What was read of a document before its claims, and an event as one voice tells it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.lexicon.actors import Actors
from sayso.model import ActorMention, Attribution, Document, PlaceMention, Published, Quantity, TimeMention
from sayso.reading.events import Event
from sayso.reading.nearby import by_sentence
from sayso.reading.parse import Sentence
from sayso.reading.stance import Stance


@dataclass(frozen=True, kw_only=True)
class Page:
    """Everything that was read in a document before its claims; ``named``: the known actors in its text.

    ``at_war``: lexicon ids of the sides of the war that it speaks of.
    """

    document: Document
    published: Published
    sentences: Sequence[Sentence]
    voices: Sequence[Attribution]
    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]
    quantities: Sequence[Quantity]
    actors: Actors
    named: Sequence[ActorMention]
    at_war: frozenset[str] = frozenset()

    def voices_in(self, sentence: Sentence) -> Sequence[int]:
        """The numbers of the voices whose cue or content meets a sentence, in order."""
        return self._voices_by_sentence.get(sentence.number, ())

    def times_in(self, sentence: Sentence) -> Sequence[TimeMention]:
        """The times of a sentence, in order."""
        return self._times_by_sentence.get(sentence.number, ())

    def places_in(self, sentence: Sentence) -> Sequence[PlaceMention]:
        """The places of a sentence, in order."""
        return self._places_by_sentence.get(sentence.number, ())

    def quantities_in(self, sentence: Sentence) -> Sequence[Quantity]:
        """The quantities of a sentence, in order."""
        return self._quantities_by_sentence.get(sentence.number, ())

    def places_before(self, end: int) -> Sequence[PlaceMention]:
        """The places named before this offset, in order: those that "the city" could mean."""
        return self._standing[: bisect_right(self._standing, end, key=lambda mention: mention.span.end)]

    @cached_property
    def _standing(self) -> Sequence[PlaceMention]:
        """The places without names that act ("Washington accused …")."""
        acting = {mention.span.start for mention in self.named}
        return [mention for mention in self.places if mention.span.start not in acting]

    @cached_property
    def _voices_by_sentence(self) -> Mapping[int, Sequence[int]]:
        spans = [(*voice.cue, *voice.content) for voice in self.voices]
        return by_sentence(self.sentences, range(len(spans)), spans.__getitem__)

    @cached_property
    def _times_by_sentence(self) -> Mapping[int, Sequence[TimeMention]]:
        return by_sentence(self.sentences, self.times, lambda mention: (mention.span,))

    @cached_property
    def _places_by_sentence(self) -> Mapping[int, Sequence[PlaceMention]]:
        return by_sentence(self.sentences, self.places, lambda mention: (mention.span,))

    @cached_property
    def _quantities_by_sentence(self) -> Mapping[int, Sequence[Quantity]]:
        return by_sentence(self.sentences, self.quantities, lambda mention: (mention.span,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one voice tells it: ``voice`` is an index into the page's voices, ``None`` the reporter."""

    event: Event
    sentence: Sentence
    voice: int | None
    stance: Stance
