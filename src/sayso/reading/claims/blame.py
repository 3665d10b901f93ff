"""Blame: an accusation is an event of its own, unless what somebody is blamed for is a concrete deed."""

from __future__ import annotations

from dataclasses import replace

from sayso.lexicon import events as words
from sayso.lexicon import stance as operators
from sayso.lexicon.events import Entry
from sayso.model import Attribution, EventType, Found, Polarity
from sayso.reading import clauses
from sayso.reading.claims.page import Page, Told
from sayso.reading.events import Event
from sayso.reading.events.senses import ATTACKS, is_side
from sayso.reading.events.triggers import Trigger
from sayso.reading.parse import Sentence, Token
from sayso.reading.stance import DENIALS, Stance, stance

DEEDS = ATTACKS | {EventType.CASUALTY, EventType.TRUCE, EventType.SIEGE, EventType.DETENTION, EventType.CORRIDOR}
BY_CUE = "cue of accusation"
BREACH = "violation of a truce told before"
BLAMES = frozenset({BY_CUE, BREACH})
QUOTES = "\"“«„‘'"


def accused_only(page: Page, told: Told) -> bool:
    """Whether an event is only the object of a blame that is no concrete deed: the accusation tells it."""
    return told.voice is not None and page.voices[told.voice].sense == "accuse" and told.event.type not in DEEDS


def with_accused(page: Page, told: Told, cues: set[Token]) -> Told:
    """The event of a blame with the blamed as its actor: "blamed the coalition for the strikes"."""
    if told.voice is None or page.voices[told.voice].sense != "accuse" or told.event.predicate not in cues:
        return told
    cue = told.event.predicate
    by = cue.child("agent")
    stray = [t for who in (by.all("pobj") if by is not None else ()) for t in clauses.after(who, "on")]
    named = clauses.after(cue, "on") or stray or clauses.patients(cue)
    blamed = tuple(t for t in named if t not in cues and t is not told.event.trigger.head)
    return replace(told, event=replace(told.event, actors=blamed[:3])) if blamed else told


def accusations(page: Page, sentence: Sentence, told: list[Told], cues: set[Token], truce: bool) -> list[Told]:
    """A claim of type accusation for each blame of the sentence under which no concrete event is told.

    ``truce``: whether a truce was told before, so that "violations" are those of the truce.
    """
    made = []
    entry = Entry(
        type=EventType.ACCUSATION,
        acled=None,
        plover="ACCUSE",
        needs=None,
        unless=frozenset(),
        subject=frozenset(),
        object=frozenset(),
        example="",
        near_miss="",
    )
    for number in page.voices_in(sentence):
        voice = page.voices[number]
        if voice.sense != "accuse" and not _denies_deed(voice, sentence):
            continue
        if any(t.voice == number or _is_within(t, voice) for t in told):
            continue
        own = [t for t in sentence.tokens if t in cues and any(s.meets(t.span) for s in voice.cue)]
        cue = next((t for t in own if clauses.is_verb(t)), own[-1] if own else None)
        unnamed = voice.name is None and "passive" not in voice.rule
        if cue is None or unnamed or cue.lemma in words.load().mild:
            continue
        blamed = [b for t in clauses.patients(cue) if t not in cues for b in _behind(t)]
        broken = _violation(cue) if truce and voice.sense == "accuse" else None
        trigger = Trigger(cue, (cue,), entry, True, BY_CUE)
        event = Event(trigger, cue, (), cue, tuple(blamed[:3]), ())
        if broken is not None:
            trigger = Trigger(broken, (broken,), words.load().nouns["truce"][0][1], False, BREACH)
            event = Event(trigger, cue, (broken,), cue, tuple(blamed[:3]), ())
        own_stance = stance(event, True)
        judged = _denying(own_stance, cue) if voice.sense != "accuse" else _blaming(own_stance)
        made.append(Told(event=event, sentence=sentence, voice=number, stance=judged))
        if voice.sense == "accuse":
            made += _in_own_words(page, sentence, told, voice, entry)
    return made


def _is_within(told: Told, denial: Attribution) -> bool:
    """Whether an event is what a denial denies, told by an inner voice: "denied claims that jets had bombed …"."""
    inside = any(content.holds(told.event.trigger.head.span) for content in denial.content)
    return denial.sense in DENIALS and inside


def _violation(cue: Token) -> Token | None:
    """ "blamed each other for violations": of what, the report has said before; not "human rights violations"."""
    phases = operators.load().phases
    for noun in [
        *clauses.after(cue, "for", "of"),
        *(t for p in clauses.patients(cue) for t in clauses.after(p, "for", "of")),
    ]:
        named = noun.child("compound", "prep", "nmod") is not None
        if noun.tag.startswith("NN") and not named and phases.get((EventType.TRUCE, noun.lemma)) == "violated":
            return noun
    return None


def _behind(blamed: Token) -> list[Token]:
    """ "blaming failures by the coalition": who is blamed stands behind what is."""
    return [blamed] if blamed.kind else clauses.after(blamed, "by") or [blamed]


def _in_own_words(page: Page, sentence: Sentence, told: list[Told], blame: Attribution, entry: Entry) -> list[Told]:
    """ "Blaming all sides, the envoy said: "…" ": the quotation words the blame, unless it tells an event."""
    made = []
    for number in page.voices_in(sentence):
        voice = page.voices[number]
        quoted = [c for c in voice.content if sentence.place.span.holds(c) and page.document.text[c.start] in QUOTES]
        same = voice is not blame and voice.name == blame.name and voice.name is not None
        if not same or not quoted or any(t.voice == number for t in told):
            continue
        verbs = [t for t in sentence.tokens if quoted[0].holds(t.span) and clauses.is_verb(t)]
        head = next((t for t in verbs if t.child(*clauses.SUBJECTS)), None)
        if head is not None:
            trigger = Trigger(head, (head,), entry, True, "quotation that words a blame")
            event = Event(trigger, head, (), head, tuple(clauses.agents(head)[:3]), ())
            made.append(Told(event=event, sentence=sentence, voice=number, stance=stance(event, False)))
    return made


def _denies_deed(voice: Attribution, sentence: Sentence) -> bool:
    """ "Pakistan denies backing the Taliban": a deed denied that is no event of the table."""
    if voice.sense not in DENIALS:
        return False
    inside = [t for t in sentence.tokens if any(c.holds(t.span) for c in voice.content)]
    verbs = [t for t in inside if clauses.is_verb(t) and t.tag in ("VBG", "VBN", "VBD")]
    return bool(verbs) and any(t.kind or t.pos == "PROPN" or is_side(t) for t in inside)


def _denying(own: Stance, cue: Token) -> Stance:
    return replace(own, polarity=Found(value=Polarity.DENIED, span=cue.span, rule="denial of a deed"))


def _blaming(own: Stance) -> Stance:
    """To blame is asserted by who blames, whatever surrounds the verb."""
    return replace(own, polarity=Found(value=Polarity.AFFIRMED, span=None, rule="blame is asserted"))
