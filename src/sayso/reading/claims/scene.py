"""What is known around a sentence, and the clauses that an event's own clause hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import PlaceMention, Quantity, TimeMention
from sayso.reading import clauses
from sayso.reading.nearby import BACK
from sayso.reading.parse import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known around a sentence: its mentions, and the ISO day that relative times are counted from.

    ``heading``: the time over the sentence, as a stamp or in a heading; ``period``: the window that the page tells of.
    """

    text: str
    sentence: Sentence
    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]
    quantities: Sequence[Quantity]
    published: str | None
    heading: TimeMention | None = None
    period: TimeMention | None = None


HANGING = frozenset({"advcl", "acl", "relcl", "conj", "pcomp", "xcomp", "dep"})


def clauses_above(top: Token) -> list[tuple[Token, tuple[Token, ...]]]:
    """The clauses that a participle, a relative or a second predicate hangs on, nearest first, each with its verb."""
    found = []
    token = top
    if token.dep == "pobj" and clauses.is_verb(token.head.head):  # a noun that the clause brings in: "for a truce"
        token = token.head.head
        found.append((token, clauses.clause(token)))
    while not token.is_root and (token.dep in HANGING or _says_where(token)):
        token = token.head
        while not clauses.is_verb(token) and not token.is_root:
            token = token.head
        found.append((token, clauses.clause(token)))
    return found


def _says_where(verb: Token) -> bool:
    """ "… heads to Paris, where he will hold talks": the parser takes what adds to a clause for what it reports."""
    return verb.dep == "ccomp" and any(t.lower == "where" for t in verb.all("advmod"))


def comma_before(text: str, relative: Token) -> bool:
    """Whether a comma parts a relative clause from its noun: it adds something, it does not pick out."""
    first = min(token.span.start for token in relative.subtree())
    return text[max(0, first - BACK) : first].rstrip().endswith(",")
