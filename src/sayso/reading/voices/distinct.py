"""Which attributions a report is said to hold: one for each speaker's words, however many stances stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon import speech
from sayso.model import Attribution


def distinct(voices: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The voices without those that only unfold what is said around them; ``outer`` counts the ones that are left.

    "The mayor said he wanted the boats to leave" is one attribution. Of what stands inside another's content only a
    further link of the chain is kept: somebody else, who is told to have put something into words.
    """
    kept = [i for i, voice in enumerate(voices) if voice.outer is None or _is_link(voice, voices[voice.outer])]
    place = {old: new for new, old in enumerate(kept)}
    return tuple(replace(voices[i], outer=_outer(i, voices, place)) for i in kept)


def _is_link(voice: Attribution, outer: Attribution) -> bool:
    if not outer.source:
        return True  # nobody's word takes none of the words away
    uttered = voice.sense in speech.load().uttered and bool(voice.source)
    return uttered and (voice.name is None or voice.name != outer.name)


def _outer(number: int, voices: Sequence[Attribution], place: dict[int, int]) -> int | None:
    """The nearest voice around, of those that are kept."""
    outer = voices[number].outer
    while outer is not None and outer not in place:
        outer = voices[outer].outer
    return place[outer] if outer is not None else None
