"""Days: calendar dates, day names, "yesterday", holidays, with or without a clock or part of the day."""

from __future__ import annotations

import re
from datetime import date

from sayso.lexicon.times import time_words
from sayso.reading.times import calendar
from sayso.reading.times.context import Scene
from sayso.reading.times.cues import direction
from sayso.reading.times.grammar import Hit
from sayso.reading.times.hours import clock_value, last_night, parted
from sayso.reading.times.value import NO_DAY, Value, dated, pointed, unit_code, unresolved
from sayso.reading.times.weekdays import weekday
from sayso.reading.times.years import stated_year, written_date

_EDGES = ("early", "mid", "late", "opening", "middle", "closing")  # classes of the lexicon
_FRESH = 14  # days: a holiday as near as this
_NAME = 20  # characters before "Today" that may hold the rest of a paper's name
_PAPER = re.compile(r"[a-z]\s[A-Z]{2,}\s\Z")
_OF_IT = re.compile(r"['’]s\s+(\w+)")
_CLOSE = 75  # days: a date as near as this is meant on whichever side it lies


def full_date(hit: Hit, scene: Scene) -> Value | None:
    """The rule ``date``: a day with what belongs to it."""
    found = _day(hit, scene)
    if found is None:
        return None
    if scene.narrative and hit.words.lower() == "today":
        return unresolved("PRESENT_REF")
    if hit.word("k") and _is_name(hit):
        return None
    day, basis = found
    clock, part = hit.word("t"), hit.word("p")
    if day and (week := _feast_week(hit)):
        return dated(pointed(day, week), basis)
    if hit.word("hh"):
        return parted(day, "morning", basis) if unit_code(hit.word("hh")) == "TH" else None
    iso = day.isoformat() if day else NO_DAY
    if re.search(r"\dt\d", hit.word("f")):
        return dated(hit.word("f").upper(), basis)
    if clock:
        return dated(iso + clock_value(clock, hit.word("z"), part), basis)
    if day and part in time_words().value["overnight"]:
        return last_night(calendar.shifted(day, 1), basis, -1)
    if part or hit.word("k") in time_words().value["part"]:
        return parted(day, part, basis)
    if _is_tonight(hit):
        return parted(day, "night", basis)
    return dated(iso if day else None, basis, time_edge(hit)) if day else unresolved(NO_DAY)


def first_day(hit: Hit, scene: Scene) -> Value | None:
    """The first day of "11 and 12 May", "from 2 to 4 November": of the year that the second is of."""
    found = _month_day(hit, scene)
    return dated(found[0].isoformat(), found[1]) if found and found[0] else None


def _is_name(hit: Hit) -> bool:
    """ "told USA Today", "in today's world": the name of a paper, the age we live in."""
    before, after = hit.tokens.text[max(0, hit.start - _NAME) : hit.start], _OF_IT.match(hit.tokens.text, hit.end)
    paper = hit.words[0].isupper() and _PAPER.search(before)
    return bool(paper) or (after is not None and after[1] in time_words().near["of_our_day"])


def _is_tonight(hit: Hit) -> bool:
    return hit.word("k").endswith("night")


def time_edge(hit: Hit) -> str:
    """START|MID|END where the expression says early, mid or late."""
    word, table = hit.word("e"), time_words()
    return next((code for kind in _EDGES if (code := table.code(kind, word))), "")


def _day(hit: Hit, scene: Scene) -> tuple[date | None, str] | None:
    """The day meant and its basis; ``None`` where the words are no date at all."""
    if figures := hit.word("f"):
        day = written_date(figures, scene.published)
        return (day, "stated") if day else None
    if hit.word("m"):
        return _month_day(hit, scene)
    if hit.word("h"):
        return _holiday(hit, scene)
    if word := hit.word("k"):
        return _from_writing(scene, time_words().number("deictic", word))
    return weekday(hit, scene)


def day_beside(hit: Hit, scene: Scene) -> Value | None:
    """ "the day before yesterday", "the day after tomorrow", "the day before Monday's vote"."""
    found = _day(hit, scene) if unit_code(hit.word("u")) == "D" else None
    if found is None:
        return None
    day, basis = found
    if day is None:
        return unresolved(NO_DAY)
    return dated(calendar.shifted(day, -1 if hit.word("g") in time_words().value["before"] else 1).isoformat(), basis)


def eve_of(hit: Hit, scene: Scene) -> Value | None:
    """ "the eve of 9 May", "on the eve of Monday's vote": the day before."""
    found = _day(hit, scene)
    return dated(calendar.shifted(found[0], -1).isoformat(), found[1]) if found and found[0] else None


def night_into(hit: Hit, scene: Scene) -> Value | None:
    """ "overnight into Tuesday": the night before that day and its first hours."""
    found, part = _day(hit, scene), hit.word("n")
    if found is None or found[0] is None or not (time_words().code("part", part) == "NI" or part == "overnight"):
        return None
    return last_night(found[0], found[1], -1)


def week_of(hit: Hit, scene: Scene) -> Value | None:
    """ "the week of March 6": the ISO week that holds that day."""
    found = _day(hit, scene) if unit_code(hit.word("wk")) == "W" else None
    if found is None or found[0] is None:
        return None
    return dated(calendar.week_of(found[0]), found[1])


def _from_writing(scene: Scene, offset: int) -> tuple[date | None, str]:
    if scene.published is None or scene.narrative:
        return None, "unknown"
    return calendar.shifted(scene.published, offset), "relative"


def _month_day(hit: Hit, scene: Scene) -> tuple[date | None, str] | None:
    words, name = time_words(), hit.word("m")
    if name in words.lone and name in hit.words and hit.before not in words.lone_after:
        return None  # "they may 12 times"
    month = words.number("month", name)
    figure = hit.word("d")
    day = int(re.sub(r"\D", "", figure) or time_words().code("ordinal", figure) or 0)
    year = stated_year(hit, scene)
    if year is not None:
        found = calendar.safe_date(year, month, day)
        return (found, "stated") if found else None
    if calendar.safe_date(2000, month, day) is None:
        return None
    ahead = not scene.narrative and direction(scene.text, hit.start, hit.end) > 0
    if not ahead and (running := scene.near_year(hit.start, month)):
        return calendar.safe_date(running, month, day), "inherited"
    if scene.published is None or scene.narrative:
        return None, "unknown"
    way = 1 if hit.word("x") in words.value["next"] else -1 if hit.word("x") else 0
    beside = _beside(scene.published, month, day, way or direction(scene.text, hit.start, hit.end), said=way != 0)
    return beside, "relative"


def _beside(anchor: date, month: int, day: int, way: int, *, said: bool) -> date | None:
    """That day of the year beside ``anchor``: the nearest one, or the nearest on the side that ``way`` points to.

    ``said``: the side is told outright ("last Oct. 2"), so that no day near on the other side is meant.
    """
    near = [calendar.safe_date(anchor.year + offset, month, day) for offset in (-1, 0, 1)]
    days = [found for found in near if found]
    sided = [found for found in days if way and (found - anchor).days * way >= 0]
    close = [found for found in days if abs((found - anchor).days) < _CLOSE]
    return min(sided if said else close or sided or days, key=lambda found: abs((found - anchor).days), default=None)


def feast(hit: Hit, scene: Scene) -> Value | None:
    """A holiday of several words: "New Year's Eve", "Good Friday"."""
    words = hit.words.lower().replace("’", "'").split()
    rule = next(rule for name, rule in time_words().feasts.items() if _same_name(name, words))
    found = _nearest(hit, scene, rule, 0)
    return dated(found[0].isoformat(), found[1]) if found[0] else unresolved(NO_DAY)


def _same_name(name: tuple[str, ...], words: list[str]) -> bool:
    return [re.sub(r"['.]", "", word) for word in name] == [re.sub(r"['.]", "", word) for word in words]


def _holiday(hit: Hit, scene: Scene) -> tuple[date | None, str]:
    rule = time_words().code("holiday", hit.word("h"))
    return _nearest(hit, scene, rule, -1 if hit.word("v") else 0)


def _nearest(hit: Hit, scene: Scene, rule: str, shift: int) -> tuple[date | None, str]:
    """The holiday of the year said, else the one beside the day of writing on the side that the clause points to."""
    year = stated_year(hit, scene) or scene.near_year(hit.start)
    if year and year > 0:
        return calendar.shifted(holiday(rule, year), shift), "stated"
    if scene.published is None:
        return None, "unknown"
    published, last = scene.published, hit.word("x") in time_words().value["last"]
    days = [holiday(rule, published.year + offset) for offset in (-1, 0, 1)]
    way = -1 if last else 0 if _feast_week(hit) else direction(scene.text, hit.start, hit.end)
    sided = [day for day in days if way and (day - published).days * way >= 0]
    close = [day for day in days if abs((day - published).days) <= _FRESH and not last]
    nearest = min(close or sided or days, key=lambda day: abs((day - published).days))
    return calendar.shifted(nearest, shift), "relative"


def _feast_week(hit: Hit) -> str:
    """The unit of "Easter week" and "Easter weekend", which are near when they are told of; else empty."""
    unit = unit_code(hit.word("hu"))
    return unit if unit in ("W", "WE") else ""


def holiday(rule: str, year: int) -> date:
    """The day of a holiday in that year; ``rule`` as the lexicon has it: month-day, month:weekday:which, or Easter."""
    if ":" in rule:
        in_month, weekday, which = (int(figures) for figures in rule.split(":"))
        after = calendar.months_on(year, in_month, which < 0)
        first = calendar.nearest_weekday(calendar.shifted(date(*after, 1), -1), weekday, 1)
        return calendar.shifted(first, 7 * (which - (which > 0)))
    if rule.startswith("easter"):
        return calendar.shifted(_easter(year), int(rule[6:] or 0))
    month, _, day = rule.partition("-")
    return date(year, int(month), int(day))


def _easter(year: int) -> date:
    """Gregorian Easter Sunday (Meeus/Jones/Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
