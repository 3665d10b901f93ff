"""Claims: one voice × one event, with what belongs to it.

The innermost attribution whose content holds an event's trigger is the one that says it; the chain of attributions
around it is the reporting chain. What stands in no attribution is said by the reporter. Accusations and pro-form
denials ("the claim was denied") are claims whose event is the cue itself, or what it points back to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.lexicon import events as event_words
from sayso.lexicon.actors import Actors
from sayso.lexicon.events import Entry
from sayso.model import (
    Argument,
    Attribution,
    Claim,
    Document,
    EventType,
    Factuality,
    Found,
    Modality,
    PlaceMention,
    Polarity,
    Published,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    TimeMention,
    Voice,
    Zone,
)
from sayso.reading import clauses, links
from sayso.reading.carrying import carried
from sayso.reading.events import FLOWS, Event, events
from sayso.reading.links import Scene
from sayso.reading.parse import Sentence, Token
from sayso.reading.stance import DENIALS, Stance, stance, under_cue
from sayso.reading.triggers import ATTACKS, Trigger, lemmas

ADJOINS = 40  # characters between a cue and its content within which the attribution is part of the evidence
LEAVING = 3  # sentences: how long "people left" still means the evacuation told before
ASSERTING = frozenset(
    {
        "say",
        "claim",
        "admit",
        "deny",
        "reject",
        "accuse",
        "announce",
        "demand",
        "warn",
        "predict",
        "believe",
        "fear",
        "doubt",
        "confirm",
        "report",
        "see",
        "ask",
        "promise",
        "refuse",
        "rule_out",
        "hedge",
        "not_confirmed",
        "describe",
    }
)
NAMELESS = frozenset({"hedge", "report", "say", "claim", "accuse", "believe", "fear"})
PRESUPPOSED_BY = frozenset({"rule_out", "refuse", "announce", "demand", "promise", "accuse"})
ASIDE = frozenset({"despite", "although", "though", "whereas", "while", "amid"})
BLAMED = ATTACKS | {EventType.CASUALTY, EventType.TRUCE, EventType.SIEGE, EventType.DETENTION, EventType.CORRIDOR}


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
    belligerents: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one voice tells it: ``voice`` is an index into the page's voices, ``None`` the reporter."""

    event: Event
    sentence: Sentence
    voice: int | None
    stance: Stance


def claims(page: Page) -> tuple[Claim, ...]:
    """The claims of a page in the order of their evidence."""
    made: list[Claim] = []
    recent: Entry | None = None
    left = -LEAVING
    for sentence in page.sentences:
        cues = _cues(page, sentence)
        found = events(sentence, cues, recent, sentence.number - left < LEAVING)
        left = sentence.number if any(e.type in FLOWS for e in found) else left
        attack = next((e for e in reversed(found) if e.type in ATTACKS), None)
        recent = attack.trigger.entry if attack is not None else recent
        told = [t for event in found for t in _told(page, sentence, event)]
        told = [_with_accused(page, t, cues) for t in told if not _accused_only(page, t)]
        told += _accusations(page, sentence, told, cues)
        claimed = [_claim(page, t, [e for e in found if e is not t.event]) for t in told]
        made += claimed
        made += _pro_forms(page, sentence, made, found)
    unique = {claim.id: claim for claim in made}
    ordered = sorted(unique.values(), key=lambda claim: (claim.trigger, claim.evidence, claim.id))
    return tuple(carried(page.document.text, ordered))


def _cues(page: Page, sentence: Sentence) -> set[Token]:
    """The tokens of a sentence that are cues of attributions."""
    asserting = [voice for voice in page.voices if voice.sense in ASSERTING]
    spans = [span for voice in asserting for span in voice.cue if span.meets(sentence.place.span)]
    return {token for token in sentence.tokens for span in spans if span.meets(token.span)}


def _holding(page: Page, span: Span) -> list[int]:
    """The attributions whose content holds these words, innermost first."""
    found = []
    for number, voice in enumerate(page.voices):
        if _asserts(voice) and any(content.holds(span) for content in voice.content):
            own = sum(content.end - content.start for content in voice.content)
            found.append((-_depth(page, number), own, number))
    return [number for _, _, number in sorted(found)]


def _asserts(voice: Attribution) -> bool:
    """Whether an attribution puts its content forward in words: plans and wishes do not, nor does a thing cited."""
    if voice.name is None:
        return voice.sense in NAMELESS
    thing = voice.kind is None and voice.entity is None and "according" in voice.rule
    return voice.sense in ASSERTING and not thing


def _depth(page: Page, number: int) -> int:
    """How many attributions stand around this one."""
    seen: set[int] = set()
    outer = page.voices[number].outer
    while outer is not None and outer not in seen:
        seen.add(outer)
        outer = page.voices[outer].outer
    return len(seen)


def _told(page: Page, sentence: Sentence, event: Event) -> Iterator[Told]:
    """The event as its innermost voice tells it, and once more as a denial around that voice."""
    headline = sentence.place.zone in (Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION)
    own = stance(event, headline)
    holding = [n for n in _holding(page, event.trigger.head.span) if not _is_aside(page, event, n)]
    if not holding:
        yield Told(event=event, sentence=sentence, voice=None, stance=own)
        return
    inner = holding[0]
    told = _under(page, own, inner, event)
    if page.voices[inner].name is None and len(holding) > 1:
        told = _under(page, told, holding[1], event)
    yield Told(event=event, sentence=sentence, voice=inner, stance=told)
    for outer in holding[1:]:
        if page.voices[outer].sense in DENIALS and page.voices[inner].name is not None:
            yield Told(event=event, sentence=sentence, voice=outer, stance=_under(page, own, outer, event))


def _is_aside(page: Page, event: Event, number: int) -> bool:
    """Whether the event stands in a clause that the reporter adds around what is said, outside quotation marks.

    "Despite a truce ending …", "after the pause ran out, raids hit the town, the monitor said", ", which rebels hold":
    the grammar puts them inside the sentence that is attributed, its sense beside it.
    """
    voice = page.voices[number]
    if any(page.document.text[c.start - 1 : c.start + 1].strip()[:1] in '"“‘«' for c in voice.content if c.start):
        return False
    for token in (event.top, *event.top.ancestors()):
        if any(s.meets(token.span) for s in voice.cue):
            break
        prep = token.head if token.dep in ("pobj", "pcomp") else token
        mark = token.child("mark") or (prep if prep.dep == "prep" else None) or token.child("advmod")
        word = mark.lower if mark is not None else ""
        if word in ASIDE:
            return True
        if token.dep == "advcl" and token.tag in ("VBD", "VBZ", "VBP", "VBN") and mark is not None:
            fronted = token.i < token.head.i
            if fronted or voice.sense in PRESUPPOSED_BY:
                return True
        if token.dep == "relcl" and _comma_before(page.document.text, token):
            return True
    return False


def _comma_before(text: str, relative: Token) -> bool:
    """Whether a comma parts a relative clause from its noun: it adds something, it does not pick out."""
    first = min(token.span.start for token in relative.subtree())
    return text[:first].rstrip().endswith(",")


def _under(page: Page, own: Stance, number: int, event: Event) -> Stance:
    voice = page.voices[number]
    in_chain = any(span.meets(token.span) for span in voice.cue for token in event.chain)
    by_operator = in_chain and "plain assertion" not in own.polarity.rule
    return under_cue(own, voice.sense, event, by_operator)


def _accused_only(page: Page, told: Told) -> bool:
    """Whether an event is only the object of a blame that is no concrete deed: the accusation tells it."""
    return told.voice is not None and page.voices[told.voice].sense == "accuse" and told.event.type not in BLAMED


def _with_accused(page: Page, told: Told, cues: set[Token]) -> Told:
    """The event of a blame with the blamed as its actor: "blamed the coalition for the strikes"."""
    if told.voice is None or page.voices[told.voice].sense != "accuse" or told.event.predicate not in cues:
        return told
    blamed = tuple(t for t in clauses.patients(told.event.predicate) if t not in cues)
    return replace(told, event=replace(told.event, actors=blamed[:3])) if blamed else told


def _accusations(page: Page, sentence: Sentence, told: list[Told], cues: set[Token]) -> list[Told]:
    """A claim of type accusation for each blame of the sentence under which no concrete event is told."""
    made = []
    entry = Entry(
        type=EventType.ACCUSATION, acled=None, plover="ACCUSE", needs=None, unless=frozenset(), example="", near_miss=""
    )
    for number, voice in enumerate(page.voices):
        if voice.sense != "accuse" or any(t.voice == number for t in told):
            continue
        own = [t for t in sentence.tokens if t in cues and any(s.meets(t.span) for s in voice.cue)]
        cue = next((t for t in own if clauses.is_verb(t)), own[-1] if own else None)
        if cue is None or voice.name is None:
            continue
        blamed = [t for t in clauses.patients(cue) if t not in cues]
        trigger = Trigger(cue, (cue,), entry, True, "cue of accusation")
        event = Event(trigger, cue, (), cue, tuple(blamed[:3]), (), "cue of accusation")
        made.append(Told(event=event, sentence=sentence, voice=number, stance=_blaming(stance(event, True))))
    return made


def _blaming(own: Stance) -> Stance:
    """To blame is asserted by who blames, whatever surrounds the verb."""
    return replace(own, polarity=Found(value=Polarity.AFFIRMED, span=None, rule="blame is asserted"))


def _claim(page: Page, told: Told, others: Sequence[Event]) -> Claim:
    text = page.document.text
    event, sentence = told.event, told.sentence
    voice = page.voices[told.voice] if told.voice is not None else None
    region = _region(event, voice, others)
    scene = Scene(
        text=text,
        sentence=sentence,
        times=[m for m in page.times if m.span.meets(sentence.place.span)],
        places=[m for m in page.places if m.span.meets(sentence.place.span)],
        quantities=[q for q in page.quantities if q.span.meets(sentence.place.span)],
        published=page.published.value,
    )
    before = [m for m in page.places if m.span.end <= event.trigger.head.span.start]
    said = _said(voice)
    by_cue = voice is not None and any(span.meets(event.predicate.span) for span in voice.cue)
    evidence = _evidence(text, region, voice, sentence)
    speaker = _speaker(page, told.voice)
    value = told.stance
    return Claim(
        id=_id(page.document, evidence, event.trigger.head.span, event.type, speaker),
        document=page.document.id,
        evidence=evidence,
        speaker=speaker,
        voices=_chain(page, told.voice),
        cue=voice.cue[0] if voice is not None and voice.cue else None,
        said=said,
        type=event.type,
        phase=value.phase.value,
        acled=event.trigger.entry.acled,
        plover=event.trigger.entry.plover,
        trigger=Span.around(token.span for token in event.trigger.tokens),
        polarity=value.polarity.value,
        modality=value.modality.value,
        factuality=value.factuality,
        actors=tuple(_argument(page, token) for token in event.actors),
        targets=tuple(_argument(page, token) for token in event.targets),
        place=links.place(event, scene, region, before),
        time=links.time(event, scene, region, None if by_cue else said, value.modality.value),
        quantities=links.quantities(event, scene, region),
        zone=sentence.place.zone,
        found=_found(told, voice),
    )


def _said(voice: Attribution | None) -> TimeMention | None:
    """When it was said; a time inside the content is the event's, not the saying's."""
    if voice is None or voice.said is None or any(content.holds(voice.said.span) for content in voice.content):
        return None
    return voice.said


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


def _region(event: Event, voice: Attribution | None, others: Sequence[Event]) -> list[Token]:
    """The tokens of the event's clause that the voice's content holds, its trigger and chain always among them.

    Clauses below it that tell an event of their own are left to that event.
    """
    heads = (event.top, *event.chain, event.predicate, event.trigger.head, *event.joined)
    own = {token for head in heads for token in clauses.clause(head)} | set(event.trigger.tokens)
    for other in others:
        if other.top not in heads and other.top.dep in ("relcl", "acl", "advcl", "pcomp") and other.top in own:
            own -= set(other.top.subtree())
    own.update(event.trigger.tokens)
    if voice is not None and not event.trigger.rule == "cue of accusation":
        own = {t for t in own if any(content.holds(t.span) for content in voice.content)} | set(event.trigger.tokens)
    own.update(
        t
        for head in clauses.surface_subjects(event.top)
        for t in clauses.phrase(head)
        if event.top.dep != "relcl" and head.i < event.top.i and _same_stretch(t, event.top, voice)
    )
    return sorted(own, key=lambda token: token.i)


def _same_stretch(token: Token, top: Token, voice: Attribution | None) -> bool:
    """A shared subject is part of the evidence only where it stands right before its verb's clause."""
    near = top.i - token.i <= 12 and top.dep in ("conj", "xcomp")
    return near and (voice is None or any(content.holds(token.span) for content in voice.content))


def _evidence(text: str, region: Sequence[Token], voice: Attribution | None, sentence: Sentence) -> Span:
    tokens = [t for t in region]
    while len(tokens) > 1 and (tokens[0].dep in ("cc", "mark", "punct") or tokens[0].pos in ("CCONJ", "PUNCT")):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].pos in ("PUNCT", "CCONJ", "SCONJ"):
        tokens = tokens[:-1]
    span = Span.around(token.span for token in tokens)
    return _with_attribution(span, voice, sentence) if voice is not None else span


def _with_attribution(span: Span, voice: Attribution, sentence: Sentence) -> Span:
    """The evidence with source and cue where these adjoin the content and the content's edge is the event's."""
    around = [s for s in (*voice.source, *voice.cue) if sentence.place.span.holds(s)]
    if not around or not voice.content:
        return span
    attribution = Span.around(around)
    if attribution.end - attribution.start > max(ADJOINS, span.end - span.start):
        return span
    if attribution.end <= span.start and span.start - attribution.end <= ADJOINS // 2:
        return Span(attribution.start, span.end)
    if attribution.start >= span.end and attribution.start - span.end <= ADJOINS // 4:
        return Span(span.start, attribution.end)
    return span


def _speaker(page: Page, number: int | None) -> Speaker | None:
    """The innermost voice that has a name; nobody for the reporter."""
    while number is not None:
        voice = page.voices[number]
        if voice.name is not None and voice.speaker is not None:
            return Speaker(
                name=voice.name, span=voice.speaker, entity=voice.entity, kind=voice.kind or SpeakerKind.WITNESS
            )
        number = voice.outer
    return None


def _chain(page: Page, number: int | None) -> tuple[Voice, ...]:
    """The reporting chain, outermost first; the same speaker in a row counts once."""
    chain: list[Voice] = []
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        voice = page.voices[number]
        if voice.name is not None and (not chain or chain[-1].name != voice.name):
            chain.append(Voice(name=voice.name, kind=voice.kind or SpeakerKind.WITNESS))
        number = voice.outer
    return tuple(reversed(chain))


def _argument(page: Page, head: Token) -> Argument:
    text = page.document.text
    span = Span.around(token.span for token in clauses.phrase(head))
    name = span.of(text)
    return Argument(name=name, span=span, entity=page.actors.describe(name)[0])


def _id(document: Document, evidence: Span, trigger: Span, kind: EventType, speaker: Speaker | None) -> str:
    name = speaker.name if speaker is not None else ""
    parts = (document.id, document.sha256, evidence.start, evidence.end, trigger.start, trigger.end, kind, name)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _pro_forms(page: Page, sentence: Sentence, made: Sequence[Claim], found: Sequence[Event]) -> list[Claim]:
    """ "The claim was denied by Brussels", "the army denied involvement": what was claimed last is denied."""
    denied = []
    for number, voice in enumerate(page.voices):
        if voice.sense not in DENIALS or not any(sentence.place.span.holds(s) for s in voice.cue):
            continue
        inside = [e for e in found if any(c.holds(e.trigger.head.span) for c in voice.content)]
        if inside or not _points_back(voice, sentence):
            continue
        meant = next(
            (c for c in reversed(made) if c.evidence.start < voice.cue[0].start and c.type is not EventType.OTHER), None
        )
        speaker = _speaker(page, number)
        if meant is None or speaker is None or (meant.speaker is not None and meant.speaker.name == speaker.name):
            continue
        denied.append(_denial(page, number, sentence, meant, speaker))
    return denied


def _points_back(voice: Attribution, sentence: Sentence) -> bool:
    """Whether all that is denied is a word for a claim made before, or a pronoun."""
    inside = [t for t in sentence.tokens if any(c.holds(t.span) for c in voice.content)]
    nouns = [t for t in inside if t.pos in ("NOUN", "PROPN", "PRON", "VERB")]
    table = event_words.load().pro_forms
    return bool(nouns) and len(nouns) <= 4 and any(lemma in table for t in nouns for lemma in lemmas(t))


def _denial(page: Page, number: int, sentence: Sentence, meant: Claim, speaker: Speaker) -> Claim:
    voice = page.voices[number]
    parts = [s for s in (*voice.source, *voice.cue, *voice.content) if sentence.place.span.holds(s)]
    evidence = Span.around(parts)
    rule = Found(value=Polarity.DENIED.value, span=voice.cue[0], rule="pro-form denial of the claim before it")
    stance_of = {Modality.RULED_OUT: Modality.OCCURRED}
    return replace(
        meant,
        id=_id(page.document, evidence, voice.cue[0], meant.type, speaker),
        evidence=evidence,
        speaker=speaker,
        voices=_chain(page, number),
        cue=voice.cue[0],
        said=voice.said,
        trigger=voice.cue[0],
        polarity=Polarity.DENIED,
        modality=stance_of.get(meant.modality, meant.modality),
        factuality=Factuality.CERTAIN_NOT,
        time=replace(meant.time, words=None, basis="inherited") if meant.time is not None else None,
        quantities=(),
        zone=sentence.place.zone,
        found=(
            ("event", Found(value=meant.type.value, span=voice.cue[0], rule="type of the claim it denies")),
            ("polarity", rule),
        ),
    )
