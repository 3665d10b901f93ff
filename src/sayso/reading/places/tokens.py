"""A report as words for the place layer: where each stands, its key, whether it is capitalised, what lies between."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.lexicon.spelling import piece

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʻ`´.][^\W_]+)*")
_OWNER = re.compile(r"['’‘ʼ`´]s$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:\"“”•|]|\n\s*\n|\n")
_BREAK = re.compile(r"[^\S\n]*\n?[^\S\n]*\Z")


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[str, str, int, bool]:
    """A word's key; its key and its length without a possessive ending; whether it is capitalised."""
    owner = _OWNER.search(word) if len(word) > 2 and word[-1] in "sS" else None
    plain = word[: owner.start()] if owner else word
    capital = word[0].isupper() or (word[0] in "dl" and len(word) > 2 and word[1] in "'’" and word[2].isupper())
    return piece(word), piece(plain), len(plain), capital


class Tokens:
    """Parallel lists over the words of ``text``.

    ``start``, ``end``: offsets, a possessive ending left out. ``whole``: key with the possessive s, ``bare``: without.
    ``stop``: offset after the possessive ending, where the gap to the next word begins. ``abbreviated``: words that may
    carry a full stop inside a name.
    """

    __slots__ = ("abbreviated", "bare", "capital", "end", "start", "stop", "text", "whole")

    def __init__(self, text: str, abbreviated: frozenset[str]) -> None:
        self.text = text
        self.abbreviated = abbreviated
        self.start: list[int] = []
        self.end: list[int] = []
        self.stop: list[int] = []
        self.bare: list[str] = []
        self.whole: list[str] = []
        self.capital: list[bool] = []
        for match in _WORD.finditer(text):
            whole, bare, length, capital = _read(match.group())
            start, stop = match.span()
            self.start.append(start)
            self.end.append(start + length)
            self.stop.append(stop)
            self.whole.append(whole)
            self.bare.append(bare)
            self.capital.append(capital)

    def __len__(self) -> int:
        return len(self.start)

    def gap(self, i: int) -> str:
        """What lies between word ``i`` and the next, possessive ending left out; all the rest after the last."""
        return self.text[self.stop[i] : self.start[i + 1]] if i + 1 < len(self.start) else self.text[self.stop[i] :]

    def joined(self, i: int) -> bool:
        """Whether word ``i`` and the next may be of one name: a space, a line break, a hyphen, the stop of St."""
        if i + 1 >= len(self.start):
            return False
        gap = self.gap(i)
        if gap in (" ", "-", "\u2011", "\u2010"):
            return True
        if gap.startswith(".") and (self.bare[i] in self.abbreviated or self.end[i] - self.start[i] == 1):
            gap = gap[1:]
        return bool(_BREAK.match(gap)) and len(gap) < 40

    def opens(self, i: int) -> bool:
        """Whether word ``i`` opens a sentence or a line, so that its capital says nothing."""
        return i == 0 or bool(_SENTENCE_END.search(self.gap(i - 1)))

    def shouted(self, i: int) -> bool:
        """Whether word ``i`` is written in capitals throughout (three letters or more)."""
        word = self.text[self.start[i] : self.end[i]]
        return len(word) > 2 and word.isupper()
