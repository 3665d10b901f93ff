"""Finds names of known actors in text: tokens, gaps between them, and how strictly capitals count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\w+")
_GAP = re.compile(r"(?!\s*\n\s*\n)[ \t\r\n\u00a0'’ʼ`.&/(\-‐‑–]{1,3}")


class Case(IntEnum):
    """How a token of a name must be written: anyhow, with a capital first, or exactly so."""

    FREE = 0
    CAPITAL = 1
    EXACT = 2


class Token(NamedTuple):
    """A word of a text: as written, folded (no case, no accents), and where it stands (code points, end exclusive)."""

    written: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one entity. ``seat``: a capital, which after "in" or "near" is a place and not a government.

    ``ordinary``: also an everyday word, not to be believed in a line of capitals. ``dotted``: "U.N.".
    """

    entity: str
    tokens: tuple[str, ...]
    written: tuple[str, ...]
    cases: tuple[Case, ...]
    seat: bool
    ordinary: bool
    dotted: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: tokens ``first`` to ``last`` (inclusive) of the text, characters ``start`` to ``end``."""

    name: Name
    first: int
    last: int
    start: int
    end: int


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without case or accents."""
    low = word.casefold()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def tokens(text: str) -> list[Token]:
    """The words of ``text`` in order: runs of letters, digits and underscores."""
    return [Token(m[0], fold(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _case(word: str) -> Case:
    if sum(c.isupper() for c in word) > 1 or (len(word) == 1 and word.isupper()) or any(c.isdigit() for c in word):
        return Case.EXACT
    return Case.CAPITAL if word[0].isupper() else Case.FREE


def name(entity: str, spelling: str, *, seat: bool = False, ordinary: bool = False) -> Name:
    """One spelling, cut into tokens; words with two capitals or a digit must be written just so."""
    written = tuple(_TOKEN.findall(spelling))
    dotted = "." in spelling and all(len(word) == 1 for word in written)
    cases = tuple(_case(word) for word in written)
    return Name(entity, tuple(fold(word) for word in written), written, cases, seat, ordinary, dotted)


def dotted(plain: Name) -> Name | None:
    """The form with full stops of a short abbreviation ("UN" → "U.N."), ``None`` for other names."""
    word = plain.written[0]
    if len(plain.written) > 1 or not 2 <= len(word) <= 4 or not (word.isalpha() and word.isupper()):
        return None
    letters = tuple(word)
    return Name(plain.entity, tuple(map(fold, letters)), letters, (Case.EXACT,) * len(letters), False, False, True)


class Names:
    """All spellings: those of one word by it, the others by their first two words, longest first."""

    __slots__ = ("_alone", "_firsts", "_pairs")

    def __init__(self, listed: Iterable[Name]) -> None:
        """Index ``listed``; of two equal spellings the more strictly written one, then the earlier, is found."""
        alone: dict[str, list[Name]] = {}
        pairs: dict[tuple[str, str], list[Name]] = {}
        for one in listed:
            if len(one.tokens) == 1:
                alone.setdefault(one.tokens[0], []).append(one)
            elif one.tokens:
                pairs.setdefault((one.tokens[0], one.tokens[1]), []).append(one)
        self._alone = {word: sorted(names, key=lambda n: -n.cases[0]) for word, names in alone.items()}
        self._pairs = {pair: sorted(names, key=lambda n: -len(n.tokens)) for pair, names in pairs.items()}
        self._firsts = frozenset(alone) | {first for first, _ in pairs}

    def find(self, text: str, words: list[Token]) -> Iterator[Match]:
        """Names in ``text``, whose tokens are ``words``: leftmost, longest, never overlapping."""
        after = 0
        firsts = self._firsts
        for at, word in enumerate(words):
            folded = word.folded
            if at < after or not (folded in firsts or (folded[-1] == "s" and folded[:-1] in firsts)):
                continue
            found = self._at(text, words, at)
            if found is not None:
                yield found
                after = found.last + 1

    def _at(self, text: str, words: list[Token], at: int) -> Match | None:
        for one in self._candidates(words, at):
            if _fits(one, text, words, at):
                return _match(one, text, words, at)
        return None

    def _candidates(self, words: list[Token], at: int) -> Iterator[Name]:
        """Spellings that may begin at word ``at``, longest first; the last word may have gained an "s"."""
        first = words[at].folded
        if at + 1 < len(words):
            second = words[at + 1].folded
            yield from self._pairs.get((first, second), ())
            if second[-1] == "s":
                yield from self._pairs.get((first, second[:-1]), ())
        yield from self._alone.get(first, ())
        if first[-1] == "s" and len(first) > 2:
            yield from self._alone.get(first[:-1], ())


def _fits(one: Name, text: str, words: list[Token], at: int) -> bool:
    end = at + len(one.tokens)
    if end > len(words):
        return False
    for offset, (folded, written, case) in enumerate(zip(one.tokens, one.written, one.cases, strict=True)):
        word = words[at + offset]
        last = at + offset == end - 1
        if not _same(word, folded, written, case, last):
            return False
        if not last and not _joined(one, text[word.end : words[at + offset + 1].start]):
            return False
    return not (one.ordinary and _shouted(text, words, at, end))


def _same(word: Token, folded: str, written: str, case: Case, last: bool) -> bool:
    if word.folded != folded and not (last and word.folded == folded + "s"):
        return False
    if case is Case.EXACT:
        return word.written == written or (last and word.written == written + "s")
    return case is Case.FREE or word.written[0].isupper()


def _joined(one: Name, gap: str) -> bool:
    if one.dotted:
        return gap in (".", ". ")
    return _GAP.fullmatch(gap) is not None


def _shouted(text: str, words: list[Token], first: int, end: int) -> bool:
    """Whether the words on both sides are in capitals too: a headline or a dateline that shouts."""
    sides = [words[i].written for i in (first - 1, end) if 0 <= i < len(words)]
    sides = [word for word in sides if len(word) > 1 and word.isalpha()]
    return bool(sides) and all(word.isupper() for word in sides)


def _match(one: Name, text: str, words: list[Token], at: int) -> Match:
    last = at + len(one.tokens) - 1
    end = words[last].end
    if one.dotted and text[end : end + 1] == ".":
        end += 1
    return Match(one, at, last, words[at].start, end)
