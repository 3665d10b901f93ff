"""Numbers and ranges as they stand in a text, before anybody asks what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.quantities import QuantityWords, alternatives, quantity_words
from sayso.lexicon.times import time_words
from sayso.reading import numbers

_GLUE = ("-", "–", "/", ":")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands: bounds of the words and of the value; ``vague`` for "dozens" and its like."""

    start: int
    end: int
    low: int
    high: int
    vague: bool


@cache
def _number_pattern() -> re.Pattern[str]:
    """A number of either sort; by two letters most words are passed by before any number is tried."""
    vague, exact = quantity_words(), time_words().value
    opening = alternatives({word[:2] for word in (*vague.vague, *exact["cardinal"], *exact["multiplier"])} - {"a "})
    either = rf"(?:(?P<vague>{vague.vague_source})|(?P<number>{numbers.pattern()}))"
    return re.compile(rf"(?<![^\W_])(?=\d|an?\b|{opening}){either}", re.IGNORECASE)


@cache
def _range_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<join>\s*[-–—]\s*|\s+(?:to|and|or)\s+)(?P<number>{numbers.pattern()})", re.IGNORECASE)


def figures(text: str, words: QuantityWords) -> Iterator[Figure]:
    """Numbers and ranges, left to right."""
    pattern = _number_pattern()
    at = 0
    while found := pattern.search(text, at):
        at = found.end()
        if found["vague"] is not None:
            low, high = words.vague[" ".join(found["vague"].lower().split())]
            yield Figure(found.start(), found.end(), low, high, True)
            continue
        first = _plain(text, found.start(), found.end())
        if first is None:
            continue
        whole = _range(text, first)
        at = whole.end
        yield whole


def _plain(text: str, start: int, end: int) -> Figure | None:
    """The number between ``start`` and ``end``, cut before an "and" that joins two numbers ("six and seven")."""
    for joint in re.finditer(r"\s+and\s+", text[start:end], re.IGNORECASE):
        head = text[start : start + joint.start()]
        whole, part = numbers.value(text[start:end]), numbers.value(head)
        if whole is None or part is None or part < 100 or part % 100:
            end = start + joint.start()
            break
    value = spoken_year(text[start:end]) or numbers.value(text[start:end])
    if value is None:
        return None
    if text[max(0, start - 5) : start].lower() == "half " and text[start : start + 1] in "aA":
        return Figure(start - 5, end, value // 2, value // 2, False)
    return Figure(start, end, value, value, False)


def spoken_year(words: str) -> int | None:
    """The year that is said in two halves ("nineteen ninety-one" → 1991), ``None`` for other numbers."""
    halves = words.split(maxsplit=1)
    if len(halves) < 2 or not halves[0].isalpha():
        return None
    century, rest = (numbers.value(half) for half in halves)
    if century is None or rest is None or not 15 <= century <= 20 or not 10 <= rest < 100:
        return None
    return century * 100 + rest


def _range(text: str, first: Figure) -> Figure:
    found = _range_pattern().match(text, first.end)
    second = _plain(text, found.start("number"), found.end("number")) if found else None
    if found is None or second is None or second.low <= first.low:
        return first
    join = found["join"].strip().lower()
    before = text[max(0, first.start - 9) : first.start].lower()
    if join != "and" and text[first.start].isdigit() != text[second.start].isdigit():
        return first
    if join == "and" and not before.endswith("between "):
        return first
    if (join == "to" and before.endswith("from ")) or text[second.end : second.end + 1] in _GLUE:
        return first
    start = first.start - 8 if join == "and" else first.start
    return Figure(start, second.end, _scaled(text, first, second), second.high, False)


def _scaled(text: str, first: Figure, second: Figure) -> int:
    """The low end of "two to three million" is in millions too."""
    words = text[second.start : second.end].split()
    scale = numbers.value("one " + words[-1]) if len(words) > 1 and words[-1].isalpha() else None
    bare = len(text[first.start : first.end].split()) == 1
    return first.low * scale if bare and scale and scale >= 1000 and first.low < 1000 else first.low
