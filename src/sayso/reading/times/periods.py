"""Periods with a name or a number: months, years, seasons, decades, centuries."""

from __future__ import annotations

import re

from sayso.lexicon.times import time_words
from sayso.reading import numbers
from sayso.reading.quantities.figures import spoken_year
from sayso.reading.times import calendar
from sayso.reading.times.context import Scene, base
from sayso.reading.times.cues import direction, opens, verb_beside
from sayso.reading.times.days import time_edge
from sayso.reading.times.grammar import Hit
from sayso.reading.times.value import Value, dated, unit_code, unresolved
from sayso.reading.times.years import stated_year, whole_year

_SEASON = 3  # months
_SHORT = 3  # characters of "30s"
_OLD = 3  # figures of "the 470s BC"
_YEARS = range(1000, 2101)
_AHEAD = 5  # months: a month as near as this to come is meant, where nothing in the clause points back
_AHEAD_OF_PAST = 2  # … and even where something does
_CAPITAL = re.compile(r"[ ][A-Z]")
_NO_YEAR = re.compile(r"\s*(?:-(?!\d\d(?:\d\d)?\b)\w|%|\$|,\d)")  # what makes figures something else than a year


def month(hit: Hit, scene: Scene) -> Value | None:
    """A month, of a year said, pointed to ("last"), or meant by the context."""
    if not _is_month(hit, scene):
        return None
    number = time_words().number("month", hit.word("m"))
    year = stated_year(hit, scene)
    if year is not None:
        return dated(calendar.month_value(year, number), "stated", time_edge(hit))
    if (running := scene.near_year(hit.start, number)) and not hit.word("x"):
        return dated(calendar.month_value(running, number), "inherited", time_edge(hit))
    if scene.narrative and scene.year:
        return dated(calendar.month_value(_told_month(hit.word("x"), number, scene, scene.year), number), "inherited")
    if scene.published is None or scene.narrative:
        return unresolved(f"XXXX-{number:02d}")
    return dated(calendar.month_value(_month_year(hit, scene, number), number), "relative", time_edge(hit))


def _told_month(word: str, number: int, scene: Scene, year: int) -> int:
    """The year of "the following May", "the previous April", counted from the month last told."""
    told = calendar.month_of(scene.told) or (1 if word in time_words().value["next"] else 12)
    if word in time_words().value["next"]:
        return year if number > told else year + 1
    if word in time_words().value["last"]:
        return year if number < told else year - 1
    return year


def _is_month(hit: Hit, scene: Scene) -> bool:
    """Names that are also words ("may", "march") need a capital and something about them that speaks of time."""
    name = hit.word("m")
    written = re.search(rf"\b{name}\b", hit.words, re.IGNORECASE)
    if written is None or written.group().islower():
        return False
    words = time_words()
    plain = hit.words.lower().strip(".") == name
    if hit.words.lower() == name and words.is_short(name) and _CAPITAL.match(hit.tokens.text, hit.end):
        return False  # "Jan Novak"
    if not plain or (name not in words.lone and len(name) > 3):
        return True
    beside = hit.before in words.lone_after or hit.after in words.near["deeds"]
    return beside or stated_year(hit, scene) is not None


def _month_year(hit: Hit, scene: Scene, number: int) -> int:
    """The year of a month told without one, counted from the day of writing (``scene.published`` is known)."""
    published = scene.published
    assert published is not None
    word, table = hit.word("x"), time_words().value
    behind = (published.month - number) % 12  # months since that month last began
    last = published.year if number <= published.month else published.year - 1
    if word in table["last"]:
        return last - 1 if behind <= 1 else last
    if word in table["next"]:
        return last + 1
    way = direction(scene.text, hit.start, hit.end)
    ahead = 12 - behind  # months until it begins again
    if way < 0 and (verb_beside(scene.text, hit.start, hit.end) < 0 or opens(scene.text, hit.start)):
        return last
    if behind and ahead <= {1: 12, 0: _AHEAD, -1: _AHEAD_OF_PAST}[way]:
        return last + 1
    return last


def year(hit: Hit, scene: Scene) -> Value | None:
    """A year in figures; ``None`` for figures that count something else."""
    figures = hit.word("y")
    if hit.word("era"):
        number = stated_year(hit, scene)
        return dated(calendar.year_value(number), "stated", time_edge(hit)) if number else None
    if len(figures) != 4:
        if unit_code(hit.after) or _counts(hit):
            return None  # "'60 Minutes'"
        near = scene.year if scene.year and scene.year > 0 else scene.published.year if scene.published else None
        value = whole_year(figures, near)
        return dated(f"{value:04d}", "stated", time_edge(hit))
    number = int(figures)
    beside = scene.text[hit.start - 1 : hit.start] in ("(", "-", "–", "—")
    sure = hit.words != figures or beside or hit.follows("year_before")
    counts = _counts(hit)
    if not sure and (counts or not 1500 <= number <= 2100 or _NO_YEAR.match(scene.text, hit.end)):
        return None
    if (counts and hit.follows("count_before")) or (hit.words == figures and _amounts(hit, scene)):
        return None
    return dated(figures, "stated", time_edge(hit))


def _counts(hit: Hit) -> bool:
    """Whether the figures count what follows: "2000 fighters"."""
    words, after = time_words().near, hit.after
    if after in words["counted"]:
        return True
    plural = after.endswith("s") and after.isalpha() and after not in words["not_counted"]
    return plural and hit.tokens.text[hit.end : hit.end + 2].strip().islower()


def _amounts(hit: Hit, scene: Scene) -> bool:
    """ "the toll is more than 2000"."""
    before = scene.text[max(0, hit.start - 20) : hit.start].lower()
    return any(before.endswith(f" {words} ") for words in time_words().near["amounts"])


def said_year(hit: Hit, scene: Scene) -> Value | None:
    """A year said in two halves: "nineteen ninety-four", "the winter of nineteen ninety-four"."""
    number, words = spoken_year(hit.word("n")) or _whole_year(hit), time_words()
    if number is None:
        return None
    if hit.word("m"):
        return dated(calendar.month_value(number, words.number("month", hit.word("m"))), "stated")
    return dated(f"{number:04d}-{words.code('season', hit.word('s'))}" if hit.word("s") else f"{number:04d}", "stated")


def _whole_year(hit: Hit) -> int | None:
    """ "the year two thousand and one"."""
    named = unit_code(hit.words.lower().split()[1]) == "Y"
    number = numbers.value(hit.word("n")) if named else None
    return number if number in _YEARS else None


def year_era(hit: Hit, scene: Scene) -> Value | None:
    """A year before (or marked as after) Christ: ``BC0480``."""
    figures = re.sub(r"\D", "", hit.word("n"))
    if not figures or len(figures) > 4:
        return None
    before = "b" in hit.word("era")
    return dated(f"{'BC' if before else ''}{int(figures):04d}", "stated", time_edge(hit))


def first_era(hit: Hit, scene: Scene) -> Value | None:
    """The first year of "264-241 BC"."""
    return year_era(hit, scene)


def told_year(hit: Hit, scene: Scene) -> Value | None:
    """A bare number after a preposition in a narrative of years before Christ: "in 480"."""
    figures = hit.word("n")
    if not scene.ancient or not hit.follows("told_year") or not figures.isdecimal() or len(figures) != 3:
        return None
    if _counts(hit) or _NO_YEAR.match(scene.text, hit.end):
        return None
    return dated(f"BC{int(figures):04d}", "stated")


def span_year(hit: Hit, scene: Scene) -> Value | None:
    """The second year of "1914-18"."""
    if scene.year is None or scene.year < 0:
        return None
    value = scene.year - scene.year % 100 + int(hit.word("y"))
    return dated(f"{value:04d}", "stated") if value > scene.year else None


def season(hit: Hit, scene: Scene) -> Value | None:
    """A season of a year said, or pointed to; bare only after "the" or in a narrative."""
    code = time_words().code("season", hit.word("s"))
    stated, word = stated_year(hit, scene), hit.word("x")
    edge = time_edge(hit)
    if stated is not None:
        return dated(f"{calendar.year_value(stated)}-{code}", "stated", edge)
    if hit.word("s") in time_words().lone and not _is_season(hit, scene):
        return None
    if scene.narrative and scene.year:
        told = f"{calendar.year_value(_told_season(word, code, scene, scene.year))}-{code}"
        planned = word in time_words().value["next"] and not hit.words.lower().startswith("the ")
        return Value(type="DATE", timex=told, basis="inherited", edge=edge, aside=planned)
    if scene.narrative or scene.published is None:
        return unresolved(f"XXXX-{code}")
    return dated(f"{_season_year(hit, scene, code, word):04d}-{code}", "relative", edge)


def _is_season(hit: Hit, scene: Scene) -> bool:
    """Whether "spring" or "fall", without a year, is the season: not in "the fall of the town", "those that fall"."""
    near = time_words().near
    if hit.after in time_words().value["of"] or (hit.word("x") in time_words().value["that"] and hit.after):
        return False
    return bool(hit.word("x")) or hit.follows("season") or (scene.narrative and hit.after in near["deeds"])


def _told_season(word: str, code: str, scene: Scene, year: int) -> int:
    """The year of "the next spring", "the following winter" of a story: the next year where this year's has begun."""
    limits = calendar.bounds(scene.told)
    begun = limits is not None and int(limits[0][5:7]) >= calendar.SEASONS[code][0]
    return year + 1 if begun and word in time_words().value["next"] else year


def _season_year(hit: Hit, scene: Scene, code: str, word: str) -> int:
    published, table = scene.published, time_words().value
    assert published is not None
    first = calendar.SEASONS[code][0]
    begun = published.year - (published.month < first)  # the last one begun
    inside = (published.month - first) % 12 < _SEASON
    if word in table["last"]:
        return begun - inside
    if word in table["next"]:
        return begun + 1
    way = 1 if word in table["this"] else direction(scene.text, hit.start, hit.end)
    ahead = (first - published.month) % 12  # months until the next one begins
    return begun + (not inside and ahead <= {1: 6, 0: 2, -1: 0}[way])


def decade(hit: Hit, scene: Scene) -> Value | None:
    """A decade: ``199`` of "the 1990s", "the nineties", "the '90s"."""
    word = hit.word("y")
    if hit.follows("whose") or (word[0].isdigit() and len(word) == _SHORT and hit.follows("level")):
        return None  # "in his early 30s", "the low 40s"
    if hit.words.lower() in time_words().value["decade"]:
        return None  # "a wad of fifties"
    named = time_words().value["decade"].get(word)
    figures = re.sub(r"\D", "", word)
    if named is None and len(figures) == 2:
        named = whole_year(figures, scene.published.year if scene.published else None)
    if len(figures) == _OLD and not hit.word("era"):
        return None  # "the 360s" are no years
    first = f"{named:04d}" if isinstance(named, int) else figures.zfill(4)
    if "b" in hit.words.lower() and re.search(r"b\.?\s?c", hit.words, re.I):
        return dated(f"BC{first[:3]}", "stated", time_edge(hit))
    return dated(first[:3], "stated", time_edge(hit))


def century(hit: Hit, scene: Scene) -> Value | None:
    """A century: ``19`` of "the 20th century"."""
    if unit_code(hit.word("u")) != "100Y":
        return None
    number = nth(hit.word("o"))
    if "b" in hit.word("era"):
        return dated(f"BC{number - 1:02d}", "stated", time_edge(hit))
    return dated(f"{number - 1:02d}", "stated", time_edge(hit)) if number else None


def nth(word: str) -> int:
    """The number of an ordinal in figures or letters; 0 if it is none."""
    figures = re.sub(r"\D", "", word)
    return int(figures or time_words().code("ordinal", word) or 0)


def the_day(hit: Hit, scene: Scene) -> Value | None:
    """ "the 14th" of the month last told."""
    start, basis = base(scene, told=True)
    number = nth(hit.word("d"))
    if start is None or not hit.follows("day_before") or hit.after:
        return None
    day = calendar.safe_date(start.year, start.month, number)
    return dated(day.isoformat(), basis) if day else None


def second_day(hit: Hit, scene: Scene) -> Value | None:
    """The second day of "May 11-12"; it takes its month from the first."""
    told = scene.day
    if told is None or (hit.follows("range_to") and _counts(hit)):
        return None
    year = stated_year(hit, scene) or told.year
    day = calendar.safe_date(year, told.month, nth(hit.word("d")))
    return dated(day.isoformat(), "stated") if day else None
