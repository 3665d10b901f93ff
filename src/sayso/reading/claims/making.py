"""Claims: one voice × one event, with what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon import linking
from sayso.lexicon.events import Entry
from sayso.model import Attribution, Claim, EventType, Found, PlaceMention, Span, TimeMention
from sayso.reading.claims import counting, timing, whereabouts
from sayso.reading.claims.background import is_background
from sayso.reading.claims.blame import BLAMES, accusations, accused_only, with_accused
from sayso.reading.claims.carrying import carried
from sayso.reading.claims.doers import argument, doers
from sayso.reading.claims.evidence import evidence, region
from sayso.reading.claims.headings import headings, reporting_period
from sayso.reading.claims.naming import claim_id
from sayso.reading.claims.offices import at_office, offices
from sayso.reading.claims.page import Page, Told
from sayso.reading.claims.proforms import pro_forms
from sayso.reading.claims.reference import Reference, reference
from sayso.reading.claims.scene import Scene
from sayso.reading.claims.tellers import ASSERTING, reporting_chain, speaker_of, told_by
from sayso.reading.claims.unfolding import unfolded
from sayso.reading.clauses import SUBJECTS
from sayso.reading.events import FLOWS, Before, events
from sayso.reading.events.senses import ATTACKS
from sayso.reading.parse import Sentence, Token

NEXT_TO = 8  # characters between a verb of saying and the day of the saying: " on "
LEAVING = 3  # sentences: how long "people left" still means the evacuation told before, and "it lapsed" the truce


def claims(page: Page) -> tuple[Claim, ...]:
    """The claims of a page in the order of their triggers."""
    whole = unfolded(page)
    page = whole.page
    made: list[Claim] = []
    references: dict[str, Reference] = {}
    attack: Entry | None = None
    truce: Entry | None = None
    left = called = -LEAVING
    over, period = headings(page), reporting_period(page)
    for sentence in (s for s in page.sentences if not s.aside):
        cues = _cues(page, sentence)
        near = truce if sentence.number - called < LEAVING else None
        found = events(sentence, cues, Before(attack=attack, leaving=sentence.number - left < LEAVING, truce=near))
        left = sentence.number if any(e.type in FLOWS for e in found) else left
        called = sentence.number if any(e.type is EventType.TRUCE for e in found) else called
        attack = next((e.trigger.entry for e in reversed(found) if e.type in ATTACKS), attack)
        truce = next((e.trigger.entry for e in found if e.type is EventType.TRUCE), truce)
        placed = [mention.span for mention in page.places_in(sentence) if not mention.adjective]
        news = [event for event in found if not is_background(event, sentence.tokens, found, placed)]
        told = [t for event in news for t in told_by(page, sentence, event)]
        told = [with_accused(page, t, cues) for t in told if not accused_only(page, t)]
        told += accusations(page, sentence, told, cues, truce is not None)
        for one in whole.by_each(told):
            others = [e for e in found if e is not one.event]
            within = region(one.event, _voice(page, one), others, sentence)
            claim = _claim(page, one, within, over.get(sentence.number), period)
            references[claim.id] = reference(one, within)
            made.append(claim)
        made += pro_forms(page, sentence, made, found)
    unique = {claim.id: claim for claim in _told_once(made)}
    ordered = sorted(unique.values(), key=lambda claim: (claim.trigger, claim.evidence, claim.id))
    return tuple(at_office(carried(ordered, references, page.published.value), offices(page)))


def _cues(page: Page, sentence: Sentence) -> set[Token]:
    """The tokens of a sentence that are cues of attributions."""
    asserting = [v for v in (page.voices[number] for number in page.voices_in(sentence)) if v.sense in ASSERTING]
    spans = [span for voice in asserting for span in voice.cue]
    return {token for token in sentence.tokens for span in spans if span.meets(token.span)}


def _told_once(made: Sequence[Claim]) -> list[Claim]:
    """The claims without those that tell one event of one clause twice: "began an operation to retake the port"."""
    last = {(c.evidence, c.type, c.polarity, c.speaker): c for c in made}
    return [c for c in made if last[c.evidence, c.type, c.polarity, c.speaker] is c]


def _voice(page: Page, told: Told) -> Attribution | None:
    return page.voices[told.voice] if told.voice is not None else None


def _claim(
    page: Page, told: Told, within: Sequence[Token], heading: TimeMention | None, period: TimeMention | None
) -> Claim:
    """``within``: the tokens of the event's clause; ``heading``: the time over its sentence; ``period``: the page's."""
    text = page.document.text
    event, sentence = told.event, told.sentence
    voice = _voice(page, told)
    scene = Scene(
        text=text,
        sentence=sentence,
        times=[mention for mention in page.times_in(sentence) if mention is not heading],
        places=_placing(page, sentence),
        quantities=page.quantities_in(sentence),
        published=page.published.value,
        heading=heading,
        period=period,
    )
    before = page.places_before(event.trigger.head.span.start)
    said = _said(page, voice, sentence)
    by_cue = voice is not None and any(span.meets(event.predicate.span) for span in voice.cue)
    stretch = evidence(within, voice, sentence, event.trigger.rule in BLAMES)
    speaker = speaker_of(page, told.voice)
    value = told.stance
    return Claim(
        id=claim_id(page.document, stretch, event.trigger.head.span, event.type, speaker),
        document=page.document.id,
        evidence=stretch,
        speaker=speaker,
        voices=reporting_chain(page, told.voice),
        cue=voice.cue[-1] if voice is not None and voice.cue else None,
        said=said,
        type=event.type,
        phase=value.phase.value,
        acled=event.trigger.entry.acled,
        plover=event.trigger.entry.plover,
        trigger=Span.around(token.span for token in event.trigger.tokens),
        polarity=value.polarity.value,
        modality=value.modality.value,
        factuality=value.factuality,
        actors=doers(page, told, speaker),
        targets=tuple(argument(page, token) for token in event.targets),
        place=whereabouts.place(event, scene, within, before),
        time=timing.time(event, scene, within, None if by_cue else said, value.modality.value),
        quantities=counting.quantities(event, scene, within),
        zone=sentence.place.zone,
        found=_found(told, voice),
    )


def _placing(page: Page, sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence but those that tell who speaks: "…, the governor of the Luhansk region, said"."""
    sources = [source for number in page.voices_in(sentence) for source in page.voices[number].source]
    return [place for place in page.places_in(sentence) if not any(source.holds(place.span) for source in sources)]


def _found(told: Told, voice: Attribution | None) -> tuple[tuple[str, Found[str]], ...]:
    value = told.stance
    trigger = told.event.trigger
    rows = [
        ("event", Found(value=told.event.type.value, span=trigger.head.span, rule=trigger.rule)),
        ("speaker", Found(value=voice.sense, span=voice.speaker, rule=voice.rule) if voice is not None else None),
        ("polarity", Found(value=value.polarity.value.value, span=value.polarity.span, rule=value.polarity.rule)),
        ("modality", Found(value=value.modality.value.value, span=value.modality.span, rule=value.modality.rule)),
        (
            "phase",
            Found(value=value.phase.value, span=value.phase.span, rule=value.phase.rule) if value.phase.value else None,
        ),
    ]
    return tuple((name, found) for name, found in rows if found is not None)


def _said(page: Page, voice: Attribution | None, sentence: Sentence) -> TimeMention | None:
    """When it was said; a time inside the content is the event's, and so is one beside a voice without a name."""
    if voice is None or voice.name is None:
        return None
    if voice.said is None or any(content.holds(voice.said.span) for content in voice.content):
        return _said_between(page, voice, sentence)
    return voice.said


def _said_between(page: Page, voice: Attribution, sentence: Sentence) -> TimeMention | None:
    """ "said on Saturday it did not …": a time between the verb of saying and the subject of what is said."""
    text = page.document.text
    for mention in page.times_in(sentence):
        cue = next((c for c in voice.cue if 0 <= mention.span.start - c.end <= NEXT_TO), None)
        between = text[cue.end : mention.span.start].split() if cue is not None else []
        after = next((t for t in sentence.tokens if t.span.start >= mention.span.end), None)
        joined = cue is not None and all(word in linking.load().before_a_day for word in between)
        subject = after is not None and (after.dep in SUBJECTS or after.head.dep in SUBJECTS) and after.pos != "PUNCT"
        if joined and subject and mention.type in ("DATE", "TIME"):
            return mention
    return None
