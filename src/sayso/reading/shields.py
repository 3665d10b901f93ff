"""What the parser is protected from: names and dates that it would take apart or take for something else.

Names of several words are shown to it as one plain name, and dates as one word for a day; a single name keeps its
own form and is only marked, so that the grammar knows a place or an actor when it sees one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.lexicon import linking
from sayso.model import ActorMention, PlaceMention, Span, TimeMention
from sayso.reading.parse import Shield

PLACE = "London"
ACTOR = "Microsoft"
DAY = "Friday"
ADVERB = "yesterday"


def shields(
    text: str, times: Sequence[TimeMention], places: Sequence[PlaceMention], actors: Sequence[ActorMention]
) -> list[Shield]:
    """Shields in the order of the text, none overlapping: times before actors before places, longer before shorter."""
    wanted = [*_times(text, times), *_actors(text, actors), *_places(text, places)]
    taken: list[Shield] = []
    covered = bytearray(len(text))
    for shield in sorted(wanted, key=lambda s: (s.kind != "time", s.span.start - s.span.end, s.span.start)):
        start, end = shield.span
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            taken.append(shield)
    return sorted(taken, key=lambda shield: shield.span.start)


def _times(text: str, times: Iterable[TimeMention]) -> Iterable[Shield]:
    for time in times:
        words = time.span.of(text)
        if time.type in ("DATE", "TIME") and (" " in words or "\n" in words) and words[:1].isascii():
            yield Shield(span=time.span, stand_in=DAY if _after_preposition(text, time.span) else ADVERB, kind="time")
        elif time.type in ("DATE", "TIME"):
            yield Shield(span=time.span, stand_in=words, kind="time")


def _after_preposition(text: str, span: Span) -> bool:
    """Whether the word before is one that a noun follows, told by its length and case: "on", "since", "the"."""
    before = text[max(0, span.start - 12) : span.start].split()
    return bool(before) and before[-1].isalpha() and before[-1].islower() and before[-1] in linking.load().before_a_day


def _actors(text: str, actors: Iterable[ActorMention]) -> Iterable[Shield]:
    for actor in actors:
        words = actor.span.of(text)
        last = words.split()[-1]
        plain = last if last == words or last.islower() else ACTOR
        yield Shield(span=actor.span, stand_in=plain, kind="actor")


def _places(text: str, places: Iterable[PlaceMention]) -> Iterable[Shield]:
    for place in places:
        words = place.span.of(text)
        if not place.adjective:
            yield Shield(span=place.span, stand_in=words if len(words.split()) == 1 else PLACE, kind="place")
