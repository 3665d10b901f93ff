"""Two versions of a text laid side by side, word by word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from sayso.model import Span

_WORD = re.compile(r"\w+|[^\w\s]")
_PIECE = re.compile(r"[^\n.!?]*[^\s.!?][^\n.!?]*[.!?]*")
MOST = 1500
"""Words of a stretch that are compared one by one; of a longer one only whole sentences are."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which word of the older text is which of the newer.

    ``old``, ``new``: the words in order. ``pairs``: index of an old word → index of the same word in the new text.
    """

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    pairs: dict[int, int] = field(repr=False)

    def moved(self, span: Span) -> Span | None:
        """Where these words stand in the newer text; ``None`` when not all of them do, side by side."""
        words = _within(self.old, span)
        there = [self.pairs.get(index) for index in words]
        if not there or None in there:
            return None
        first, last = there[0], there[-1]
        assert first is not None and last is not None
        if last - first != len(words) - 1:
            return None
        before = span.start - self.old[words[0]].start
        after = span.end - self.old[words[-1]].end
        return Span(self.new[first].start + before, self.new[last].end + after)

    def shared(self, old: Span, new: Span) -> float:
        """Share (0 to 1, Dice) of the words of both spans that are the same words at the same place."""
        here, there = _within(self.old, old), _within(self.new, new)
        return 2 * self._same(here, there) / (len(here) + len(there)) if here and there else 0.0

    def covered(self, old: Span, new: Span) -> float:
        """The same of the words of the shorter span: 1, where the one lies inside the other."""
        here, there = _within(self.old, old), _within(self.new, new)
        return self._same(here, there) / min(len(here), len(there)) if here and there else 0.0

    def _same(self, here: range, there: range) -> int:
        return sum(1 for index in here if self.pairs.get(index) in there)


def aligned(old: str, new: str) -> Alignment:
    """The alignment of two texts: sentences that are the same first, then words between them."""
    olds, news = _words(old), _words(new)
    if old == new:
        return Alignment(olds, news, {index: index for index in range(len(olds))})
    pairs: dict[int, int] = {}
    for here, there, same in _stretches(old, new):
        some, others = _within(olds, here), _within(news, there)
        if same:
            pairs.update(zip(some, others, strict=True))
        elif max(len(some), len(others)) <= MOST:
            pairs.update(_paired([olds[i].of(old) for i in some], [news[i].of(new) for i in others], some, others))
    return Alignment(olds, news, pairs)


def _paired(here: list[str], there: list[str], some: range, others: range) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, [w.casefold() for w in here], [w.casefold() for w in there], autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((some[block.a + n], others[block.b + n]) for n in range(block.size))


def _stretches(old: str, new: str) -> Iterator[tuple[Span, Span, bool]]:
    """Sentences that are the same in both texts, and what stands between them in the one and in the other."""
    olds, news = _pieces(old), _pieces(new)
    same = SequenceMatcher(None, [_plain(s.of(old)) for s in olds], [_plain(s.of(new)) for s in news], autojunk=False)
    for what, a, b, c, d in same.get_opcodes():
        if what == "equal":
            yield from ((olds[a + n], news[c + n], True) for n in range(b - a))
        elif what == "replace":
            yield Span(olds[a].start, olds[b - 1].end), Span(news[c].start, news[d - 1].end), False


def _words(text: str) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in _WORD.finditer(text))


def _pieces(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _PIECE.finditer(text)]


def _plain(piece: str) -> str:
    return " ".join(piece.split())


def _within(words: tuple[Span, ...], span: Span) -> range:
    """The indices of the words that lie inside ``span``."""
    first = bisect_left(words, span.start, key=lambda word: word.start)
    return range(first, max(first, bisect_right(words, span.end, key=lambda word: word.end)))
