"""What a sentence takes as known: words that only say which ground, force or deal is meant, and tell nothing."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon import linking
from sayso.model import EventType, Span
from sayso.reading import clauses
from sayso.reading.events import Event
from sayso.reading.parse import Token

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
QUOTES = frozenset("\"“”'’")


def is_background(event: Event, tokens: Sequence[Token], found: Sequence[Event], placed: Sequence[Span]) -> bool:
    """Whether an event only picks out what another clause speaks of.

    ``tokens``: those of its sentence; ``found``: its events; ``placed``: where it names places. A number, a time or a
    place of its own is news: "the town they shelled on Monday", "two soldiers wounded".
    """
    top = event.top
    if any(e.type is EventType.TRUCE and e.trigger.head in event.chain for e in found if e is not event):
        return True  # "the pause to let civilians leave will start on Friday"
    if event.type is EventType.CASUALTY or top.is_root:
        return False
    picks = _is_zero_relative(top) or _picks_people(event) or _is_bare_participle(top, tokens) or _is_time_mark(top)
    own = clauses.clause(top) if picks else []
    return picks and not any(t.kind == "time" or t.tag == "CD" or any(s.meets(t.span) for s in placed) for t in own)


def _is_time_mark(top: Token) -> bool:
    """ "since the offensive began", "until they capture the hill": it says since when or until when, and no more.

    "Since" is a mark in time only beside a perfect ("has killed 40 since …"); else it gives a reason.
    """
    mark = top.child("mark") if top.dep == "advcl" else None
    if mark is None or mark.lower not in linking.load().time_marks:
        return False
    return mark.lower != "since" or any(aux.lemma == "have" for aux in top.head.all("aux"))


def _is_zero_relative(top: Token) -> bool:
    """ "positions they had occupied", "the deal we reached": a relative clause that no pronoun opens."""
    if top.dep != "relcl" or clauses.is_verb(top.head) or top.tag == "VB" or not top.child(*clauses.SUBJECTS):
        return False
    if top.head.lemma in linking.load().adverbial_heads:
        return False
    opens = [t for t in top.subtree() if t.i < top.i]
    return not any(t.tag in RELATIVE_TAGS or t.lower == "that" for t in opens)


def _picks_people(event: Event) -> bool:
    """ "civilians who escape", "families who had fled": no comma parts them, so it says which people are meant."""
    top = event.top
    who = top.child(*clauses.SUBJECTS) if top.dep == "relcl" else None
    goes = event.type in (EventType.DISPLACEMENT, EventType.EVACUATION)
    return goes and who is not None and who.lower == "who" and who.i == top.head.i + 1


def _is_bare_participle(top: Token, tokens: Sequence[Token]) -> bool:
    """ "one of the divisions attacked", "“the last foothold” occupied by rebels"."""
    if top.dep != "acl" or clauses.is_verb(top.head) or top.tag not in ("VBN", "VBD"):
        return False
    quoted = top.i > 1 and tokens[top.i - 1].text in QUOTES and top.head.i == top.i - 2
    return not top.children or quoted
