"""The value of one time expression: what every rule of the grammar hands on to the resolvers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.lexicon.times import time_words
from sayso.reading.numbers import value as number
from sayso.reading.times import calendar

NO_DAY = "XXXX-XX-XX"
_MOST = 100000  # units: no report counts farther from its own day
_HALF = {"Y": "P6M", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}
_HALVED = {"Y": "P{}Y6M", "TH": "PT{}H30M", "TM": "PT{}M30S"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A resolved expression. ``limits``: first and last moment (ISO), ``None`` where they follow from ``timex``.

    ``basis``: stated (outright), relative (counted from the day of writing), inherited (from a date told before),
    unknown. ``edge``: START|MID|END|… where only that part of the period is meant.
    ``aside``: the story does not move there ("two years earlier"). ``until``: the TIMEX3 value of the day that a length
    leads to ("two weeks later").
    """

    type: str
    timex: str | None
    basis: str
    limits: tuple[str | None, str | None] | None = None
    edge: str = ""
    aside: bool = False
    until: str | None = None


def dated(timex: str | None, basis: str, edge: str = "") -> Value:
    """A DATE, or a TIME where the value has a clock or a part of the day."""
    return Value(type="TIME" if timex and "T" in timex else "DATE", timex=timex, basis=basis, edge=edge)


def unresolved(timex: str | None = None, kind: str = "DATE") -> Value:
    """An expression that nothing in the report fixes."""
    return Value(type=kind, timex=timex, basis="unknown")


def amount(words: str) -> tuple[float | None, bool]:
    """The number in ``words`` ("two and a half" → 2.5; ``None``: vague, as in "several") and whether any was said."""
    words = " ".join(words.replace("-", " ").split())
    if not words:
        return None, False
    table = time_words().value
    if words in table["a"]:
        return 1.0, True
    half = 0.0
    listed = words.split()
    if listed[0] in table["half"]:
        return 0.5, True
    if listed[0] in table["fourth"] or (len(listed) > 1 and listed[0] in table["a"] and listed[1] in table["fourth"]):
        return 0.25, True
    if listed[-1] in table["half"]:
        listed, half = [word for word in listed[:-1] if word not in table["and"]], 0.5
        while listed and listed[-1] in table["a"]:
            listed.pop()
    if any(table["vague"].get(word) == "2" for word in listed):
        return 2.0, True
    if listed and "/" in listed[-1] and len(listed[-1]) == 3 and listed[-1][0].isdigit() and listed[-1][2] in "234":
        half, listed = int(listed[-1][0]) / int(listed[-1][2]), listed[:-1]
    if listed and listed[0].replace(".", "", 1).isdigit() and len(listed) == 1:
        return float(listed[0]) + half, True
    counted = number(" ".join(listed))
    return (counted + half if counted is not None else None), True


def unit_code(word: str) -> str:
    """TIMEX3 unit of "day", "days": D, W, WE, M, Q, Y, TH, TM, TS, 2W, 10Y, 100Y; empty if it is none."""
    table = time_words()
    return table.code("unit", word) or table.code("units", word)


def side(word: str) -> int:
    """−1 of "last", 0 of "this", +1 of "next"; 0 where the word is none of them."""
    table = time_words().value
    return next((int(table[kind][word]) for kind in ("last", "next", "this") if word in table[kind]), 0)


def scaled(code: str, count: float | None) -> tuple[float | None, str]:
    """Unit and count with units that TIMEX3 has none of turned into those it has ("two decades" → 20 Y)."""
    factor = {"2W": (2, "W"), "10Y": (10, "Y"), "100Y": (100, "Y"), "Q": (3, "M")}.get(code)
    if factor is None or count is None:
        return count, code if factor is None else {"10Y": "DE", "100Y": "CE"}.get(code, factor[1])
    return count * factor[0], factor[1]


def period(code: str, count: float | None) -> str:
    """TIMEX3 duration: ``P3D``, ``PT4H``, ``PXY`` (some years), ``P2.5Y``."""
    if code != "Q":
        count, code = scaled(code, count)
    if count == 0.25 and code == "TH":
        return "PT15M"
    if count == 0.5 and code in _HALF:
        return _HALF[code]
    if count is not None and count % 1 == 0.5 and code in _HALVED:
        return _HALVED[code].format(int(count))
    figure = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"PT{figure}{code[1]}" if code[0] == "T" else f"P{figure}{code}"


def moved(day: date, code: str, count: float) -> date:
    """``day`` moved by that many units, to the day; parts of the clock count as days begun."""
    scaled_count, code = scaled(code, count)
    count = scaled_count or 0.0
    count = max(-_MOST, min(_MOST, count))
    if code in ("M", "Y"):
        year, month = calendar.months_on(day.year, day.month, round(count * (12 if code == "Y" else 1)))
        for last in (day.day, 30, 29, 28):
            if (found := calendar.safe_date(year, month, last)) is not None:
                return found
        return day
    hours = {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400, "D": 1, "W": 7, "WE": 7}[code]
    days = count * hours
    return calendar.shifted(day, int(days) if days == int(days) else int(days) + (1 if days > 0 else -1))


def pointed(day: date, code: str) -> str:
    """The value of the unit that holds ``day``: its ISO week, month, quarter, year, decade, or the day itself."""
    iso = day.isoformat()
    return {
        "W": calendar.week_of(day),
        "WE": f"{calendar.week_of(day)}-WE",
        "M": iso[:7],
        "Q": calendar.quarter_of(day.year, day.month),
        "Y": iso[:4],
        "10Y": iso[:3],
        "100Y": iso[:2],
    }.get(code, iso)
