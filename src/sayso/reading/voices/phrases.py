"""Noun phrases that speak: which words name a source, and which nouns can be one."""

from __future__ import annotations

from sayso.lexicon import speech
from sayso.reading.parse import Sentence, Token
from sayso.reading.voices.sources import NOMINAL, agent, may_speak, subject

_MARKS = ("``", "''")
_AFTER = ("relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis")


def phrase(head: Token, verb: Token | None = None) -> list[Token]:
    """The tokens of a source: the noun phrase of ``head`` with its coordination and apposition, no clauses after it."""
    kept: list[Token] = []
    stack = [head]
    barred = {verb.i} if verb is not None else set()
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(c for c in token.children if c.i not in barred and _belongs(c, token))
    return _last_phrase(_run_around(sorted(kept, key=lambda t: t.i), head), head)


def _belongs(child: Token, head: Token) -> bool:
    if child.dep in _AFTER:
        return False
    if child.dep == "prep" and child.i > head.i:
        own = child.child("pobj") is not None and any(c.tag == "PRP$" for c in child.subtree())
        return child.lower in ("of", "for", "from", "at", "in", "to") and not own
    if child.dep == "advmod" and child.i > head.i:
        return False
    return child.dep != "npadvmod" or child.i < head.i


def _last_phrase(run: list[Token], head: Token) -> list[Token]:
    """The noun phrase of ``head`` alone, where a lost comma let another run into it: "the old town local activists"."""
    at = run.index(head)
    started = any(t.pos == "DET" for t in run[:at])
    for k in range(at, 0, -1):
        before = run[k - 1]
        opens = run[k].pos == "DET" or (started and run[k].tag == "JJ" and run[k].text.islower())
        if (
            opens
            and before.tag in ("NN", "NNS")
            and before.dep in ("compound", "nmod", "npadvmod")
            and before.i == run[k].i - 1
        ):
            return run[k:]
    return run


def _run_around(tokens: list[Token], head: Token) -> list[Token]:
    """The unbroken run that holds ``head``, without commas at its ends."""
    at = tokens.index(head)
    start = end = at
    while start > 0 and tokens[start].i - tokens[start - 1].i <= 1 and tokens[start - 1].tag not in _MARKS:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].i - tokens[end].i <= 1 and tokens[end + 1].tag not in _MARKS:
        end += 1
    run = tokens[start : end + 1]
    while run and run[-1].pos == "PUNCT" and run[-1] is not head:
        run.pop()
    while run and (run[0].pos == "PUNCT" or is_clock(run[0])) and run[0] is not head:
        run.pop(0)
    return run


def is_clock(token: Token) -> bool:
    """Whether a sentence opens with a clock time, which dates its line ("16:25 Army says …")."""
    return token.i == 0 and token.kind == "time" and token.text[:1].isdigit() and ":" in token.text


def beside(verb: Token, sentence: Sentence) -> Token | None:
    """The head of a noun phrase next to a cue without a subject: "said the general", "the general said"."""
    before = verb.i - 1
    while before > 0 and (sentence.tokens[before].pos in ("ADV", "AUX") or sentence.tokens[before].text == ","):
        before -= 1
    left = _run(sentence, before, -1)
    if left and not _ends_clause(left):
        return _holder(_head_of(left), verb)
    right = _run(sentence, verb.i + 1, 1)
    if not right or (_has_verb_after(right[-1], sentence) and not _is_name_before_pronoun(right, sentence)):
        return None
    return _head_of(right)


def _holder(found: Token | None, verb: Token) -> Token | None:
    """For "the group which has sources on the ground said": the group, not the ground."""
    if found is None:
        return None
    if found.kind == "time":  # "Residents reached on Tuesday told"
        return next((t for t in found.ancestors() if t.pos in NOMINAL and t.i < found.i and may_speak(t)), None)
    speaker = next((t for t in (found, *found.ancestors()) if may_speak(t) or t.pos == "VERB"), found)
    if may_speak(found) or (may_speak(speaker) and speaker.dep == "appos"):
        named = speaker.dep == "appos" and speaker.head.pos == "PROPN" and found.dep != "appos"
        return speaker.head if named else speaker
    clause = next((t for t in (found, *found.ancestors()) if t.dep in ("relcl", "acl")), None)
    if clause is not None and clause.head.i < clause.i < found.i < verb.i and _is_relative(clause):
        return clause.head
    office = found.head
    return office if found.dep == "appos" and office.lower in speech.load().group("persons") else found


def _is_relative(clause: Token) -> bool:
    pronoun = any(c.tag in ("WDT", "WP", "WP$") for c in clause.subtree())
    return pronoun and clause.head.pos in NOMINAL


def _is_name_before_pronoun(run: list[Token], sentence: Sentence) -> bool:
    """ "said Holm It is gone": the marks were lost, and what is said begins with a pronoun."""
    return run[0].pos == "PROPN" and sentence.tokens[run[-1].i + 1].tag == "PRP"


def _has_verb_after(token: Token, sentence: Sentence) -> bool:
    after = sentence.tokens[token.i + 1 : token.i + 3]
    return any(t.pos in ("VERB", "AUX") for t in after)


def _ends_clause(run: list[Token]) -> bool:
    return all(t.pos not in NOMINAL for t in run)


def _run(sentence: Sentence, start: int, step: int) -> list[Token]:
    """Nominal tokens in a row, from ``start`` on in one direction."""
    run: list[Token] = []
    i = start
    while 0 <= i < len(sentence.tokens):
        token = sentence.tokens[i]
        if token.pos not in (*NOMINAL, "ADJ", "DET") and token.tag != "POS":
            break
        if token.tag == "PRP" and run:
            break
        run.append(token)
        i += step
    return run if step > 0 else run[::-1]


def _head_of(run: list[Token]) -> Token | None:
    nominal = [t for t in run if t.pos in NOMINAL]
    inside = {t.i for t in run}
    tops = [t for t in nominal if t.head.i not in inside]
    return tops[0] if tops else (nominal[-1] if nominal else None)


def outside(head: Token, sentence: Sentence) -> Token:
    """For "the correspondent in Aleppo reported", where the parser took Aleppo for the subject: the correspondent."""
    first = min(phrase(head), key=lambda t: t.i).i
    if first < 2 or sentence.tokens[first - 1].pos != "ADP" or sentence.tokens[first - 2].pos not in NOMINAL:
        return head
    before = sentence.tokens[first - 2]
    return before if may_speak(before) and not may_speak(head) else head


def issuer(head: Token) -> Token:
    """For "issued a statement saying", who issued it; for "a report by the monitor", the monitor; else ``head``."""
    if head.lower not in speech.load().group("utterances"):
        return head
    by = next((c for c in head.children if c.dep in ("prep", "agent") and c.lower in ("by", "from")), None)
    agents = (agent(c) for c in head.children if c.dep == "acl" and c.tag == "VBN")
    below = by.child("pobj") if by is not None else next(agents, None)
    if below is not None:
        return below
    made = head.dep == "dobj" and head.head.lower in speech.load().group("making")
    if made and not any(c.dep == "poss" for c in head.children):
        return subject(head.head) or head
    return head


def speaks(head: Token) -> bool:
    """Whether a noun can speak at all: events and lapses of time cannot."""
    return head.lower not in speech.load().group("mute")
