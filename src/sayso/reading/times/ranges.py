"""Ranges of day names: "from Monday to Wednesday", "between Friday and Sunday"."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicon.times import time_words
from sayso.reading.times.grammar import Hit

_REACH = 40  # characters


def closes(hit: Hit) -> bool:
    """Whether the day name ends a range that another begins right before it."""
    before = hit.tokens.text[max(0, hit.start - _REACH) : hit.start]
    return _opening().search(before) is not None


def closing_weekday(hit: Hit) -> int | None:
    """The weekday (ISO) that ends the range which the day name begins; ``None`` where it begins none."""
    found = _closing().match(hit.tokens.text, hit.end)
    if found is None or (found[1].lower() in time_words().value["and"] and hit.before != "between"):
        return None
    return time_words().number("weekday", found[2])


@cache
def _names() -> str:
    names = time_words().value["weekday"]
    return "|".join(sorted((name for name in names if name.endswith("day")), key=lambda name: (-len(name), name)))


@cache
def _links() -> str:
    return "|".join(sorted(time_words().near["range"] - {"and", "or"})) + "|[-–—]"


@cache
def _opening() -> re.Pattern[str]:
    links, names = _links(), _names()
    source = rf"\b(?:{names})(?:\s+\w+)?\s*(?:{links})\s*\Z|\bbetween\s+(?:{names})(?:\s+\w+)?\s+and\s+\Z"
    return re.compile(source, re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"\s*({_links()}|and)\s*({_names()})\b", re.IGNORECASE)
