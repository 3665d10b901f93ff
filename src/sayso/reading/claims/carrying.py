"""What one sentence leaves to another: a window or a place said once and meant again.

"Over the last seven days all flights were halted. The planes are not going near the city …": the second sentence has
the window of the first. "… were killed in the strikes": *the* strikes are the ones told before, with their day.
Nothing is carried between different voices but by such a definite noun, and the basis says ``inherited``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon import events as words
from sayso.model import Claim, EventType, Found, Polarity
from sayso.reading.events.senses import ATTACKS

FAMILY = ATTACKS | {EventType.CASUALTY}
REACH = 600  # characters back: about three sentences


def carried(text: str, ordered: Sequence[Claim]) -> list[Claim]:
    """The claims, in the order of the text, with times and places that an earlier one fixes for them."""
    made: list[Claim] = []
    for claim in ordered:
        near = [c for c in reversed(made) if claim.trigger.start - c.trigger.start <= REACH]
        claim = _window(claim, near)
        claim = _told_before(text, claim, made)
        _tell_back(text, claim, made)
        made.append(_same_ground(claim, near))
    return made


def _window(claim: Claim, near: Sequence[Claim]) -> Claim:
    """The window of the sentence before, where one voice goes on denying the same: a denial names its scope once."""
    if claim.time is not None and claim.time.basis != "speech":
        return claim
    before = next((c for c in near if _goes_on(claim, c) and c.time is not None and c.time.words is not None), None)
    if before is None or before.time is None:
        return claim
    found = ("time", Found(value=before.time.edtf or "", span=before.time.words, rule="window of the sentence before"))
    return replace(claim, time=replace(before.time, words=None, basis="inherited"), found=(*claim.found, found))


def _goes_on(claim: Claim, before: Claim) -> bool:
    """Whether the earlier claim is the same voice's denial of the same, or of another attack."""
    if (
        claim.polarity is not Polarity.DENIED
        or claim.speaker is None
        or before.speaker is None
        or claim.speaker.name != before.speaker.name
    ):
        return False
    alike = claim.type is before.type or (claim.type in ATTACKS and before.type in ATTACKS)
    return alike and claim.polarity is before.polarity


def _told_before(text: str, claim: Claim, made: Sequence[Claim]) -> Claim:
    """ "in the strikes": the time (and, with none of its own, the place) of the attack that was told last."""
    if claim.type not in FAMILY or (claim.time is not None and claim.time.words is not None):
        return claim
    noun = _definite(text[claim.evidence.start : claim.evidence.end])
    if noun is None:
        return claim
    told = (c for c in reversed(made) if c.type in FAMILY and c.polarity is Polarity.AFFIRMED)
    meant = next((c for c in told if _is_dated(c)), None)
    if meant is None or meant.time is None:
        return claim
    found = ("time", Found(value=meant.time.edtf or "", span=meant.time.words, rule="definite noun: told before"))
    return replace(
        claim,
        time=replace(meant.time, words=None, basis="inherited"),
        place=claim.place or meant.place,
        found=(*claim.found, found),
    )


def _tell_back(text: str, claim: Claim, made: list[Claim]) -> None:
    """ "100 were killed in an air strike. The strike was carried out on Tuesday": the day is that of the strike before.

    Only the claim right before it, of the same voice, and only an event of its own words ("the strike").
    """
    if claim.type not in ATTACKS or not _is_dated(claim) or claim.time is None or claim.time.words is None or not made:
        return
    last = made[-1]
    same = last.speaker == claim.speaker or (
        last.speaker and claim.speaker and last.speaker.entity == claim.speaker.entity
    )
    fits = last.type in FAMILY and last.time is None and last.polarity is claim.polarity is Polarity.AFFIRMED
    start = claim.evidence.start
    if not (same and fits and claim.trigger.start - last.trigger.start <= REACH):
        return
    if _definite(text[start : claim.trigger.end]) is None:
        return
    found = ("time", Found(value=claim.time.edtf or "", span=claim.time.words, rule="definite noun: told after"))
    made[-1] = replace(last, time=replace(claim.time, words=None, basis="inherited"), found=(*last.found, found))


def _is_dated(claim: Claim) -> bool:
    """Whether the text gives the event a day: years and months are too wide to be "the strikes" of a later sentence."""
    fine = ("minute", "hour", "part_of_day", "day")
    return (
        claim.time is not None
        and claim.time.basis in ("stated", "relative", "inherited")
        and claim.time.precision in fine
    )


def _definite(evidence: str) -> str | None:
    """An attack named with the definite article: "the strikes", "the attack"."""
    table = words.load()
    for match in re.finditer(r"\b(?:the|this|that|these|those)\s+(\w+)", evidence, re.IGNORECASE):
        noun = match.group(1).lower().removesuffix("s")
        named = noun in table.general_nouns or any(
            e.type in ATTACKS for s, e in table.nouns.get(noun, ()) if s == (noun,)
        )
        if named:
            return noun
    return None


def _same_ground(claim: Claim, near: Sequence[Claim]) -> Claim:
    """The place of a claim of the same type, polarity and window told shortly before, where none is said."""
    if claim.place is not None or claim.time is None:
        return claim
    for before in near:
        same = claim.type is before.type and claim.polarity is before.polarity and before.time is not None
        if same and before.place is not None and before.time is not None and _window_of(before) == _window_of(claim):
            found = (
                "place",
                Found(value=before.place.name, span=before.place.span, rule="place of the same claim before"),
            )
            return replace(claim, place=before.place, found=(*claim.found, found))
    return claim


def _window_of(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.time.earliest, claim.time.latest) if claim.time is not None else (None, None)
