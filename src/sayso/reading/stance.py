"""Polarity, modality and phase of an event: each decided by a named rule over its chain of governors.

Polarity is what the product stands on: "have not conducted" must never come out as "conducted". Every negation found
on the way from the trigger to the head of its chain flips once; operators of failure, lack and cessation flip; what
the speaker's cue does to its content ("denied that …") comes on top, in ``under_cue``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.lexicon import stance as words
from sayso.lexicon.stance import Effect
from sayso.model import EventType, Factuality, Found, Modality, Polarity, Span
from sayso.reading import clauses
from sayso.reading.events import Event, particles
from sayso.reading.parse import Token
from sayso.reading.triggers import ATTACKS, lemmas

STOPPED = ATTACKS | {EventType.CASUALTY, EventType.MILITARY_BUILDUP}
PLANNED = ("will", "shall", "'ll", "wo", "would")
HEDGED = ("may", "might", "could", "can")
DEMANDED = ("must", "should", "need")
_OF_SENSE = {
    "demand": (Modality.DEMANDED, "cue of demand"),
    "announce": (Modality.PLANNED, "cue of plan"),
    "promise": (Modality.PLANNED, "cue of plan"),
    "rule_out": (Modality.RULED_OUT, "cue of refusal"),
    "refuse": (Modality.RULED_OUT, "cue of refusal"),
    "believe": (Modality.POSSIBLE, "cue of opinion"),
    "fear": (Modality.POSSIBLE, "cue of opinion"),
    "hope": (Modality.POSSIBLE, "cue of opinion"),
    "doubt": (Modality.POSSIBLE, "cue of doubt"),
    "warn": (Modality.POSSIBLE, "cue of warning"),
    "predict": (Modality.POSSIBLE, "cue of prediction"),
    "ask": (Modality.POSSIBLE, "cue of question"),
    "not_confirmed": (Modality.POSSIBLE, "neither confirmed nor denied"),
}
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
        return _FACTUAL.get(self.modality.value, sure)[self.polarity.value is Polarity.DENIED]


def stance(event: Event, headline: bool) -> Stance:
    """The stance that the event's own clause gives. ``headline``: the present tense tells what has happened."""
    return Stance(polarity=_polarity(event), modality=_modality(event, headline), phase=_phase(event))


def under_cue(own: Stance, sense: str, event: Event, is_link: bool) -> Stance:
    """The stance once the speaker's cue is taken into account. ``is_link``: the cue is in the event's own chain."""
    polarity, modality = own.polarity, own.modality
    if sense == "not_confirmed" and is_link:
        polarity = Found(value=Polarity.AFFIRMED, span=None, rule="neither confirmed nor denied")
    if sense in DENIALS and not (is_link and (polarity.span or modality.value is Modality.RULED_OUT)):
        polarity = Found(
            value=polarity.value.negated(), span=polarity.span, rule=f"cue of denial over: {polarity.rule}"
        )
    if sense in _OF_SENSE and modality.value in (Modality.OCCURRED, Modality.ONGOING, Modality.PLANNED):
        value, rule = _OF_SENSE[sense]
        past = value is Modality.PLANNED and not is_link and _is_past(event.top)
        if not past and not (modality.value is Modality.PLANNED and value is Modality.POSSIBLE):
            modality = Found(value=value, span=modality.span, rule=rule)
    return Stance(polarity=polarity, modality=modality, phase=own.phase)


def _line(event: Event) -> list[Token]:
    """The trigger's head, its predicate and all governors, each once."""
    return list(dict.fromkeys((event.trigger.head, event.predicate, *event.chain, event.top)))


def _effects(event: Event) -> Iterator[tuple[Token, Effect]]:
    """The operators that stand over the event, its light verb among them."""
    table = words.load().operators
    for token in dict.fromkeys(t for link in event.chain for t in (*link.all("acomp"), link)):
        named = particles(token)
        effect = next((table[lemma] for lemma in (*named, *lemmas(token)) if lemma in table), None)
        if effect is Effect.CEASE and _led_to(event.trigger.head, token):
            continue
        if effect is not None:
            yield token, effect
        elif token.lemma == "be" and token.child("xcomp") is not None:
            yield token, Effect.PLAN
        if token.lemma == "have" and any(c.lower == "yet" for link in (token, *token.children) for c in link.children):
            yield token, Effect.LACK
    for token in (event.trigger.head,) if not event.trigger.verbal else ():
        for modifier in token.all("amod", "compound"):
            if (effect := table.get(modifier.lower)) in (Effect.PLAN, Effect.HEDGE):
                yield modifier, effect


def _led_to(noun: Token, verb: Token) -> bool:
    """ "The raid ended in the capture of …": what something ends in has not stopped."""
    return noun.dep == "pobj" and noun.head.lower in ("in", "with") and noun.head.head is verb


def _negations(event: Event) -> Iterator[Token]:
    table = words.load().negation
    for token in _line(event):
        for child in token.children:
            listed = child.lower in table and child.dep in ("det", "advmod", "preconj", "neg", "aux", "nummod")
            if (child.dep == "neg" or listed or child.lower == "nt") and not _undone(child):
                yield child
            if child.lower == "longer" and any(c.lower == "no" for c in child.children):
                yield child
        if token.dep == "pobj" and token.head.lower == "without":
            yield token.head
    subject = next(iter(clauses.surface_subjects(event.top)), None)
    for noun in [*event.actors, *event.targets, *event.trigger.tokens[1:], *([subject] if subject else [])]:
        if noun is event.trigger.head:
            continue
        yield from (g for c in noun.all("nummod") for g in c.children if g.lower == "not")
        if noun.lower in ("none", "nobody", "nothing", "neither"):
            yield noun
        yield from (
            c for c in noun.children if c.lower in ("no", "neither", "not", "zero") and c.dep not in ("conj", "cc")
        )
    yield from _nor(event.top)
    if not any(token.child("neg") for token in _line(event)):
        yield from _shared(event)


def _nor(verb: Token) -> list[Token]:
    """ "…, nor did we shell the town": the conjunction negates the second verb."""
    before = verb.head.children if verb.dep == "conj" else []
    return [c for c in before if c.dep == "cc" and c.lower == "nor" and verb.head.i < c.i < verb.i]


def _undone(negation: Token) -> bool:
    """ "not only shelled … but", "did not arrive until Monday": no denial."""
    verb = negation.head
    only = any(
        c.lower in ("only", "just", "merely") and 0 < c.i - negation.i <= 2
        for c in (*verb.children, *negation.children)
    )
    until = any(c.lower in ("until", "till") and c.child("pobj") is not None for c in verb.all("prep"))
    return only or until


def _shared(event: Event) -> Iterator[Token]:
    """ "have not hit or shelled": the second verb shares auxiliary and negation with the first."""
    top = event.top
    while top.dep == "conj" and clauses.is_verb(top.head) and not top.child("aux", "auxpass", *clauses.SUBJECTS):
        top = top.head
        if top.tag == event.top.tag:
            yield from top.all("neg")
    prep = event.top.head
    if event.top.dep == "pcomp" and (prep.lower in ("without", "than") or prep.head.lower == "instead"):
        yield prep


def _polarity(event: Event) -> Found[Polarity]:
    polarity = Polarity.AFFIRMED
    rules: list[str] = []
    spans: list[Span] = []
    for token in dict.fromkeys(_negations(event)):
        polarity, spans = polarity.negated(), [*spans, token.span]
        rules.append("negation")
    for token, effect in _effects(event):
        flips = effect in (Effect.FAIL, Effect.LACK) or (effect is Effect.CEASE and event.type in STOPPED)
        if flips and not (effect is Effect.LACK and token.lemma == "deny"):
            polarity, spans = polarity.negated(), [*spans, token.span]
            rules.append({Effect.FAIL: "failure", Effect.LACK: "lack", Effect.CEASE: "cessation of attacks"}[effect])
    if (word := _said_false(event.top)) is not None:
        polarity, spans = polarity.negated(), [*spans, word.span]
        rules.append("said to be false")
    excluded = next((t for t, e in _effects(event) if e is Effect.RULE_OUT and t.child("neg") is not None), None)
    if excluded is not None:
        return Found(value=Polarity.AFFIRMED, span=excluded.span, rule="not ruled out")
    rule = " and ".join(rules) or "plain assertion"
    return Found(value=polarity, span=spans[0] if spans else None, rule=rule)


def _said_false(top: Token) -> Token | None:
    """ "Reports that … are false", "it is not true that …": the word by which the content is rejected."""
    table = words.load()
    token = top
    while token.dep in ("acl", "relcl", "ccomp", "csubj", "nsubj", "conj", "pobj", "prep") and not token.is_root:
        token = token.head
        if token.lemma in table.truth and any(c.lower == "no" for c in token.all("det")):
            return token
        judged = token.child("acomp", "attr", "oprd")
        if token.lemma != "be" or judged is None:
            continue
        refused = token.child("neg") is not None
        if judged.lemma in (table.truth if refused else table.falsehood):
            return judged
        return None
    return None


def _modality(event: Event, headline: bool) -> Found[Modality]:
    if event.top.head.lemma == "let" and event.top.tag == "VB":
        return Found(value=Modality.DEMANDED, span=event.top.head.span, rule="let us")
    if event.top.is_root and event.top.tag == "VB" and any(c.lower == "to" for c in event.top.all("aux")):
        return Found(value=Modality.PLANNED, span=event.top.span, rule="infinitive of a headline")
    for token, effect in reversed(list(_effects(event))):
        if effect is Effect.RULE_OUT and token.child("neg") is not None:
            return Found(value=Modality.POSSIBLE, span=token.span, rule="not ruled out")
        if effect in _BY_EFFECT:
            return Found(value=_BY_EFFECT[effect], span=token.span, rule=f"operator: {effect.value}")
    for token in reversed(_line(event)):
        found = _auxiliary(token) or _condition(token)
        if found:
            return found
    return _question(event) or _unconfirmed(event) or _adverb(event) or _aspect(event, headline)


def _question(event: Event) -> Found[Modality] | None:
    """What is asked is not said."""
    root = next((t for t in event.top.ancestors() if t.is_root), event.top)
    mark = next((c for c in root.children if c.text == "?"), None)
    return Found(value=Modality.POSSIBLE, span=mark.span, rule="question") if mark else None


def _unconfirmed(event: Event) -> Found[Modality] | None:
    """ "Unconfirmed reports that …": a hedge on the noun that the content hangs on."""
    if event.top.dep not in ("acl", "ccomp", "relcl"):
        return None
    table = words.load().operators
    hedge = next((c for c in event.top.head.all("amod") if table.get(c.lower) is Effect.HEDGE), None)
    return Found(value=Modality.POSSIBLE, span=hedge.span, rule="unconfirmed report") if hedge else None


_BY_EFFECT = {
    Effect.ABANDON: Modality.ABANDONED,
    Effect.RULE_OUT: Modality.RULED_OUT,
    Effect.REFUSE: Modality.RULED_OUT,
    Effect.PLAN: Modality.PLANNED,
    Effect.HEDGE: Modality.POSSIBLE,
    Effect.DEMAND: Modality.DEMANDED,
    Effect.CONTINUE: Modality.ONGOING,
}


def _auxiliary(verb: Token) -> Found[Modality] | None:
    for aux in verb.all("aux"):
        for listed, value in ((PLANNED, Modality.PLANNED), (HEDGED, Modality.POSSIBLE), (DEMANDED, Modality.DEMANDED)):
            if aux.lower in listed:
                return Found(value=value, span=aux.span, rule="modal verb")
    return None


def _condition(verb: Token) -> Found[Modality] | None:
    mark = verb.child("mark")
    if mark is not None and mark.lower in words.load().condition:
        return Found(value=Modality.POSSIBLE, span=mark.span, rule="condition")
    return None


def _adverb(event: Event) -> Found[Modality] | None:
    for token in dict.fromkeys((event.predicate, event.top)):
        for child in token.children:
            if child.dep in ("advmod", "npadvmod") and child.lower in words.load().habitual:
                return Found(value=Modality.HABITUAL, span=child.span, rule="adverb of repetition")
            if child.dep in ("advmod",) and words.load().operators.get(child.lower) is Effect.CONTINUE:
                return Found(value=Modality.ONGOING, span=child.span, rule="adverb of continuing")
    return None


def _aspect(event: Event, headline: bool) -> Found[Modality]:
    """A progressive, or a present tense that is not a headline's, holds when said."""
    verb = event.top if clauses.is_verb(event.top) else event.predicate
    if (
        verb.dep == "conj"
        and verb.tag == "VBG"
        and not verb.child("aux")
        and verb.head.tag == "VBG"
        and verb.head.child("aux")
    ):
        return Found(value=Modality.ONGOING, span=verb.span, rule="progressive")
    auxiliaries = {aux.lower for aux in verb.all("aux", "auxpass")}
    be = auxiliaries & {"is", "are", "was", "were", "'re", "'s", "am", "been", "being", "’s", "’re"}
    if verb.tag == "VBG" and be and event.type in ATTACKS and auxiliaries & {"has", "have"} and _since(verb):
        return Found(value=Modality.HABITUAL, span=verb.span, rule="progressive since a time")
    lasting = event.type in (EventType.SIEGE, EventType.CORRIDOR, EventType.TRUCE)
    if lasting and auxiliaries & {"has", "have"} and _since(verb):
        return Found(value=Modality.ONGOING, span=verb.span, rule="state since a time")
    if verb.tag == "VBG" and be:
        return Found(value=Modality.ONGOING, span=verb.span, rule="progressive")
    simple = verb.tag in ("VBZ", "VBP") or (
        verb.tag in ("VBN", "JJ") and auxiliaries & {"is", "are"} and "been" not in auxiliaries
    )
    told = (event.type in STOPPED and event.trigger.verbal) or event.type is EventType.CASUALTY
    if simple and not headline and not told and clauses.is_verb(verb):
        return Found(value=Modality.ONGOING, span=verb.span, rule="present tense")
    return Found(value=Modality.OCCURRED, span=None, rule="no mark of modality")


def _since(verb: Token) -> bool:
    return any(c.lower == "since" for c in verb.all("prep", "advcl", "mark"))


def _is_past(verb: Token) -> bool:
    return verb.tag == "VBD" or any(
        c.lower in ("had", "has", "have", "was", "were") for c in verb.all("aux", "auxpass")
    )


def _phase(event: Event) -> Found[str | None]:
    table = words.load().phases
    line = [*event.chain, event.predicate]
    own = [token for token in event.trigger.tokens if token not in line]
    for token in dict.fromkeys([*line, *[c for t in line for c in t.all("acomp", "oprd", "prt", "amod")], *own]):
        for lemma in (*particles(token), *lemmas(token)):
            phase = table.get((event.type, lemma))
            if phase is not None:
                return Found(value=phase, span=token.span, rule="phase verb")
    return Found(value=None, span=None, rule="no phase said")
