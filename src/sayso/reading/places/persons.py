"""Persons, as far as the place layer must know them: "Paris Hilton", "Mr Washington", later "Washington"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.lexicon.gazwords import PlaceWords
from sayso.reading.places.tokens import Tokens

_AGE = re.compile(r",? \(?\d\d?[,;)]")


@dataclass(frozen=True, slots=True)
class Persons:
    """``inside``: indices of words in full names of persons; ``surnames``: keys of the last words of such names."""

    inside: frozenset[int]
    surnames: frozenset[str]


def find(tokens: Tokens, words: PlaceWords) -> Persons:
    """Full names: a first name, a title or an initial before capitalised words, or an age or speech verb behind two."""
    inside: set[int] = set()
    surnames: set[str] = set()
    i, size = 0, len(tokens)
    not_names = words.facility | words.kinds_after | words.roads | words.bodies | words.media | words.waters
    while i < size:
        if not tokens.capital[i]:
            i += 1
            continue
        j = i
        while j + 1 < size and tokens.capital[j + 1] and tokens.end[j] == tokens.stop[j] and _close(tokens, j):
            j += 1
        start = _person_start(tokens, i, j, words, not_names)
        if start is not None:
            last = min(j, start + 3)
            inside.update(range(start, last + 1))
            surnames.add(tokens.bare[last])
        i = j + 1
    return Persons(frozenset(inside), frozenset(surnames))


def _close(tokens: Tokens, j: int) -> bool:
    gap = tokens.gap(j)
    return gap in (" ", "-") or (gap == ". " and (tokens.end[j] - tokens.start[j] <= 4)) or (gap == "\n")


def _person_start(tokens: Tokens, i: int, j: int, words: PlaceWords, not_names: frozenset[str]) -> int | None:
    """Where in the capitalised run ``i``..``j`` a person's name begins, if it does."""
    for k in range(i, j):
        word = tokens.bare[k]
        follows = tokens.bare[k + 1]
        if word in words.titles and follows not in not_names:
            return k + 1
        if word in words.first_names and follows not in not_names and tokens.bare[j] not in not_names:
            return k
        if k > i and tokens.end[k] - tokens.start[k] == 1 and word not in ("a", "i") and follows not in not_names:
            return k - 1
    if i > 0 and tokens.bare[i - 1] in words.titles and not tokens.capital[i - 1] and tokens.gap(i - 1) == " ":
        return i if tokens.bare[i] not in not_names and j > i else None
    if 1 <= j - i <= 2 and tokens.bare[j] not in not_names and tokens.bare[i] not in words.common:
        if _AGE.match(tokens.gap(j) + tokens.text[tokens.start[j + 1] :][:4] if j + 1 < len(tokens) else ""):
            return i
        if j + 1 < len(tokens) and tokens.gap(j) == " " and tokens.bare[j + 1] in words.speech:
            return i
    return None
