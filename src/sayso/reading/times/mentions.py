"""Every temporal expression of a text, resolved: the grammar's hits, their values, their bounds.

Spans follow TIMEX3 (no preposition; "4pm GMT on Saturday" is one); values are TIMEX3, bounds ISO 8601, EDTF is
ISO 8601-2. Conventions of the codebook hold: "the last seven days" = publication − 7 … publication, a weekend is
Saturday and Sunday, "since X" = X … publication, ``Z`` only where GMT or UTC is said; in news "two weeks later" is a
length whose bounds are the day that it leads to. Without a publication date what counts from it stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from sayso.lexicon.times import time_words
from sayso.model import Span, TimeMention
from sayso.reading.times import calendar
from sayso.reading.times import days as timedays
from sayso.reading.times import hours as timehours
from sayso.reading.times import parts as timeparts
from sayso.reading.times import periods as timeperiods
from sayso.reading.times import points as timepoints
from sayso.reading.times import quarters as timequarters
from sayso.reading.times import spans as timespans
from sayso.reading.times.accounts import Accounts
from sayso.reading.times.context import Scene, asides, is_narrative
from sayso.reading.times.extent import trimmed
from sayso.reading.times.grammar import Hit, hits
from sayso.reading.times.tokens import tokens
from sayso.reading.times.value import Value
from sayso.reading.times.years import whole_year

Resolver = Callable[[Hit, Scene], Value | None]
RESOLVERS: Mapping[str, Resolver] = MappingProxyType(
    {
        "phrase": timespans.phrase,
        "feast": timedays.feast,
        "date": timedays.full_date,
        "month": timeperiods.month,
        "first_day": timedays.first_day,
        "second_day": timeperiods.second_day,
        "the_day": timeperiods.the_day,
        "year": timeperiods.year,
        "spoken_year": timeperiods.said_year,
        "year_era": timeperiods.year_era,
        "first_era": timeperiods.first_era,
        "told_year": timeperiods.told_year,
        "span_year": timeperiods.span_year,
        "fiscal_year": timequarters.fiscal_year,
        "season": timeperiods.season,
        "decade": timeperiods.decade,
        "century": timeperiods.century,
        "quarter": timequarters.quarter,
        "year_unit": timequarters.year_unit,
        "half": timeparts.half,
        "part_of": timeparts.part_of,
        "half_of_month": timeparts.half_of_month,
        "year_end": timepoints.year_end,
        "this_unit": timepoints.this_unit,
        "the_unit": timepoints.the_unit,
        "of_weekend": timepoints.of_weekend,
        "year_ago": timepoints.year_ago,
        "year_before": timepoints.year_before,
        "ago": timepoints.ago,
        "from_now": timepoints.from_now,
        "before_last": timepoints.before_last,
        "last_span": timespans.last_span,
        "span": timespans.span,
        "long_span": timespans.long_span,
        "solid": timespans.solid,
        "age_of": timespans.age_of,
        "span_of": timespans.span_of,
        "every": timespans.every,
        "repeat": timespans.repeat,
        "part": timehours.part,
        "clock_part": timehours.clock_part,
        "clock": timehours.clock,
        "day_beside": timedays.day_beside,
        "eve_of": timedays.eve_of,
        "night_into": timedays.night_into,
        "week_of": timedays.week_of,
        "refer": timespans.refer,
        "this_time": timespans.this_time,
        "told": timespans.told,
    }
)
_WRITTEN = range(1000, 9000)  # years
_DATED = ("year", "date", "month", "season")
_DAYS = ("time.date", "time.clock", "time.clock_part")
_MARKS = re.compile(r"[\s(),–-]*")
_MONTH_PARTS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}


def scan(text: str) -> list[Hit]:
    """Where temporal expressions stand in ``text``, before any is resolved."""
    return hits(tokens(text))


def times(text: str, published: str | None, scanned: list[Hit] | None = None) -> tuple[TimeMention, ...]:
    """The temporal expressions of ``text``, in order, not overlapping. ``published``: ISO date of writing, or ``None``.

    A ``published`` that is no ISO date, or of no year that a report can be of, counts as none. ``scanned``: what
    ``scan`` found in the text, where that is known already.
    """
    found = scan(text) if scanned is None else scanned
    written = calendar.parse(published)
    day = written if written and written.year in _WRITTEN else None
    scene = Scene(text=text, published=day, accounts=Accounts(text=text, published=day))
    scene.narrative = _tells_old_story(found, scene)
    mentions: list[TimeMention] = []
    end = 0
    for hit in found:
        if hit.start < end:
            continue
        value = RESOLVERS[hit.rule](hit, scene)
        if value is None:
            continue
        mentions.append(_mention(trimmed(hit, scene), value, scene))
        end = hit.end
        if value.type in ("DATE", "TIME") or value.until:
            scene.tell(value, hit.start, hit.end)
    return tuple(_with_day(mentions, text))


def _with_day(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """Clock times take the day that follows them in the sentence: "8am to 7pm on Thursday"."""
    for index in range(len(mentions) - 2, -1, -1):
        clock, after = mentions[index], mentions[index + 1]
        between = text[clock.span.end : after.span.start]
        day = calendar.parse(after.value)
        if clock.rule != "time.clock" or after.rule not in _DAYS or day is None or not _leads_on(between):
            continue
        value = day.isoformat() + (clock.value or "")[10:]
        limits = calendar.bounds(value) or (None, None)
        mentions[index] = replace(
            clock,
            value=value,
            earliest=limits[0],
            latest=limits[1],
            edtf=calendar.edtf(value, limits),
            basis=after.basis,
        )
    return mentions


def _leads_on(between: str) -> bool:
    """Whether only brackets, dashes and words like "to" and "on" stand between a clock time and what follows it."""
    words = re.findall(r"\w+", between)
    marks = re.sub(r"\w+", "", between)
    return _MARKS.fullmatch(marks) is not None and all(word.lower() in time_words().near["to_day"] for word in words)


def _tells_old_story(found: list[Hit], scene: Scene) -> bool:
    """Whether the text is a narrative: years named outright against times that count from its own day."""
    told = _years_told(found)
    years = [year for _, year in told]
    scene.asides = asides(told)
    scene.ancient = 2 * sum(year < 0 for year in years) > len(years)
    near = [hit for hit in found if hit.rule == "date" and (hit.word("k") or (hit.word("w") and not hit.word("m")))]
    lately = [
        hit for hit in found if hit.rule == "this_unit" and hit.words.lower().startswith(("last", "this", "next"))
    ]
    fresh = len({hit.start for hit in near + lately})
    return is_narrative(years, fresh, scene.published)


def _years_told(found: list[Hit]) -> list[tuple[int, int]]:
    """Position and year (negative: before Christ) of every year named outright, in order."""
    told: list[tuple[int, int]] = []
    for hit in found:
        figures, era = hit.word("y"), hit.word("era")
        if hit.rule in _DATED and (era or len(figures) == 4) and (not told or hit.start > told[-1][0]):
            told.append((hit.start, -(whole_year(figures, 0)) if era.startswith("b") else whole_year(figures, 0)))
    return told


def _mention(hit: Hit, value: Value, scene: Scene) -> TimeMention:
    earliest, latest = _limits(value)
    if earliest and hit.follows("since") and scene.published and not scene.narrative:
        today = scene.published.isoformat()
        latest = today if earliest[:10] <= today else latest
    length, when = value.type == "DURATION" and value.until is None, value.until or value.timex
    return TimeMention(
        span=Span(hit.start, hit.end),
        type=value.type,
        value=value.timex,
        earliest=earliest,
        latest=latest,
        edtf=calendar.edtf(when, (earliest, latest)) if earliest or not length else None,
        precision=calendar.precision(when) if not length else "day" if earliest else "unknown",
        basis=value.basis,
        rule=f"time.{hit.rule}",
    )


def _limits(value: Value) -> tuple[str | None, str | None]:
    """First and last moment of a value: as its rule gave them, else as TIMEX3 says, narrowed by "early" or "late"."""
    if value.limits is not None:
        return value.limits
    if value.type not in ("DATE", "TIME") and value.until is None:
        return None, None
    whole = calendar.bounds(value.until or value.timex)
    if whole is None:
        return None, None
    month = re.fullmatch(r"\d{4}-\d\d", value.timex or "")
    if month and value.edge in _MONTH_PARTS:
        first, last = _MONTH_PARTS[value.edge]
        return f"{whole[0][:8]}{first:02d}", min(f"{whole[0][:8]}{last:02d}", whole[1])
    return whole
