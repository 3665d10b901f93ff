"""A report as printed, cut where its claims begin and end: paragraphs of pieces, each under the claims it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Claim, Span
from sayso.telling.safe import shown

_BREAK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of the text under the same claims. ``claim``: the one whose evidence is the shortest there.

    ``trigger``: whether they are the words that name its event. ``first``: whether its evidence begins here.
    ``others``: how many claims more.
    """

    text: str
    claim: Claim | None
    trigger: bool
    first: bool
    others: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a paragraph, and the first claim of theirs in it."""

    name: str
    kind: str
    claim: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One paragraph: its pieces in order, which make up its text exactly, and who speaks in it."""

    start: int
    pieces: tuple[Piece, ...]
    voices: tuple[Voice, ...]


def marked(text: str, claims: Iterable[Claim]) -> list[Marked]:
    """The paragraphs of ``text``, parted by blank lines, with the evidence of ``claims`` cut out."""
    listed = sorted(claims, key=lambda claim: (claim.evidence, claim.id))
    return [_paragraph(text, part, listed) for part in paragraphs(text)]


def paragraphs(text: str) -> Iterator[Span]:
    """The runs of text between blank lines, without those."""
    start = 0
    for gap in (*_BREAK.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield Span(start, end)
        start = gap.end() if gap else end


def _paragraph(text: str, part: Span, claims: Sequence[Claim]) -> Marked:
    inside = [claim for claim in claims if claim.evidence.meets(part)]
    pieces = tuple(_piece(text, span, inside) for span in _cut(part, inside))
    begun = [claim for claim in inside if part.start <= claim.evidence.start]
    return Marked(part.start, pieces, tuple(_voices(begun)))


def _cut(part: Span, claims: Iterable[Claim]) -> Iterator[Span]:
    """``part`` in the runs over which the same claims, or triggers, lie."""
    ends = {at for claim in claims for span in (claim.evidence, claim.trigger) for at in (span.start, span.end)}
    at = [part.start, *sorted(end for end in ends if part.start < end < part.end), part.end]
    yield from (Span(*pair) for pair in pairwise(at))


def _piece(text: str, span: Span, claims: Iterable[Claim]) -> Piece:
    over = [claim for claim in claims if claim.evidence.holds(span)]
    words = shown(span.of(text))
    if not over:
        return Piece(words, None, False, False, 0)
    claim = min(over, key=lambda one: (not one.trigger.holds(span), one.evidence.end - one.evidence.start, one.id))
    return Piece(words, claim, claim.trigger.holds(span), claim.evidence.start == span.start, len(over) - 1)


def _voices(claims: Iterable[Claim]) -> Iterator[Voice]:
    seen: set[str] = set()
    for claim in claims:
        if claim.speaker is not None and claim.speaker.name not in seen:
            seen.add(claim.speaker.name)
            yield Voice(claim.speaker.name, claim.speaker.kind or "unknown", claim.id)
