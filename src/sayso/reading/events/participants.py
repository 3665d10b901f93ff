"""Who takes part in an event: who does it, and to whom or what it is done."""

from __future__ import annotations

from sayso.lexicon import events as words
from sayso.lexicon import stance as operators
from sayso.reading import clauses
from sayso.reading.events.triggers import Trigger, is_event_noun
from sayso.reading.parse import Token


def actors(trigger: Trigger, predicate: Token, top: Token, found: list[Trigger]) -> list[Token]:
    if trigger.verbal:
        doers = clauses.agents(predicate)
        own = [t for doer in doers for t in _behind(doer, found)]
        return own or _doers_of_noun(trigger.head) or (clauses.agents(top) if top is not predicate else [])
    named = _doers_of_noun(trigger.head)
    pronouns = all(token.tag == "PRP$" for token in named)
    if (named and not pronouns) or predicate is trigger.head:
        return named
    doers = [token for token in clauses.agents(predicate) if token is not trigger.head]
    return [t for doer in doers for t in _behind(doer, found)] or named


def _behind(doer: Token, found: list[Trigger]) -> list[Token]:
    """Who is behind "air strikes by the coalition killed …"; what is no event stands for itself."""
    noun = is_event_noun(doer, found)
    if noun is not None:
        return _doers_of_noun(doer)
    return [] if doer.lower in ("there", "it", "this", "that") and doer.pos != "NOUN" else [doer]


def _doers_of_noun(noun: Token) -> list[Token]:
    """ "strikes by X", "X's strikes", "Russian strikes", "rebel fire"."""
    named = clauses.after(noun, "by", "between") or clauses.spread(noun.all("poss"))
    if named:
        return named
    table = words.load().arguments
    sides = [t for t in noun.all("amod", "compound", "nmod") if t.i < noun.i]
    named = [t for t in sides if t.kind == "actor" or (t.text[:1].isupper() and (t.i or t.tag == "NNP"))]
    return (named or [t for t in sides if t.lemma in table["side"]])[:1]


def targets(trigger: Trigger, predicate: Token) -> list[Token]:
    if trigger.verbal:
        found = [t for t in clauses.patients(predicate) if t not in trigger.tokens]
        return found or clauses.after(predicate, "on", "against", "at", "with")
    found = clauses.after(trigger.head, "on", "against", "at", "with", "to", "of")
    own = [t for t in clauses.patients(predicate) if t is not trigger.head and predicate is not trigger.head]
    ops = operators.load().operators
    return found or [t for t in own if t.lemma not in ("place", "part", "control") and t.lemma not in ops]
