"""The operators that stand over an event: its light verb and governors, and what each does to it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.lexicon import speech
from sayso.lexicon import stance as words
from sayso.lexicon.stance import Effect
from sayso.reading.events import Event
from sayso.reading.events.predication import particles
from sayso.reading.parse import Token
from sayso.reading.stance.falsehood import said_false


def line(event: Event) -> list[Token]:
    """The trigger's head, its predicate and all governors, each once."""
    return list(dict.fromkeys((event.trigger.head, event.predicate, *event.chain, event.top)))


def effects(event: Event) -> Iterator[tuple[Token, Effect]]:
    """The operators that stand over the event, its light verb among them."""
    table, own_deeds = words.load().operators, speech.load().pronouns["own_deeds"]
    for token in dict.fromkeys(t for link in event.chain for t in (*link.all("acomp"), link)):
        named = [pair for pair in particles(token) if not _leads_on(token, pair, table)]
        effect = next((table[lemma] for lemma in (*named, *token.forms) if lemma in table), None)
        if (effect is Effect.CEASE and _led_to(event.trigger.head, token)) or _names(event.trigger.head, token):
            continue
        if effect is Effect.RULE_OUT and said_false(event) is not None:
            continue  # "dismissed accounts of a raid as lies": they are denied, and nothing to come is ruled out
        if effect is not None:
            yield token, effect
        elif token.lemma == "be" and any(c.lower not in own_deeds for c in token.all("xcomp")):  # not "is to blame"
            yield token, Effect.PLAN
        if token.lemma == "have" and any(c.lower == "yet" for link in (token, *token.children) for c in link.children):
            yield token, Effect.LACK
    states = [child for child in event.predicate.children if child.pos == "ADJ"] if event.trigger.verbal else ()
    for state in states:  # "the guns fell silent", "all escaped unhurt"
        effect = table.get(f"{event.predicate.lemma} {state.lower}")
        if effect in (Effect.CEASE, Effect.LACK):  # missiles that "fell short" have been fired
            yield event.predicate, effect
    for token in (event.trigger.head,) if not event.trigger.verbal else ():
        for modifier in token.all("amod", "compound"):
            if (effect := table.get(modifier.lower)) in (Effect.PLAN, Effect.HEDGE):
                yield modifier, effect


def _leads_on(verb: Token, pair: str, table: dict[str, Effect]) -> bool:
    """ "was carried out on Friday", "went on the offensive": a preposition with its noun is no "go on"."""
    word = pair.rpartition(" ")[2]
    prep = next((c for c in verb.all("prep") if c.lower == word and c.child("pobj")), None)
    return prep is not None and table.get(pair) is Effect.CONTINUE


def _names(noun: Token, verb: Token) -> bool:
    """ "called the raid a mistake": what is given a name is not called for."""
    naming = not words.load().naming.isdisjoint(verb.forms) and not verb.child("prep", "prt")
    return naming and noun.dep in ("dobj", "nsubj") and noun.head is verb


def _led_to(noun: Token, verb: Token) -> bool:
    """ "The raid ended in the capture of …": what something ends in has not stopped."""
    return noun.dep == "pobj" and noun.head.lower in ("in", "with") and noun.head.head is verb
