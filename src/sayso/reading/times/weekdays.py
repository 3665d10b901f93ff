"""Days of the week: which one is meant, by what the clause and the day of writing say."""

from __future__ import annotations

import re
from datetime import date

from sayso.lexicon.times import time_words
from sayso.reading.times import calendar, ranges
from sayso.reading.times.context import Scene
from sayso.reading.times.cues import ahead_beside, direction
from sayso.reading.times.grammar import Hit
from sayso.reading.times.value import side, unit_code

_SOON = 2  # days: nobody calls a day as near as this "next"
_NAME_BEFORE = re.compile(r"(?<!\w)[A-Z][a-z]+\s\Z")


def weekday(hit: Hit, scene: Scene) -> tuple[date | None, str] | None:
    """The day meant and its basis; ``None`` where the name is none of a day."""
    name = hit.word("w")
    if (name in time_words().lone and not hit.word("t")) or _is_byname(hit):
        return None
    number, told = time_words().number("weekday", name), scene.day
    if scene.narrative and told:
        return calendar.nearest_weekday(calendar.shifted(told, 3), number, -1), "inherited"
    if scene.narrative or scene.published is None:
        return None, "unknown"
    if hit.word("xw") and unit_code(hit.word("wu")) == "W":
        return calendar.shifted(calendar.monday(scene.published), 7 * side(hit.word("xw")) + number - 1), "relative"
    pointed = _pointed(hit, scene, scene.published, number)
    return pointed or _beside(hit, scene, scene.published, number), "relative"


def _is_byname(hit: Hit) -> bool:
    """ "Bloody Sunday" is the name of one day of the past, whatever day it was."""
    return hit.follows("byname") and _NAME_BEFORE.search(hit.tokens.text, 0, hit.start) is not None


def _pointed(hit: Hit, scene: Scene, published: date, number: int) -> date | None:
    """The day of "last Friday", "next Friday", "the previous Friday"; ``None`` where no word points to it."""
    table, word = time_words().value, hit.word("x")
    if scene.day and word in time_words().near["told"] and hit.before in table["the"]:
        back = word in table["last"]
        return calendar.nearest_weekday(calendar.shifted(scene.day, -back), number, -1 if back else 1)
    if word in table["last"]:
        return calendar.nearest_weekday(calendar.shifted(published, -1), number, -1)
    if word in table["next"]:
        day = calendar.nearest_weekday(published, number, 1)
        return calendar.shifted(day, 7) if word == "next" and calendar.day_span(published, day) <= _SOON else day
    return None


def _beside(hit: Hit, scene: Scene, published: date, number: int) -> date:
    """The day of that name beside the day of writing, or beside one told, on the side that the clause speaks of."""
    way, told = direction(scene.text, hit.start, hit.end), scene.day_beside(hit.start)
    if way == 0 and hit.word("x") in time_words().value["this"]:
        return calendar.shifted(calendar.monday(published), number - 1)
    if told and ranges.closes(hit):
        return calendar.nearest_weekday(told, number, 1)
    if way <= 0 and (closing := ranges.closing_weekday(hit)):
        return calendar.nearest_weekday(calendar.nearest_weekday(published, closing, -1), number, -1)
    if way > 0 and told and 0 < calendar.day_span(told, published) < 7:
        return calendar.nearest_weekday(told, number, 1)  # "on Wednesday declared a truce set to begin on Thursday"
    last = calendar.nearest_weekday(published, number, -1)
    yesterday = calendar.day_span(last, published) == 1
    if way <= 0 or last == published or (yesterday and not _is_ahead(hit, told, published)):
        return last
    return calendar.nearest_weekday(published, number, 1)


def _is_ahead(hit: Hit, told: date | None, published: date) -> bool:
    """Whether the sentence tells of a day to come, or the words right before the name point ahead.

    One of them must be, where the name would else be yesterday's: a week ahead is far.
    """
    return (told is not None and told > published) or ahead_beside(hit.tokens.text, hit.start, hit.end)
