"""dateparser: `search_dates`, a line at a time, past dates preferred."""

from __future__ import annotations

from datetime import datetime

from dateparser.search import search_dates

from bench.peers import timex
from bench.peers.adapter import Found, Report, Work, each, lines, serve


def load() -> Work:
    """Once used, the library is loaded."""
    search_dates("on Monday", languages=["en"])
    return each(_times)


def _times(report: Report) -> list[Found]:
    text, now = str(report["text"]), timex.written(report.get("published"))
    found: list[Found] = []
    for offset, line in lines(text):
        at = 0
        for words, moment in _search(line, now):
            start = line.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append(_found(text, offset + start, offset + at, moment, now))
    return found


def _search(line: str, now: datetime) -> list[tuple[str, datetime]]:
    settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
    try:
        return search_dates(line, languages=["en"], settings=settings) or []
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError):
        return []  # it stumbles over some lines


def _found(text: str, start: int, end: int, moment: datetime, now: datetime) -> Found:
    start = timex.without_lead(text, start, end)
    words = text[start:end]
    named = words.strip().lower() in (f"{now:%A}".lower(), f"{now:%a}".lower())
    kind, value = timex.value(words, now if named else moment)  # a bare weekday may be the day of writing
    return {"start": start, "end": end, "type": kind, "value": value}


if __name__ == "__main__":
    serve("times", load)
