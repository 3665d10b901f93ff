"""Modality: whether an event occurred, goes on, is planned, possible, demanded, ruled out, abandoned or repeated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from sayso.lexicon import speech
from sayso.lexicon import stance as words
from sayso.lexicon.stance import Effect
from sayso.model import EventType, Found, Modality
from sayso.reading import clauses
from sayso.reading.events import Event
from sayso.reading.events.predication import is_purpose
from sayso.reading.events.senses import ATTACKS
from sayso.reading.parse import Token
from sayso.reading.stance.operators import line
from sayso.reading.stance.polarity import STOPPED

GOING_ON = "refused to stop"
LASTING = frozenset({EventType.SIEGE, EventType.CORRIDOR, EventType.TRUCE})
_BY_EFFECT = {
    Effect.ABANDON: Modality.ABANDONED,
    Effect.RULE_OUT: Modality.RULED_OUT,
    Effect.REFUSE: Modality.RULED_OUT,
    Effect.PLAN: Modality.PLANNED,
    Effect.HEDGE: Modality.POSSIBLE,
    Effect.DEMAND: Modality.DEMANDED,
    Effect.CONTINUE: Modality.ONGOING,
}


def modality(event: Event, applied: Sequence[tuple[Token, Effect]], headline: bool) -> Found[Modality]:
    """``applied``: the operators that stand over the event."""
    if event.top.head.lemma == "let" and event.top.tag == "VB":
        return Found(value=Modality.DEMANDED, span=event.top.head.span, rule="let us")
    if event.top.is_root and event.top.tag == "VB" and any(c.lower == "to" for c in event.top.all("aux")):
        return Found(value=Modality.PLANNED, span=event.top.span, rule="infinitive of a headline")
    if event.top.dep == "pobj" and is_purpose(event.top.head.head):
        return Found(value=Modality.PLANNED, span=event.top.head.head.span, rule="what something is done for")
    for token, effect in reversed(applied):
        if effect is Effect.RULE_OUT and token.child("neg") is not None:
            return Found(value=Modality.POSSIBLE, span=token.span, rule="not ruled out")
        if effect is Effect.REFUSE and _is_state(event, token):
            continue
        if effect is Effect.REFUSE and any(other is Effect.CEASE for _, other in applied):
            return Found(value=Modality.ONGOING, span=token.span, rule=GOING_ON)
        if effect is Effect.CONTINUE and (modal := _auxiliary(token)):
            return modal  # "the raids would go on"
        if effect in _BY_EFFECT:
            return Found(value=_BY_EFFECT[effect], span=token.span, rule=f"operator: {effect.value}")
    for token in reversed(line(event)):
        found = _auxiliary(token.head if token.dep == "acomp" else token) or _condition(token)
        if found:
            return found
    return (
        _beside_a_plan(event.top)
        or _question(event)
        or _unconfirmed(event)
        or _adverb(event)
        or _responsibility(event)
        or _aspect(event, headline)
    )


def _is_state(event: Event, token: Token) -> bool:
    """ "The passage was blocked" tells how it is; "blocked the evacuation" refuses what is to come."""
    phases = words.load().phases
    return any(phases.get((event.type, lemma)) == "blocked" for lemma in token.forms)


def _beside_a_plan(verb: Token) -> Found[Modality] | None:
    """ "Forces will move back, withdrawing from the hills": a participle after a verb is as that one is."""
    after = verb.dep == "advcl" and verb.tag == "VBG" and verb.i > verb.head.i and not verb.child("mark", "aux")
    return _auxiliary(verb.head) if after else None


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


def _auxiliary(verb: Token) -> Found[Modality] | None:
    modals = words.load().modals
    aux = next((aux for aux in verb.all("aux") if aux.lower in modals), None)
    return Found(value=modals[aux.lower], span=aux.span, rule="modal verb") if aux is not None else None


def _condition(verb: Token) -> Found[Modality] | None:
    mark = verb.child("mark")
    if mark is not None and mark.lower in words.load().condition:
        return Found(value=Modality.POSSIBLE, span=mark.span, rule="condition")
    return None


def _responsibility(event: Event) -> Found[Modality] | None:
    """ "The army is responsible for the strike", "is behind the raid": who did it is told of now, the deed is past."""
    if event.trigger.verbal or event.type not in ATTACKS | {EventType.CASUALTY}:
        return None
    above = (*takewhile(lambda token: token is not event.predicate, event.trigger.head.ancestors()), event.predicate)
    own_deeds = speech.load().pronouns["own_deeds"]
    word = next((token for token in above if token.lower in own_deeds or token.lower == "nothing"), None)
    return Found(value=Modality.OCCURRED, span=word.span, rule="responsibility for it") if word is not None else None


def _adverb(event: Event) -> Found[Modality] | None:
    for token in dict.fromkeys((event.predicate, event.top)):
        if token.lemma == "deny":  # "has repeatedly denied": the denying is repeated
            continue
        for child in token.children:
            if child.dep in ("advmod", "npadvmod") and child.lower in words.load().habitual:
                return Found(value=Modality.HABITUAL, span=child.span, rule="adverb of repetition")
            operators = (words.load().operators.get(form) for form in (child.lower, child.lemma))
            goes_on = child.dep in ("advmod", "auxpass") and Effect.CONTINUE in operators
            if goes_on:  # "still besieged", "remain trapped"
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
    be = auxiliaries & {"is", "are", "was", "were", "'re", "'s", "am", "be", "been", "being", "’s", "’re"}
    if verb.tag == "VBG" and be and event.type in ATTACKS and auxiliaries & {"has", "have"} and _since(verb):
        return Found(value=Modality.HABITUAL, span=verb.span, rule="progressive since a time")
    lasting = event.type in LASTING or event.type is EventType.CLASH
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
