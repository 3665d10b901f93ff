"""Who takes part in an event: who does it, and to whom or what it is done."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon import events as words
from sayso.lexicon import stance as operators
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.events.triggers import FROM_AFAR, Trigger, is_event_noun
from sayso.reading.parse import Token


def actors(trigger: Trigger, predicate: Token, top: Token, found: list[Trigger]) -> Sequence[Token]:
    if _suffered(trigger):
        around = dict.fromkeys((*trigger.tokens, predicate))
        return [t for word in around for t in clauses.after(word, "from", "by")]
    if trigger.verbal:
        doers = [] if _undergone(predicate) else clauses.agents(predicate)
        undergoing = clauses.patients(predicate) if clauses.is_passive(predicate) else ()
        above = [t for t in clauses.agents(top) if t not in undergoing] if top is not predicate else []
        own, led = ([t for doer in group for t in _behind(doer, found)] for group in (doers, above))
        return own or _doers_of_noun(trigger.head) or led
    named = _doers_of_noun(trigger.head)
    pronouns = all(token.tag == "PRP$" for token in named)
    if (named and not pronouns) or predicate is trigger.head:
        return named
    if not named and (sides := clauses.after(predicate, "between")):
        return sides
    if _undergone(predicate):
        return named
    doers = [token for token in clauses.agents(predicate) if token is not trigger.head]
    return [t for doer in doers for t in _behind(doer, found)] or named


def _behind(doer: Token, found: list[Trigger]) -> list[Token]:
    """Who is behind "air strikes by the coalition killed …"; what is no event stands for itself.

    "Strikes on the villages which killed six": the strikes did, not the villages.
    """
    table = words.load().arguments
    struck = doer.dep == "pobj" and doer.head.lower in ("on", "against")
    if struck and any(form in table["facilities"] or form in table["ground"] for form in doer.forms):
        strike = is_event_noun(doer.head.head, found)
        return _doers_of_noun(strike.head) if strike is not None else []
    noun = is_event_noun(doer, found)
    if noun is not None:
        return _doers_of_noun(doer)
    return [] if doer.lower in ("there", "it", "this", "that") and doer.pos != "NOUN" else [doer]


def _doers_of_noun(noun: Token) -> list[Token]:
    """ "strikes by X", "X's strikes", "Russian strikes", "rebel fire"."""
    owners = [owner for owner in noun.all("poss") if owner.kind != "time"]  # "Monday's shelling"
    behind = (doer for doer in clauses.after(noun, "by", "between") if doer.i > noun.i)  # not "by its count, …"
    doers = [doer for doer in behind if doer.lemma not in words.load().manner]
    named = doers or clauses.spread(owners)
    if named:
        return named
    table = words.load().arguments
    sides = [t for t in noun.all("amod", "compound", "nmod") if t.i < noun.i and t.kind != "time"]
    named = [t for t in sides if t.kind == "actor" or (t.text[:1].isupper() and (t.i or t.tag == "NNP"))]
    return (named or [t for t in sides if t.tag.startswith("NN") and t.lemma in table["side"]])[:1]


def targets(trigger: Trigger, predicate: Token) -> Sequence[Token]:
    """Heads of those to whom it is done, without times and without the words of the trigger itself."""
    if trigger.verbal:
        befallen = clauses.surface_subjects(predicate) if _undergone(predicate) else ()
        things = () if _is_used(trigger) else clauses.patients(predicate)
        own = [t for t in (*things, *befallen) if _is_other(t, trigger)]
        found = own or clauses.after(predicate, "on", "against", "at", "with")
        aimed = [t for word in trigger.tokens[1:] for t in clauses.after(word, "on", "against", "with")]
        return [t for t in (*aimed, *found) if _is_other(t, trigger)]
    if _suffered(trigger):
        return clauses.surface_subjects(predicate)
    found = clauses.after(trigger.head, "on", "against", "at", "with", "to", "of")
    ops = operators.load().operators
    beside = clauses.patients(predicate) if predicate is not trigger.head else ()
    others = clauses.surface_subjects(predicate) if _undergone(predicate) else beside
    empty = words.load().empty
    return [
        t for t in found or others if _is_other(t, trigger) and t.lemma not in empty and (found or t.lemma not in ops)
    ]


def _suffered(trigger: Trigger) -> bool:
    """ "came under attack from rebels": the subject is whom it befalls."""
    return any(word.lower == "under" for word in (*trigger.tokens, trigger.head.head))


def _is_used(trigger: Trigger) -> bool:
    """ "fired rockets at the town": the object is what it is done with."""
    return bool(trigger.entry.object) and trigger.entry.type in (*FROM_AFAR, EventType.CHEMICAL_ATTACK)


def _undergone(predicate: Token) -> bool:
    """ "The patrol suffered losses": the subject of such a verb is whom it befalls."""
    return predicate.lemma in words.load().arguments["undergoing"] and not clauses.is_passive(predicate)


def _is_other(token: Token, trigger: Trigger) -> bool:
    """Whether a noun names something beside the event itself."""
    return token.kind != "time" and not any(word in trigger.tokens for word in token.subtree())
