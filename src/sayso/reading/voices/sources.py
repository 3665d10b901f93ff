"""Who speaks: the noun phrase that a cue takes as its source."""

from __future__ import annotations

from sayso.lexicon import speech
from sayso.reading.parse import Token

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def subject(verb: Token) -> Token | None:
    """The head of who does ``verb``: its own subject, or the one it shares with the clause that it hangs on."""
    seen = 0
    token = verb
    while seen < 8:
        own = _nearest([c for c in token.children if c.dep in ("nsubj", "nsubjpass")], token)
        if own is not None and not (own.dep == "nsubjpass" and token is verb):
            return _relative(own, token)
        inherited = _governor(token)
        if inherited is None:
            return None
        if inherited.pos in NOMINAL:
            return inherited
        token, seen = inherited, seen + 1
    return None


def _nearest(subjects: list[Token], verb: Token) -> Token | None:
    """The subject right before the verb, where the parser gives it several; else the first after it.

    "The men left nine dead, said the nurse": where a comma parts the one before, the one right after is who speaks.
    """
    before = [t for t in subjects if t.i < verb.i]
    behind = next((t for t in subjects if t.subtree()[0].i == verb.i + 1), None)
    if before and behind is not None and any(t.text == "," and t.i == verb.i - 1 for t in _neighbours(verb)):
        return behind
    return before[-1] if before else (subjects[0] if subjects else None)


def agent(verb: Token) -> Token | None:
    """The head of a passive's "by" phrase."""
    by = next((c for c in verb.children if c.dep == "agent" or (c.dep == "prep" and c.lower == "by")), None)
    return by.child("pobj", "pcomp") if by is not None else None


def _relative(own: Token, verb: Token) -> Token:
    """For "the general who said", the general."""
    if own.lower in ("who", "which", "that") and verb.dep == "relcl" and verb.head.pos in NOMINAL:
        return verb.head
    return own


def _governor(token: Token) -> Token | None:
    """The clause, or for "the man saying" the noun, that lends its subject to a verb without one."""
    head = token.head
    if head is token:
        return None
    if token.dep in ("acl", "relcl"):
        return _main_clause(head) if _parted(token) else head
    if token.dep == "pcomp" and head.lower == "as":
        return _quoted(head)
    if token.dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "aux", "dep", "parataxis"):
        return None
    if head.pos in ("VERB", "AUX"):
        return _lender(token, head)
    return _clause_above(head)


def _quoted(as_: Token) -> Token | None:
    """For "quoted the army as saying": the army; for "was quoted as saying": the clause, whose subject it is."""
    above = as_.head
    if above.pos in NOMINAL:
        return above
    own = above.child("dobj")
    return own if own is not None and own.i < as_.i else above


def _lender(token: Token, head: Token) -> Token | None:
    """Which clause lends its subject: a participle after a comma goes with the main clause, not the nearest one."""
    if token.dep == "ccomp" and token.tag not in ("VBG", "VB"):
        return None
    if token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP"):
        return _same_voice(token, head)
    if token.tag == "VBG" and not has_auxiliary(token):
        if token.dep == "conj" and not (head.tag == "VBG" and not has_auxiliary(head)):
            return next((t for t in head.ancestors() if t.tag == "VBG" and not has_auxiliary(t)), head)
        if token.dep == "advcl" and detached(token):
            return _main_clause(head)
    return head


def _same_voice(token: Token, head: Token) -> Token:
    """For "said that attacks continued and warned that …": the clause of "said", of the same tense as "warned"."""
    table = speech.load()
    frame = "that" if token.child("ccomp") is not None else "obj"
    if not any(frame in c.frames and c.sense in table.spoken for c in table.alone(token.lower)):
        return head
    for above in (head, *head.ancestors()):
        if _in_content(above) and above.dep == "ccomp" and above.head.tag == token.tag:
            return above.head
    return head


def has_auxiliary(verb: Token) -> bool:
    """Whether a verb form is part of a finite tense ("was saying")."""
    return any(c.dep in ("aux", "auxpass") for c in verb.children)


def after_comma(token: Token) -> bool:
    """Whether the phrase of ``token`` opens after a comma."""
    first = min(token.subtree(), key=lambda t: t.i)
    return any(t.text == "," and t.i == first.i - 1 for t in _neighbours(token)) or first.text == ","


def detached(token: Token) -> bool:
    """Whether a participle stands apart from the word before it: after a comma, or saying something ("adding that")

    where the word before cannot speak (texts whose commas were stripped).
    """
    if after_comma(token):
        return True
    before = next((t for t in _neighbours(token) if t.i == token.i - 1), None)
    if before is None or before.pos in ("ADP", "SCONJ", "AUX", "CCONJ", "PROPN", "PRON") or may_speak(before):
        return False
    if before.lower in speech.load().group("utterances"):
        return False
    cues = speech.load().alone(token.lower)
    clause = token.child("ccomp")
    return clause is not None and any(c.sense in ("say", "claim") and "that" in c.frames for c in cues)


def _neighbours(token: Token) -> list[Token]:
    """All tokens of the sentence."""
    return [token, *token.ancestors()][-1].subtree()


def interposed(verb: Token) -> bool:
    """Whether the cue breaks what is said between commas: "The road, he said, is shut"."""
    return any(t.text == "," and t.i == verb.i + 1 for t in _neighbours(verb))


def _main_clause(token: Token) -> Token | None:
    """The clause above ``token``, past clauses of time and reason ("after the truce ended, admitting …")

    and out of what is said ("said that the truce held, adding that …").
    """
    found = _clause_above(token)
    while found is not None and found.head.pos in ("VERB", "AUX") and not found.is_root:
        said = found.dep in ("ccomp", "conj") and found.tag != "VBG" and _in_content(found)
        if not (said or (found.dep == "advcl" and _is_marked(found))):
            break
        found = found.head
    return found


def _in_content(verb: Token) -> bool:
    """Whether a clause, or the clause that it is coordinated to, is the content of a verb of saying before it."""
    while verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head
    cues = speech.load().verbs.get(verb.head.lower, ())
    return verb.dep == "ccomp" and verb.head.i < verb.i and any(cue.frames & {"that", "obj_that"} for cue in cues)


def _is_marked(verb: Token) -> bool:
    return verb.tag not in ("VBG", "VB") and any(c.dep in ("mark", "advmod") for c in verb.children)


def _parted(token: Token) -> bool:
    """Whether a comma stands between a participle and the noun that the parser hung it on."""
    return token.tag == "VBG" and detached(token)


def _clause_above(token: Token) -> Token | None:
    """The nearest finite clause that holds ``token``."""
    return next((t for t in (token, *token.ancestors()) if t.pos in ("VERB", "AUX")), None)


def may_speak(head: Token) -> bool:
    """Whether a noun names somebody whose trade it is to speak: a person by role, a body, a known actor."""
    groups = speech.load()
    word = head.lower.split()[-1]
    return head.kind == "actor" or word in groups.group("persons") or word in groups.group("bodies")


def relative(verb: Token) -> Token | None:
    """The "who" of "the general who said"."""
    own = _nearest([c for c in verb.children if c.dep == "nsubj"], verb)
    return own if own is not None and own.lower in ("who", "which", "that") and verb.dep == "relcl" else None
