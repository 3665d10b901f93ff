"""Microsoft's recognizers-text: dates of a line, of two readings the one that is past."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from recognizers_date_time import Culture, recognize_datetime

from bench.peers import timex
from bench.peers.adapter import Found, Report, Work, each, lines, serve

_READY = re.compile(r"\d{4}(?:-\d\d){0,2}|\d{4}-W\d\d|P\w+|(?:PRESENT|PAST|FUTURE)_REF")
_JOINED = re.compile(r"\s*(?:\b(?:to|through|until|till|and)\b|[-–—])\s*", re.IGNORECASE)


def load() -> Work:
    """Once used, the library is loaded."""
    recognize_datetime("now", Culture.English)
    return each(_times)


def _times(report: Report) -> list[Found]:
    text, now = str(report["text"]), timex.written(report.get("published"))
    return [
        item
        for offset, line in lines(text)
        for one in recognize_datetime(line, Culture.English, reference=now)
        for item in _items(text, offset + one.start, offset + one.end + 1, one, now)
    ]


def _items(text: str, start: int, end: int, one: Any, now: datetime) -> list[Found]:
    start = timex.without_lead(text, start, end)
    values = (one.resolution or {}).get("values") or [{}]
    chosen = _past(values, now)
    begins, ends = _moment(chosen.get("start")), _moment(chosen.get("end"))
    join = _JOINED.search(text, start + 1, end)
    words = text[start:end]
    if begins and ends and join and join.end() < end and timex.length(words) is None:
        halves = ((start, join.start(), begins), (join.end(), end, ends))  # the gold answers have two expressions
        return [_item(text, s, e, *timex.value(text[s:e], moment)) for s, e, moment in halves]
    return [_item(text, start, end, *_value(words, chosen, one.type_name, now))]


def _item(text: str, start: int, end: int, kind: str, value: str) -> Found:
    return {"start": timex.without_lead(text, start, end), "end": end, "type": kind, "value": value}


def _past(values: list[dict[str, str]], now: datetime) -> dict[str, str]:
    """Of "Friday" before and after the day of writing, the one before: these are reports."""
    past = [v for v in values if (moment := _moment(v.get("value") or v.get("start"))) and moment <= now]
    return past[-1] if past else values[0]


def _value(words: str, chosen: dict[str, str], name: str, now: datetime) -> tuple[str, str]:
    code, kind = chosen.get("timex", ""), name.split(".")[-1]
    if kind == "duration":
        return "DURATION", timex.length(words) or code
    if kind == "set":
        return "SET", code
    if kind == "time" and (clock := re.match(r"T(\d\d)(?::(\d\d))?$", code)):
        return "TIME", f"{now:%Y-%m-%d}T{clock.group(1)}:{clock.group(2) or '00'}"
    if kind == "timerange" and re.fullmatch(r"T[A-Z]{2}", code):
        return "TIME", f"{now:%Y-%m-%d}{code}"
    if (lasting := timex.length(words)) is not None:
        return "DURATION", lasting
    if _READY.fullmatch(code):
        return "DATE", code
    moment = _moment(chosen.get("value") or chosen.get("start"))
    return timex.value(words, moment) if moment else ("DATE", code)


def _moment(stamp: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp or "")
    except ValueError:
        return None


if __name__ == "__main__":
    serve("times", load)
