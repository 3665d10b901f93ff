"""The operators that stand over an event: its light verb and governors, and what each does to it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.lexicon import stance as words
from sayso.lexicon.stance import Effect
from sayso.reading.events import Event
from sayso.reading.events.predication import particles
from sayso.reading.parse import Token


def line(event: Event) -> list[Token]:
    """The trigger's head, its predicate and all governors, each once."""
    return list(dict.fromkeys((event.trigger.head, event.predicate, *event.chain, event.top)))


def effects(event: Event) -> Iterator[tuple[Token, Effect]]:
    """The operators that stand over the event, its light verb among them."""
    table = words.load().operators
    for token in dict.fromkeys(t for link in event.chain for t in (*link.all("acomp"), link)):
        dated = {c.lower for c in token.all("prep") if any(t.kind == "time" for t in c.all("pobj"))}
        named = [pair for pair in particles(token) if pair.rpartition(" ")[2] not in dated]  # "was carried out on Friday"
        effect = next((table[lemma] for lemma in (*named, *token.forms) if lemma in table), None)
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
