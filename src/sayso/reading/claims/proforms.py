"""Pro-form denials: "The claim was denied by Brussels" denies what was claimed last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon import events as event_words
from sayso.lexicon import stance as stance_words
from sayso.model import (
    DENIES,
    PRO_FORM,
    Attribution,
    Claim,
    EventType,
    Factuality,
    Found,
    Modality,
    Polarity,
    Span,
    Speaker,
)
from sayso.reading.claims.naming import claim_id
from sayso.reading.claims.page import Page
from sayso.reading.claims.tellers import reporting_chain, speaker_of
from sayso.reading.events import Event
from sayso.reading.parse import Sentence
from sayso.reading.stance import DENIALS


def pro_forms(page: Page, sentence: Sentence, made: Sequence[Claim], found: Sequence[Event]) -> list[Claim]:
    """ "The claim was denied by Brussels", "the army denied involvement": what was claimed last is denied."""
    denied = []
    for number in page.voices_in(sentence):
        voice = page.voices[number]
        if voice.sense not in DENIALS or not any(sentence.place.span.holds(s) for s in voice.cue):
            continue
        inside = [e for e in found if any(c.holds(e.trigger.head.span) for c in voice.content)]
        if inside or not _points_back(voice, sentence):
            continue
        meant = _last_before(made, voice.cue[0].start)
        speaker = speaker_of(page, number)
        if meant is None or speaker is None or (meant.speaker is not None and meant.speaker.name == speaker.name):
            continue
        denied.append(_denial(page, number, sentence, meant, speaker))
    return denied + _falsehoods(page, sentence, made, found)


def _falsehoods(page: Page, sentence: Sentence, made: Sequence[Claim], found: Sequence[Event]) -> list[Claim]:
    """ "The rebels said the report was untrue": what was claimed last is denied by who says so."""
    table = event_words.load().pro_forms
    denied = []
    for token in sentence.tokens:
        if token.lemma not in stance_words.load().falsehood or token.dep not in ("acomp", "attr", "oprd"):
            continue
        subject = token.head.child("nsubj")
        pointing = subject is not None and any(lemma in table for lemma in subject.forms)
        if not pointing or token.head.child("neg") or any(e.trigger.head.i < token.i for e in found):
            continue
        telling = (n for n in page.voices_in(sentence) if any(c.holds(token.span) for c in page.voices[n].content))
        number = next(telling, None)
        speaker = speaker_of(page, number)
        meant = _last_before(made, token.span.start)
        if number is not None and speaker is not None and meant is not None and meant.speaker != speaker:
            denied.append(_denial(page, number, sentence, meant, speaker))
    return denied


def _last_before(made: Sequence[Claim], start: int) -> Claim | None:
    """The last claim whose evidence begins before this offset."""
    return next((c for c in reversed(made) if c.evidence.start < start and c.type is not EventType.OTHER), None)


def _points_back(voice: Attribution, sentence: Sentence) -> bool:
    """Whether all that is denied is a word for a claim made before, or a pronoun."""
    inside = [t for t in sentence.tokens if any(c.holds(t.span) for c in voice.content)]
    nouns = [t for t in inside if t.pos in ("NOUN", "PROPN", "PRON", "VERB")]
    table = event_words.load().pro_forms
    return bool(nouns) and len(nouns) <= 4 and any(lemma in table for t in nouns for lemma in t.forms)


def _denial(page: Page, number: int, sentence: Sentence, meant: Claim, speaker: Speaker) -> Claim:
    voice = page.voices[number]
    parts = [s for s in (*voice.source, *voice.cue, *voice.content) if sentence.place.span.holds(s)]
    evidence = Span.around(parts)
    polarity = meant.polarity.negated()  # who denies a denial affirms
    rule = Found(value=polarity.value, span=voice.cue[0], rule=PRO_FORM)
    stance_of = {Modality.RULED_OUT: Modality.OCCURRED}
    return replace(
        meant,
        id=claim_id(page.document, evidence, voice.cue[0], meant.type, speaker),
        evidence=evidence,
        speaker=speaker,
        voices=reporting_chain(page, number),
        cue=voice.cue[-1],
        said=voice.said,
        trigger=voice.cue[0],
        polarity=polarity,
        modality=stance_of.get(meant.modality, meant.modality),
        factuality=Factuality.CERTAIN_NOT if polarity is Polarity.DENIED else Factuality.CERTAIN,
        time=replace(meant.time, words=None, basis="inherited") if meant.time is not None else None,
        quantities=(),
        zone=sentence.place.zone,
        found=(
            ("event", Found(value=meant.type.value, span=voice.cue[0], rule="type of the claim it denies")),
            ("polarity", rule),
            (DENIES, Found(value=meant.id, span=meant.trigger, rule=PRO_FORM)),
        ),
    )
