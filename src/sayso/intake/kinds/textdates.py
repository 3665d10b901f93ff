"""Dates as a text itself states them, to hold against the date that a page declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.lexicon.times import time_words
from sayso.model import Span

_SENTENCE = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A day and month as written, with its year and weekday (ISO, Monday 1) where the text gives them."""

    span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None

    @property
    def date(self) -> date | None:
        """The whole date; ``None`` without a year, or where there is no such day."""
        return None if self.year is None else safe(self.year, self.month, self.day)


def stated(text: str) -> Iterator[Stated]:
    """Every day of a month in ``text``, in order: "Tuesday, 25 October 2016", "Oct. 25", "2016-10-25"."""
    table = time_words()
    for found in _pattern().finditer(text):
        month = found["m1"] or found["m2"]
        name = (found["weekday"] or "").lower()
        yield Stated(
            span=Span(*found.span()),
            year=int(found["y1"] or found["y2"] or found["y3"] or 0) or None,
            month=table.number("month", month) if month else int(found["m3"]),
            day=int(found["d1"] or found["d2"] or found["d3"]),
            weekday=table.number("weekday", name) if name else None,
        )


def looks_ahead(text: str, at: int) -> bool:
    """Whether the sentence up to ``at`` speaks of what is to come ("will meet on …", "until …")."""
    table = time_words()
    before = _SENTENCE.split(text[max(0, at - 200) : at])[-1].lower()
    told = f" {' '.join(re.findall(r'[a-z]+', before))} "
    return any(f" {cue} " in told for cue in table.future | table.beside | table.by | table.until | {"before"})


def safe(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    table = time_words()
    month, weekday = (
        "|".join(sorted((re.escape(word) for word in table.value[kind]), key=len, reverse=True))
        for kind in ("month", "weekday")
    )
    before = rf"(?:\b(?P<weekday>{weekday})\b\.?,?\s+(?:the\s+|\()?)?"
    first = rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{month})\b\.?(?:,?\s+(?P<y1>(?:19|20)\d\d)\b)?"
    second = rf"\b(?P<m2>{month})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<y2>(?:19|20)\d\d)\b)?"
    third = r"\b(?P<y3>(?:19|20)\d\d)-(?P<m3>0[1-9]|1[0-2])-(?P<d3>[0-3]\d)\b"
    return re.compile(rf"{before}(?:{first}|{second}|{third})", re.IGNORECASE)
