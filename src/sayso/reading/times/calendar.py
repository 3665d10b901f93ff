"""Calendar arithmetic on TIMEX3 values: what days a value spans, how EDTF writes it, how one value follows another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # meteorological, northern
EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_QUARTER = re.compile(r"(\d{4})-([QH])(\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")


def parse(value: str | None) -> date | None:
    """The day that an ISO date (or date-time) names; ``None`` where it names none."""
    found = _DAY.match(value or "")
    return safe_date(int(found[1]), int(found[2]), int(found[3])) if found else None


def safe_date(year: int, month: int, day: int) -> date | None:
    """``date(year, month, day)``, or ``None`` where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shifted(day: date, days: int) -> date:
    """``day`` plus ``days``, held inside the years that Python's calendar knows."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def months_on(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month ``count`` months after (before, if negative) that month."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def week_of(day: date) -> str:
    """The ISO week that holds ``day``: ``YYYY-Www``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(year: int, month: int) -> str:
    """The quarter that holds that month: ``YYYY-Qn``."""
    return f"{year:04d}-Q{(month - 1) // 3 + 1}"


def month_value(year: int, month: int) -> str:
    """``YYYY-MM``; ``BCYYYY-MM`` of a negative year."""
    return f"{year_value(year)}-{month:02d}"


def year_value(year: int) -> str:
    """``YYYY``; a negative year is one before Christ: ``BC0480``."""
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def nearest_weekday(anchor: date, weekday: int, direction: int) -> date:
    """The ``weekday`` (ISO, Monday 1) on or before ``anchor`` (direction ≤ 0), or after it (direction > 0)."""
    if direction > 0:
        return shifted(anchor, (weekday - anchor.isoweekday() - 1) % 7 + 1)
    return shifted(anchor, -((anchor.isoweekday() - weekday) % 7))


def monday(day: date) -> date:
    """The Monday of the ISO week that holds ``day``."""
    return shifted(day, 1 - day.isoweekday())


def bounds(value: str | None) -> tuple[str, str] | None:
    """First and last moment of a DATE or TIME value as ISO strings, inclusive; ``None`` for values that name no time.

    Clock times are kept as they are (``2016-10-22T16:00Z``); a night runs into the day after.
    """
    if value is None:
        return None
    day = parse(value)
    if day is not None:
        rest = value[10:]
        if rest.startswith("T24:00"):
            value = f"{shifted(day, 1).isoformat()}T00:00{rest[6:]}"
        if re.fullmatch(r"T\d\d:\d\d(:\d\d)?Z?", rest):
            return value, value
        return day.isoformat(), day.isoformat()
    return _period(value)


def _period(value: str) -> tuple[str, str] | None:
    if found := _WEEK.fullmatch(value):
        try:
            first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
        except ValueError:
            return None
        return first.isoformat(), shifted(first, 1 if found[3] else 6).isoformat()
    if found := _QUARTER.fullmatch(value):
        length = 3 if found[2] == "Q" else 6
        return _months(int(found[1]), (int(found[3]) - 1) * length + 1, length)
    if found := _SEASON.fullmatch(value):
        return _months(int(found[1]), SEASONS[found[2]][0], 3)
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), 1)
    if re.fullmatch(r"\d{2,4}", value) and int(value.ljust(4, "0")) > 0:
        return f"{value.ljust(4, '0')}-01-01", f"{value.ljust(4, '9')}-12-31"
    return None


def _months(year: int, month: int, count: int) -> tuple[str, str] | None:
    last_year, last_month = months_on(year, month, count - 1)
    first = safe_date(year, month, 1)
    if first is None or not MINYEAR <= last_year <= MAXYEAR:
        return None
    return first.isoformat(), date(last_year, last_month, monthrange(last_year, last_month)[1]).isoformat()


def precision(value: str | None) -> str:
    """How fine a value is: minute|hour|part_of_day|day|week|month|year|unknown."""
    if value is None:
        return "unknown"
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z?", value):
        return "minute"
    if re.match(r"\d{4}-\d\d-\d\dT", value):
        return "part_of_day"
    for pattern, name in ((_DAY, "day"), (_WEEK, "week"), (_MONTH, "month"), (_SEASON, "month"), (_QUARTER, "month")):
        if pattern.fullmatch(value):
            return name
    return "year" if re.fullmatch(r"(BC)?\d{2,4}", value) else "unknown"


def edtf(value: str | None, limits: tuple[str | None, str | None]) -> str | None:
    """The ISO 8601-2 string of a value; where it has none of its own, the interval of ``limits``; else ``None``."""
    if value is None:
        return None
    if found := _SEASON.fullmatch(value):
        return f"{found[1]}-{EDTF_SEASON[found[2]]}"
    if found := _QUARTER.fullmatch(value):
        return f"{found[1]}-{32 + int(found[3]) if found[2] == 'Q' else 39 + int(found[3])}"
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    if re.fullmatch(r"BC\d{4}", value):
        return f"-{int(value[2:]) - 1:04d}"
    first, last = limits
    if first and last and first != last and not re.fullmatch(r"\d{4}(-\d\d)?", value):
        return f"{first}/{last}"
    whole = re.fullmatch(r"\d{4}(-\d\d){0,2}", value)
    return value if whole else first


def year_of(value: str | None) -> int | None:
    """The year that a value lies in, negative before Christ; ``None`` for decades, centuries and values without one."""
    found = re.match(r"(BC)?(\d{4})(?:-|$)", value or "")
    if found is None:
        return None
    return -int(found[2]) if found[1] else int(found[2])


def month_of(value: str | None) -> int | None:
    """The month that a resolved value lies in, where it names one."""
    found = re.match(r"(?:BC)?\d{4}-(\d\d)", value or "")
    return int(found[1]) if found else None


def day_span(first: date, last: date) -> int:
    """Days from ``first`` to ``last``."""
    return (last - first) // timedelta(days=1)
