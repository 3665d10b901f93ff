"""Who tells an event: the innermost attribution whose content holds it, unless the reporter says it beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.lexicon import events, linking, speech
from sayso.lexicon import stance as stance_words
from sayso.model import Attribution, Speaker, Voice, Zone
from sayso.reading import clauses
from sayso.reading.claims.page import Page, Told
from sayso.reading.claims.scene import comma_before
from sayso.reading.events import Event
from sayso.reading.parse import Sentence, Token
from sayso.reading.stance import DENIALS, UNTRUE, Stance, stance, under_cue

ASSERTING = frozenset(
    {
        "say", "claim", "admit", "deny", "reject", "accuse", "announce", "demand", "warn", "predict", "believe",
        "fear", "doubt", "confirm", "report", "see", "ask", "promise", "refuse", "rule_out", "hedge", "not_confirmed",
        "describe", "hope", "want",
    }
)  # fmt: skip
NAMELESS = frozenset({"hedge", "report", "say", "claim", "accuse", "believe", "fear"})
PRESUPPOSED_BY = frozenset({"rule_out", "refuse", "announce", "demand", "promise", "accuse"})


def told_by(page: Page, sentence: Sentence, event: Event) -> Iterator[Told]:
    """The event as its innermost voice tells it, and once more as a denial around that voice."""
    headline = sentence.place.zone in (Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION)
    own = stance(event, headline)
    if _claimed_by_nobody(page, sentence, event):
        return
    holding = [n for n in _holding(page, sentence, event) if not _is_aside(page, event, n)]
    if not holding:
        yield Told(event=event, sentence=sentence, voice=None, stance=own)
        return
    if len(holding) > 1 and page.voices[holding[1]].sense in DENIALS and _is_own_word(page, holding[0], holding[1]):
        holding = holding[1:]
    inner = holding[0]
    if _is_rejected(page.voices[inner], event, own):
        put_forward = replace(own.polarity, value=own.polarity.value.negated(), rule="a report that is rejected")
        yield Told(event=event, sentence=sentence, voice=inner, stance=replace(own, polarity=put_forward))
        yield Told(event=event, sentence=sentence, voice=holding[1] if len(holding) > 1 else None, stance=own)
        return
    told = under_cue(own, page.voices[inner], event)
    if page.voices[inner].name is None and len(holding) > 1:
        told = under_cue(told, page.voices[holding[1]], event)
    yield Told(event=event, sentence=sentence, voice=inner, stance=told)
    for outer in holding[1:]:
        if page.voices[outer].sense in DENIALS and page.voices[inner].name is not None:
            yield Told(event=event, sentence=sentence, voice=outer, stance=under_cue(own, page.voices[outer], event))


def _is_rejected(voice: Attribution, event: Event, own: Stance) -> bool:
    """ "Reports by rebels that the depot was hit are false": rebels say so, and somebody else that it is false."""
    reported = bool(voice.cue) and voice.name is not None and voice.cue[0].end <= event.trigger.head.span.start
    judged = own.polarity.span if UNTRUE in own.polarity.rule else None
    inside = judged is not None and not any(content.holds(judged) for content in voice.content)
    return reported and inside


def _is_own_word(page: Page, inner: int, denial: int) -> bool:
    """ "denied having ordered the attack": the order is what is denied, and nobody gave it."""
    mine, theirs = page.voices[denial], page.voices[inner]
    inside = any(content.holds(cue) for content in mine.content for cue in theirs.cue)
    return mine.name is not None and mine.name == theirs.name and inside


def _holding(page: Page, sentence: Sentence, event: Event) -> list[int]:
    """The attributions whose content holds the trigger, or whose cue predicates it, innermost first.

    Where one only refuses or rules out what another says that it does, the other is the one who tells.
    """
    found = []
    span = event.trigger.head.span
    for number in page.voices_in(sentence):
        voice = page.voices[number]
        tells = not event.trigger.verbal or voice.sense == "report"  # "counted 14 bodies"
        predicates = tells and any(cue.meets(event.predicate.span) for cue in voice.cue)
        if _asserts(voice) and (predicates or any(content.holds(span) for content in voice.content)):
            own = sum(content.end - content.start for content in voice.content)
            found.append((-_depth(page, number), own, number))
    ordered = [number for _, _, number in sorted(found)]
    refusing = [
        n for n in ordered if page.voices[n].sense in ("refuse", "rule_out") and page.voices[n].outer in ordered
    ]
    his_own = [n for n in ordered if page.voices[n].outer in ordered and _is_his_own(page.voices[n])]
    return [n for n in ordered if n not in refusing and n not in his_own]


def _is_his_own(voice: Attribution) -> bool:
    """ "The nurse said her team had counted nine dead": those who count are the speaker's own, who tells."""
    first = voice.name.split()[0].lower() if voice.name is not None else ""
    return voice.sense in ("report", "see") and first in speech.load().pronouns["own"]


def _claimed_by_nobody(page: Page, sentence: Sentence, event: Event) -> bool:
    """ "No group has claimed the attack": the attack was told before, and nobody tells, or denies, it here."""
    negation = stance_words.load().negation
    if any(_negated(token, negation) for token in event.chain if token.lemma in events.load().claiming):
        return True
    return not event.trigger.verbal and any(
        voice.name is not None and voice.name.split()[0].lower() in negation
        for voice in (page.voices[number] for number in page.voices_in(sentence))
        if any(cue.meets(event.predicate.span) for cue in voice.cue)
    )


def _negated(claiming: Token, negation: frozenset[str]) -> bool:
    """Whether nobody claims: "no claim of …", "nobody claimed …", "was not claimed"."""
    beside = [*claiming.children, *(t for s in clauses.surface_subjects(claiming) for t in (s, *s.children))]
    return any(token.lower in negation for token in beside)


def _asserts(voice: Attribution) -> bool:
    """Whether an attribution puts its content forward in words: plans do not, nor does a thing cited."""
    if voice.name is None:
        return voice.sense in NAMELESS
    nobody = voice.name.split()[0].lower() in stance_words.load().negation
    return voice.sense in ASSERTING and not _is_thing(voice) and not nobody


def _is_thing(voice: Attribution) -> bool:
    """ "According to preliminary data", "early reports": nobody's; "a report", "UN data" are somebody's."""
    words = str(voice.name).split()
    bare = words[0].lower() not in linking.load().articles and str(voice.name).islower()
    cited = voice.rule == "voice.phrase" and voice.kind is None and voice.entity is None
    return cited and bare and words[-1].lower() in speech.load().group("utterances")


def _depth(page: Page, number: int) -> int:
    """How many attributions stand around this one."""
    seen: set[int] = set()
    outer = page.voices[number].outer
    while outer is not None and outer not in seen:
        seen.add(outer)
        outer = page.voices[outer].outer
    return len(seen)


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
        if mark is not None and any(s.meets(mark.span) for s in voice.cue):
            break
        word = mark.lower if mark is not None else ""
        if word in linking.load().aside:
            return True
        if token.dep == "advcl" and token.tag in ("VBD", "VBZ", "VBP", "VBN") and mark is not None:
            fronted = token.i < token.head.i
            if fronted or voice.sense in PRESUPPOSED_BY:
                return True
        if token.dep == "advcl" and word == "where" and voice.sense in DENIALS:
            return True
        added = bool(voice.cue) and voice.cue[0].start < token.span.start and comma_before(page.document.text, token)
        if token.dep == "relcl" and (_is_presupposed(token, voice) or added):
            return True
    return False


def _is_presupposed(relative: Token, voice: Attribution) -> bool:
    """ "dismissed the general whose jets had bombed …" rejects no raid, "responsibility for the raid that …" does."""
    return voice.sense in DENIALS and not _words_a_claim(relative)


def _words_a_claim(relative: Token) -> bool:
    """ "the report that forces shelled Goma", "charges by rebels that …": what the parser takes for a relative."""
    noun = relative.head
    over = noun.head.head if noun.dep == "pobj" else noun
    claimed = events.load().pro_forms
    if noun is not over and over.lemma in claimed:
        return True
    opened = any(t.lower == "that" for t in relative.subtree() if t.i == noun.i + 1)
    named = [noun] if relative.child("mark") else [t for t in over.all("dobj") if t.i < noun.i]
    return opened and any(t.lemma in claimed for t in named)


def speaker_of(page: Page, number: int | None) -> Speaker | None:
    """The innermost voice that has a name; nobody for the reporter."""
    while number is not None:
        voice = page.voices[number]
        if voice.name is not None and voice.speaker is not None:
            return Speaker(name=voice.name, span=voice.speaker, entity=voice.entity, kind=voice.kind)
        number = voice.outer
    return None


def reporting_chain(page: Page, number: int | None) -> tuple[Voice, ...]:
    """The reporting chain, outermost first; the same speaker in a row counts once."""
    chain: list[Voice] = []
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        voice = page.voices[number]
        if voice.name is not None and (not chain or chain[-1].name != voice.name):
            chain.append(Voice(name=voice.name, kind=voice.kind))
        number = voice.outer
    return tuple(reversed(chain))
