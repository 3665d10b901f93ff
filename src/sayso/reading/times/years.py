"""Which year is meant: in figures, by pointing ("last year"), at the other end of a range; dates all in figures."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from sayso.lexicon.times import time_words
from sayso.reading.times import calendar
from sayso.reading.times.context import Scene, base
from sayso.reading.times.grammar import Hit
from sayso.reading.times.value import side, unit_code


def written_date(figures: str, published: date | None) -> date | None:
    """A date all in figures (or with a month's name between hyphens); ``None`` where the calendar has no such day.

    Year first, or day.month.year; of day/month and month/day the one that fits, by preference the latest that is
    not after ``published``; without it dots and slashes are read day first, hyphens month first.
    """
    parts = re.split(r"[-./]", figures.upper().partition("T")[0] if figures[:4].isdecimal() else figures.upper())
    if len(parts[0]) == 4:
        return calendar.safe_date(int(parts[0]), int(parts[1]), int(parts[2]))
    year = whole_year(parts[2], published.year if published else None)
    if not parts[1].isdigit():
        month = time_words().value["month"].get(parts[1].lower()[:3])
        return calendar.safe_date(year, int(month), int(parts[0])) if month else None
    first, second = int(parts[0]), int(parts[1])
    readings = [calendar.safe_date(year, second, first), calendar.safe_date(year, first, second)]
    if "-" in figures:
        readings.reverse()
    days = [day for day in readings if day]
    past = [day for day in days if published and day <= published]
    if "/" in figures and past:
        return max(past)
    return days[0] if days else None


def whole_year(figures: str, near: int | None) -> int:
    """``'39`` → 1939: the latest year of those two figures not after ``near`` plus ten (2030 if unknown)."""
    figures = re.sub(r"\D", "", figures)[:4] or "0"
    if len(figures) > 2:
        return int(figures)
    limit = (near + 10) if near else 2030
    year = limit - limit % 100 + int(figures)
    return year if year <= limit else year - 100


def stated_year(hit: Hit, scene: Scene) -> int | None:
    """The year that the expression itself gives: in figures, or as "last year", "of that year"."""
    if figures := hit.word("y"):
        if hit.word("era"):
            return _era_year(figures, hit.word("era"))
        near = scene.year if scene.narrative else scene.published.year if scene.published else None
        return whole_year(figures, near)
    if hit.word("ru") and unit_code(hit.word("ru")) == "Y":
        return _pointed_year(hit.word("ry"), scene)
    return _range_year(hit, scene.text)


def _era_year(figures: str, era: str) -> int | None:
    figures = re.sub(r"\D", "", figures)
    if not 1 <= len(figures) <= 4:
        return None
    return -int(figures) if era.startswith("b") else int(figures)


@cache
def _other_end() -> re.Pattern[str]:
    months = "|".join(sorted(time_words().value["month"], key=lambda name: (-len(name), name)))
    links = "|".join(sorted(time_words().near["range"]))
    return re.compile(
        rf"\W*(?:{links}|[-–—])\W*(?:the\s+)?(?:(?:early|mid|late)[\s-])?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?"
        rf"({months})\.?(?:\s+\d{{1,2}})?,?\s+(\d{{4}})\b",
        re.IGNORECASE,
    )


def _range_year(hit: Hit, text: str) -> int | None:
    """The year that the other end of a range gives: "26 June – 4 August 1952", "between March and April 1918"."""
    end = _other_end().match(text, hit.end)
    name = hit.word("m")
    if end is None or not name:
        return None
    month = time_words().value["month"]
    later = int(month[end[1].lower()]) < int(month[name])
    return int(end[2]) - later


def _pointed_year(word: str, scene: Scene) -> int | None:
    table = time_words().value
    if word in table["that"]:
        return calendar.year_of(scene.told) or scene.year
    start, _ = base(scene, told=False)
    return start.year + side(word) if start else None
