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
from sayso.reading import clauses
from sayso.reading.claims.naming import claim_id
from sayso.reading.claims.page import Page
from sayso.reading.claims.tellers import reporting_chain, speaker_of
from sayso.reading.events import Event
from sayso.reading.events.senses import ATTACKS
from sayso.reading.parse import Sentence, Token
from sayso.reading.stance import DENIALS, rejects

SAYING = frozenset({"say", "claim", "report", "confirm", "admit"})
STRUCK = ATTACKS - {EventType.CLASH}
"""What may have cost the lives that were told of with it."""


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
    return denied + _falsehoods(page, sentence, made, found) + _not_so(page, sentence, made)


def _not_so(page: Page, sentence: Sentence, made: Sequence[Claim]) -> list[Claim]:
    """ "Asked whether its planes had hit the school, Moscow said they had not": what the sentence told before."""
    denied: list[Claim] = []
    if not made or not sentence.place.span.holds(made[-1].trigger):
        return denied
    for number in page.voices_in(sentence):
        voice = page.voices[number]
        if voice.sense not in SAYING or not sentence.place.span.holds(voice.cue[0] if voice.cue else voice.content[0]):
            continue
        inside = [t for t in sentence.tokens if any(c.holds(t.span) for c in voice.content)]
        meant = _last_before(made, voice.content[0].start) if _is_ellipsis(inside) else None
        if meant is None or not sentence.place.span.holds(meant.trigger) or meant.polarity is not Polarity.AFFIRMED:
            continue
        speaker = speaker_of(page, number)
        if speaker is not None and speaker != meant.speaker:
            denied.append(_denial(page, number, sentence, meant, speaker))
    return denied


def _is_ellipsis(content: Sequence[Token]) -> bool:
    """ "They had not", "it did not do so": nothing but an auxiliary that is denied."""
    verbs = [t for t in content if t.pos in ("VERB", "AUX")]
    others = any(t.pos in ("NOUN", "PROPN") and not t.kind and t.lower != "time" for t in content)
    past = any(t.lower in ("had", "has", "have", "did", "was", "were") for t in verbs)
    bare = all(t.pos == "AUX" or t.lemma in ("do", "have", "be") for t in verbs)
    return past and bare and not others and any(t.lower in ("not", "n't", "n’t", "never") for t in content)


def _falsehoods(page: Page, sentence: Sentence, made: Sequence[Claim], found: Sequence[Event]) -> list[Claim]:
    """ "The rebels said the report was untrue", "Moscow called that a lie": what was claimed last is denied."""
    denied = []
    for token in sentence.tokens:
        verb = _untrue(token)
        if verb is None or any(e.trigger.head.i < token.i or verb in e.top.ancestors() for e in found):
            continue
        number = _teller(page, sentence, token, verb)
        speaker = speaker_of(page, number)
        meant = _last_before(made, token.span.start)
        if number is not None and speaker is not None and meant is not None and meant.speaker != speaker:
            denied.append(_denial(page, number, sentence, meant, speaker))
    return denied


def _untrue(token: Token) -> Token | None:
    """The verb by which a word says that something is untrue: "was a lie", "is not true", "called … a lie"."""
    by_as = token.head.lower == "as" and token.head.dep == "prep" and token.i > token.head.i
    happens = _happens(token)
    if token.dep not in ("acomp", "attr", "oprd") and not by_as and not happens:
        return None
    verb = token if happens else token.head.head if by_as else token.head
    not_so = happens and verb.child("neg") is not None
    return verb if not_so or rejects(token, verb) else None


def _happens(token: Token) -> bool:
    return token.lemma in stance_words.load().happening and clauses.is_verb(token)


def _teller(page: Page, sentence: Sentence, word: Token, verb: Token) -> int | None:
    """The voice that says that what is pointed to is untrue: by naming it so, or in what it says."""
    numbers = page.voices_in(sentence)
    naming = next((n for n in numbers if any(cue.meets(verb.span) for cue in page.voices[n].cue)), None)
    if naming is not None:
        pointers = [*verb.all("dobj"), *(t for t in word.children if t.i < word.i and t.pos in ("PRON", "DET", "ADP"))]
        return naming if any(_points(t) for t in pointers) else None
    if not any(_points(t) for t in clauses.surface_subjects(verb)):
        return None
    return next((n for n in numbers if any(c.holds(word.span) for c in page.voices[n].content)), None)


def _points(token: Token) -> bool:
    return any(form in event_words.load().pro_forms for form in token.forms)


def _last_before(made: Sequence[Claim], start: int) -> Claim | None:
    """The claim that was made last before this offset; where that was of the dead, what killed them."""
    before = [c for c in made if c.trigger.start < start and c.type is not EventType.OTHER]
    if not before or before[-1].type is not EventType.CASUALTY or before[-1].cue is None:
        return before[-1] if before else None
    together = (c for c in reversed(before) if c.cue == before[-1].cue and c.type in STRUCK)
    return next(together, before[-1])


def _points_back(voice: Attribution, sentence: Sentence) -> bool:
    """Whether all that is denied is a word for a claim made before, or a pronoun."""
    inside = [t for t in sentence.tokens if any(c.holds(t.span) for c in voice.content)]
    nouns = [t for t in inside if t.pos in ("NOUN", "PROPN", "PRON", "VERB")]
    if any(t.lower == "so" and t.head.lemma == "do" for t in inside):
        return True  # "denied doing so"
    return bool(nouns) and len(nouns) <= 4 and any(_points(t) for t in nouns)


def _denial(page: Page, number: int, sentence: Sentence, meant: Claim, speaker: Speaker) -> Claim:
    voice = page.voices[number]
    parts = [s for s in (*voice.source, *voice.cue, *voice.content) if sentence.place.span.holds(s)]
    evidence = Span.around(parts)
    polarity = meant.polarity.negated()  # who denies a denial affirms
    rule = Found(value=polarity.value, span=voice.cue[0], rule=PRO_FORM)
    stance_of = {Modality.RULED_OUT: Modality.OCCURRED, Modality.POSSIBLE: Modality.OCCURRED}
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
