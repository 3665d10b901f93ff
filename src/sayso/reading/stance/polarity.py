"""Polarity, which the product stands on: "have not conducted" must never come out as "conducted".

Every negation found on the way from the trigger to the head of its chain flips once; operators of failure, lack and
cessation flip, and so does what is said to be false.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sayso.lexicon import stance as words
from sayso.lexicon.stance import Effect
from sayso.model import CESSATION, FAILURE, EventType, Found, Polarity, Span
from sayso.reading import clauses
from sayso.reading.events import Event
from sayso.reading.events.senses import ATTACKS, is_side, people
from sayso.reading.parse import Token
from sayso.reading.stance.falsehood import said_false
from sayso.reading.stance.operators import line

UNTRUE = "said to be false"
STOPPED = ATTACKS | {EventType.CASUALTY, EventType.MILITARY_BUILDUP}


def polarity(event: Event, applied: Sequence[tuple[Token, Effect]]) -> Found[Polarity]:
    """``applied``: the operators that stand over the event."""
    value = Polarity.AFFIRMED
    rules: list[str] = []
    spans: list[Span] = []
    for token in dict.fromkeys(t for t in _negations(event) if not _of_number(t) and not _contrasts(t)):
        value, spans = value.negated(), [*spans, token.span]
        rules.append("negation")
    refused = any(effect is Effect.REFUSE for _, effect in applied)  # "refused to stop": it goes on
    for token, effect in applied:
        stopped = effect is Effect.CEASE and event.type in STOPPED and not refused
        flips = effect in (Effect.FAIL, Effect.LACK) or stopped
        if flips and not (effect is Effect.LACK and token.lemma == "deny"):
            value, spans = value.negated(), [*spans, token.span]
            rules.append({Effect.FAIL: FAILURE, Effect.LACK: "lack", Effect.CEASE: CESSATION}[effect])
    if (word := said_false(event)) is not None:
        value, spans = value.negated(), [*spans, word.span]
        rules.append(UNTRUE)
    excluded = next((t for t, e in applied if e is Effect.RULE_OUT and t.child("neg") is not None), None)
    if excluded is not None:
        return Found(value=Polarity.AFFIRMED, span=excluded.span, rule="not ruled out")
    rule = " and ".join(rules) or "plain assertion"
    return Found(value=value, span=spans[0] if spans else None, rule=rule)


def _negations(event: Event) -> Iterator[Token]:
    table = words.load().negation
    for token in line(event):
        for child in token.children:
            listed = child.lower in table and child.dep in ("det", "advmod", "preconj", "neg", "aux", "nummod")
            if (child.dep == "neg" or listed or child.lower == "nt") and not _undone(child):
                yield child
            if child.lower == "longer" and any(c.lower == "no" for c in child.children):
                yield child
        if token.dep == "pobj" and token.head.lower == "without":
            yield token.head
        yield from _far_from(token)
        if token is event.predicate:
            yield from _no_part(token, table)
        if not event.trigger.verbal and token is event.trigger.head:
            yield from _scarcely(token)
    subject = next(iter(clauses.surface_subjects(event.top)), None)
    for noun in [*event.actors, *event.targets, *event.trigger.tokens[1:], *([subject] if subject else [])]:
        if noun is event.trigger.head:
            continue
        yield from (g for c in noun.all("nummod") for g in c.children if g.lower == "not")
        if noun.lower in ("nobody", "nothing", "neither"):
            yield noun
        if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lower in ("one", "none"):
            yield from _negating(noun.head.head)  # "with not one of the buses leaving"
        yield from _negating(noun)
    yield from _nor(event.top)
    yield from _fronted(event.top)
    yield from _not_they(event.top)
    if not any(token.child("neg") for token in line(event)):
        yield from _shared(event)


def _negating(noun: Token) -> Iterator[Token]:
    if noun.lower == "none":
        yield noun
    yield from (c for c in noun.children if c.lower in ("no", "neither", "not", "zero") and c.dep not in ("conj", "cc"))
    yield from _scarcely(noun)


def _scarcely(noun: Token) -> Iterator[Token]:
    """ "Hardly any aid", "hardly a day"."""
    scarce = words.load().scarce
    yield from (c for word in noun.all("det") for c in word.children if c.lower in scarce)


def _far_from(be: Token) -> Iterator[Token]:
    """ "The truce is far from holding", not "is far from the town"."""
    for far in be.all("advmod", "acomp") if be.lemma == "be" else ():
        begun = [t for prep in far.all("prep") if prep.lower == "from" for t in prep.children]
        if far.lower == "far" and any(t.tag == "VBG" for t in begun):
            yield far


def _no_part(verb: Token, table: Collection[str]) -> Iterator[Token]:
    """ "played no part in the raid", "had nothing to do with it": what completes the verb is no object of its own."""
    yield from (noun for noun in verb.all("dobj") if noun.lower == "nothing")
    parts = [noun for noun in verb.all("dobj") if Effect.TRY in _operations(noun)]
    yield from (child for noun in parts for child in noun.all("det") if child.lower in table)


def _operations(noun: Token) -> list[Effect]:
    operators = words.load().operators
    return [operators[lemma] for lemma in noun.forms if lemma in operators]


def _of_number(negation: Token) -> bool:
    """ "No fewer than forty shells", "not a few": the number is what is said not to be less."""
    behind = (t for t in negation.head.subtree() if negation.i < t.i <= negation.i + 2)
    return any(t.lower in ("fewer", "less", "few") for t in behind)


def _contrasts(negation: Token) -> bool:
    """ "The town, not the bridge", "not the bridge but the town": one of the two is what happened."""
    noun = negation.head
    if noun.pos not in ("NOUN", "PROPN") or negation.lower != "not":
        return False
    return negation.i > noun.i or any(c.lower == "but" for c in noun.all("cc"))


def _nor(verb: Token) -> list[Token]:
    """ "…, nor did we shell the town", "Nor did we": the conjunction negates the verb after it."""
    first = verb.head.i if verb.dep == "conj" else -1
    before = [*verb.children, *(verb.head.children if verb.dep == "conj" else [])]
    return [c for c in before if c.lower == "nor" and first < c.i < verb.i]


def _fronted(verb: Token) -> list[Token]:
    """ "At no time did we shell the town", "Never have they", "Not since March has a convoy": the subject behind."""
    subject = next((t for t in verb.all(*clauses.SUBJECTS)), None)
    auxiliary = next((t for t in verb.all("aux", "auxpass") if subject is not None and t.i < subject.i), None)
    asked = any(t.text == "?" for t in verb.children)
    if auxiliary is None or asked:
        return []
    table, before = words.load(), [t for t in verb.subtree() if t.i < auxiliary.i]
    if any(t.lower in table.adding or t.lower in table.undone for t in before):
        return []
    return [t for t in before if t.lower in table.fronted][:1]


def _not_they(verb: Token) -> Iterator[Token]:
    """ "It was not the army that shelled the town": whoever is named did not do it."""
    named = verb.head if verb.dep == "relcl" else verb.head.child("attr")
    be = named.head if named is not None else verb
    cleft = named is not None and named.dep == "attr" and be.lemma == "be" and verb in (*named.children, *be.children)
    it = any(subject.lower == "it" for subject in be.all("nsubj", "expl")) if cleft else False
    relative = any(t.lower in clauses.RELATIVES and t.i < verb.i for t in verb.all(*clauses.SUBJECTS))
    if not it or not relative or named is None or not _may_do(named):
        return
    if not any(t.lower in words.load().adding for t in named.children):
        yield from be.all("neg")


def _may_do(noun: Token) -> bool:
    """Whether a noun names somebody, or what is somebody's: "the army", "Russian planes", "our shells"."""
    owned = any(t.kind == "actor" or t.dep == "poss" for t in noun.children)
    return owned or is_side(noun) or people(noun) or noun.tag in ("PRP", "NNP")


def _undone(negation: Token) -> bool:
    """ "not only shelled … but", "did not arrive until Monday": no denial."""
    verb = negation.head
    only = any(
        c.lower in words.load().adding and 0 < c.i - negation.i <= 2 for c in (*verb.children, *negation.children)
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
    instead = any(word.lower == "instead" for word in (prep.head, *prep.children))
    if event.top.dep == "pcomp" and (prep.lower in ("without", "than") or instead):
        yield prep
        yield from _negating(next(iter(prep.head.all(*clauses.SUBJECTS)), prep))  # "hardly a day goes by without"
    if event.top.dep == "advcl" and any(word.lower == "rather" for word in event.top.children):
        yield from (mark for mark in event.top.all("mark") if mark.lower == "than")
