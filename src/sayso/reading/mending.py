"""Mends what the parser is known to get wrong and the words around it decide.

"X denied that the army had shelled the town and accused rebels of …": a small parser hangs "accused" on "shelled", and
the denial would swallow the accusation. A verb of saying without an auxiliary does not continue a perfect: it belongs
to the verb of saying above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.lexicon import speech
from sayso.reading import clauses
from sayso.reading.parse import Sentence, Token


def mend(sentences: Iterable[Sentence]) -> None:
    """Moves misplaced second verbs of saying, in the trees themselves."""
    for sentence in sentences:
        for token, governor in list(_misplaced(sentence)):
            _move(token, governor)


def _misplaced(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """(verb of saying, the verb of saying that it continues)."""
    cues = speech.load().verbs
    for token in sentence.tokens:
        if token.dep != "conj" or token.tag not in ("VBD", "VBN") or token.lower not in cues:
            continue
        if token.child("aux", "auxpass", *clauses.SUBJECTS):
            continue
        first = token.head
        perfect = first.tag == "VBN" and first.child("aux") is not None
        above = first.head
        if perfect and first.dep == "ccomp" and above.tag == "VBD" and above.lower in cues:
            yield token, above


def _move(token: Token, governor: Token) -> None:
    """Hangs a coordinated verb, and the conjunction before it, on another verb."""
    first = token.head
    moved = [c for c in first.children if c is token or (c.dep == "cc" and first.i < c.i < token.i)]
    for child in moved:
        first.children.remove(child)
        child.head = governor
        governor.children.append(child)
    governor.children.sort(key=lambda child: child.i)
