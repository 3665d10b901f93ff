"""Parts of a named period: "the first week of September", "the last ten days of May 2015", "the second half of May"."""

from __future__ import annotations

from datetime import date

from sayso.lexicon.times import time_words
from sayso.reading.times import calendar
from sayso.reading.times.context import Scene, base
from sayso.reading.times.grammar import Hit
from sayso.reading.times.periods import month
from sayso.reading.times.value import Value, amount, dated, moved, period, pointed, side, unit_code
from sayso.reading.times.years import stated_year

_LENGTH = {"D": 1, "WE": 2, "W": 7, "M": 30, "Q": 91, "Y": 365}
_THIRDS = {1: (1, 10), -1: (21, 31)}  # days of a month: "the first days of May"
_MIDDLE = 15  # day of a month


def part_of(hit: Hit, scene: Scene) -> Value | None:
    """So many units from the beginning, or before the end, of a month, week or year."""
    code, whole = unit_code(hit.word("u")), _whole(hit, scene)
    if whole is None or whole.timex is None or not _finer(code, whole.timex):
        return None
    scene.tell(whole, hit.start, hit.end)
    count, said = amount(hit.word("q"))
    if not said and hit.word("u") in time_words().value["unit"]:
        count = 1.0
    place = _place(hit.word("o"))
    limits = calendar.bounds(whole.timex)
    days = _days(limits, code, count, place) if limits else None
    if code == "Q":
        return _quarters(whole, count, place)
    if days and count == 1.0 and code in ("D", "M"):
        return dated(pointed(days[0], code), whole.basis)
    window = (days[0].isoformat(), days[1].isoformat()) if days else None
    return Value(type="DURATION", timex=period(code, count), basis=whole.basis, limits=window)


def half_of_month(hit: Hit, scene: Scene) -> Value | None:
    """ "the second half of September": that month, from its middle on."""
    whole = month(hit, scene)
    limits = calendar.bounds(whole.timex) if whole else None
    if whole is None or limits is None:
        return None
    later = hit.word("o") in time_words().value["late"] or _place(hit.word("o")) in (2, -1)
    middle = f"{limits[0][:8]}{_MIDDLE + later:02d}"
    window = (middle, limits[1]) if later else (limits[0], middle)
    return Value(type="DATE", timex=whole.timex, basis=whole.basis, limits=window)


def half(hit: Hit, scene: Scene) -> Value | None:
    """A half of a year: ``2004-H1``."""
    year, basis, word = stated_year(hit, scene), "stated", hit.word("o")
    if unit_code(hit.word("tu")) == "Y":
        start, basis = base(scene, told=False)
        year = start.year if start else None
    if year is None or year < 0:
        return None
    table = time_words().value
    second = word in table["late"] or _place(word) in (2, -1)
    return dated(f"{year:04d}-H{2 if second else 1}", basis)


def _whole(hit: Hit, scene: Scene) -> Value | None:
    """The period that the part is of."""
    if hit.word("m"):
        return month(hit, scene)
    if unit := hit.word("tu"):
        start, basis = base(scene, told=True)
        return dated(pointed(start, unit_code(unit)), basis) if start and unit_code(unit) == "M" else None
    code = unit_code(hit.word("ru"))
    if code and code != "Y":
        return _pointed(hit, scene, code)
    year = stated_year(hit, scene)
    return dated(calendar.year_value(year), "stated") if year else None


def _pointed(hit: Hit, scene: Scene, code: str) -> Value | None:
    """ "of last month", "of that week"."""
    table, word = time_words().value, hit.word("ry")
    start, basis = base(scene, told=word in table["that"])
    return dated(pointed(moved(start, code, side(word)), code), basis) if start else None


def _finer(code: str, timex: str) -> bool:
    """Whether the unit is shorter than the period of that value."""
    whole = {"year": 365, "month": 30, "week": 7}.get(calendar.precision(timex), 0)
    return 0 < _LENGTH.get(code, 0) < whole


def _place(word: str) -> int:
    """1 of "first", 2 of "second", −1 of "last" and "final"."""
    table = time_words().value
    if word in table["last"] or word in table["final"]:
        return -1
    return int(table["ordinal"].get(word, 1))


def _days(limits: tuple[str, str], code: str, count: float | None, place: int) -> tuple[date, date] | None:
    """First and last day of the part; ``None`` where the period has no such part."""
    first, last = date.fromisoformat(limits[0]), date.fromisoformat(limits[1])
    if count is None:
        thirds = _THIRDS.get(place) if code == "D" and first.replace(day=1) == last.replace(day=1) else None
        return (first.replace(day=thirds[0]), last.replace(day=min(thirds[1], last.day))) if thirds else (first, last)
    after = calendar.shifted(last, 1)
    start = moved(after, code, -count) if place < 0 else moved(first, code, (place - 1) * count)
    end = calendar.shifted(moved(start, code, count), -1)
    return (start, min(end, last)) if first <= start <= last else None


def _quarters(whole: Value, count: float | None, place: int) -> Value | None:
    """Two quarters of a year are its half: ``1990-H1``; the last one is its fourth."""
    if count == 1.0 and place == -1:
        return dated(f"{whole.timex}-Q4", whole.basis)
    if count != 2.0 or place not in (1, -1):
        return None
    return dated(f"{whole.timex}-H{1 if place == 1 else 2}", whole.basis)
