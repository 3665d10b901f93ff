"""What is said to be false: "reports that … are untrue", "it is not true that …", "called the claim that … a lie"."""

from __future__ import annotations

from sayso.lexicon import events as event_words
from sayso.lexicon import stance as words
from sayso.reading import clauses
from sayso.reading.events import Event
from sayso.reading.events.predication import particles
from sayso.reading.parse import Token

ABOVE = ("acl", "relcl", "ccomp", "csubj", "csubjpass", "nsubj", "nsubjpass", "conj", "pobj", "prep", "advcl")
CLAUSES = ("acl", "relcl", "ccomp", "csubj", "csubjpass")
NAMED = ("oprd", "npadvmod", "attr", "acomp", "advcl", "pobj", "dobj", "appos", "nmod", "xcomp", "dep")


def said_false(event: Event) -> Token | None:
    """The word by which the content that an event stands in is rejected; ``None``: it is not."""
    return _named_false(event) or _is_false(event.top) or _is_made_up(event)


def _is_false(top: Token) -> Token | None:
    """ "Reports that … are false", "that … was fabricated"; "the raid was wrong" is no denial of it."""
    table = words.load()
    token, told = top, False
    while token.dep in ABOVE and not token.is_root:
        told = told or token.dep in CLAUSES or _is_report(token)
        token = token.head
        if token.lemma in table.truth and any(c.lower == "no" for c in token.all("det")):
            return token
        if told and token.dep == "attr" and token.lemma in table.truth and token.head.child("neg") is not None:
            return token  # "it is not the case that …"
        if told and clauses.is_passive(token) and _made_up(token) and token.child("neg") is None:
            return token
        if told and (failing := _fails(token)) is not None:
            return failing
        judged = token.child("acomp", "attr", "oprd")
        if token.lemma != "be" or judged is None:
            continue
        return judged if told and rejects(judged, token) else None
    return None


def _is_made_up(event: Event) -> Token | None:
    """ "The shelling is an invention": a deed cannot be one, "the raid was a mistake" is no denial."""
    verb, named = event.predicate, event.predicate.child("attr")
    told = not event.trigger.verbal and verb.lemma == "be" and named is not None and verb.child("neg") is None
    return named if told and named is not None and named.lemma in words.load().inventions else None


def _fails(verb: Token) -> Token | None:
    """ "Do not correspond to reality", "have no basis": what the verb, negated, says of a report."""
    table, thing = words.load(), verb.child("dobj")
    if not table.tests.isdisjoint((verb.lemma, *particles(verb))) and verb.child("neg") is not None:
        return verb
    lacking = verb.lemma == "have" and thing is not None and thing.lemma in table.truth
    return thing if lacking and thing is not None and any(c.lower == "no" for c in thing.all("det")) else None


def rejects(word: Token, verb: Token) -> bool:
    """Whether what a verb gives as its name or quality rejects it: "is false", "is not true", not "is not false"."""
    table = words.load()
    return word.lemma in (table.falsehood if verb.child("neg") is None else table.truth)


def _made_up(verb: Token) -> bool:
    named = verb.child("prt")
    return (
        verb.lower in words.load().falsehood or f"{verb.lower} {named.lower if named else ''}" in words.load().made_up
    )


def _named_false(event: Event) -> Token | None:
    """ "called the accusation that it shelled the town a lie", "described reports of a raid as baseless".

    The parser hangs the name that is given on many things; it stands after the event, under the verb that gives it.
    """
    table, head = words.load(), event.trigger.head
    for verb in head.ancestors():
        if clauses.is_verb(verb) and not table.naming.isdisjoint(verb.forms) and verb.child("neg") is None:
            under = list(verb.subtree())
            report = any(_is_report(t) and verb.i < t.i < head.i for t in under)
            named = (
                t for t in under if t.i > head.i and (t.dep in NAMED or t.pos == "ADJ") and t.lemma in table.falsehood
            )
            return next(named, None) if report else None
    return None


def _is_report(token: Token) -> bool:
    return token.pos == "NOUN" and any(lemma in event_words.load().pro_forms for lemma in token.forms)
