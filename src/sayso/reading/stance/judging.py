"""The stance of an event: polarity, modality, phase, and what the cue of its speaker does to them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.lexicon import stance as words
from sayso.model import Attribution, EventType, Factuality, Found, Modality, Polarity
from sayso.reading.events import Event
from sayso.reading.events.predication import particles
from sayso.reading.events.triggers import FROM_AFAR
from sayso.reading.parse import Token
from sayso.reading.stance.modality import GOING_ON
from sayso.reading.stance.modality import modality as modality_of
from sayso.reading.stance.operators import effects
from sayso.reading.stance.polarity import polarity as polarity_of

_OF_SENSE = {
    "demand": (Modality.DEMANDED, "cue of demand"),
    "announce": (Modality.PLANNED, "cue of plan"),
    "promise": (Modality.PLANNED, "cue of plan"),
    "rule_out": (Modality.RULED_OUT, "cue of refusal"),
    "refuse": (Modality.RULED_OUT, "cue of refusal"),
    "believe": (Modality.POSSIBLE, "cue of opinion"),
    "fear": (Modality.POSSIBLE, "cue of opinion"),
    "want": (Modality.DEMANDED, "cue of a wish"),
    "hope": (Modality.POSSIBLE, "cue of opinion"),
    "doubt": (Modality.POSSIBLE, "cue of doubt"),
    "warn": (Modality.POSSIBLE, "cue of warning"),
    "predict": (Modality.POSSIBLE, "cue of prediction"),
    "ask": (Modality.POSSIBLE, "cue of question"),
    "not_confirmed": (Modality.POSSIBLE, "neither confirmed nor denied"),
}
_OPEN = frozenset(_OF_SENSE[sense][1] for sense in ("ask", "not_confirmed"))
DONE = FROM_AFAR | {EventType.CASUALTY}
"""What is announced when it is done: strikes, and not an offensive or a truce."""
DENIALS = frozenset({"deny", "reject"})
_FACTUAL = {
    Modality.PLANNED: (Factuality.PROBABLE, Factuality.PROBABLE_NOT),
    Modality.POSSIBLE: (Factuality.POSSIBLE, Factuality.POSSIBLE_NOT),
    Modality.DEMANDED: (Factuality.UNCOMMITTED, Factuality.UNCOMMITTED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How an event is put forward; each value with the words and the rule."""

    polarity: Found[Polarity]
    modality: Found[Modality]
    phase: Found[str | None]

    @property
    def factuality(self) -> Factuality:
        """FactBank's value for this polarity and modality."""
        sure = (Factuality.CERTAIN, Factuality.CERTAIN_NOT)
        if self.modality.rule in _OPEN:
            return Factuality.UNCOMMITTED
        return _FACTUAL.get(self.modality.value, sure)[self.polarity.value is Polarity.DENIED]


def stance(event: Event, headline: bool) -> Stance:
    """The stance that the event's own clause gives. ``headline``: the present tense tells what has happened."""
    applied = list(effects(event))
    modality, phase = modality_of(event, applied, headline), _phase(event)
    if phase.value == "scheduled" and modality.value is not Modality.PLANNED:
        phase = Found(value=None, span=None, rule="no phase said")
    return Stance(polarity=polarity_of(event, applied), modality=modality, phase=phase)


def under_cue(own: Stance, voice: Attribution, event: Event) -> Stance:
    """The stance once the cue of the speaker's voice is taken into account; a denial shows the words that deny."""
    polarity, modality, sense = own.polarity, own.modality, voice.sense
    cue = voice.cue[-1] if voice.cue else None
    is_link = any(span.meets(token.span) for span in voice.cue for token in event.chain)
    if sense == "not_confirmed" and is_link:
        polarity = Found(value=Polarity.AFFIRMED, span=cue, rule="neither confirmed nor denied")
    if sense in DENIALS and not (is_link and (polarity.span or modality.value is Modality.RULED_OUT)):
        rule = f"cue of denial over: {polarity.rule}"
        polarity = Found(value=polarity.value.negated(), span=cue or polarity.span, rule=rule)
    if sense in _OF_SENSE and modality.value in (Modality.OCCURRED, Modality.ONGOING, Modality.PLANNED):
        value, rule = _OF_SENSE[sense]
        announced = own.phase.value == "announced" and value is Modality.PLANNED
        done = sense == "announce" and event.type in DONE
        past = announced or done or (value is Modality.PLANNED and not is_link and _is_past(event.top))
        goes_on = own.modality.rule == GOING_ON
        if (
            not past
            and not goes_on
            and not (modality.value is Modality.PLANNED and (value is Modality.POSSIBLE or sense == "want"))
        ):
            modality = Found(value=value, span=cue or modality.span, rule=rule)
    return Stance(polarity=polarity, modality=modality, phase=own.phase)


def _is_past(verb: Token) -> bool:
    return verb.tag == "VBD" or any(
        c.lower in ("had", "has", "have", "was", "were") for c in verb.all("aux", "auxpass")
    )


def _phase(event: Event) -> Found[str | None]:
    table = words.load().phases
    line = [*event.chain, event.predicate]
    own = [token for token in event.trigger.tokens if token not in line]
    for token in dict.fromkeys([*line, *[c for t in line for c in t.all("acomp", "oprd", "prt", "amod")], *own]):
        for lemma in (*particles(token), *token.forms):
            phase = table.get((event.type, lemma))
            if phase is not None:
                return Found(value=phase, span=token.span, rule="phase verb")
    return Found(value=None, span=None, rule="no phase said")
