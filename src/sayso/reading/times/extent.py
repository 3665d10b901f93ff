"""Which words at the front and end of a match belong to the expression, as TIMEX3 has it.

A length used as an attribute stands without its determiner ("the [two-week] siege", but "the [two weeks]"); "earlier"
and "later" belong to a period, not to a day ("earlier [Friday]"); and outside of narratives "only" and "just" are
remarks on a time, as "over" is where nothing leads to it ("only [six months]").
"""

from __future__ import annotations

from dataclasses import replace

from sayso.lexicon.times import time_words
from sayso.reading.times.context import Scene
from sayso.reading.times.grammar import Hit
from sayso.reading.times.value import amount

HYPHENS = ("-", "‑")
_DATES = ("year", "year_era", "month", "date")  # … that a narrative dates "around 1945"
_COUNTED = ("span", "quarter", "month", "date")  # rules whose expressions may be attributes


def trimmed(hit: Hit, scene: Scene) -> Hit:
    """``hit`` without the words at its front and end that are not part of the expression."""
    table, near = time_words().value, time_words().near
    while hit.last - hit.first > 1:
        word = hit.tokens.words(hit.first, hit.first + 1).lower()
        remark = word in near["remark"] or (word in near["beyond"] and not hit.follows("length"))
        if not (
            (remark and not scene.narrative)
            or (word in near["compared"] and hit.word("w"))
            or word in table["on"]
            or (word in near["leading"] and _is_pointed(hit))
            or ((word in table["the"] or word in table["a"]) and _is_attribute(hit))
        ):
            break
        hit = replace(hit, first=hit.first + 1)
    if is_signal(hit, scene):
        hit = replace(hit, last=hit.last - 1)
    if scene.narrative and hit.rule in _DATES and hit.first and hit.follows("circa"):
        hit = replace(hit, first=hit.first - 1)
    return hit


def is_signal(hit: Hit, scene: Scene) -> bool:
    """Whether the last word relates a length to what was told, and is no part of it: in news, "[two weeks] later"."""
    last = hit.tokens.words(hit.last - 1, hit.last).lower()
    return hit.rule == "ago" and not scene.narrative and last in time_words().near["signal"]


def _is_pointed(hit: Hit) -> bool:
    """Whether the first word only leads there: "noted that last year …", "the week following last month's vote"."""
    table, word = time_words().value, hit.tokens.words(hit.first + 1, hit.first + 2).lower()
    return word in table["last"] or word in table["next"] or word in table["this"]


def _is_attribute(hit: Hit) -> bool:
    """Whether the expression stands before a noun as its attribute: "the two-week siege", "the spring offensive"."""
    if hit.rule == "season" and hit.after in time_words().near["deeds"]:
        return True
    if hit.rule not in _COUNTED or not hit.after or hit.after in time_words().classes:
        return False
    unit, table = hit.tokens.words(hit.last - 1, hit.last).lower(), time_words().value
    joined = hit.last - hit.first > 2 and hit.tokens.words(hit.last - 2, hit.last - 1) in HYPHENS
    several = hit.rule == "span" and unit in table["unit"] and (amount(hit.word("q"))[0] or 0) > 1
    return joined or several
