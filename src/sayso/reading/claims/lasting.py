"""How long it went on: "from Tuesday for three days", "a 48-hour pause from 0700 GMT"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sayso.lexicon import linking
from sayso.model import EventTime, TimeMention
from sayso.reading.claims.scene import Scene
from sayso.reading.nearby import words_before
from sayso.reading.parse import Token

_LENGTH = re.compile(r"P(?:T(?P<hours>\d+)H|(?P<days>\d+)D|(?P<weeks>\d+)W)")


def lasting(time: EventTime, own: TimeMention, scene: Scene, region: Sequence[Token]) -> EventTime:
    """The window from ``own``, where the clause says from when and for how long; else ``time`` as it is."""
    if time.earliest is None or time.earliest != time.latest or not _is_start(scene.text, own.span.start):
        return time
    length = next((found for m in scene.times if (found := _length(m, region)) is not None), None)
    if length is None:
        return time
    latest = _end(time.earliest, *length)
    return replace(time, latest=latest, edtf=f"{time.earliest}/{latest}") if latest is not None else time


def _is_start(text: str, at: int) -> bool:
    """Whether the words before a time make it a beginning: "from", "starting on"."""
    table = linking.load()
    words = words_before(text, at, 2)
    return bool(words) and (words[-1] in table.starts or (words[0] in table.starts and words[-1] in table.before_a_day))


def _length(mention: TimeMention, region: Sequence[Token]) -> tuple[int, int] | None:
    """Days and hours of a length told after "for", or beside a noun of the clause ("a 48-hour pause")."""
    told = _LENGTH.fullmatch(mention.value or "") if mention.type == "DURATION" else None
    token = next((t for t in region if mention.span.holds(t.span)), None)
    if told is None or token is None:
        return None
    whole = next((t for t in region if mention.span.holds(t.span) and not mention.span.holds(t.head.span)), token)
    fits = whole.head.lower == "for" if whole.dep == "pobj" else whole.dep in ("compound", "nmod", "amod", "nummod")
    if not fits:
        return None
    days = int(told["days"] or 0) + 7 * int(told["weeks"] or 0)
    return days, int(told["hours"] or 0)


def _end(start: str, days: int, hours: int) -> str | None:
    """The last moment of so many days, or hours, from an ISO day or moment on."""
    if len(start) > 10:
        moment = datetime.fromisoformat(start) + timedelta(days=days, hours=hours)
        return moment.strftime("%Y-%m-%dT%H:%M") + ("Z" if start.endswith("Z") else "")
    first = date.fromisoformat(start)
    last = first + (timedelta(days=days - 1) if days else timedelta(hours=hours))
    return last.isoformat()
