"""Numbers as reports write them, in digits or in words, to whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.lexicon.times import time_words

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PART = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]+)")
_NEVER_ABOVE = 10**18


@cache
def pattern() -> str:
    """Source of a regular expression for a number: ``1,500``, ``2.5 million``, ``forty-eight``, ``a hundred``.

    It has no groups of its own and no word boundaries around it; compile it with ``re.IGNORECASE``. ``a``/``an``
    counts only before a multiplier ("a dozen").
    """
    words = time_words()
    small, big = _any(words.value["cardinal"]), _any(words.value["multiplier"])
    gap = r"(?:\s*-\s*|\s+)"
    spelled = rf"(?:(?:an?|{small}){gap}(?:{big})|{small}|{big})(?:{gap}(?:and\s+)?(?:{small}|{big})\b)*"
    return rf"(?:(?:{_DIGITS})(?:{gap}(?:{big})\b)?|{spelled})"


def value(words: str) -> int | None:
    """The whole number that ``words`` say ("2.5 million" → 2500000), rounded down; ``None`` where they say none.

    Stray words give ``None``; "and", hyphens, commas and line breaks inside a number are accepted.
    """
    total, current, seen = 0.0, 0.0, False
    table = time_words().value
    for found in _PART.finditer(words.lower()):
        word = found["word"]
        if found["digits"]:
            current += float(found["digits"].replace(",", ""))
        elif word in table["cardinal"]:
            current += int(table["cardinal"][word])
        elif word in table["multiplier"]:
            total, current = _multiplied(total, current, int(table["multiplier"][word]))
        elif word not in table["a"] and word not in table["and"] and word not in table["of"]:
            return None
        else:
            continue
        seen = True
    sum_ = total + current
    return int(sum_ + 1e-9) if seen and sum_ < _NEVER_ABOVE else None


def _multiplied(total: float, current: float, factor: int) -> tuple[float, float]:
    """Hundred and dozen multiply what stands right before; thousand and above close a group."""
    if factor < 1000:
        return total, max(current, 1.0) * factor
    return total + max(current, 1.0) * factor, 0.0


def _any(words: Iterable[str]) -> str:
    return r"\b(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + r")\b"
