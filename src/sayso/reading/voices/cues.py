"""The cues of one sentence: which words attribute, to whom, and what."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sayso.lexicon import speech
from sayso.lexicon.speech import Cue
from sayso.reading.parse import Sentence, Token
from sayso.reading.voices import labels as voicelabels
from sayso.reading.voices import nouns as voicenouns
from sayso.reading.voices import verbs as voiceverbs
from sayso.reading.voices.draft import Draft
from sayso.reading.voices.running import run_on
from sayso.reading.voices.use import VERBAL, Use

_DASHES = ("—", "–", "--", "-")
_SIGNS = (":", *_DASHES)
_FAR = 6  # tokens: how far from its verb a particle may stand ("ruled the talks out")


def drafts(sentence: Sentence, quoted: Collection[int]) -> list[Draft]:
    """The attributions of one sentence in the order of their cues; ``quoted``: tokens (by ``i``) inside quotations.

    Words inside a quotation are the speaker's own and are not looked into.
    """
    found: list[Draft] = []
    taken: set[int] = set()
    forms = speech.load().forms
    for token in sentence.tokens:
        if token.i in quoted or token.i in taken or (token.lower not in forms and token.lower not in _SIGNS):
            continue
        readings = list(_at(token, sentence, quoted))
        if readings:
            draft = next((r for r in readings if r.content), readings[0])
            _lend(draft, found)
            found.append(draft)
            taken.update(t.i for t in draft.cue)
    run_on(sentence, found, quoted)
    return found


def _lend(draft: Draft, before: list[Draft]) -> None:
    """A participle for which the tree shows no subject ("…, adding that") goes on with the sentence's first voice."""
    lender = next((d for d in before if d.who is not None), None)
    if draft.who is None and draft.head.tag == "VBG" and draft.rule == "that" and lender is not None:
        draft.who, draft.source, draft.naming = lender.who, lender.source, lender.naming


def _at(token: Token, sentence: Sentence, quoted: Collection[int]) -> Iterator[Draft]:
    """The readings of one token as a cue, best first."""
    lower = token.lower
    if lower == ":":
        yield from voicelabels.by_colon(token, sentence, quoted)
        return
    if lower in _DASHES:
        yield from voicelabels.by_dash(token, sentence, quoted)
        return
    for part in _parts(token):
        for cue in speech.load().by_part[part].get(lower, ()):
            words = _following(token, cue, sentence)
            if words is not None:
                use = Use(token, words, cue, sentence)
                yield from voiceverbs.by_verb(use) if part == "verb" else voicenouns.READERS[part](use)


def _parts(token: Token) -> Iterator[str]:
    """As which parts of the table a token may be read."""
    yield "phrase"
    if token.tag in VERBAL or token.pos in ("VERB", "AUX"):
        yield "verb"
    if token.pos in ("NOUN", "PROPN"):
        yield "noun"
    if token.pos == "ADJ" or token.tag in ("JJ", "VBN"):
        yield "adjective"
    yield "hedge"


def _following(token: Token, cue: Cue, sentence: Sentence) -> list[Token] | None:
    """The tokens of a cue of several words: in a row, or hung on the first as its particle."""
    words = [token]
    for wanted in cue.rest:
        after = sentence.tokens[words[-1].i + 1] if words[-1].i + 1 < len(sentence.tokens) else None
        if after is not None and after.lower == wanted:
            words.append(after)
            continue
        hung = _particle(token, wanted, words[-1].i)
        if hung is None:
            return None
        words.append(hung)
    return words


def _particle(token: Token, wanted: str, after: int) -> Token | None:
    """A preposition or particle on its verb, or the "for" of a clause of aim ("called yesterday for it to end")."""
    hung = (c for c in token.children if c.lower == wanted and c.i > after and c.dep in ("prep", "prt"))
    found = next(hung, None) or (_aim(token, after) if wanted == "for" else None)
    return None if found is None or (found.dep == "prt" and found.i - token.i > _FAR) else found


def _aim(verb: Token, after: int) -> Token | None:
    clauses = (c for c in verb.children if c.dep in ("advcl", "ccomp") and any(k.lower == "to" for k in c.all("aux")))
    marks = (clause.child("mark") for clause in clauses)
    return next((mark for mark in marks if mark is not None and mark.lower == "for" and mark.i > after), None)
