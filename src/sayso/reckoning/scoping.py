"""From claims to their scopes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from sayso.lexicon import reckoning as words
from sayso.lexicon.spelling import key
from sayso.model import (
    CESSATION,
    DENIES,
    FAILURE,
    PRO_FORM,
    Claim,
    EventType,
    Factuality,
    Modality,
    Polarity,
    SpeakerKind,
    Statement,
)
from sayso.reckoning.counts import counts
from sayso.reckoning.grounds import VAGUE, Ground, ground
from sayso.reckoning.parties import party
from sayso.reckoning.scope import Manner, Scope
from sayso.reckoning.windows import Window, spanning, window_of

MANNERS = {PRO_FORM: Manner.POINTING, FAILURE: Manner.ATTEMPT, CESSATION: Manner.STOPPED}
"""How a claim is denied, by the rule that read it."""

PRESENCE = "presence"
"""The phase of aircraft seen: who is seen is the actor, whoever saw them."""

TOLLS = ("attack", "casualty")
"""Families whose claims go on from each other: a strike, then how many it killed, by whom it was told."""


class Before(NamedTuple):
    """Time and place of the attack or toll that a report told last."""

    window: Window | None
    place: Ground | None


BEGINNING = Before(None, None)
"""Nothing is told yet."""


def scopes(statements: Iterable[Statement]) -> Iterator[Scope]:
    """The scope of each statement, in order; the statements of one report come one after the other."""
    for _, told in groupby(statements, lambda statement: statement.claim.document):
        report = list(told)
        grounds = [ground(statement.claim.place) for statement in report]
        where = setting(grounds)
        before = BEGINNING
        for statement, place in zip(report, grounds, strict=True):
            made = scope(statement, place, where, before)
            yield made
            if made.family in TOLLS:
                window = before.window if made.denied else made.window
                before = Before(window or before.window, made.place or before.place)


def setting(grounds: Sequence[Ground | None]) -> Ground | None:
    """The narrowest place that holds more than half of the places of a report's claims; ``None`` when there is none."""
    named = [one for one in grounds if one is not None]
    counted = Counter(place for one in named for place in one.keys)
    best: Ground | None = None
    for one in named:
        for depth, place in enumerate(one.keys):
            if 2 * counted[place] > len(named):
                if best is None or len(one.keys) - depth > len(best.keys):
                    best = Ground(one.keys[depth:], one.names[depth:], VAGUE, one.resolved)
                break
    return best


def scope(statement: Statement, place: Ground | None, where: Ground | None, before: Before) -> Scope:
    """The scope of one claim; ``where``: its report's setting; ``before``: what its report told last."""
    claim = statement.claim
    speaker = claim.speaker
    told = said(statement)
    return Scope(
        claim=claim.id,
        document=claim.document,
        span=claim.evidence,
        type=claim.type,
        family=words.load().kinds[claim.type].family,
        unspecific=_unspecific(claim.type, statement.trigger),
        denied=claim.polarity is Polarity.DENIED,
        manner=_manner(claim),
        points_to=next((found.value for name, found in claim.found if name == DENIES), None),
        committed=claim.factuality is not Factuality.UNCOMMITTED,
        modality=claim.modality,
        phase=claim.phase,
        outcome=_outcome(claim, statement.trigger),
        voice=voice(statement),
        name=" ".join(speaker.name.split()) if speaker else statement.publisher or "the report",
        kind=speaker.kind if speaker else SpeakerKind.REPORTER,
        own=speaker.entity if speaker else None,
        actors=party(claim.targets if claim.phase == PRESENCE and claim.targets else claim.actors),
        targets=party(claim.targets),
        place=place,
        setting=where,
        window=_window(claim, told),
        context=before.window,
        ground_before=before.place,
        said=told,
        counts=counts(claim.quantities),
    )


def voice(statement: Statement) -> str:
    """Who speaks: the known actor, else the name; for the reporter's own sentence the outlet, else the report."""
    speaker = statement.claim.speaker
    if speaker is None:
        return f"outlet:{key(statement.publisher) if statement.publisher else statement.claim.document}"
    return speaker.entity or f"name:{key(speaker.name)}"


def said(statement: Statement) -> Window | None:
    """The day of the saying, else of publication; ``None`` when neither is known."""
    told = statement.claim.said
    if told is not None and (told.earliest or told.latest):
        return spanning(told.earliest, told.latest)
    return spanning(statement.published, statement.published)


def _window(claim: Claim, told: Window | None) -> Window | None:
    """The event's window; of something halted, all the time from then until it was said; of what goes on, that day."""
    window = window_of(claim.time)
    if window is None and claim.modality is Modality.ONGOING:
        return told  # what is going on goes on when it is said
    halted = claim.phase == "halted" and claim.polarity is Polarity.DENIED and claim.modality is Modality.OCCURRED
    if not halted or window is None or told is None or told.end is None or window.end is None:
        return window
    return Window(window.start, max(window.end, told.end))


def _manner(claim: Claim) -> Manner:
    if claim.polarity is not Polarity.DENIED:
        return Manner.PLAIN
    if claim.phase in ("failed", "refused"):
        return Manner.ATTEMPT
    rule = next((found.rule for name, found in claim.found if name == "polarity"), "")
    return MANNERS.get(rule, Manner.PLAIN)


def _unspecific(kind: EventType, trigger: str) -> bool:
    return (kind is EventType.GROUND_ATTACK or kind is EventType.SHELLING) and _leaves_open(trigger)


@lru_cache(maxsize=16384)
def _leaves_open(trigger: str) -> bool:
    said_words = key(trigger).split()
    if len(said_words) != 1:
        return False
    word = said_words[0]
    forms = (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("ing"))
    return any(form in words.load().unspecific for form in forms)


def _outcome(claim: Claim, trigger: str) -> str | None:
    """Whether a ground attack is told as ground held or as an attack beaten back, by its own words."""
    if claim.type is not EventType.GROUND_ATTACK:
        return None
    if claim.phase == "repelled":
        return "repelled"
    return _outcome_of(trigger)


@lru_cache(maxsize=16384)
def _outcome_of(trigger: str) -> str | None:
    said_words = key(trigger).split()
    for outcome, rows in words.load().ground.items():
        if any(all(any(word.startswith(part) for word in said_words) for part in row) for row in rows):
            return outcome
    return None
