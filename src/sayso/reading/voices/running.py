"""What runs on behind a cue: "It was untrue, he said: the columns had regrouped", "…; they had burned two lorries"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sayso.lexicon import speech
from sayso.reading.parse import Sentence, Token
from sayso.reading.voices.draft import Draft, spans_of
from sayso.reading.voices.sources import after_comma
from sayso.reading.voices.use import FINITE

_RULES = ("that", "before", "as")


def run_on(sentence: Sentence, drafts: Sequence[Draft], quoted: Collection[int]) -> None:
    """Adds to each voice what follows behind a colon, or in its tense behind a semicolon, unless another speaks."""
    for draft in drafts:
        after = _clause_after(sentence, draft)
        if not after or any(t.i in quoted for t in after[:2]) or _has_voice(after, drafts, draft):
            continue
        if draft.content and draft.content[-1].end < after[0].span.start:
            draft.content = [*draft.content, *spans_of(after, sentence)]


def _clause_after(sentence: Sentence, draft: Draft) -> list[Token]:
    """What stands behind the next colon or semicolon, up to the one after it; nothing if it does not go on."""
    if draft.rule not in _RULES or draft.who is None or draft.entry.sense not in speech.load().group("going_on"):
        return []
    stops = [t.i for t in sentence.tokens if t.text in (":", ";") and t.i > draft.head.i]
    if not stops:
        return []
    end = stops[1] if len(stops) > 1 else len(sentence.tokens)
    clause = list(sentence.tokens[stops[0] + 1 : end])
    goes_on = _says_something if sentence.tokens[stops[0]].text == ":" else _is_passed_on
    return clause if goes_on(clause) and draft.head.tag in FINITE else []


def _says_something(clause: Sequence[Token]) -> bool:
    return any(t.tag in FINITE or t.tag == "MD" for t in clause)


def _is_passed_on(clause: Sequence[Token]) -> bool:
    """Whether the first verb of a clause stands in the tense of words passed on."""
    first = next((t for t in clause if t.pos == "VERB" or (t.pos == "AUX" and t.dep not in ("aux", "auxpass"))), None)
    return first is not None and is_backshifted(first)


def _has_voice(clause: Sequence[Token], drafts: Sequence[Draft], own: Draft) -> bool:
    """Whether somebody is told to speak in a clause."""
    return any(d is not own and d.who is not None and clause[0].i <= d.head.i <= clause[-1].i for d in drafts)


def goes_on(clause_head: Token, said: Token) -> bool:
    """Whether a clause that the parser joined to the cue goes on with what is said: "said it was true, but that …"."""
    if clause_head.dep != "conj" or clause_head.i < said.i or speech.load().alone(clause_head.lower):
        return False
    that = any(c.dep == "mark" and c.lower == "that" for c in clause_head.children)
    own = clause_head.child("nsubj", "nsubjpass") is not None
    return that or (own and (is_backshifted(clause_head) or _is_resumed(clause_head, said)))


def _is_resumed(clause_head: Token, said: Token) -> bool:
    """ "Nine had died, the mayor said on Sunday, and four are missing": the cue only broke what is said."""
    cue = said.head
    joined = next((c for c in cue.children if c.dep == "cc" and c.i > cue.i), None)
    comma = joined is not None and any(c.text == "," and c.i == joined.i - 1 for c in cue.children)
    return comma and joined is not None and joined.lower == "and" and said.i < cue.i < joined.i < clause_head.i


def is_backshifted(verb: Token) -> bool:
    """Whether a verb stands in the tense that words take when somebody passes them on: "would hold", "had held"."""
    auxiliaries = [c.lower for c in verb.children if c.dep == "aux"]
    return any(a in speech.load().group("backshifted") for a in auxiliaries)


def appended(verb: Token) -> list[Token]:
    """What is added behind a cue that cut it off: "…, the mayor said, including four children", "…, because …"."""
    words = speech.load().group("appended")
    behind = [c for c in verb.children if c.i > verb.i and c.dep in ("prep", "advcl")]
    return [t for c in behind if c.subtree()[0].lower in words and after_comma(c) for t in c.subtree()]
