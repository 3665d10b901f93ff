"""Quarters and fiscal years: "the third quarter", "the 1988 period", "fiscal 1989"."""

from __future__ import annotations

import re
from datetime import date

from sayso.lexicon.times import time_words
from sayso.reading.times import calendar
from sayso.reading.times.context import Scene
from sayso.reading.times.cues import direction
from sayso.reading.times.days import time_edge
from sayso.reading.times.grammar import Hit
from sayso.reading.times.periods import nth
from sayso.reading.times.value import Value, dated, unit_code, unresolved
from sayso.reading.times.years import stated_year, whole_year


def quarter(hit: Hit, scene: Scene) -> Value | None:
    """A quarter of a year said, pointed to, or the last one begun by the day of writing."""
    if unit_code(hit.word("u")) != "Q":
        return None
    number = nth(hit.word("o"))
    if not 1 <= number <= 4:
        return None
    stated, way = stated_year(hit, scene), direction(scene.text, hit.start, hit.end)
    if stated is not None and stated > 0:
        told, basis = f"{stated:04d}-Q{number}", "stated"
    elif scene.published is None or scene.narrative:
        return unresolved(f"XXXX-Q{number}")
    else:
        told, basis = _quarter_beside(scene.published, number, way), "relative"
    scene.accounts.tell(told, way, fiscal=_is_fiscal(hit))
    return dated(told, basis)


def _is_fiscal(hit: Hit) -> bool:
    return any(word in time_words().value["fiscal"] for word in re.findall(r"[a-z]+", hit.words.lower()))


def _quarter_beside(published: date, number: int, way: int) -> str:
    """The quarter of that number last begun, or the next one where ``way`` points ahead to it."""
    current = (published.month - 1) // 3 + 1
    back = (current - number) % 4
    index = published.year * 4 + current - 1 + (4 - back if back > 1 and way > 0 else -back)
    return f"{index // 4:04d}-Q{index % 4 + 1}"


def year_unit(hit: Hit, scene: Scene) -> Value | None:
    """ "the 1988 quarter", "the 1988 period": that part of that year which is being spoken of."""
    if hit.word("era") or not hit.word("y").strip("'’").isdigit():
        return None
    number = whole_year(hit.word("y"), None)
    code = unit_code(hit.word("u"))
    if (code == "Q" or not code) and not scene.accounts.of_term(hit.start):
        quarter_told = scene.accounts.quarter[4:] if scene.accounts.quarter else None
        return dated(f"{number:04d}{quarter_told}", "inherited") if quarter_told else dated(f"{number:04d}", "stated")
    return dated(f"{number:04d}", "stated")


def fiscal_year(hit: Hit, scene: Scene) -> Value | None:
    """ "fiscal 1989": the year of that number."""
    number = stated_year(hit, scene)
    return dated(calendar.year_value(number), "stated", time_edge(hit)) if number else None
